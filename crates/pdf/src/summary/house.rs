//! The house with its scores in words, and as many lights as each has fifths begun.

use super::Source;
use crate::{Floor, Group, House};
use suunta_assessment::{Assessment, Band, Fraction};
use suunta_content::instrument::Dimension;

/// From the ground up.
const FLOORS: [&str; 4] = ["floor1", "floor2", "floor3", "floor4"];
const AROUND: [&str; 3] = ["yard", "street", "landscape"];

impl Source<'_> {
    pub(super) fn house(&self, assessment: &Assessment) -> House {
        let at = |place: &'static str| {
            self.instrument.dimensions.iter().filter(move |d| d.place == place)
        };
        let score = |dimension: &Dimension| assessment.scores.of(dimension.id);
        let place_name = |place: &str| self.text(&["place.", place, ".name"].concat());
        let floor = |place| {
            let group = |dimension: &Dimension| {
                let short = self.find(&["house.", &dimension.id.to_string()].concat());
                let name = short.unwrap_or_else(|| self.dimension(dimension.id));
                let group = self.group(name, score(dimension));
                // A number alone is enough here; that there is none is told.
                let word = if group.lights.is_none() { group.word } else { String::new() };
                Group { word, ..group }
            };
            let groups: Vec<Group> = at(place).map(group).collect();
            let whole = match groups.len() {
                1 => at(place).next().and_then(score),
                _ => assessment.scores.floor1(self.instrument),
            };
            let Group { name, word, .. } = self.group(place_name(place), whole);
            Floor { said: [&name, " · ", &word].concat(), groups }
        };
        let around = |place| self.group(place_name(place), at(place).next().and_then(score));
        House {
            floors: FLOORS.map(floor).into(),
            around: AROUND.map(around).into(),
            label: self.text("house.title"),
        }
    }

    fn group(&self, name: String, score: Option<Fraction>) -> Group {
        let Some(score) = score else {
            return Group { name, word: self.text("score.unknown.short"), lights: None };
        };
        let band = Band::of(&self.instrument.constants, score).key();
        Group {
            name: [&name, " ", &score.rounded().to_string()].concat(),
            word: self.text(&["band.", band, ".name"].concat()),
            lights: Some(lights(score)),
        }
    }
}

/// 0 none, above 0 to 20 one … above 80 five.
fn lights(score: Fraction) -> u8 {
    (0..5).map(|fifth| u8::from(score > Fraction::whole(fifth * 20))).sum()
}
