use super::{Band, Scores};
use suunta_content::instrument::{DimensionId, Instrument};

/// Dimensions in the top band, in the table's order. Strengths come first on every result.
pub fn strengths(instrument: &Instrument, scores: &Scores) -> Vec<DimensionId> {
    let strong = |id: DimensionId| {
        let score = scores.of(id)?;
        Some(Band::of(&instrument.constants, score) == Band::Strength)
    };
    instrument.dimensions.iter().map(|d| d.id).filter(|id| strong(*id) == Some(true)).collect()
}

/// Why a dimension is a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Voted,
    Low,
    Both,
}

impl Why {
    /// The key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Voted => "summary.need.voted",
            Self::Low => "summary.need.low",
            Self::Both => "summary.need.both",
        }
    }
}

/// Why the dimension is a need; `None` when it is none: neither voted for nor below `support`.
pub fn why(
    instrument: &Instrument,
    scores: &Scores,
    votes: &[DimensionId],
    id: DimensionId,
) -> Option<Why> {
    let low = |score| Band::of(&instrument.constants, score) < Band::Watch;
    match (votes.contains(&id), scores.of(id).is_some_and(low)) {
        (true, true) => Some(Why::Both),
        (true, false) => Some(Why::Voted),
        (false, true) => Some(Why::Low),
        (false, false) => None,
    }
}

/// Up to `max_needs` needs. A need is a dimension below `support`, or one that was voted for.
///
/// Ordered by the phase order of needs, then the client's vote, then the lower score (an unknown
/// score after a known one), then the order of the table.
pub fn needs(instrument: &Instrument, scores: &Scores, votes: &[DimensionId]) -> Vec<DimensionId> {
    let mut needs: Vec<_> = instrument
        .dimensions
        .iter()
        .filter_map(|dimension| {
            let why = why(instrument, scores, votes, dimension.id)?;
            let score = scores.of(dimension.id);
            let only_low = why == Why::Low;
            Some((dimension.need_group, only_low, score.is_none(), score, dimension.id))
        })
        .collect();
    // Stable: equal needs stay in the order of the table.
    needs.sort_by_key(|need| (need.0, need.1, need.2, need.3));
    needs.into_iter().map(|need| need.4).take(instrument.constants.max_needs.value).collect()
}
