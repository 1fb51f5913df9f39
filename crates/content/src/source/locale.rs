//! The texts of a language, and what can be wrong with them.

use super::file::{Fault, toml_files, typed};
use super::place::leaves;
use super::plural;
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

/// Signs that nobody sees: soft hyphen, marks of direction and of joining, byte-order mark.
const UNSEEN: [char; 9] = [
    '\u{ad}', '\u{61c}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2060}',
    '\u{feff}',
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

/// Every language says everything that the reference says, with the same places to fill, and each
/// plural in the forms that the language has.
pub fn check_complete(
    (reference_tag, reference): (&str, &Locale),
    locale: &Locale,
    forms: &[String],
    faults: &mut Vec<Fault>,
) {
    let (known, present) = (reference.keys(), locale.keys());
    let plurals = plural::bases(&known);
    let counted = |key: &str| plural::base(key).is_some_and(|base| plurals.contains(base));
    for key in known.difference(&present).filter(|key| !counted(key)) {
        let remedy = format!("translate it from {reference_tag}");
        faults.push(locale.fault(key, format!("no text for {key}"), &remedy));
    }
    for key in present.difference(&known).filter(|key| !counted(key)) {
        let fault = format!("{key} is not known in {reference_tag}");
        faults.push(locale.fault(key, fault, "remove it, or add it to the other languages"));
    }
    for base in &plurals {
        plural::check(base, locale, forms, faults);
    }
    for key in present {
        let general = || reference.get(&[plural::base(key)?, ".other"].concat());
        let stands_for = reference.get(key).or_else(|| general().filter(|_| counted(key)));
        let sentence = locale.get(key).map_or("", String::as_str);
        if let Some((fault, remedy)) = misfit(key, sentence, stands_for) {
            faults.push(locale.fault(key, fault, &remedy));
        }
    }
}

/// What is wrong with a text and how to mend it; `reference` is the text that it stands for in
/// another language.
pub fn misfit(key: &str, sentence: &str, reference: Option<&String>) -> Option<(String, String)> {
    let seen = |c: char| !c.is_whitespace() && !c.is_control() && !UNSEEN.contains(&c);
    if !sentence.chars().any(seen) {
        let remedy = "write it, or take the key out of every language";
        return Some((format!("{key} is empty"), remedy.to_owned()));
    }
    let Some(found) = places(sentence) else {
        let fault = format!("{key} has a {{ or a }} alone");
        return Some((fault, "write places as {name}, without blanks".to_owned()));
    };
    let wanted = reference.and_then(|reference| places(reference))?;
    if wanted == found {
        return None;
    }
    let remedy = if wanted.is_empty() {
        "write it without { }".to_owned()
    } else {
        format!("use exactly {{{}}}", wanted.join("}, {"))
    };
    Some((format!("{key} has other places to fill than in the reference"), remedy))
}

/// The names of the `{places}` of a sentence, sorted, each as often as it is there; `None` when a
/// brace stands alone or around no name.
fn places(sentence: &str) -> Option<Vec<&str>> {
    let mut parts = sentence.split('{');
    let mut names = Vec::new();
    if parts.next()?.contains('}') {
        return None;
    }
    for part in parts {
        let (name, after) = part.split_once('}')?;
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if name.is_empty() || !name.chars().all(is_name) || after.contains('}') {
            return None;
        }
        names.push(name);
    }
    names.sort_unstable();
    Some(names)
}

/// Easy Finnish stays easy: short sentences, common words. Notes key, fault and remedy.
pub fn check_plain(plain: &Plain, texts: &Flat, found: &mut Vec<(String, String, String)>) {
    for (key, sentence) in texts {
        let long = sentences(sentence).find(|part| words(part).count() > plain.max_words);
        let hard = plain
            .avoid
            .iter()
            .find(|avoid| words(sentence).any(|word| word.to_lowercase().starts_with(&avoid.word)));
        if let Some(part) = long {
            let fault = format!("{} words in a sentence: “{}”", words(part).count(), part.trim());
            let remedy = format!("make two of it: at most {} words", plain.max_words);
            found.push((key.clone(), fault, remedy));
        }
        if let Some(avoid) = hard {
            let fault = format!("“{}” is not a common word", avoid.word);
            let remedy = format!("say “{}” or put it in other words", avoid.instead);
            found.push((key.clone(), fault, remedy));
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
