//! The house with its scores in words, and as many lights as each has fifths begun.

use crate::{Floor, Group, House};
use suunta_assessment::{Band, Fraction, Scores};
use suunta_content::instrument::{Dimension, Instrument};
use suunta_summary::outline::Wording;

/// From the ground up.
const FLOORS: [&str; 4] = ["floor1", "floor2", "floor3", "floor4"];
const AROUND: [&str; 3] = ["yard", "street", "landscape"];

pub fn picture(scores: &Scores, instrument: &Instrument, say: Wording) -> House {
    let at = |place: &'static str| instrument.dimensions.iter().filter(move |d| d.place == place);
    let score = |dimension: &Dimension| scores.of(dimension.id);
    let place_name = |place: &str| say.text(&["place.", place, ".name"].concat());
    let lit = |name, score| group(name, score, instrument, say);
    let floor = |place| {
        let group = |dimension: &Dimension| {
            let id = dimension.id.to_string();
            let short = say.find(&["house.", &id].concat());
            let name = short.unwrap_or_else(|| say.named("dimension.", &id, ".name"));
            let group = lit(name, score(dimension));
            // A number alone is enough here; that there is none is told.
            let word = if group.lights.is_none() { group.word } else { String::new() };
            Group { word, ..group }
        };
        let groups: Vec<Group> = at(place).map(group).collect();
        let whole = match groups.len() {
            1 => at(place).next().and_then(score),
            _ => scores.floor1(instrument),
        };
        let Group { name, word, .. } = lit(place_name(place), whole);
        Floor { said: [&name, " · ", &word].concat(), groups }
    };
    let around = |place| lit(place_name(place), at(place).next().and_then(score));
    House {
        floors: FLOORS.map(floor).into(),
        around: AROUND.map(around).into(),
        label: say.text("house.title"),
    }
}

fn group(name: String, score: Option<Fraction>, instrument: &Instrument, say: Wording) -> Group {
    let Some(score) = score else {
        return Group { name, word: say.text("score.unknown.short"), lights: None };
    };
    let band = Band::of(&instrument.constants, score).key();
    Group {
        name: [&name, " ", &score.rounded().to_string()].concat(),
        word: say.text(&["band.", band, ".name"].concat()),
        lights: Some(lights(score)),
    }
}

/// 0 none, above 0 to 20 one … above 80 five.
fn lights(score: Fraction) -> u8 {
    (0..5).map(|fifth| u8::from(score > Fraction::whole(fifth * 20))).sum()
}
