//! The pure rules: answers → tallies → scores, bands, needs, phase, change and gaps.
//!
//! Every number a rule uses is a named constant of the instrument's content data
//! ([`suunta_content::instrument::Constants`]). Nothing here knows a browser, a clock, or who
//! the person is: age, sex, origin and municipality never enter a score or a phase.
#![forbid(unsafe_code)]

mod answer;
mod band;
mod change;
mod fraction;
mod need;
mod phase;
mod score;
pub mod target;

pub use answer::{Answer, Answers};
pub use band::Band;
pub use change::{Change, change, changes, gap_to_discuss, mark_points, work_ability_change};
pub use fraction::Fraction;
pub use need::{Why, needs, strengths, why};
pub use phase::{Deciding, Index, Phase, Suggestion, suggest};
pub use score::{Scores, Tally, points, score, tallies};

use std::collections::BTreeMap;
use suunta_content::instrument::{DimensionId, Form, Instrument};

/// What an assessment says. Everything follows from the tallies, so whoever checks a summary
/// computes the same from the same numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    pub scores: Scores,
    /// Dimensions in the top band, in the table's order.
    pub strengths: Vec<DimensionId>,
    /// At most `max_needs` dimensions, in order of importance.
    pub needs: Vec<DimensionId>,
    pub suggestion: Suggestion,
}

impl Assessment {
    /// Whether most of what is known lies below `support`: such a result begins with one step, not
    /// with numbers.
    pub fn is_heavy(&self, instrument: &Instrument) -> bool {
        let low = |score: &&Fraction| Band::of(&instrument.constants, **score) < Band::Watch;
        let known = &self.scores.dimensions;
        2 * known.values().filter(low).count() > known.len()
    }

    /// Whether the suggestion looks further than the client's own rating: phase 2 or 3 beside a
    /// work ability below `support`.
    pub fn is_ahead_of_rating(&self, instrument: &Instrument) -> bool {
        let low = |rating| Band::of(&instrument.constants, rating) < Band::Watch;
        matches!(self.suggestion.phase, Some(Phase::Employability | Phase::Work))
            && self.scores.work_ability.is_some_and(low)
    }
}

/// Assesses tallies and overall work ability (`0..=10`) with the client's votes.
///
/// In the short form dimensions have no score and there is no phase.
pub fn assess(
    instrument: &Instrument,
    form: Form,
    tallies: &BTreeMap<DimensionId, Tally>,
    work_ability: Option<u8>,
    votes: &[DimensionId],
) -> Assessment {
    let scores = Scores::from_tallies(instrument, form, tallies, work_ability);
    Assessment {
        strengths: strengths(instrument, &scores),
        needs: needs(instrument, &scores, votes),
        suggestion: suggest(instrument, &scores),
        scores,
    }
}
