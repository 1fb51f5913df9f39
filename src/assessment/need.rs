use super::{Band, Scores};
use crate::content::instrument::{DimensionId, Instrument};

/// Dimensions in the top band, in the table's order. Strengths come first on every result.
pub fn strengths(instrument: &Instrument, scores: &Scores) -> Vec<DimensionId> {
    let strong = |id: DimensionId| {
        let score = scores.of(id)?;
        Some(Band::of(&instrument.constants, score) == Band::Strength)
    };
    instrument.dimensions.iter().map(|d| d.id).filter(|id| strong(*id) == Some(true)).collect()
}

/// Up to `max_needs` needs. A need is a dimension below `support`, or one that was voted for.
///
/// Ordered by the phase order of needs, then the client's vote, then the lower score (an unknown
/// score after a known one), then the order of the table.
pub fn needs(instrument: &Instrument, scores: &Scores, votes: &[DimensionId]) -> Vec<DimensionId> {
    let constants = &instrument.constants;
    let mut needs: Vec<_> = instrument
        .dimensions
        .iter()
        .filter_map(|dimension| {
            let score = scores.of(dimension.id);
            let voted = votes.contains(&dimension.id);
            let low = score.is_some_and(|score| Band::of(constants, score) < Band::Watch);
            (voted || low).then_some((
                dimension.need_group,
                !voted,
                score.is_none(),
                score,
                dimension.id,
            ))
        })
        .collect();
    // Stable: equal needs stay in the order of the table.
    needs.sort_by_key(|need| (need.0, need.1, need.2, need.3));
    needs.into_iter().map(|need| need.4).take(constants.max_needs.value).collect()
}
