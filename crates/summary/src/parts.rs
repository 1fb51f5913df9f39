//! The four parts of a verdict: intact, known key, fresh, scores recomputed.

use serde::{Deserialize, Serialize};

/// What one of the four parts of a verdict says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// `intact`, `known`, `fresh` or `recomputed`.
    pub name: &'static str,
    /// The key of its sentence.
    pub key: &'static str,
    pub mark: Mark,
}

impl Part {
    pub(super) const fn of(name: &'static str, (key, mark): (&'static str, Mark)) -> Self {
        Self { name, key, mark }
    }
}

/// How a part's answer is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Yes,
    No,
    /// Neither is known.
    Open,
}

impl Mark {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Open => "open",
        }
    }
}

/// Whether nothing changed since the holders of the keys signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Intact {
    Yes,
    No,
    /// Refused before the signature could be checked.
    Unknown,
}

impl Intact {
    /// The key of its sentence, and its mark.
    pub(super) const fn says(self) -> (&'static str, Mark) {
        match self {
            Self::Yes => ("desk.intact.yes", Mark::Yes),
            Self::No => ("desk.intact.no", Mark::No),
            Self::Unknown => ("desk.intact.unknown", Mark::Open),
        }
    }

    /// The key of it in a word or two.
    pub const fn short(self) -> &'static str {
        match self {
            Self::Yes => "desk.short.intact",
            Self::No => "desk.short.changed",
            Self::Unknown => "desk.short.unchecked",
        }
    }
}

/// What the desk knows of the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KnownKey {
    Unknown,
    /// The client's fingerprint was compared at this desk.
    Pinned,
    /// Also signed by a coach's or kiosk's key on the trust list.
    Listed,
    Revoked,
}

impl KnownKey {
    /// The key of its sentence, and its mark.
    pub(super) const fn says(self) -> (&'static str, Mark) {
        match self {
            Self::Unknown => ("desk.known.unknown", Mark::Open),
            Self::Pinned => ("desk.known.pinned", Mark::Yes),
            Self::Listed => ("desk.known.listed", Mark::Yes),
            Self::Revoked => ("desk.known.revoked", Mark::No),
        }
    }

    /// The key of it in a word or two.
    pub const fn short(self) -> &'static str {
        match self {
            Self::Unknown => "desk.short.unknown",
            Self::Pinned => "desk.short.pinned",
            Self::Listed => "desk.short.listed",
            Self::Revoked => "desk.short.revoked",
        }
    }
}

/// Whether it was made for this occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fresh {
    /// No challenge to compare with; not invalid.
    Unknown,
    /// Answers the challenge that was shown.
    Yes,
    /// The very same summary was received before, in the same carrier.
    Received,
    /// The claimed time cannot be right.
    Doubtful,
    /// Another challenge, or the same number with other content.
    No,
}

impl Fresh {
    /// The key of its sentence, and its mark.
    pub(super) const fn says(self) -> (&'static str, Mark) {
        match self {
            Self::Unknown => ("desk.fresh.unknown", Mark::Open),
            Self::Yes => ("desk.fresh.yes", Mark::Yes),
            Self::Received => ("desk.fresh.received", Mark::Open),
            Self::Doubtful => ("desk.fresh.doubtful", Mark::Open),
            Self::No => ("desk.fresh.no", Mark::No),
        }
    }

    /// The key of it in a word or two.
    pub const fn short(self) -> &'static str {
        match self {
            Self::Unknown => "desk.short.undated",
            Self::Yes => "desk.short.fresh",
            Self::Received => "desk.short.received",
            Self::Doubtful => "desk.short.doubtful",
            Self::No => "desk.short.stale",
        }
    }
}

/// Whether scores and phase follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Recomputed {
    Yes,
    No,
    /// Without scores there is no phase: the short form, or left out.
    Nothing,
    /// Not checked, or made with an instrument that is not known here.
    Unknown,
}

impl Recomputed {
    /// The key of its sentence, and its mark.
    pub(super) const fn says(self) -> (&'static str, Mark) {
        match self {
            Self::Yes => ("desk.recomputed.yes", Mark::Yes),
            Self::No => ("desk.recomputed.no", Mark::No),
            Self::Nothing => ("desk.recomputed.nothing", Mark::Open),
            Self::Unknown => ("desk.recomputed.unknown", Mark::Open),
        }
    }
}
