//! Facts in plain words, for formats that are text.

use super::{Fact, Mark, Score, Told, Value, Wording};

/// Between what stands beside each other.
const BESIDE: &str = " · ";

impl Value {
    /// On one line.
    fn on_one_line(&self) -> String {
        match self {
            Self::Words(words) => words.on_one_line(),
            other => other.whole(),
        }
    }
}

impl Fact {
    /// What is told, on one line.
    pub fn on_one_line(&self, say: Wording) -> String {
        self.written(say, Value::on_one_line)
    }

    /// What is told, own words with the lines that they were written in.
    pub fn whole(&self, say: Wording) -> String {
        self.written(say, Value::whole)
    }

    fn written(&self, say: Wording, value: impl Fn(&Value) -> String) -> String {
        match &self.told {
            Told::Sentence(text) | Told::Note(text) => text.clone(),
            Told::Value(told) => value(told),
            Told::Item(told, beside) => {
                let parts = std::iter::once(value(told)).chain(beside.iter().cloned());
                parts.collect::<Vec<_>>().join(BESIDE)
            }
            Told::List(items) => say.listed(items.iter().map(|(_, name)| name)),
            Told::Mark(mark) => mark.written(&self.name, say),
            Told::Score(score) => score.written(say),
        }
    }
}

impl Mark {
    /// `Body (Client 25, Coach 100) – let's talk about this`.
    fn written(self, name: &str, say: Wording) -> String {
        let client = self.client.map_or_else(|| say.text("score.unknown.short"), |n| n.to_string());
        let sides = [("coach.client", client), ("coach.coach", self.mark.to_string())];
        let sides = say.listed(sides.map(|(key, told)| [&say.text(key), " ", &told].concat()));
        let gap =
            if self.gap { [" – ", &say.text("summary.gap")].concat() } else { String::new() };
        [name, " (", &sides, ")", &gap].concat()
    }
}

impl Score {
    /// `25 (support now) · Last time 58`.
    fn written(&self, say: Wording) -> String {
        let now = match self.now {
            Some(now) => [&now.to_string(), " (", &self.word, ")"].concat(),
            None => self.word.clone(),
        };
        let then =
            self.then.map(|then| [&say.text("rounds.then"), " ", &then.to_string()].concat());
        std::iter::once(now).chain(then).collect::<Vec<_>>().join(BESIDE)
    }
}

/// `Heading: matter`. A heading that is a question or leads on has its mark already.
pub fn headed(heading: &str, matter: &str) -> String {
    let colon = if heading.ends_with(['?', '؟', ':']) { " " } else { ": " };
    [heading, colon, matter].concat()
}
