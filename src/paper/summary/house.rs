//! The house with its scores in words, and as many lights as each has fifths begun.

use super::Source;
use crate::assessment::{Assessment, Band, Fraction};
use crate::content::instrument::Dimension;
use crate::paper::{Floor, Group, House};

/// From the ground up.
const FLOORS: [&str; 4] = ["floor1", "floor2", "floor3", "floor4"];
const AROUND: [&str; 3] = ["yard", "street", "landscape"];

impl Source<'_> {
    pub(super) fn house(&self, assessment: &Assessment) -> House {
        let at = |place: &'static str| {
            self.instrument.dimensions.iter().filter(move |d| d.place == place)
        };
        let score = |dimension: &Dimension| assessment.scores.of(dimension.id);
        let of_place = |place: &str, score| {
            self.rated(&self.text(&["place.", place, ".name"].concat()), score)
        };
        let floor = |place| {
            let group = |dimension: &Dimension| {
                let short = self.find(&["house.", &dimension.id.to_string()].concat());
                let name = short.unwrap_or_else(|| self.dimension(dimension.id));
                let score = score(dimension);
                Group { said: self.numbered(&name, score), lights: score.map(lights) }
            };
            let groups: Vec<Group> = at(place).map(group).collect();
            let whole = match groups.len() {
                1 => at(place).next().and_then(score),
                _ => assessment.scores.floor1(self.instrument),
            };
            Floor { said: of_place(place, whole), groups }
        };
        let around = |place| {
            let score = at(place).next().and_then(score);
            Group { said: of_place(place, score), lights: score.map(lights) }
        };
        House {
            floors: FLOORS.map(floor).into(),
            around: AROUND.map(around).into(),
            label: self.text("house.title"),
        }
    }

    /// A name with its number.
    fn numbered(&self, name: &str, score: Option<Fraction>) -> String {
        match score {
            None => [name, ": ", &self.text("score.unknown.short")].concat(),
            Some(score) => [name, " ", &score.rounded().to_string()].concat(),
        }
    }

    /// A name with its number and word.
    fn rated(&self, name: &str, score: Option<Fraction>) -> String {
        let word = score.map(|score| {
            let band = Band::of(&self.instrument.constants, score).key();
            [" · ", &self.text(&["band.", band, ".name"].concat())].concat()
        });
        [self.numbered(name, score), word.unwrap_or_default()].concat()
    }
}

/// 0 none, above 0 to 20 one … above 80 five.
fn lights(score: Fraction) -> u8 {
    (0..5).map(|fifth| u8::from(score > Fraction::whole(fifth * 20))).sum()
}
