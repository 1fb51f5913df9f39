//! What a client can leave out of a summary: sections, and in the scores single dimensions.

use serde::{Deserialize, Serialize};
use suunta_content::instrument::DimensionId;

/// A part of the payload that the client can leave out; named as the member is, the histories as
/// their member of the background.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Section {
    Votes,
    Wishes,
    Dimensions,
    WorkAbility,
    Answers,
    Background,
    Goal,
    Plan,
    CoachView,
    Observation,
    Safety,
    Change,
    Histories,
}

impl Section {
    /// Every section in the order of the payload; a QR names them by their places, so that further
    /// ones come last.
    pub const ALL: [Self; 13] = [
        Self::Votes,
        Self::Wishes,
        Self::Dimensions,
        Self::WorkAbility,
        Self::Answers,
        Self::Background,
        Self::Goal,
        Self::Plan,
        Self::CoachView,
        Self::Observation,
        Self::Safety,
        Self::Change,
        Self::Histories,
    ];

    /// The member's name; also the value of a `share` control and the end of a content key.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Votes => "votes",
            Self::Wishes => "wishes",
            Self::Dimensions => "dimensions",
            Self::WorkAbility => "workAbility",
            Self::Answers => "answers",
            Self::Background => "background",
            Self::Goal => "goal",
            Self::Plan => "plan",
            Self::CoachView => "coachView",
            Self::Observation => "observation",
            Self::Safety => "safety",
            Self::Change => "change",
            Self::Histories => "histories",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.name() == name)
    }

    /// Shared unless the client says otherwise: nothing that is sensitive. A change is no more than
    /// the scores of another day.
    pub const fn shared_by_default(self) -> bool {
        match self {
            Self::Votes
            | Self::Wishes
            | Self::Dimensions
            | Self::WorkAbility
            | Self::Goal
            | Self::Plan
            | Self::Change => true,
            Self::Answers
            | Self::Background
            | Self::CoachView
            | Self::Observation
            | Self::Safety
            | Self::Histories => false,
        }
    }
}

/// Something that the client left out, as the payload names it: `safety`, `dimensions.R`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Omitted {
    Section(Section),
    Dimension(DimensionId),
}

impl Omitted {
    const DIMENSION: &str = "dimensions.";

    /// Its name in a language; of a dimension that another content has made, as the payload has it.
    pub fn label(self, label: &dyn Fn(&str) -> String) -> String {
        let key = match self {
            Self::Section(section) => ["section.", section.name()].concat(),
            Self::Dimension(id) => ["dimension.", &id.to_string(), ".name"].concat(),
        };
        let name = label(&key);
        if name == key { self.into() } else { name }
    }
}

impl From<Section> for Omitted {
    fn from(section: Section) -> Self {
        Self::Section(section)
    }
}

impl From<Omitted> for String {
    fn from(omitted: Omitted) -> Self {
        match omitted {
            Omitted::Section(section) => section.name().to_owned(),
            Omitted::Dimension(id) => [Omitted::DIMENSION, &id.to_string()].concat(),
        }
    }
}

/// What a payload names as left out is nothing that could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotOmitted;

impl std::fmt::Display for NotOmitted {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str("neither a section nor a dimension")
    }
}

impl TryFrom<String> for Omitted {
    type Error = NotOmitted;

    fn try_from(name: String) -> Result<Self, NotOmitted> {
        let mut letters = name.strip_prefix(Self::DIMENSION).into_iter().flat_map(str::chars);
        match (letters.next(), letters.next()) {
            (Some(id), None) if id.is_ascii_uppercase() => Ok(Self::Dimension(id)),
            _ => Section::from_name(&name).map(Self::Section).ok_or(NotOmitted),
        }
    }
}
