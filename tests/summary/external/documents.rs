//! Documents of others, as somebody hands them over by mistake: `tests/vectors/external/documents/`,
//! one file a source. Each is named for what it is; none is called forged, nothing of it is shown.

use crate::fixture::desk;
use data_encoding::HEXLOWER;
use serde::Deserialize;
use std::fs;
use std::path::Path;
use suunta::summary::verdict::{Foreign, Intact};
use suunta::summary::{Code, check};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    source: String,
    licence: String,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    codes: Vec<Code>,
    foreign: Option<Foreign>,
    // One of these is the document.
    text: Option<String>,
    hex: Option<String>,
}

impl Case {
    fn document(&self) -> Vec<u8> {
        match (&self.text, &self.hex) {
            (Some(text), None) => text.clone().into_bytes(),
            (None, Some(hex)) => HEXLOWER.decode(hex.as_bytes()).unwrap(),
            _ => panic!("{}: one document a case", self.name),
        }
    }

    /// What the check answered wrongly.
    fn failures(&self) -> Vec<String> {
        let verdict = check(&self.document(), &desk());
        let failures = [
            (verdict.level != 0, format!("level {}", verdict.level)),
            (verdict.codes != self.codes, format!("codes {:?}", verdict.codes)),
            (verdict.foreign != self.foreign, format!("foreign {:?}", verdict.foreign)),
            (verdict.intact != Intact::Unknown, format!("intact {:?}", verdict.intact)),
            (verdict.codes.contains(&Code::BadSignature), "called forged".to_owned()),
            (verdict.payload.is_some(), "shown".to_owned()),
            (verdict.signatures.iter().any(|s| s.ok || s.kid.is_some()), "believed".to_owned()),
        ];
        let failures = failures.into_iter().filter(|(fails, _)| *fails);
        failures.map(|(_, what)| format!("{}: {what}", self.name)).collect()
    }
}

fn sources() -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/external/documents");
    let read = |entry: fs::DirEntry| {
        let path = entry.path();
        let text = fs::read_to_string(&path).unwrap();
        toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    fs::read_dir(folder).unwrap().map(|entry| read(entry.unwrap())).collect()
}

/// All of them.
pub fn documents() -> Vec<Vec<u8>> {
    sources().iter().flat_map(|source| &source.case).map(Case::document).collect()
}

#[test]
fn documents_of_others_are_named() {
    let sources = sources();
    let mut failures = Vec::new();
    for Source { source, licence, case } in &sources {
        println!("{source} ({licence}): {} documents", case.len());
        let wrong = case.iter().flat_map(Case::failures);
        failures.extend(wrong.map(|failure| format!("{source}, {failure}")));
    }
    assert_eq!(sources.len(), 5, "a source is missing");
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}
