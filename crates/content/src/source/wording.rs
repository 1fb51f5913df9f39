//! What can be wrong with the texts of a language.

use super::file::Fault;
use super::locale::{Flat, Locale};
use super::plural;
use serde::Deserialize;

/// Signs that nobody sees: soft hyphen, marks of direction and of joining, byte-order mark.
const UNSEEN: [char; 9] = [
    '\u{ad}', '\u{61c}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2060}',
    '\u{feff}',
];

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
