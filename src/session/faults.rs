//! What stands in the way of a signature, field by field: of what was chosen to leave, whatever the
//! payload's limits refuse or could not say.

use crate::session::{Leaving, fields};
use crate::summary::limits::{LIST_LIMIT, SHORT_LIMIT};
use crate::summary::sections::{MOST_BENEFIT_DAYS, MOST_MONTHS};
use crate::time;

/// Why a field's content cannot be told in a summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// More characters than this.
    Long(usize),
    /// More entries than this.
    Many(usize),
    /// No date that there is, or not written as `YYYY-MM-DD`.
    Date,
    /// A task without the day until when.
    Undated,
    /// No whole number from 0 to this.
    Number(u32),
}

impl Fault {
    /// The end of the key of its sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Long(_) => "long",
            Self::Many(_) => "many",
            Self::Date => "date",
            Self::Undated => "undated",
            Self::Number(_) => "number",
        }
    }

    /// The most that there may be, where that is what is wrong.
    pub fn most(self) -> Option<String> {
        match self {
            Self::Long(most) | Self::Many(most) => Some(most.to_string()),
            Self::Number(most) => Some(most.to_string()),
            Self::Date | Self::Undated => None,
        }
    }
}

/// Every field of what leaves that has a fault, by its name.
pub fn faults(leaving: &Leaving) -> Vec<(String, Fault)> {
    let session = leaving.session;
    let mut found = Vec::new();
    let texts = session.texts.iter().filter(|(field, text)| {
        !text.trim().is_empty() && leaving.leaves(field) && is_in_use(leaving, field)
    });
    for (field, text) in texts {
        found.extend(of_text(field, text.trim()).map(|fault| (field.clone(), fault)));
    }
    let task = leaving.text(fields::TASK).is_some();
    if task && leaving.text(fields::TASK_DUE).is_none() {
        found.push((fields::TASK_DUE.to_owned(), Fault::Undated));
    }
    for (name, values) in &session.lists {
        if values.len() > LIST_LIMIT && leaving.leaves(name) {
            found.push((name.clone(), Fault::Many(LIST_LIMIT)));
        }
    }
    found
}

/// What was taken away again is kept for undo, and tells nothing.
fn is_in_use(leaving: &Leaving, field: &str) -> bool {
    let session = leaving.session;
    let mut parts = field.split('.');
    let facts = fields::CARRIED_FACTS.contains(&field);
    match (parts.next(), parts.next()) {
        (Some(fields::STEPS), Some(id)) => {
            session.has(fields::STEPS, id)
                && !session.text(&fields::step(id, "text")).trim().is_empty()
        }
        (Some(fields::TASK_DUE), _) => leaving.text(fields::TASK).is_some(),
        (Some(fields::OBSTACLE_OWN), _) => session.has(fields::OBSTACLES, fields::OBSTACLE_OWN),
        // Facts of an earlier round leave once they are confirmed.
        _ if facts => session.text(fields::CARRIED) != "yes",
        _ => true,
    }
}

fn of_text(field: &str, text: &str) -> Option<Fault> {
    let part = field.strip_prefix(fields::STEPS).and_then(|rest| rest.rsplit('.').next());
    let is_date = [fields::TASK_DUE, fields::FOLLOW_UP, fields::FIRST_SERVICE].contains(&field)
        || matches!(part, Some("due" | "next"));
    if is_date {
        return time::date(text).is_none().then_some(Fault::Date);
    }
    let number = match field {
        fields::MONTHS_UNEMPLOYED => Some(MOST_MONTHS),
        fields::BENEFIT_DAYS => Some(MOST_BENEFIT_DAYS),
        _ => None,
    };
    if let Some(most) = number {
        let well = text.parse::<u32>().is_ok_and(|number| number <= most);
        return (!well).then_some(Fault::Number(most));
    }
    let most = match field {
        fields::AGE_BAND => SHORT_LIMIT,
        _ if matches!(part, Some("responsible" | "status")) => SHORT_LIMIT,
        _ => fields::limit(field),
    };
    (text.chars().count() > most).then_some(Fault::Long(most))
}
