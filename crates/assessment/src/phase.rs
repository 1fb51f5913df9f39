use super::{Band, Fraction, Scores};
use serde::{Deserialize, Serialize};
use suunta_content::instrument::{DimensionId, Instrument};

/// A phase of Kainuu's Kohti työtä model. `Border` is the honest `0/1`: both are shown and it is
/// decided in the talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Phase {
    #[serde(rename = "0")]
    Care,
    #[serde(rename = "0/1")]
    Border,
    #[serde(rename = "1")]
    Rehabilitation,
    #[serde(rename = "2")]
    Employability,
    #[serde(rename = "3")]
    Work,
}

impl Phase {
    /// As signed and shown.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Care => "0",
            Self::Border => "0/1",
            Self::Rehabilitation => "1",
            Self::Employability => "2",
            Self::Work => "3",
        }
    }

    /// The phase's part of a content key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Border => "0-1",
            other => other.label(),
        }
    }
}

/// An index's value, or which of its parts are missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Index {
    /// `0..=100`; absent when too few parts are known.
    pub value: Option<Fraction>,
    /// Dimensions of the index without a score.
    pub missing: Vec<DimensionId>,
    /// Overall work ability belongs to the index and is not known.
    pub work_ability_missing: bool,
}

/// What decided the phase, for the reasons on the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deciding {
    /// A critical dimension below `critical`.
    Critical(DimensionId),
    /// Index 0, 1 or 2 below its gate.
    Index(usize),
    /// All gates passed.
    AllPassed,
}

/// A phase suggestion. It prepares a talk; it decides nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Absent when an index is unknown.
    pub phase: Option<Phase>,
    /// A deciding value lies within `band` of its gate. False for `0/1` and for no phase.
    pub near_line: bool,
    pub indices: [Index; 3],
    pub deciding: Option<Deciding>,
    /// Though a mean has passed its gate, a part of it lies below `support`: no sentence says that
    /// all is well there.
    pub uneven: bool,
}

impl Suggestion {
    /// The reason's part of a content key, and the dimension that it names. At the border of 0 and 1
    /// the sentence is one of its own: what decided speaks for neither.
    pub fn reason(&self) -> Option<(&'static str, Option<DimensionId>)> {
        let border = self.phase == Some(Phase::Border);
        Some(match self.deciding? {
            Deciding::Critical(id) if border && self.uneven => ("border-critical-low", Some(id)),
            Deciding::Critical(id) if border => ("border-critical", Some(id)),
            Deciding::Critical(id) => ("critical", Some(id)),
            Deciding::Index(_) if border => ("border", None),
            Deciding::Index(0) => ("0", None),
            Deciding::Index(1) if self.uneven => ("1-low", None),
            Deciding::Index(1) => ("1", None),
            Deciding::Index(_) if self.uneven => ("2-low", None),
            Deciding::Index(_) => ("2", None),
            Deciding::AllPassed if self.uneven => ("passed-low", None),
            Deciding::AllPassed => ("passed", None),
        })
    }

    /// What a suggestion still needs, each once though it is a part of two indices; `None` is overall
    /// work ability.
    pub fn missing(&self) -> Vec<Option<DimensionId>> {
        let mut missing = Vec::new();
        if self.phase.is_some() {
            return missing;
        }
        for index in self.indices.iter().filter(|index| index.value.is_none()) {
            let work_ability = index.work_ability_missing.then_some(None);
            for part in index.missing.iter().copied().map(Some).chain(work_ability) {
                if !missing.contains(&part) {
                    missing.push(part);
                }
            }
        }
        missing
    }
}

/// Suggests a phase; the first rule that fits wins, in the order of importance of needs.
pub fn suggest(instrument: &Instrument, scores: &Scores) -> Suggestion {
    let rule = &instrument.constants.phase;
    let indices = [
        index(instrument, scores, "i0", rule.i0_need),
        index(instrument, scores, "i1", rule.i1_need),
        index(instrument, scores, "i2", rule.i2_need),
    ];
    let [Some(i0), Some(i1), Some(i2)] = [indices[0].value, indices[1].value, indices[2].value]
    else {
        return Suggestion {
            phase: None,
            near_line: false,
            indices,
            deciding: None,
            uneven: false,
        };
    };
    let below = |value: Fraction, gate: i64| value < Fraction::whole(gate);
    let critical = rule.critical_dims.iter().copied().find(|id| {
        scores.of(*id).is_some_and(|score| below(score, instrument.constants.critical.value))
    });

    let (phase, deciding) = if let Some(id) = critical {
        let phase = if below(i0, rule.i0_low) { Phase::Care } else { Phase::Border };
        (phase, Deciding::Critical(id))
    } else if below(i0, rule.i0_low) {
        (Phase::Care, Deciding::Index(0))
    } else if below(i0, rule.i0_high) {
        (Phase::Border, Deciding::Index(0))
    } else if below(i1, rule.i1) {
        (Phase::Rehabilitation, Deciding::Index(1))
    } else if below(i2, rule.i2) {
        (Phase::Employability, Deciding::Index(2))
    } else {
        (Phase::Work, Deciding::AllPassed)
    };
    let near_line = near_line(instrument, scores, phase, [i0, i1, i2]);
    let uneven = is_uneven(instrument, scores, deciding);
    Suggestion { phase: Some(phase), near_line, indices, deciding: Some(deciding), uneven }
}

/// Whether a part of the indices that a sentence would praise lies below `support`.
fn is_uneven(instrument: &Instrument, scores: &Scores, deciding: Deciding) -> bool {
    let (praised, named): (&[&str], _) = match deciding {
        Deciding::Critical(id) => (&["i0"], Some(id)),
        Deciding::Index(0) => (&[], None),
        Deciding::Index(1) => (&["i0"], None),
        Deciding::Index(_) => (&["i0", "i1"], None),
        Deciding::AllPassed => (&["i0", "i1", "i2"], None),
    };
    let low = |score: Fraction| Band::of(&instrument.constants, score) < Band::Watch;
    let in_praised = |index: &String| praised.contains(&index.as_str());
    let dimension = instrument.dimensions.iter().any(|dimension| {
        named != Some(dimension.id)
            && dimension.indices.iter().any(in_praised)
            && scores.of(dimension.id).is_some_and(low)
    });
    dimension || (praised.contains(&"i1") && scores.work_ability.is_some_and(low))
}

/// True when a value that decided lies within `band` of its gate.
fn near_line(
    instrument: &Instrument,
    scores: &Scores,
    phase: Phase,
    indices: [Fraction; 3],
) -> bool {
    let constants = &instrument.constants;
    let rule = &constants.phase;
    let band = constants.band.value;
    let within = |value: Fraction, low: i64, high: i64| {
        value >= Fraction::whole(low) && value < Fraction::whole(high)
    };
    let [i0, i1, i2] = indices;
    let past_care = || {
        within(i0, rule.i0_high, rule.i0_high + band)
            || within(i1, rule.i1 - band, rule.i1 + band)
            || rule.critical_dims.iter().any(|id| {
                let gate = constants.critical.value;
                scores.of(*id).is_some_and(|score| within(score, gate, gate + band))
            })
    };
    match phase {
        Phase::Border => false,
        Phase::Care => within(i0, rule.i0_low - band, rule.i0_low),
        Phase::Rehabilitation => past_care(),
        Phase::Employability | Phase::Work => {
            past_care() || within(i2, rule.i2 - band, rule.i2 + band)
        }
    }
}

/// The mean of the index's known parts when at least `need` are known. Overall work ability is a
/// part of index 1.
fn index(instrument: &Instrument, scores: &Scores, name: &str, need: usize) -> Index {
    let mut known = Vec::new();
    let mut missing = Vec::new();
    let parts = instrument.dimensions.iter().filter(|d| d.indices.iter().any(|i| i == name));
    for dimension in parts {
        match scores.of(dimension.id) {
            Some(score) => known.push(score),
            None => missing.push(dimension.id),
        }
    }
    let with_work_ability = name == "i1";
    if with_work_ability {
        known.extend(scores.work_ability);
    }
    Index {
        value: if known.len() >= need { Fraction::mean(&known) } else { None },
        missing,
        work_ability_missing: with_work_ability && scores.work_ability.is_none(),
    }
}
