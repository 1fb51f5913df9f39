//! The texts of a language.

use super::file::{Fault, toml_files, typed};
use super::place::leaves;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Sentences by flat key.
pub type Flat = BTreeMap<String, String>;

/// The file whose texts are all of the first load.
const FIRST_LOAD: &str = "interface.toml";

/// What the first load needs of the other files: (beginning, end) of keys. The rest of a locale is
/// fetched after the first page.
const FIRST_LOAD_KEYS: [(&str, &str); 9] = [
    ("dimension.", ".area"),
    ("item.", ".high"),
    ("item.", ".low"),
    ("item.", ".question"),
    ("module.", ".name"),
    ("purpose.", ""),
    ("scale.", ""),
    ("source.", ""),
    ("wish.", ".label"),
];

/// All texts of one language.
#[derive(Debug, Default)]
pub struct Locale {
    /// Those of the first load.
    pub first: Flat,
    /// Those of the later pages.
    pub later: Flat,
    /// The folder, and the file and line of each key.
    folder: PathBuf,
    places: BTreeMap<String, (PathBuf, usize)>,
}

impl Locale {
    pub fn get(&self, key: &str) -> Option<&String> {
        self.first.get(key).or_else(|| self.later.get(key))
    }

    pub fn keys(&self) -> BTreeSet<&str> {
        self.first.keys().chain(self.later.keys()).map(String::as_str).collect()
    }

    /// A fault of a text at its line; of the folder where there is none.
    pub fn fault(&self, key: &str, fault: String, remedy: &str) -> Fault {
        match self.places.get(key) {
            Some((file, line)) => Fault { line: Some(*line), ..Fault::of(file, fault, remedy) },
            None => Fault::of(&self.folder, fault, remedy),
        }
    }
}

/// Reads a language's folder. Tables are written out: `[a.b] c = "…"` becomes `a.b.c`.
pub fn read(folder: &Path, faults: &mut Vec<Fault>) -> Locale {
    let mut locale = Locale { folder: folder.to_owned(), ..Locale::default() };
    for path in toml_files(folder, faults) {
        if typed::<toml::Table>(&path, faults).is_none() {
            continue;
        }
        let all = path.ends_with(FIRST_LOAD);
        let text = fs::read_to_string(&path).unwrap_or_default();
        for leaf in leaves(&text) {
            let key = leaf.key;
            let mut wrong = |fault: String, remedy: &str| {
                let fault = Fault::of(&path, fault, remedy);
                faults.push(Fault { line: Some(leaf.line), ..fault });
            };
            let Some(sentence) = leaf.text else {
                wrong(format!("{key} is no text"), "write it between quotation marks");
                continue;
            };
            if let Some((file, line)) = locale.places.get(&key) {
                let name = file.file_name().unwrap_or_default().to_string_lossy();
                let fault = format!("{key} is there twice, also in {name}:{line}");
                wrong(fault, "leave one of them");
                continue;
            }
            let named = |(start, end): &(&str, &str)| key.starts_with(start) && key.ends_with(end);
            let first = all || FIRST_LOAD_KEYS.iter().any(named);
            let texts = if first { &mut locale.first } else { &mut locale.later };
            locale.places.insert(key.clone(), (path.clone(), leaf.line));
            texts.insert(key, sentence);
        }
    }
    locale
}
