//! Single answers and overall work ability, where they were shared.

use super::{Entry, Fact, Part, Teller, Value, below};
use suunta_assessment::{Answer, Answers, Tally};
use suunta_content::instrument::{Dimension, Item, Kind};

impl Teller<'_> {
    /// The short form has one question of each dimension: its tally is the answer.
    pub(super) fn short(&self) -> Option<Entry> {
        let row = |dimension: &Dimension| {
            let tally = self.payload.dimensions.get(&dimension.id)?;
            let item = self.instrument.item(&dimension.key)?;
            let told = match *tally {
                Tally { answered: 1, sum, .. } => self.step(item, &sum.to_string()),
                Tally { na: 1, .. } => self.say.text("question.na"),
                Tally { .. } => self.say.text("review.open"),
            };
            let path = below("dimensions", &dimension.id.to_string());
            Some(Fact::row(path, self.question(&item.id), Value::Text(told)))
        };
        let mut facts = vec![Fact::note("dimensions", self.say.text("summary.short.hint"))];
        facts.extend(self.instrument.dimensions.iter().filter_map(row));
        let rating = self.payload.work_ability.map(|rating| self.of_ten(rating));
        facts.extend(self.row("workAbility", "summary.work-ability", rating));
        self.entry(Part::Short, facts)
    }

    pub(super) fn work_ability(&self) -> Option<Entry> {
        let rating = self.of_ten(self.payload.work_ability?);
        let rating = Fact::item("workAbility", Value::Text(rating), Vec::new());
        self.entry(Part::WorkAbility, vec![rating])
    }

    pub(super) fn safety(&self) -> Option<Entry> {
        self.entry(Part::Safety, self.said("safety", self.payload.safety.as_ref()?))
    }

    pub(super) fn answers(&self) -> Option<Entry> {
        self.entry(Part::Answers, self.said("answers", self.payload.answers.as_ref()?))
    }

    /// In the instrument's order.
    fn said(&self, path: &str, answers: &Answers) -> Vec<Fact> {
        let row = |item: &Item| {
            let told = match answers.get(&item.id)? {
                Answer::Skip => Value::Text(self.say.text("question.skip")),
                Answer::NotApplicable => Value::Text(self.say.text("question.na")),
                Answer::Step(n) if item.kind == Kind::WorkAbility => Value::Number(n.to_string()),
                Answer::Step(n) => Value::Text(self.step(item, &n.to_string())),
            };
            Some(Fact::row(below(path, &item.id), self.question(&item.id), told))
        };
        self.instrument.items.iter().filter_map(row).collect()
    }

    fn step(&self, item: &Item, step: &str) -> String {
        self.say.text(&["scale.", &item.scale, ".", step].concat())
    }

    pub(super) fn question(&self, item: &str) -> String {
        self.say.named("item.", item, ".question")
    }
}
