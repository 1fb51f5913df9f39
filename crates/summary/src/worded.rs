//! Scores in words. Some dimensions have the name of a worry, and a strength in one of them is said
//! as what it is: "no worry about addictions", never "strength: addictions". So is a change in one of
//! them: "less worry about addictions", never "up: addictions".

use suunta_assessment::{Band, Change, Fraction};
use suunta_content::instrument::{DimensionId, Instrument};

/// What is said of a dimension in words of its own, where its name is a worry.
fn own(id: DimensionId, what: &str, label: &dyn Fn(&str) -> String) -> Option<String> {
    let key = ["dimension.", &id.to_string(), what].concat();
    Some(label(&key)).filter(|text| *text != key)
}

/// The key of a change in a word.
pub const fn change_key(change: Change) -> &'static str {
    match change {
        Change::Up => "summary.change.up",
        Change::Down => "summary.change.down",
        Change::Unclear => "summary.change.unclear",
    }
}

/// What stands of a change beside a dimension's name.
pub fn change(id: DimensionId, change: Change, label: &dyn Fn(&str) -> String) -> String {
    changed(id, change, label).unwrap_or_else(|| label(change_key(change)))
}

/// A change in a dimension in words of its own, where its name is a worry.
pub fn changed(id: DimensionId, change: Change, label: &dyn Fn(&str) -> String) -> Option<String> {
    match change {
        Change::Up => own(id, ".up", label),
        Change::Down => own(id, ".down", label),
        Change::Unclear => None,
    }
}

/// A strength by its name; `name` names a dimension as the reader knows it.
pub fn strength(
    id: DimensionId,
    label: &dyn Fn(&str) -> String,
    name: impl FnOnce(DimensionId) -> String,
) -> String {
    own(id, ".strength", label).unwrap_or_else(|| name(id))
}

/// What stands beside a dimension's name and number.
pub fn band(
    instrument: &Instrument,
    (id, score): (DimensionId, Fraction),
    label: &dyn Fn(&str) -> String,
) -> String {
    let band = Band::of(&instrument.constants, score);
    let own = (band == Band::Strength).then(|| own(id, ".strength", label)).flatten();
    own.unwrap_or_else(|| label(&["band.", band.key(), ".name"].concat()))
}
