//! Scores in words. Some dimensions have the name of a worry, and a strength in one of them is said
//! as what it is: "no worry about addictions", never "strength: addictions".

use suunta_assessment::{Band, Fraction};
use suunta_content::instrument::{DimensionId, Instrument};

/// What a strength in a dimension is called, where its name is a worry.
fn own(id: DimensionId, label: &dyn Fn(&str) -> String) -> Option<String> {
    let key = ["dimension.", &id.to_string(), ".strength"].concat();
    Some(label(&key)).filter(|text| *text != key)
}

/// A strength by its name; `name` names a dimension as the reader knows it.
pub fn strength(
    id: DimensionId,
    label: &dyn Fn(&str) -> String,
    name: impl FnOnce(DimensionId) -> String,
) -> String {
    own(id, label).unwrap_or_else(|| name(id))
}

/// What stands beside a dimension's name and number.
pub fn band(
    instrument: &Instrument,
    (id, score): (DimensionId, Fraction),
    label: &dyn Fn(&str) -> String,
) -> String {
    let band = Band::of(&instrument.constants, score);
    let own = (band == Band::Strength).then(|| own(id, label)).flatten();
    own.unwrap_or_else(|| label(&["band.", band.key(), ".name"].concat()))
}
