//! The payload, version 1: what is signed. JSON, integers only, UTF-8.
//!
//! The published JSON Schema beside this file (`schema/summary-v1.json`) says the same shape; a
//! test holds the two together. What a shape cannot say is checked by [`Payload::validate`].

use super::sections::{
    Background, Change, CoachView, Goal, Observation, Plan, Safety, present, required,
};
use crate::assessment::{Answers, Phase, Tally};
use crate::content::instrument::{DimensionId, Form};
use crate::time;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The version of the payload that this code makes and reads.
pub const VERSION: u32 = 1;

/// Longest free text, in characters.
pub const TEXT_LIMIT: usize = 2_000;

/// What a client shares with a caseworker. Optional members are left out of the JSON when absent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Payload {
    /// Always [`VERSION`].
    pub v: u32,
    /// The number of this summary: `urn:uuid:` and a lower-case UUID.
    pub jti: String,
    /// When the signer says it was made: ISO 8601 with seconds and zone.
    pub issued_at: String,
    /// The caseworker's challenge when there was one: 16 Crockford base32 characters (80 bits).
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    /// `suunta-full` or `suunta-short`, and the instrument's version.
    pub instrument: Edition,
    pub profile: Edition,
    pub mode: Mode,
    /// The language it was filled in, a BCP 47 tag (`fi`, `fi-x-selko`, `sv`).
    pub language: String,
    /// Dimensions voted for, in the client's order; empty when left out.
    pub votes: Vec<DimensionId>,
    /// Wish ids of the instrument; empty when left out.
    pub wishes: Vec<String>,
    /// The tally of every dimension of the form; empty when left out.
    pub dimensions: BTreeMap<DimensionId, Tally>,
    /// Overall work ability, `0..=10`.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub work_ability: Option<u8>,
    /// The suggestion that follows from `dimensions` and `workAbility`; null when there is none.
    #[serde(deserialize_with = "required")]
    pub phase: Option<Phase>,
    /// A deciding value lies near its gate.
    pub near_line: bool,
    /// Single answers by item id, without safety answers. Agree with `dimensions`.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub answers: Option<Answers>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub background: Option<Background>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub goal: Option<Goal>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub plan: Option<Plan>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub coach_view: Option<CoachView>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub observation: Option<Observation>,
    /// Answers to safety items, only by the client's own choice; never scored.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub safety: Option<Safety>,
    /// An earlier time, to see what has changed.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// Sections that the client left out.
    pub omitted: Vec<Section>,
    /// Who should have signed: the client, and a coach or a kiosk where there was one.
    pub expected_signers: Vec<Role>,
    /// Unsigned derivatives exported together with this summary.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub attachments: Option<Vec<Attachment>>,
}

/// An id with its version, of an instrument or a profile.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    pub id: String,
    pub version: String,
}

/// The way of filling in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// On one's own.
    #[default]
    #[serde(rename = "self")]
    Own,
    Coach,
    Kiosk,
}

impl Mode {
    /// As signed, and as the query parameter `mode` says it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::Coach => "coach",
            Self::Kiosk => "kiosk",
        }
    }

    /// Reads the query parameter, in letters of any case. An empty one is filling in on one's own;
    /// `None` is what nobody knows.
    pub fn from_query(value: &str) -> Option<Self> {
        let value = value.trim();
        let known = [Self::Own, Self::Coach, Self::Kiosk];
        let named = known.into_iter().find(|mode| mode.key().eq_ignore_ascii_case(value));
        if value.is_empty() { Some(Self::Own) } else { named }
    }
}

/// In which role a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Client,
    Coach,
    Kiosk,
}

impl Role {
    /// As in the protected header.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Coach => "coach",
            Self::Kiosk => "kiosk",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Client, Self::Coach, Self::Kiosk].into_iter().find(|role| role.name() == name)
    }
}

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

/// An unsigned file that was exported with the summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// The file's name.
    pub name: String,
    /// SHA-256 of its bytes in lower-case hexadecimal.
    pub sha256: String,
}

impl Payload {
    /// Whether the payload holds anything of the section.
    pub fn holds(&self, section: Section) -> bool {
        match section {
            Section::Votes => !self.votes.is_empty(),
            Section::Wishes => !self.wishes.is_empty(),
            Section::Dimensions => !self.dimensions.is_empty(),
            Section::WorkAbility => self.work_ability.is_some(),
            Section::Answers => self.answers.is_some(),
            Section::Background => self.background.as_ref().is_some_and(Background::holds_more),
            Section::Goal => self.goal.is_some(),
            Section::Plan => self.plan.is_some(),
            Section::CoachView => self.coach_view.is_some(),
            Section::Observation => self.observation.is_some(),
            Section::Safety => self.safety.is_some(),
            Section::Change => self.change.is_some(),
            Section::Histories => {
                self.background.as_ref().is_some_and(|all| !all.histories.is_empty())
            }
        }
    }

    /// The sections left out, as a reader knows them: in the short form, where a tally is an answer,
    /// the dimensions are the single answers, and have not been left out where the tallies are there.
    pub fn left_out(&self, form: Option<Form>) -> BTreeSet<Section> {
        let short = form == Some(Form::Short);
        let named = |section: &Section| match section {
            Section::Dimensions if short => Section::Answers,
            other => *other,
        };
        let there = |section: &Section| {
            short && *section == Section::Answers && self.holds(Section::Dimensions)
        };
        self.omitted.iter().map(named).filter(|section| !there(section)).collect()
    }

    /// The part that a QR carries: no free text, the client's signature alone, time in UTC.
    #[must_use]
    pub fn scored_part(&self) -> Self {
        let instant = time::instant(&self.issued_at).map(time::format_instant);
        Self {
            issued_at: instant.unwrap_or_else(|| self.issued_at.clone()),
            background: None,
            goal: None,
            plan: None,
            coach_view: None,
            observation: None,
            safety: None,
            change: None,
            expected_signers: vec![Role::Client],
            attachments: None,
            ..self.clone()
        }
    }
}
