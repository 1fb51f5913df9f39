//! The suggestion on the path, and where it comes from.

use super::{First, joined};
use crate::Block;
use suunta_assessment::Phase;
use suunta_summary::outline::{Entry, Fact, Told, headed};

impl First<'_> {
    pub(super) fn phase(&mut self, entry: &Entry) {
        let (says, how): (Vec<Fact>, Vec<Fact>) = entry
            .facts
            .iter()
            .cloned()
            .partition(|fact| ["phase", "nearLine"].contains(&fact.path.as_str()));
        self.rows.push((entry.heading.clone(), joined(&says, " ", self.say)));
        let label = says.first().map(|fact| fact.whole(self.say)).unwrap_or_default();
        let path = self.path(label);
        self.push([path]);
        let (values, reasons): (Vec<Fact>, Vec<Fact>) =
            how.into_iter().partition(|fact| matches!(fact.told, Told::Value(_)));
        let values = values.iter().map(|fact| headed(&fact.name, &fact.whole(self.say)));
        let reasons = reasons.iter().map(|fact| match fact.name.as_str() {
            "" => fact.whole(self.say),
            name => headed(name, &fact.whole(self.say)),
        });
        let lines = [values.collect::<Vec<_>>().join(" · ")].into_iter().chain(reasons);
        self.rows.push((self.say.text("phase.how"), lines.collect::<Vec<_>>().join("\n")));
    }

    fn path(&self, label: String) -> Block {
        let suggestion = self.outline.scores.as_ref().map(|scores| &scores.suggestion);
        let at = match suggestion.and_then(|suggestion| suggestion.phase) {
            None => vec![],
            Some(Phase::Care) => vec![0],
            Some(Phase::Border) => vec![0, 1],
            Some(Phase::Rehabilitation) => vec![1],
            Some(Phase::Employability) => vec![2],
            Some(Phase::Work) => vec![3],
        };
        let station = |station: &str| {
            // The page's fold marks are of no use here.
            let word = self.say.text(&["phase.", station, ".word"].concat()).replace('\u{ad}', "");
            [station, " ", &word].concat()
        };
        Block::Path { at, label, stations: ["0", "1", "2", "3"].map(station).into() }
    }
}
