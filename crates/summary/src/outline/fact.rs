//! One thing that a summary tells.

use crate::inert::inert;

/// One thing that a summary tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Where it stands in the payload, as `goal.ownWords` or `answers.E1`; what follows from it has a
    /// path of its own, as `scores.E`.
    pub path: String,
    /// What it is called; empty where the heading of its entry says it.
    pub name: String,
    pub told: Told,
}

/// What is told, and what kind of thing it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A sentence of ours.
    Sentence(String),
    /// A sentence of ours on how to read what stands beside it.
    Note(String),
    /// What stands beside a name.
    Value(Value),
    /// One of several under a heading, and what is known of it.
    Item(Value, Vec<String>),
    /// Several beside one name, each by the last part of its path.
    List(Vec<(String, String)>),
    Mark(Mark),
    Score(Score),
}

/// A single value, as the language writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Ours: a name, an answer of a scale.
    Text(String),
    Number(String),
    Date(String),
    Words(Words),
}

/// Somebody's own words. They are only given out harmless to the eye.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words(String);

/// A coach's or a workplace's mark beside the client's score, both in points of 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub client: Option<i64>,
    pub mark: i64,
    /// They are far enough apart to talk about.
    pub gap: bool,
}

/// The score of a dimension in points of 0 to 100, where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Of an earlier time.
    pub then: Option<i64>,
    pub now: Option<i64>,
    /// What it means, or that not enough is known.
    pub word: String,
}

impl Fact {
    fn of(path: impl Into<String>, name: String, told: Told) -> Self {
        Self { path: path.into(), name, told }
    }

    pub(super) fn sentence(path: impl Into<String>, text: String) -> Self {
        Self::of(path, String::new(), Told::Sentence(text))
    }

    pub(super) fn note(path: impl Into<String>, text: String) -> Self {
        Self::of(path, String::new(), Told::Note(text))
    }

    pub(super) fn row(path: impl Into<String>, name: String, value: Value) -> Self {
        Self::of(path, name, Told::Value(value))
    }

    pub(super) fn item(path: impl Into<String>, value: Value, beside: Vec<String>) -> Self {
        Self::of(path, String::new(), Told::Item(value, beside))
    }

    /// `None` where there is nothing to list.
    pub(super) fn list(
        path: impl Into<String>,
        name: String,
        items: Vec<(String, String)>,
    ) -> Option<Self> {
        (!items.is_empty()).then(|| Self::of(path, name, Told::List(items)))
    }

    pub(super) fn mark(path: String, name: String, mark: Mark) -> Self {
        Self::of(path, name, Told::Mark(mark))
    }

    pub(super) fn score(path: String, name: String, score: Score) -> Self {
        Self::of(path, name, Told::Score(score))
    }

    /// The last part of its path: the id of a dimension, of an item.
    pub fn id(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or_default()
    }

    /// Somebody's own words, when it is that.
    pub const fn words(&self) -> Option<&Words> {
        match &self.told {
            Told::Value(Value::Words(words)) | Told::Item(Value::Words(words), _) => Some(words),
            _ => None,
        }
    }
}

impl Value {
    pub(super) fn words(text: &str) -> Self {
        Self::Words(Words(text.to_owned()))
    }

    /// The value, own words with the lines that they were written in.
    pub fn whole(&self) -> String {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Date(text) => text.clone(),
            Self::Words(words) => words.whole(),
        }
    }
}

impl Words {
    /// With the lines that they were written in.
    pub fn whole(&self) -> String {
        inert(&self.0)
    }

    /// On one line, so that they cannot pass for lines of ours.
    pub fn on_one_line(&self) -> String {
        let lines = self.0.lines().map(str::trim).filter(|line| !line.is_empty());
        inert(&lines.collect::<Vec<_>>().join(" / "))
    }
}
