use crate::assessment::{Answer, Answers};
use crate::content::instrument::{DimensionId, Form, Instrument, Kind};
use crate::session::fields;
use crate::summary::payload::Mode;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything one respondent has said, as stored on the device.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// Version of the instrument that was answered.
    pub instrument: String,
    pub profile: String,
    pub form: Form,
    pub mode: Mode,
    /// Milliseconds since 1970.
    pub started: i64,
    /// Milliseconds since 1970.
    pub updated: i64,
    /// When a summary was last signed, milliseconds since 1970.
    #[serde(default)]
    pub exported: Option<i64>,
    /// The page in front, as in the address after `#/`.
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    pub answers: Answers,
    /// Free texts and single choices by field name.
    #[serde(default)]
    pub texts: BTreeMap<String, String>,
    /// Choices of many by list name, in the client's order.
    #[serde(default)]
    pub lists: BTreeMap<String, Vec<String>>,
}

impl Session {
    /// Nothing said yet; begun `now`, in milliseconds since 1970.
    pub fn blank(instrument: &str, profile: &str, mode: Mode, now: i64) -> Self {
        Self {
            instrument: instrument.to_owned(),
            profile: profile.to_owned(),
            mode,
            started: now,
            ..Self::default()
        }
    }

    pub fn answer(&self, item: &str) -> Option<Answer> {
        self.answers.get(item).copied()
    }

    /// A field's text; empty when nothing was written.
    pub fn text(&self, field: &str) -> &str {
        self.texts.get(field).map_or("", String::as_str)
    }

    pub fn list(&self, name: &str) -> &[String] {
        self.lists.get(name).map_or(&[], Vec::as_slice)
    }

    pub fn has(&self, list: &str, value: &str) -> bool {
        self.list(list).iter().any(|chosen| chosen == value)
    }

    /// Dimensions voted for.
    pub fn votes(&self) -> Vec<DimensionId> {
        self.list(fields::VOTES).iter().filter_map(|id| id.chars().next()).collect()
    }

    /// The marks given so far in the fields that begin so, `0..=4`.
    pub fn marks(&self, prefix: &str) -> BTreeMap<DimensionId, u8> {
        let marks = self.texts.iter().filter_map(|(field, mark)| {
            let mut rest = field.strip_prefix(prefix)?.chars();
            let dimension = rest.next().filter(|_| rest.next().is_none())?;
            Some((dimension, mark.parse().ok().filter(|mark| *mark <= 4)?))
        });
        marks.collect()
    }

    /// The id of a further step: a number that no step ever had, so that the words of a removed one,
    /// kept for undo, do not come back under it.
    pub fn new_step(&self) -> String {
        let with_words = self.texts.keys().filter_map(|field| {
            field.strip_prefix(fields::STEPS)?.strip_prefix('.')?.split('.').next()
        });
        let listed = self.list(fields::STEPS).iter().map(String::as_str);
        let last = with_words.chain(listed).filter_map(|id| id.parse::<u32>().ok()).max();
        last.map_or(1, |last| last.saturating_add(1)).to_string()
    }

    /// Overall work ability, `0..=10`, where the instrument asks for it.
    pub fn work_ability(&self, instrument: &Instrument) -> Option<u8> {
        let item = instrument.items.iter().find(|item| item.kind == Kind::WorkAbility)?;
        self.answer(&item.id)?.step()
    }

    /// Answers to items that the instrument does not have any more. They are kept; nothing counts,
    /// shows among the questions or shares them.
    pub fn old_answers(&self, instrument: &Instrument) -> Answers {
        let old = self.answers.iter().filter(|(id, _)| instrument.item(id).is_none());
        old.map(|(id, answer)| (id.clone(), *answer)).collect()
    }

    /// True when something was answered that the instrument still asks.
    pub fn is_answered(&self, instrument: &Instrument) -> bool {
        self.answers.keys().any(|id| instrument.item(id).is_some())
    }

    /// True when nothing has been said yet.
    pub fn is_blank(&self) -> bool {
        self.answers.is_empty() && self.texts.is_empty() && self.lists.is_empty()
    }
}
