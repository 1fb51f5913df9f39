//! A summary as CSV: UTF-8 with a byte order mark, `;`, CRLF (RFC 4180 otherwise), as spreadsheets
//! of Finnish offices open it.
//!
//! One value a row, named by its path in the payload, so that rows of many summaries can stand in
//! one table. Unsigned, and guarded: no cell is ever a formula.

use super::fhir::answer_label;
use super::inert::inert;
use super::payload::{Omitted, Payload, Section};
use super::text::Label;
use super::vouched::Vouched;
use super::{meaning, worded};
use serde_json::Value;
use suunta_assessment::{Answer, assess};
use suunta_content::instrument::{DimensionId, Form, Instrument};

pub const KIND: &str = "text/csv;charset=utf-8";

/// Names of the columns: stable, the same in every language.
const COLUMNS: [&str; 6] = ["summary", "issuedAt", "path", "value", "name", "meaning"];

/// The payload without what it has only once it is signed (`attachments`, `clientKey`), and the scores
/// that follow from it when the instrument is known, with names and meanings in the language of
/// `label`; `vouched` says whose word it is.
pub fn of(payload: &Payload, vouched: Vouched, instrument: &Instrument, label: Label) -> String {
    let bare = Payload { attachments: None, client_key: None, ..payload.clone() };
    let mut table = Table { payload, vouched, instrument, label, text: String::from("\u{feff}") };
    table.line(&COLUMNS);
    // Plain types: only a map with other keys than strings could fail, and there is none.
    table.walk("", &serde_json::to_value(&bare).unwrap_or_default());
    table.scores();
    table.text
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
    vouched: Vouched,
    instrument: &'a Instrument,
    label: Label<'a>,
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

    /// What a path is called and what its value means, where there are words for it.
    fn words(&self, path: &str, value: &str) -> (String, String) {
        let label = self.label;
        let mut parts = path.split('.');
        let (member, id) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let last = parts.next_back().unwrap_or_default();
        let section = || match Section::from_name(member) {
            Some(section) => label(&["section.", section.name()].concat()),
            None => String::new(),
        };
        match member {
            "answers" | "safety" => self.answer(id, value),
            "workAbility" => (section(), String::new()),
            "dimensions" => (self.dimension(id), label(&["export.fhir.", last].concat())),
            "votes" => (section(), self.area(value)),
            "wishes" => (section(), label(&["wish.", value, ".label"].concat())),
            "omitted" => (String::new(), self.omitted(value)),
            "workReference" => {
                let reference = self.payload.work_reference;
                (
                    label("summary.work-reference"),
                    reference.map(|r| label(r.key())).unwrap_or_default(),
                )
            }
            "mode" => (String::new(), label(self.vouched.mode(self.payload.mode))),
            "coachView" if id == "notes" => (section(), String::new()),
            "coachView" | "observation" => (self.vouched.name(&section(), label), String::new()),
            _ => (section(), String::new()),
        }
    }

    fn omitted(&self, name: &str) -> String {
        let omitted = Omitted::try_from(name.to_owned());
        omitted.map(|omitted| omitted.label(self.label)).unwrap_or_default()
    }

    fn answer(&self, id: &str, value: &str) -> (String, String) {
        let Some(item) = self.instrument.item(id) else { return Default::default() };
        let answer = Answer::from_form(value);
        let meaning = answer.map(|answer| answer_label(item, answer, self.label));
        ((self.label)(&["item.", id, ".question"].concat()), meaning.unwrap_or_default())
    }

    /// Names only of what the instrument has: a foreign id has no words.
    fn dimension(&self, id: &str) -> String {
        self.of_dimension(id, ".name")
    }

    fn area(&self, id: &str) -> String {
        self.of_dimension(id, ".area")
    }

    fn of_dimension(&self, id: &str, end: &str) -> String {
        let letter = id.chars().next().and_then(|letter| self.instrument.dimension(letter));
        letter.map(|_| (self.label)(&["dimension.", id, end].concat())).unwrap_or_default()
    }

    /// Whole points as the page shows them, each with its band; none for what is not known.
    fn scores(&mut self) {
        let Payload { dimensions, work_ability, votes, .. } = self.payload;
        let form = meaning::form(self.instrument, &self.payload.instrument);
        if form != Some(Form::Full) {
            return;
        }
        let found = assess(self.instrument, Form::Full, dimensions, *work_ability, votes);
        let known: Vec<(DimensionId, _)> = found.scores.dimensions.into_iter().collect();
        for (id, score) in known {
            let band = worded::band(self.instrument, (id, score), self.label);
            let (id, name) = (id.to_string(), self.dimension(&id.to_string()));
            self.line_of(&["scores.", &id].concat(), &score.rounded().to_string(), &name, &band);
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
