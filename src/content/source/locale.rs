//! The texts of a language, and what can be wrong with them.

use super::file::{Fault, toml_files, typed};
use crate::content::text;
use serde::Deserialize;
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
}

impl Locale {
    pub fn get(&self, key: &str) -> Option<&String> {
        self.first.get(key).or_else(|| self.later.get(key))
    }

    pub fn keys(&self) -> BTreeSet<&str> {
        self.first.keys().chain(self.later.keys()).map(String::as_str).collect()
    }
}

/// What plain language keeps to in one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plain {
    pub tag: String,
    /// Most words of a sentence.
    pub max_words: usize,
    /// Words that do not belong in it, each with a plainer one.
    #[serde(default)]
    pub avoid: Vec<Avoid>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Avoid {
    /// A word or the beginning of its forms.
    pub word: String,
    pub instead: String,
}

/// Reads a language's folder.
pub fn read(folder: &Path, faults: &mut Vec<Fault>) -> Locale {
    let mut locale = Locale::default();
    for path in toml_files(folder, faults) {
        let Some(table) = typed::<toml::Table>(&path, faults) else { continue };
        let all = path.ends_with(FIRST_LOAD);
        for (key, sentence) in flat(&table) {
            let named = |(start, end): &(&str, &str)| key.starts_with(start) && key.ends_with(end);
            let first = all || FIRST_LOAD_KEYS.iter().any(named);
            let texts = if first { &mut locale.first } else { &mut locale.later };
            texts.insert(key, sentence);
        }
    }
    locale
}

/// `[a.b] c = "…"` becomes `a.b.c`.
pub fn flat(table: &toml::Table) -> Flat {
    fn walk(prefix: &str, table: &toml::Table, out: &mut Flat) {
        for (key, value) in table {
            let key = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
            match value {
                toml::Value::Table(inner) => walk(&key, inner, out),
                toml::Value::String(text) => {
                    out.insert(key, text.trim().to_owned());
                }
                other => {
                    out.insert(key, other.to_string());
                }
            }
        }
    }
    let mut out = Flat::new();
    walk("", table, &mut out);
    out
}

/// File and line of a key's text in a language's folder.
pub fn place(folder: &Path, key: &str) -> (PathBuf, Option<usize>) {
    for path in toml_files(folder, &mut Vec::new()) {
        let text = fs::read_to_string(&path).unwrap_or_default();
        let mut table = String::new();
        for (index, line) in text.lines().enumerate() {
            if let Some(name) = line.trim().strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                table = name.trim().replace('"', "");
            } else if let Some((name, _)) = line.split_once('=') {
                let name = name.trim().replace('"', "");
                let full = if table.is_empty() { name } else { format!("{table}.{name}") };
                if full == key {
                    return (path, Some(index + 1));
                }
            }
        }
    }
    (folder.to_owned(), None)
}

/// Every language says everything that the reference says, with the same places to fill.
pub fn check_complete(
    root: &Path,
    reference: (&str, &Locale),
    tag: &str,
    locale: &Locale,
    faults: &mut Vec<Fault>,
) {
    let folder = root.join("locales").join(tag);
    let (reference_tag, reference) = reference;
    let (known, present) = (reference.keys(), locale.keys());
    // Plural forms differ: Finnish has two, Arabic six.
    let plural = |key: &str, in_other: &BTreeSet<&str>| {
        key.rsplit_once('.').is_some_and(|(base, form)| {
            ["zero", "one", "two", "few", "many"].contains(&form)
                && in_other.contains([base, ".other"].concat().as_str())
        })
    };
    for key in known.difference(&present).filter(|key| !plural(key, &present)) {
        let fault = format!("no text for {key}");
        let remedy = format!("translate it from {reference_tag}");
        faults.push(Fault { file: folder.clone(), line: None, fault, remedy });
    }
    for key in present.difference(&known).filter(|key| !plural(key, &known)) {
        let (file, line) = place(&folder, key);
        let fault = format!("{key} is not known in {reference_tag}");
        let remedy = "remove it, or add it to the other languages".to_owned();
        faults.push(Fault { file, line, fault, remedy });
    }
    for key in known.intersection(&present) {
        let (Some(one), Some(other)) = (reference.get(key), locale.get(key)) else { continue };
        let (wanted, found) = (text::places(one), text::places(other));
        if wanted != found {
            let (file, line) = place(&folder, key);
            let names = wanted.into_iter().collect::<Vec<_>>().join("}, {");
            let fault = format!("{key} has other places to fill than in {reference_tag}");
            let remedy = if names.is_empty() {
                "write it without { }".to_owned()
            } else {
                format!("use exactly {{{names}}}")
            };
            faults.push(Fault { file, line, fault, remedy });
        }
    }
}

/// Easy Finnish stays easy: short sentences, common words.
pub fn check_plain(folder: &Path, plain: &Plain, texts: &Flat, faults: &mut Vec<Fault>) {
    for (key, sentence) in texts {
        let long = sentences(sentence).find(|part| words(part).count() > plain.max_words);
        let hard = plain
            .avoid
            .iter()
            .find(|avoid| words(sentence).any(|word| word.to_lowercase().starts_with(&avoid.word)));
        if long.is_none() && hard.is_none() {
            continue;
        }
        let (file, line) = place(folder, key);
        if let Some(part) = long {
            faults.push(Fault {
                file: file.clone(),
                line,
                fault: format!("{} words in a sentence: “{}”", words(part).count(), part.trim()),
                remedy: format!("make two of it: at most {} words", plain.max_words),
            });
        }
        if let Some(avoid) = hard {
            let fault = format!("“{}” is not a common word", avoid.word);
            let remedy = format!("say “{}” or put it in other words", avoid.instead);
            faults.push(Fault { file, line, fault, remedy });
        }
    }
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '!', '?', ':', ';']).filter(|part| !part.trim().is_empty())
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let edge = |c: char| !c.is_alphanumeric() && c != '{' && c != '}';
    text.split_whitespace().map(move |word| word.trim_matches(edge)).filter(|word| !word.is_empty())
}
