//! What the client says at once, and what follows from the answers by the rules.

use super::{Entry, Fact, Part, Reader, Score, Teller, Value, below, numbered};
use crate::{nothing, worded};
use suunta_assessment::{Assessment, Phase, Scores, why};
use suunta_content::instrument::{DimensionId, Form};

impl Teller<'_> {
    pub(super) fn own_words(&self) -> Option<Entry> {
        let words = self.payload.goal.as_ref()?.own_words.as_ref()?;
        let words = Fact::item("goal.ownWords", Value::words(words), Vec::new());
        self.entry(Part::OwnWords, vec![words])
    }

    pub(super) fn votes(&self) -> Option<Entry> {
        let area = |id: &DimensionId| self.say.named("dimension.", &id.to_string(), ".area");
        self.entry(Part::Votes, Self::items("votes", self.payload.votes.iter().map(area)))
    }

    pub(super) fn wishes(&self) -> Option<Entry> {
        let wish = |id: &String| self.say.named("wish.", id, ".label");
        self.entry(Part::Wishes, Self::items("wishes", self.payload.wishes.iter().map(wish)))
    }

    pub(super) fn strengths(&self, assessment: &Assessment) -> Option<Entry> {
        let name =
            |id: &DimensionId| worded::strength(*id, self.say.label, |id| self.dimension(id));
        let mut facts = Self::items("strengths", assessment.strengths.iter().map(name));
        if facts.is_empty() {
            facts.push(Fact::sentence("strengths", self.say.text(nothing::strong(assessment))));
        }
        self.entry(Part::Strengths, facts)
    }

    /// Up to three, each with why it is one and who is responsible for what answers it first.
    pub(super) fn needs(&self, form: Form, assessment: &Assessment) -> Option<Entry> {
        let need = |(number, id): (u32, &DimensionId)| {
            let why = why(self.instrument, &assessment.scores, &self.payload.votes, *id);
            let why = why.map(|why| self.say.text(why.key()));
            let party = self.programme.service_for(*id).map(|service| {
                let name = self.say.named("service.", &service.id, "");
                let party = self.say.named("responsible.", &service.responsible, "");
                self.say.filled("summary.need.party", &[("service", &name), ("party", &party)])
            });
            let beside = [why, party].into_iter().flatten().collect();
            Fact::item(numbered("needs", number), Value::Text(self.dimension(*id)), beside)
        };
        let mut facts: Vec<Fact> = (1_u32..).zip(&assessment.needs).map(need).collect();
        if facts.is_empty() {
            let none = nothing::needed(form, self.payload, assessment);
            facts.extend(none.map(|key| Fact::sentence("needs", self.say.text(key))));
        }
        self.entry(Part::Needs, facts)
    }

    /// The suggestion with the values that it follows from, the reason and what is missing.
    pub(super) fn phase(&self, assessment: &Assessment) -> Option<Entry> {
        let suggestion = &assessment.suggestion;
        let key = suggestion.phase.map_or("none", Phase::key);
        let sentence = |path: &str, key: &str| Fact::sentence(path, self.say.text(key));
        let mut facts = vec![sentence("phase", &["phase.", key, ".sentence"].concat())];
        facts.extend(suggestion.near_line.then(|| sentence("nearLine", "phase.near")));
        facts.extend(suggestion.indices.iter().enumerate().map(|(number, index)| {
            let key = ["phase.index.", &number.to_string()].concat();
            let value = match index.value {
                Some(value) => Value::Number((self.say.tenths)(value.tenths())),
                None => Value::Text(self.say.text("score.unknown")),
            };
            Fact::row(key.as_str(), self.say.text(&key), value)
        }));
        facts.extend(suggestion.reason().map(|(key, id)| {
            let name = id.map(|id| self.dimension(id)).unwrap_or_default();
            let key = ["phase.reason.", key].concat();
            Fact::sentence("phase.reason", self.say.filled(&key, &[("name", &name)]))
        }));
        // A client's rating below the suggestion is for the client to think about.
        let ahead =
            self.seen.reader == Reader::Client && assessment.is_ahead_of_rating(self.instrument);
        facts.extend(ahead.then(|| Fact::note("phase.ahead", self.say.text("phase.ahead"))));
        let missing = suggestion.missing().into_iter().map(|id| match id {
            Some(id) => (id.to_string(), self.dimension(id)),
            None => ("workAbility".to_owned(), self.say.text("summary.work-ability")),
        });
        let still = self.say.text("phase.still");
        facts.extend(Fact::list("phase.missing", still, missing.collect()));
        self.entry(Part::Phase, facts)
    }

    /// The picture; what it shows is told by [`Self::scores`].
    pub(super) fn house(&self) -> Entry {
        let entry = self.headed(Part::House, Vec::new());
        match self.seen.reader {
            Reader::Client => Entry { heading: self.say.text("house.title"), ..entry },
            Reader::Caseworker | Reader::Refuser => entry,
        }
    }

    /// Each dimension with its score and word in the instrument's order, and overall work ability.
    pub(super) fn scores(&self, scores: &Scores, before: Option<&Scores>) -> Option<Entry> {
        let unknown = || self.say.text("score.unknown");
        let dimensions = self.instrument.dimensions.iter().map(|dimension| {
            let id = dimension.id;
            let score = scores.of(id);
            let word =
                score.map(|score| worded::band(self.instrument, (id, score), self.say.label));
            let then = before.and_then(|before| before.of(id));
            let score = Score {
                then: then.map(|score| score.rounded()),
                now: score.map(|score| score.rounded()),
                word: word.unwrap_or_else(unknown),
            };
            Fact::score(below("scores", &id.to_string()), self.dimension(id), score)
        });
        let mut facts: Vec<Fact> = dimensions.collect();
        let rating = self.payload.work_ability.map_or_else(unknown, |n| self.of_ten(n));
        facts.extend(self.row("workAbility", "summary.work-ability", Some(rating)));
        self.entry(Part::Scores, facts)
    }
}
