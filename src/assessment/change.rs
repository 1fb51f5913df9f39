use super::{Fraction, Tally, score};
use crate::content::instrument::Instrument;

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

/// The change of overall work ability, both `0..=10`.
pub fn work_ability_change(instrument: &Instrument, then: u8, now: u8) -> Change {
    if then.abs_diff(now) < instrument.constants.work_ability_change.value {
        Change::Unclear
    } else if now > then {
        Change::Up
    } else {
        Change::Down
    }
}

/// True when the coach's mark (`0..=4`) and the client's score are far enough apart to talk
/// about. Never averaged; neither overwrites the other.
pub fn gap_to_discuss(instrument: &Instrument, client: Fraction, coach_mark: u8) -> bool {
    let coach = Fraction::whole(25 * i64::from(coach_mark));
    client.distance(coach) >= Fraction::whole(instrument.constants.gap.value)
}
