use super::{Fraction, Tally, score};
use std::collections::BTreeMap;
use suunta_content::instrument::{DimensionId, Form, Instrument};

/// A difference between two times, said only when it is beyond chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Up,
    Down,
    /// "No clear change".
    Unclear,
}

/// The change of one dimension of `items` items; `None` when either time has no score.
///
/// The limit depends on the smaller count of answered items (a simulated retest keeps false
/// alarms at or under 5 % a dimension).
pub fn change(instrument: &Instrument, then: Tally, now: Tally, items: u32) -> Option<Change> {
    let before = score(instrument, then, items)?;
    let after = score(instrument, now, items)?;
    let answered = then.answered.min(now.answered);
    let limits = &instrument.constants.change.value;
    let limit = limits
        .iter()
        .filter(|(count, _, _)| *count <= answered)
        .max_by_key(|(count, _, _)| *count)
        .and_then(|(_, numerator, denominator)| Fraction::new(*numerator, *denominator))?;
    Some(if before.distance(after) < limit {
        Change::Unclear
    } else if after > before {
        Change::Up
    } else {
        Change::Down
    })
}

/// The change of each dimension that has a score both times.
pub fn changes(
    instrument: &Instrument,
    then: &BTreeMap<DimensionId, Tally>,
    now: &BTreeMap<DimensionId, Tally>,
) -> BTreeMap<DimensionId, Change> {
    let one = |id: DimensionId| {
        let items = u32::try_from(instrument.scored_items(id, Form::Full).count()).ok()?;
        change(instrument, *then.get(&id)?, *now.get(&id)?, items).map(|change| (id, change))
    };
    instrument.dimensions.iter().filter_map(|dimension| one(dimension.id)).collect()
}

/// The change of overall work ability, each `0..=10`; `None` unless it was said both times.
pub fn work_ability_change(
    instrument: &Instrument,
    then: Option<u8>,
    now: Option<u8>,
) -> Option<Change> {
    let (then, now) = (then?, now?);
    Some(if then.abs_diff(now) < instrument.constants.work_ability_change.value {
        Change::Unclear
    } else if now > then {
        Change::Up
    } else {
        Change::Down
    })
}

/// A coach's mark (`0..=4`) in points of `0..=100`, as scores are.
pub fn mark_points(mark: u8) -> i64 {
    25 * i64::from(mark)
}

/// True when the coach's mark (`0..=4`) and the client's score are far enough apart to talk
/// about. Never averaged; neither overwrites the other.
pub fn gap_to_discuss(instrument: &Instrument, client: Fraction, coach_mark: u8) -> bool {
    client.distance(Fraction::whole(mark_points(coach_mark)))
        >= Fraction::whole(instrument.constants.gap.value)
}
