//! The parts of the background page.

use serde::{Deserialize, Serialize};

/// A part of the background page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    Factors,
    Obstacles,
    Social,
    Histories,
    /// Career wishes beside experience.
    Career,
    /// Activity preferences.
    Activities,
    Transport,
    /// Belonging as a goal.
    Belonging,
    /// The incentive trap.
    Trap,
    /// Who referred.
    Referral,
    /// How the client wants to proceed.
    Proceed,
    /// What went well, what needs work.
    Experience,
    Facts,
}

impl Part {
    /// Those of a profile that names none.
    pub(super) fn usual() -> Vec<Self> {
        vec![Self::Factors, Self::Obstacles, Self::Social, Self::Histories, Self::Facts]
    }

    /// The part of content keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Factors => "factors",
            Self::Obstacles => "obstacles",
            Self::Social => "social",
            Self::Histories => "histories",
            Self::Career => "career",
            Self::Activities => "activities",
            Self::Transport => "transport",
            Self::Belonging => "belonging",
            Self::Trap => "trap",
            Self::Referral => "referral",
            Self::Proceed => "proceed",
            Self::Experience => "experience",
            Self::Facts => "facts",
        }
    }
}
