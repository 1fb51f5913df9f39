//! Every row of the table of hostile input: `tests/vectors/hostile/*.toml`, one file a row.
//!
//! A case changes a good document, signs it where asked to, and says what the check must answer.

mod file;
mod qr;

use super::fixture::{NOW, desk, key, public};
use serde::Deserialize;
use std::fs;
use std::path::Path;
use suunta::summary::verdict::{Foreign, Pin, Received, Seen};
use suunta::summary::{Code, Context, check};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    /// The table's words.
    row: String,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Case {
    name: String,
    level: u8,
    #[serde(default)]
    codes: Vec<Code>,
    foreign: Option<Foreign>,
    /// How many of the signatures hold, when that matters.
    good_signatures: Option<usize>,
    #[serde(default)]
    desk: Desk,
    // One of these is the input.
    text: Option<String>,
    hex: Option<String>,
    repeat: Option<Repeat>,
    file: Option<file::Change>,
    qr: Option<qr::Change>,
}

/// What the desk knows.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Desk {
    now: Option<i64>,
    nonce: Option<String>,
    /// Numbers of pinned keys.
    #[serde(default)]
    pinned: Vec<u8>,
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
    fn input(&self) -> Vec<u8> {
        let made = [
            self.text.clone().map(String::into_bytes),
            self.hex.as_ref().map(|hex| data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap()),
            self.repeat.as_ref().map(|repeat| {
                [&repeat.before, &*repeat.unit.repeat(repeat.times), &repeat.after]
                    .concat()
                    .into_bytes()
            }),
            self.file.as_ref().map(file::Change::make),
            self.qr.as_ref().map(qr::Change::make),
        ];
        let mut made: Vec<_> = made.into_iter().flatten().collect();
        assert_eq!(made.len(), 1, "{}: one input a case", self.name);
        made.remove(0)
    }

    /// What the check answered wrongly.
    fn failures(&self) -> Vec<String> {
        let seen: Received = self.desk.seen.iter().map(accepted).collect();
        let pin = |number: &u8| Pin {
            kid: public(&key(*number)).thumbprint(),
            label: "pinned".to_owned(),
            on: "2026-03-01".to_owned(),
        };
        let pins: Vec<Pin> = self.desk.pinned.iter().map(pin).collect();
        let context = Context {
            now: self.desk.now.unwrap_or(NOW),
            nonce: self.desk.nonce.as_deref(),
            pins: &pins,
            seen: &seen,
            ..desk()
        };
        let verdict = check(&self.input(), &context);
        let good = verdict.signatures.iter().filter(|signature| signature.ok).count();
        let all_hold = good == verdict.signatures.len();
        let mut failures = Vec::new();
        let mut expect = |holds: bool, what: String| {
            if !holds {
                failures.push(format!("{}: {what}", self.name));
            }
        };
        expect(verdict.level == self.level, format!("level {}", verdict.level));
        expect(verdict.codes == self.codes, format!("codes {:?}", verdict.codes));
        expect(verdict.foreign == self.foreign, format!("foreign {:?}", verdict.foreign));
        expect(self.good_signatures.is_none_or(|n| n == good), format!("{good} good signatures"));
        expect(verdict.payload.is_none() || all_hold, "shown without a signature".to_owned());
        failures
    }
}

/// The desk's note of a good file.
fn accepted(change: &file::Change) -> Seen {
    let verdict = check(&change.make(), &desk());
    let payload = verdict.payload.unwrap();
    Seen {
        id: verdict.seen_id.unwrap(),
        payload_hash: verdict.payload_hash.unwrap(),
        nonce: payload.nonce,
        received: NOW - 86_400,
    }
}

#[test]
fn every_row_is_answered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/hostile");
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (mut cases, mut failures) = (0, Vec::new());
    for path in &paths {
        let name = path.file_name().unwrap().to_string_lossy();
        let row: Row = toml::from_str(&fs::read_to_string(path).unwrap())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        println!("{name}: {} ({} cases)", row.row, row.case.len());
        cases += row.case.len();
        let wrong = row.case.iter().flat_map(Case::failures);
        failures.extend(wrong.map(|failure| format!("{name}: {failure}")));
    }
    println!("{} rows, {cases} cases", paths.len());
    assert!(paths.len() >= 17, "a row is missing");
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}
