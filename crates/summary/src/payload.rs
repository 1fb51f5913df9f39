//! The payload, version 2: what is signed. JSON, integers only, UTF-8. Version 1 is still read.
//!
//! The published JSON Schemas beside this file (`schema/summary-v2.json`, `summary-v1.json`) say the
//! same shapes; a test holds them together. What a shape cannot say is checked by
//! [`Payload::validate`].

pub use super::omitted::{Omitted, Section};
use super::sections::{
    Background, Change, CoachView, Goal, Observation, Plan, Safety, present, required,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use suunta_assessment::{Answers, Phase, Tally};
use suunta_content::instrument::DimensionId;
use suunta_time as time;

/// The version of the payload that this code makes.
pub const VERSION: u32 = 2;

/// The version before: no signature but the client's own says whose summary it is.
pub const VERSION_1: u32 = 1;

/// Longest free text, in characters.
pub const TEXT_LIMIT: usize = 2_000;

/// What a client shares with a caseworker. Optional members are left out of the JSON when absent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Payload {
    /// [`VERSION`], or [`VERSION_1`].
    pub v: u32,
    /// The number of this summary: `urn:uuid:` and a lower-case UUID.
    pub jti: String,
    /// When the signer says it was made: ISO 8601 with seconds and zone.
    pub issued_at: String,
    /// The caseworker's challenge when there was one: 16 Crockford base32 characters (80 bits).
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    /// The RFC 7638 thumbprint of the client's key: whoever signs, signs whose summary it is. Always
    /// there in version 2, filled in by who signs as the client; never in version 1.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub client_key: Option<String>,
    /// The number of the client's earlier summary that this one takes the place of. Version 2.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    /// The number of the client's earlier summary that is not to be used any more. Version 2.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub withdraws: Option<String>,
    /// `suunta-full` or `suunta-short`, and the instrument's version.
    pub instrument: Edition,
    pub profile: Edition,
    pub mode: Mode,
    /// The language it was filled in, a BCP 47 tag (`fi`, `fi-x-selko`, `sv`).
    pub language: String,
    /// Which work the answers about work are of. Version 2.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub work_reference: Option<WorkReference>,
    /// Dimensions voted for, in the client's order; empty when left out.
    pub votes: Vec<DimensionId>,
    /// Wish ids of the instrument; empty when left out.
    pub wishes: Vec<String>,
    /// The tally of every dimension of the form that was not left out; empty when all of them were.
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
    /// What the client left out: sections, and from version 2 on single dimensions.
    pub omitted: Vec<Omitted>,
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

/// The work that the questions about work were answered of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WorkReference {
    /// The last job.
    Last,
    /// The one that is hoped for.
    Hoped,
    /// Neither: they do not concern.
    None,
}

impl WorkReference {
    pub const ALL: [Self; 3] = [Self::Last, Self::Hoped, Self::None];

    /// The key of its sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Last => "summary.work-reference.last",
            Self::Hoped => "summary.work-reference.hoped",
            Self::None => "summary.work-reference.none",
        }
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
    /// Whether a coach or a workplace is to have said something. What the client said stands in the
    /// notes beside single questions.
    pub fn tells_of_others(&self) -> bool {
        let beyond_notes = |view: &CoachView| {
            CoachView { notes: view.notes.clone(), ..CoachView::default() } != *view
        };
        self.observation.is_some() || self.coach_view.as_ref().is_some_and(beyond_notes)
    }

    /// Who should have signed, as a code tells it. One of version 1 does not tell, and then it is
    /// taken from the way of filling in.
    pub(super) fn signers_on_paper(&self) -> Vec<Role> {
        let beside = match self.mode {
            _ if self.v != VERSION_1 => return self.expected_signers.clone(),
            Mode::Own => None,
            Mode::Coach => Some(Role::Coach),
            Mode::Kiosk => Some(Role::Kiosk),
        };
        std::iter::once(Role::Client).chain(beside).collect()
    }

    /// The part that a QR carries: no free text, time in UTC.
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
            expected_signers: self.signers_on_paper(),
            attachments: None,
            ..self.clone()
        }
    }
}
