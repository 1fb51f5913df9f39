//! What a summary tells, in the order in which a caseworker reads it: one list, made once of the
//! payload and of what its reader may see. Page, document, text and table are formats of this list;
//! none of them looks into the payload for what it tells.

mod answers;
mod background;
mod coach;
mod compared;
mod fact;
mod findings;
mod origin;
mod part;
mod plan;
mod wording;
mod written;

pub use background::texts;
pub use fact::{Fact, Mark, Score, Told, Value, Words};
pub use part::Part;
pub use plan::step_details;
pub use wording::{Label, Wording};
pub use written::headed;

use super::meaning;
use super::payload::Payload;
use super::vouched::Vouched;
use suunta_assessment::{Assessment, Scores, assess};
use suunta_content::instrument::{DimensionId, Form, Instrument};
use suunta_content::profile::Programme;
use suunta_content::text::fill;

/// For whom it is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reader {
    /// Who answered: dimensions have the names that they had in the vote.
    Client,
    #[default]
    Caseworker,
    /// A caseworker who has refused it: it is told as it was written, and nothing is computed of it.
    Refuser,
}

/// What the reader may see and is to know of it.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    pub reader: Reader,
    /// Whose word it is where it tells of others than the client.
    pub vouched: Vouched,
    /// The time is only what the signer claims.
    pub time_is_doubted: bool,
    /// What is known of the signatures, where it is told with the summary.
    pub proof: Vec<String>,
}

/// A part of a summary with what it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub part: Part,
    /// Empty where its sentences speak for themselves.
    pub heading: String,
    pub facts: Vec<Fact>,
    /// How a name is marked that stands away from the heading, where the client tells what others are
    /// to have said: a sentence with a place for the `name`.
    pub as_told: Option<String>,
}

/// A summary in the order of its reading.
#[derive(Clone, Debug)]
pub struct Outline {
    pub entries: Vec<Entry>,
    /// What the pictures are drawn from.
    pub scores: Option<Assessment>,
    /// The scores of an earlier time.
    pub before: Option<Scores>,
}

impl Outline {
    /// Of an instrument or version that is not `instrument` nothing is computed.
    pub fn of(
        payload: &Payload,
        seen: &Seen,
        instrument: &Instrument,
        programme: &Programme,
        wording: Wording,
    ) -> Self {
        let form = meaning::form(instrument, &payload.instrument);
        let computed = form.filter(|_| seen.reader != Reader::Refuser);
        let found = computed.map(|form| {
            let Payload { dimensions, work_ability, votes, .. } = payload;
            (form, assess(instrument, form, dimensions, *work_ability, votes))
        });
        let scored = computed == Some(Form::Full) && !payload.dimensions.is_empty();
        let scores = found.as_ref().map(|(_, assessment)| assessment).filter(|_| scored);
        let before = scores.and_then(|_| {
            let then = payload.change.as_ref()?;
            Some(assess(instrument, Form::Full, &then.dimensions, then.work_ability, &[]).scores)
        });
        let teller = Teller { payload, seen, instrument, programme, say: wording };
        let entries = teller.entries(form, found.as_ref(), scores, before.as_ref());
        Self { entries, scores: scores.cloned(), before }
    }

    /// What is read in a minute.
    pub fn front(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.part.is_detail())
    }

    /// What is looked up.
    pub fn details(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.part.is_detail())
    }

    pub fn entry(&self, part: Part) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.part == part)
    }
}

impl Entry {
    /// The name of one of its facts as it stands away from the heading.
    pub fn name_of(&self, fact: &Fact) -> String {
        match &self.as_told {
            Some(sentence) => fill(sentence, &[("name", &fact.name)]),
            None => fact.name.clone(),
        }
    }
}

/// Who tells a summary: what is asked while its parts are put together.
struct Teller<'a> {
    payload: &'a Payload,
    seen: &'a Seen,
    instrument: &'a Instrument,
    programme: &'a Programme,
    say: Wording<'a>,
}

impl Teller<'_> {
    fn entries(
        &self,
        form: Option<Form>,
        found: Option<&(Form, Assessment)>,
        scores: Option<&Assessment>,
        before: Option<&Scores>,
    ) -> Vec<Entry> {
        let client = self.seen.reader == Reader::Client;
        let refused = self.seen.reader == Reader::Refuser;
        let single = found.is_some_and(|(form, _)| *form == Form::Short)
            && !self.payload.dimensions.is_empty();
        let house = |wanted: bool| scores.filter(|_| wanted).map(|_| self.house());
        let parts = [
            self.origin().filter(|_| !client),
            self.own_words(),
            self.votes(),
            scores.and_then(|scores| self.strengths(scores)),
            // A client sees the house early.
            house(client),
            self.short().filter(|_| single),
            self.work_ability().filter(|_| scores.is_none() && !single),
            found.and_then(|(form, assessment)| self.needs(*form, assessment)),
            scores.and_then(|scores| self.phase(scores)),
            house(!client),
            self.coach(scores),
            found.and_then(|_| self.change()),
            self.obstacles(),
            self.wishes(),
            self.plan(),
            self.omitted(form),
            self.not().filter(|_| !refused),
            // How it was made is at the foot for who has just made it.
            self.made_here(form).filter(|_| client),
            self.proof(),
            scores.and_then(|scores| self.scores(&scores.scores, before)),
            self.steps(),
            self.background(),
            self.observation(scores),
            self.notes(),
            self.safety(),
            // The short form's answers are told once.
            self.answers().filter(|_| !single),
        ];
        parts.into_iter().flatten().collect()
    }

    /// A part with what it tells; none where it tells nothing.
    fn entry(&self, part: Part, facts: Vec<Fact>) -> Option<Entry> {
        (!facts.is_empty()).then(|| self.headed(part, facts))
    }

    fn headed(&self, part: Part, facts: Vec<Fact>) -> Entry {
        let heading = part.heading().map(|key| self.say.text(key)).unwrap_or_default();
        let others = self.seen.vouched.why().filter(|_| part.is_of_others());
        let as_told = others.map(|_| self.say.text("summary.told"));
        let heading = match &as_told {
            Some(sentence) => fill(sentence, &[("name", &heading)]),
            None => heading,
        };
        Entry { part, heading, facts, as_told }
    }

    /// The name of a dimension: for the client as it stood in the vote, for the caseworker the
    /// professional one.
    fn dimension(&self, id: DimensionId) -> String {
        let part = match self.seen.reader {
            Reader::Client => ".area",
            Reader::Caseworker | Reader::Refuser => ".name",
        };
        self.say.named("dimension.", &id.to_string(), part)
    }

    /// The items of a list of the payload, counted from one.
    fn items(path: &str, names: impl IntoIterator<Item = String>) -> Vec<Fact> {
        let items = (1_u32..).zip(names);
        items
            .map(|(number, name)| Fact::item(numbered(path, number), Value::Text(name), Vec::new()))
            .collect()
    }

    /// The names of ids, each by its place.
    fn names(&self, ids: &[String], prefix: &str, part: &str) -> Vec<(String, String)> {
        let name =
            |(number, id): (u32, &String)| (number.to_string(), self.say.named(prefix, id, part));
        (1_u32..).zip(ids).map(name).collect()
    }

    fn of_ten(&self, rating: u8) -> String {
        self.say.filled("summary.of-ten", &[("n", &rating.to_string())])
    }

    /// A row of somebody's own words.
    fn words(&self, path: &str, key: &str, words: Option<&String>) -> Option<Fact> {
        words.map(|words| Fact::row(path, self.say.text(key), Value::words(words)))
    }

    /// A row of ours.
    fn row(&self, path: &str, key: &str, text: Option<String>) -> Option<Fact> {
        text.map(|text| Fact::row(path, self.say.text(key), Value::Text(text)))
    }
}

/// The path of one of several.
fn numbered(path: &str, number: u32) -> String {
    below(path, &number.to_string())
}

fn below(path: &str, name: &str) -> String {
    [path, ".", name].concat()
}
