//! Every row of the table of hostile input: `tests/vectors/hostile/*.toml`, one file a row.
//!
//! A case changes a good document, signs it where asked to, and says what the check must answer.

#![allow(dead_code, reason = "each of the programs that share it uses a part")]

mod file;
mod pdf;
mod qr;
mod trust;

use crate::{common, fixture};
use serde::Deserialize;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use suunta::content::instrument::{Form, Instrument};
use suunta::summary::Code;
use suunta::summary::payload::Payload;
use suunta::summary::verdict::Foreign;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The table's words.
    pub row: String,
    pub case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Case {
    pub name: String,
    pub level: u8,
    #[serde(default)]
    pub codes: Vec<Code>,
    pub foreign: Option<Foreign>,
    /// Whether it is told that it was received before, when that matters.
    pub received: Option<bool>,
    /// How many of the signatures hold, when that matters.
    pub good_signatures: Option<usize>,
    #[serde(default)]
    pub desk: Desk,
    // One of these is the input.
    text: Option<String>,
    hex: Option<String>,
    repeat: Option<Repeat>,
    file: Option<file::Change>,
    qr: Option<qr::Change>,
    pdf: Option<pdf::Change>,
}

/// What the desk knows.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Desk {
    pub now: Option<i64>,
    pub nonce: Option<String>,
    /// Numbers of pinned keys.
    #[serde(default)]
    pub pinned: Vec<u8>,
    /// Keys of its trust list.
    #[serde(default)]
    trust: Vec<trust::Listed>,
    /// When it was issued: seconds from when the cases are checked; a day before.
    trust_issued: Option<i64>,
    /// Good files that were accepted before.
    #[serde(default)]
    seen: Vec<file::Change>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Repeat {
    #[serde(default)]
    before: String,
    unit: String,
    times: usize,
    #[serde(default)]
    after: String,
}

impl Case {
    /// What is handed over, made of the summary with this number.
    pub fn input(&self, jti: &str) -> Vec<u8> {
        let made = [
            self.text.clone().map(String::into_bytes),
            self.hex.as_ref().map(|hex| data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap()),
            self.repeat.as_ref().map(|repeat| {
                [&repeat.before, &*repeat.unit.repeat(repeat.times), &repeat.after]
                    .concat()
                    .into_bytes()
            }),
            self.file.as_ref().map(|file| file.make(jti)),
            self.qr.as_ref().map(|qr| qr.make(jti)),
            self.pdf.as_ref().map(|pdf| pdf.make(jti)),
        ];
        let mut made: Vec<_> = made.into_iter().flatten().collect();
        assert_eq!(made.len(), 1, "{}: one input a case", self.name);
        made.remove(0)
    }

    /// The text of the desk's trust list.
    pub fn trust(&self) -> Option<String> {
        trust::signed(&self.desk.trust, self.desk.trust_issued.unwrap_or(-86_400))
    }

    /// Good files that were accepted before.
    pub fn seen(&self, jti: &str) -> Vec<Vec<u8>> {
        self.desk.seen.iter().map(|change| change.make(jti)).collect()
    }
}

/// All rows, each with the name of its file.
pub fn rows() -> Vec<(String, Row)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/hostile");
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 23, "a row is missing");
    let rows = paths.iter().map(|path| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let row = toml::from_str(&fs::read_to_string(path).unwrap())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, row)
    });
    rows.collect()
}

/// The instrument of the cases: the project's own, so that the app can answer them too.
pub fn instruments() -> &'static [Instrument] {
    static INSTRUMENTS: LazyLock<[Instrument; 1]> = LazyLock::new(|| [common::instrument()]);
    &*INSTRUMENTS
}

/// A good summary with a number of its own.
fn payload(jti: &str) -> Payload {
    let instrument = &instruments()[0];
    let answers = fixture::answers(instrument);
    let payload = fixture::payload_of(instrument, Form::Full, answers);
    Payload { jti: jti.to_owned(), ..payload }
}
