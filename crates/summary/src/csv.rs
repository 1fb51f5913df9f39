//! A summary as CSV: UTF-8 with a byte order mark, `;`, CRLF (RFC 4180 otherwise), as spreadsheets
//! of Finnish offices open it.
//!
//! One value a row, named by its path in the payload, so that rows of many summaries can stand in
//! one table. Unsigned, and guarded: no cell is ever a formula.

use super::fhir::answer_label;
use super::inert::inert;
use super::outline::{Fact, Outline, Part, Seen, Told, Value as Single, Wording};
use super::payload::{Omitted, Payload, Section};
use super::text::Label;
use super::vouched::Vouched;
use serde_json::Value;
use std::collections::BTreeMap;
use suunta_assessment::Answer;
use suunta_content::instrument::Instrument;
use suunta_content::profile::Programme;

pub const KIND: &str = "text/csv;charset=utf-8";

/// Names of the columns: stable, the same in every language.
const COLUMNS: [&str; 6] = ["summary", "issuedAt", "path", "value", "name", "meaning"];

/// The payload without what it has only once it is signed (`attachments`, `clientKey`), and the scores
/// that follow from it when the instrument is known, with names and meanings in the language of
/// `label`.
///
/// It says the same wherever it is made: before the signatures, and at any desk. What others are to
/// have said is told as the client's, for a table is signed by nobody.
pub fn of(payload: &Payload, instrument: &Instrument, label: Label) -> String {
    let bare = Payload { attachments: None, client_key: None, ..payload.clone() };
    // Numbers and dates as the payload has them: no browser writes them otherwise.
    let wording = Wording {
        label,
        date: &|date| date.get(..10).unwrap_or(date).to_owned(),
        tenths: &|tenths| [&(tenths / 10).to_string(), ".", &(tenths % 10).to_string()].concat(),
    };
    let seen = Seen { vouched: Vouched::unsigned(), ..Seen::default() };
    let outline = Outline::of(payload, &seen, instrument, &Programme::default(), wording);
    let told = told(&outline, wording);
    let mut table = Table { payload, instrument, label, told, text: String::from("\u{feff}") };
    table.line(&COLUMNS);
    // Plain types: only a map with other keys than strings could fail, and there is none.
    table.walk("", &serde_json::to_value(&bare).unwrap_or_default());
    table.scores(&outline);
    table.text
}

/// Names and meanings by path, as the outline tells them.
fn told(outline: &Outline, say: Wording) -> BTreeMap<String, (String, String)> {
    let mut told = BTreeMap::new();
    for entry in &outline.entries {
        for fact in &entry.facts {
            let named = !fact.name.is_empty() && !matches!(fact.told, Told::Mark(_));
            let name = if named { entry.name_of(fact) } else { entry.heading.clone() };
            match &fact.told {
                Told::Note(_) => {}
                Told::List(items) => told.extend(items.iter().map(|(id, meaning)| {
                    ([&fact.path, ".", id].concat(), (name.clone(), meaning.clone()))
                })),
                _ => {
                    told.insert(fact.path.clone(), (name, meaning(fact, say)));
                }
            }
        }
    }
    told
}

/// What stands beside the value: words and numbers mean what they say.
fn meaning(fact: &Fact, say: Wording) -> String {
    match &fact.told {
        Told::Value(Single::Words(_)) => String::new(),
        Told::Item(Single::Words(_), beside) => beside.join(" · "),
        _ => fact.whole(say),
    }
}

/// A table of texts under names of columns, guarded in the same way.
pub fn table(columns: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line =
        |cells: &mut dyn Iterator<Item = String>| cells.collect::<Vec<_>>().join(";") + "\r\n";
    let mut text = String::from("\u{feff}");
    text.push_str(&line(&mut columns.iter().map(|name| cell(name))));
    for row in rows {
        text.push_str(&line(&mut row.iter().map(|text| cell(text))));
    }
    text
}

struct Table<'a> {
    payload: &'a Payload,
    instrument: &'a Instrument,
    label: Label<'a>,
    /// Names and meanings by path.
    told: BTreeMap<String, (String, String)>,
    text: String,
}

impl Table<'_> {
    fn walk(&mut self, path: &str, value: &Value) {
        let below = |name: &str| {
            if path.is_empty() { name.to_owned() } else { [path, ".", name].concat() }
        };
        match value {
            Value::Object(members) => {
                // serde_json keeps either order, as its features say; ours is by name.
                let mut members: Vec<_> = members.iter().collect();
                members.sort_unstable_by_key(|(name, _)| *name);
                members.into_iter().for_each(|(name, value)| self.walk(&below(name), value));
            }
            // Counted from one, as people count rows.
            Value::Array(values) => (1_u32..).zip(values).for_each(|(number, value)| {
                self.walk(&below(&number.to_string()), value);
            }),
            Value::Null => self.row(path, ""),
            Value::String(text) => self.row(path, text),
            other => self.row(path, &other.to_string()),
        }
    }

    fn row(&mut self, path: &str, value: &str) {
        let (name, meaning) = self.words(path, value);
        self.line_of(path, value, &name, &meaning);
    }

    fn line_of(&mut self, path: &str, value: &str, name: &str, meaning: &str) {
        let payload = self.payload;
        self.line(&[&payload.jti, &payload.issued_at, path, value, name, meaning]);
    }

    /// What a path is called and what its value means, where there are words for it. What the outline
    /// tells together or not at all is named by its member.
    fn words(&self, path: &str, value: &str) -> (String, String) {
        if let Some(told) = self.told.get(path) {
            return told.clone();
        }
        let label = self.label;
        let mut parts = path.split('.');
        let (member, id) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let last = parts.next_back().unwrap_or_default();
        let section = Section::from_name(member);
        let name = section.map(|section| label(&["section.", section.name()].concat()));
        let name = name.unwrap_or_default();
        match member {
            "answers" | "safety" => self.answer(id, value),
            "dimensions" => (self.dimension(id), label(&["export.fhir.", last].concat())),
            "omitted" => (String::new(), self.omitted(value)),
            "coachView" | "observation" => (Vouched::unsigned().name(&name, label), String::new()),
            _ => (name, String::new()),
        }
    }

    fn omitted(&self, name: &str) -> String {
        let omitted = Omitted::try_from(name.to_owned());
        omitted.map(|omitted| omitted.label(self.label)).unwrap_or_default()
    }

    /// An answer that the outline tells by its tally.
    fn answer(&self, id: &str, value: &str) -> (String, String) {
        let Some(item) = self.instrument.item(id) else { return Default::default() };
        let answer = Answer::from_form(value);
        let meaning = answer.map(|answer| answer_label(item, answer, self.label));
        ((self.label)(&["item.", id, ".question"].concat()), meaning.unwrap_or_default())
    }

    /// The name only of what the instrument has: a foreign id has no words.
    fn dimension(&self, id: &str) -> String {
        let letter = id.chars().next().and_then(|letter| self.instrument.dimension(letter));
        letter.map(|_| (self.label)(&["dimension.", id, ".name"].concat())).unwrap_or_default()
    }

    /// Whole points as the page shows them, each with its band; none for what is not known.
    fn scores(&mut self, outline: &Outline) {
        let facts = outline.entry(Part::Scores).map(|entry| entry.facts.as_slice());
        for fact in facts.unwrap_or_default() {
            if let Told::Score(score) = &fact.told
                && let Some(now) = score.now
            {
                self.line_of(&fact.path, &now.to_string(), &fact.name, &score.word);
            }
        }
    }

    fn line(&mut self, cells: &[&str]) {
        let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
        self.text.push_str(&cells.join(";"));
        self.text.push_str("\r\n");
    }
}

/// A cell that no spreadsheet takes for a formula: one that begins like one begins with `'` and is
/// quoted (OWASP, CSV injection; East Asian spreadsheets take the wide signs as well).
fn cell(text: &str) -> String {
    let text = inert(text);
    let formula = text.starts_with(['\t', '\r', '\n'])
        || text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let quoted = formula || text.contains([';', ',', '"', '\r', '\n', '\t', '\'']);
    let text = text.replace('"', "\"\"");
    match (formula, quoted) {
        (true, _) => ["\"'", &text, "\""].concat(),
        (false, true) => ["\"", &text, "\""].concat(),
        (false, false) => text,
    }
}
