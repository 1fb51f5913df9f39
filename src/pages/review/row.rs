//! What was told of one thing.

use crate::assessment::Answer;
use crate::content::instrument::{Item, Kind};
use crate::route::Route;
use crate::session::Session;
use crate::state::text::{listed, t, tf, tk};

/// What was told of one thing, and where it can be changed.
pub struct Row {
    /// The item, field or list.
    pub key: String,
    pub route: Route,
    pub label: String,
    /// `None` while nothing is told.
    pub said: Option<String>,
}

impl Row {
    pub fn new(route: Route, key: impl Into<String>, label: String, said: Option<String>) -> Self {
        Self { key: key.into(), route, label, said }
    }

    /// A text field under its own label.
    pub fn field(session: &Session, route: Route, name: &str) -> Self {
        Self::new(route, name, tk(&["field.", name, ".label"]), written(session, name))
    }

    /// A list of choices by their names.
    pub fn list(
        session: &Session,
        route: Route,
        label: &str,
        name: &str,
        (prefix, part): (&str, &str),
    ) -> Self {
        let names = session.list(name).iter().map(|id| tk(&[prefix, ".", id, part]));
        let names = listed(&names.collect::<Vec<_>>());
        Self::new(route, name, t(label), (!names.is_empty()).then_some(names))
    }
}

/// An answer in words; of an item that is not asked any more only the place of the choice is known.
pub fn answered(item: Option<&Item>, answer: Answer) -> String {
    match (answer, item) {
        (Answer::Skip, _) => t("question.skip"),
        (Answer::NotApplicable, _) => t("question.na"),
        (Answer::Step(step), None) => {
            tf("review.old.step", &[("n", &step.saturating_add(1).to_string())])
        }
        (Answer::Step(step), Some(item)) if item.kind == Kind::WorkAbility => {
            tf("summary.of-ten", &[("n", &step.to_string())])
        }
        (Answer::Step(step), Some(item)) => tk(&["scale.", &item.scale, ".", &step.to_string()]),
    }
}

pub fn written(session: &Session, name: &str) -> Option<String> {
    let text = session.text(name).trim();
    (!text.is_empty()).then(|| text.to_owned())
}
