//! The optional sections of the payload. Each is there only when the client shares it.
//!
//! Ids are the content data's (at most 64 characters), texts are free (at most
//! [`TEXT_LIMIT`](super::payload::TEXT_LIMIT) characters), dates are `YYYY-MM-DD`.

use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;
use suunta_assessment::{Answer, Phase, Tally};
use suunta_content::instrument::DimensionId;

/// Safety answers by item id: a step `0..=2` or `"skip"`.
pub type Safety = BTreeMap<String, Answer>;

/// One mark a dimension, `0..=4`.
pub type Ratings = BTreeMap<DimensionId, u8>;

/// What stands behind the answers. Never scored.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Background {
    /// Checklists by list id (`health`, `rehabilitation`, …), then by item id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub histories: BTreeMap<String, BTreeMap<String, History>>,
    /// Ids of factors that affect taking up work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub factors: Vec<String>,
    /// Ids of the social map.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub social: Vec<String>,
    /// In the client's own order, the one thing in the way first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub obstacles: Vec<Obstacle>,
    /// Further choices by list id (`activity`, `transport`, `referral`).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub lists: BTreeMap<String, Vec<String>>,
    /// Further free texts by field (`career-wish`, `belonging`, …).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, String>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub facts: Option<Facts>,
}

impl Background {
    /// Whether there is anything but the histories, which are a section of their own.
    pub fn holds_more(&self) -> bool {
        *self != Self { histories: self.histories.clone(), ..Self::default() }
    }
}

/// An answer of a history checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum History {
    Yes,
    No,
    /// "I will tell later."
    Later,
}

/// Something in the way, by id, in own words, or both.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Obstacle {
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub status: Option<ObstacleStatus>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ObstacleStatus {
    Found,
    InWork,
    Removed,
}

/// Most months without work that a summary can say.
pub const MOST_MONTHS: u32 = 999;

/// Most paid days of unemployment benefit that a summary can say.
pub const MOST_BENEFIT_DAYS: u32 = 9_999;

/// Optional facts; none of them enters a score or a phase.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Facts {
    /// Municipality id.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub municipality: Option<String>,
    /// Age band id.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub age_band: Option<String>,
    /// Whole months, at most [`MOST_MONTHS`].
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub months_unemployed: Option<u32>,
    /// Paid days of unemployment benefit, at most [`MOST_BENEFIT_DAYS`].
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub benefit_days: Option<u32>,
    /// Facts that are yes or no, by id (`earnings-right`, `immigrant`, `multi-sector`).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub told: BTreeMap<String, bool>,
}

/// The client's own goal; free texts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Goal {
    /// Kept verbatim.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub own_words: Option<String>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub next_step: Option<String>,
}

/// What happens next.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Plan {
    /// The between-session task.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub task: Option<Task>,
    /// In order of time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// Date of the next talk.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<String>,
    /// Ids of services that interest the client.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    pub text: String,
    /// Date.
    pub due: String,
}

/// A step of the path.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub text: String,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub path: Option<Path>,
    /// Who is responsible; a party, never a third person's name.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub responsible: Option<String>,
    /// Id of the status, such as `referred` or `attached`.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Date.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// Date of "what next".
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// The three kinds of path of the Kemi model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Path {
    Work,
    Education,
    Rehabilitation,
}

/// The coach's marks and what was agreed; never averaged with the client's answers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CoachView {
    pub ratings: Ratings,
    /// A human entry, made together.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub agreed_phase: Option<Phase>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub agreed_goal: Option<String>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// The client's dissent in own words.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub dissent: Option<String>,
    /// Whether the coach saw who the client is; absent when it was not recorded.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub identity_seen: Option<bool>,
    /// The reason for work first (Jyväskylä's reversed path).
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub work_first: Option<String>,
    /// Notes by item id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub notes: BTreeMap<String, String>,
}

/// What the client says to what was agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Consent {
    Agreed,
    Dissent,
}

/// A view from a workplace (Hämeenlinna).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    pub ratings: Ratings,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// The numbers of an earlier time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Change {
    /// When the earlier one was made: ISO 8601 with seconds and zone.
    pub since: String,
    /// The earlier summary's number, when there was one.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub jti: Option<String>,
    pub dimensions: BTreeMap<DimensionId, Tally>,
    /// `0..=10`.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub work_ability: Option<u8>,
}

impl Change {
    /// Without the dimensions: the short form has no scores to set beside them.
    #[must_use]
    pub fn of_work_ability(self) -> Self {
        Self { dimensions: BTreeMap::new(), ..self }
    }
}

/// An optional member that is never null.
pub(super) fn present<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    T::deserialize(deserializer).map(Some)
}

/// A member that may be null but must be there.
pub(super) fn required<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::deserialize(deserializer)
}
