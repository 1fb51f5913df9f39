//! The sections of a summary, each of what leaves of it.

use crate::assessment::Phase;
use crate::session::sharing::Leaving;
use crate::session::{fields, rounds};
use crate::summary::payload::Section;
use crate::summary::sections::{
    Background, CoachView, Consent, Facts, Goal, History, MOST_BENEFIT_DAYS, MOST_MONTHS,
    Observation, Obstacle, ObstacleStatus, Path, Plan, Ratings, Step, Task,
};
use crate::time;

/// A whole number; one that no summary can say is left out.
fn number(leaving: &Leaving, field: &str, most: u32) -> Option<u32> {
    leaving.text(field)?.parse().ok().filter(|number| *number <= most)
}

/// `since` is when the round before this one was signed, ISO 8601.
pub fn background(leaving: &Leaving, since: Option<&str>) -> Option<Background> {
    let session = leaving.session;
    let mut background = Background {
        factors: leaving.list(fields::FACTORS).to_vec(),
        social: leaving.list(fields::SOCIAL).to_vec(),
        ..Background::default()
    };
    for id in leaving.list(fields::OBSTACLES) {
        let own = id == fields::OBSTACLE_OWN;
        let text = if own { leaving.text(fields::OBSTACLE_OWN) } else { None };
        if !own || text.is_some() {
            let status = match session.text(&[fields::OBSTACLE_STATUS, ".", id].concat()) {
                "found" => Some(ObstacleStatus::Found),
                "inWork" => Some(ObstacleStatus::InWork),
                "removed" => Some(ObstacleStatus::Removed),
                _ => None,
            };
            let id = (!own).then(|| id.clone());
            background.obstacles.push(Obstacle { id, text, status });
        }
    }
    for (field, told) in session.texts.iter().filter(|(field, _)| leaving.leaves(field)) {
        let mut parts = field.split('.');
        let (Some(fields::HISTORY), Some(list), Some(item)) =
            (parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        let told = match told.as_str() {
            "yes" => History::Yes,
            "no" => History::No,
            _ => History::Later,
        };
        background.histories.entry(list.to_owned()).or_default().insert(item.to_owned(), told);
    }
    for field in fields::BACKGROUND_TEXTS {
        background.texts.extend(leaving.text(field).map(|text| (field.to_owned(), text)));
    }
    let first = leaving.text(fields::FIRST_SERVICE).and_then(|text| time::written(&text));
    background.texts.remove(fields::FIRST_SERVICE);
    background.texts.extend(first.clone().map(|day| (fields::FIRST_SERVICE.to_owned(), day)));
    let days = since.zip(first).and_then(|(since, first)| rounds::days_between(since, &first));
    if let Some(days) = days.filter(|_| leaving.leaves(fields::DAYS_TO_SERVICE)) {
        background.texts.insert(fields::DAYS_TO_SERVICE.to_owned(), days.to_string());
    }
    for name in fields::BACKGROUND_LISTS {
        let chosen = leaving.list(name);
        if !chosen.is_empty() {
            background.lists.insert(name.to_owned(), chosen.to_vec());
        }
    }
    let told = fields::TOLD.iter().filter_map(|fact| match leaving.text(fact)?.as_str() {
        "yes" => Some(((*fact).to_owned(), true)),
        "no" => Some(((*fact).to_owned(), false)),
        _ => None,
    });
    let facts = Facts {
        told: told.collect(),
        municipality: leaving.text(fields::MUNICIPALITY),
        age_band: leaving.text(fields::AGE_BAND),
        months_unemployed: number(leaving, fields::MONTHS_UNEMPLOYED, MOST_MONTHS),
        benefit_days: number(leaving, fields::BENEFIT_DAYS, MOST_BENEFIT_DAYS),
    };
    // What was true the last time is not told as true now.
    let confirmed = session.text(fields::CARRIED) != "yes";
    background.facts = (confirmed && facts != Facts::default()).then_some(facts);
    (background != Background::default()).then_some(background)
}

pub fn goal(leaving: &Leaving) -> Option<Goal> {
    let goal = Goal {
        own_words: leaving.text(fields::OWN_WORDS),
        goal: leaving.text(fields::GOAL),
        next_step: leaving.text(fields::NEXT_STEP),
    };
    (goal != Goal::default()).then_some(goal)
}

pub fn plan(leaving: &Leaving) -> Option<Plan> {
    let date = |field: &str| leaving.text(field).and_then(|text| time::written(&text));
    let due = date(fields::TASK_DUE);
    let plan = Plan {
        task: leaving.text(fields::TASK).zip(due).map(|(text, due)| Task { text, due }),
        follow_up: date(fields::FOLLOW_UP),
        services: leaving.list(fields::SERVICES).to_vec(),
        steps: leaving.list(fields::STEPS).iter().filter_map(|id| step(leaving, id)).collect(),
    };
    (plan != Plan::default()).then_some(plan)
}

/// The coach's marks once they are saved, what was agreed, and the notes whose questions leave.
pub fn coach_view(leaving: &Leaving) -> Option<CoachView> {
    let session = leaving.session;
    if !leaving.shares(Section::CoachView) {
        return None;
    }
    let saved = session.text(fields::COACH_SAVED) == "yes";
    let notes = session.texts.keys().filter_map(|field| {
        let item = field.strip_prefix(fields::NOTE)?;
        Some((item.to_owned(), leaving.text(field)?))
    });
    let view = CoachView {
        ratings: if saved { session.marks(fields::COACH_MARK) } else { Ratings::new() },
        agreed_phase: match session.text(fields::AGREED_PHASE) {
            "0" => Some(Phase::Care),
            "0-1" => Some(Phase::Border),
            "1" => Some(Phase::Rehabilitation),
            "2" => Some(Phase::Employability),
            "3" => Some(Phase::Work),
            _ => None,
        },
        agreed_goal: leaving.text(fields::AGREED_GOAL),
        consent: match session.text(fields::CONSENT_SAID) {
            "agreed" => Some(Consent::Agreed),
            "dissent" => Some(Consent::Dissent),
            _ => None,
        },
        dissent: leaving.text(fields::DISSENT),
        identity_seen: match session.text(fields::IDENTITY) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        work_first: leaving.text(fields::WORK_FIRST),
        notes: notes.collect(),
    };
    (view != CoachView::default()).then_some(view)
}

pub fn observation(leaving: &Leaving) -> Option<Observation> {
    if !leaving.shares(Section::Observation) {
        return None;
    }
    let ratings = leaving.session.marks(fields::OBSERVATION_MARK);
    let text = leaving.text(fields::OBSERVATION);
    (!ratings.is_empty() || text.is_some()).then_some(Observation { ratings, text })
}

/// A step of the plan; `None` while nothing is written.
fn step(leaving: &Leaving, id: &str) -> Option<Step> {
    let part = |name: &str| leaving.text(&fields::step(id, name));
    // A date that is being typed is no date yet.
    let date = |name: &str| part(name).and_then(|text| time::written(&text));
    Some(Step {
        text: part("text")?,
        path: match part("path").as_deref() {
            Some("work") => Some(Path::Work),
            Some("education") => Some(Path::Education),
            Some("rehabilitation") => Some(Path::Rehabilitation),
            _ => None,
        },
        responsible: part("responsible"),
        status: part("status"),
        due: date("due"),
        next: date("next"),
    })
}
