//! The texts of one language: sentences by key.
//!
//! Compiled they are lines of `key<tab>sentence`, sorted by key. Reading them allocates one list
//! and copies nothing.

use std::collections::BTreeMap;

/// Sentences by key, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(Vec<(&'static str, &'static str)>);

impl Texts {
    /// Reads compiled texts. What is no line of ours is left out.
    pub fn read(compiled: &'static str) -> Self {
        Self(compiled.lines().filter_map(|line| line.split_once('\t')).collect())
    }

    /// A sentence by its key.
    pub fn get(&self, key: &str) -> Option<&'static str> {
        let index = self.0.binary_search_by(|(known, _)| (*known).cmp(key)).ok()?;
        self.0.get(index).map(|(_, sentence)| *sentence)
    }
}

/// Compiles texts to what [`Texts::read`] reads.
pub fn compile(texts: &BTreeMap<String, String>) -> String {
    let line = |(key, sentence): (&String, &String)| {
        [key.as_str(), "\t", &sentence.replace(['\n', '\r', '\t'], " "), "\n"].concat()
    };
    texts.iter().map(line).collect()
}

/// Fills `{name}` places in a sentence. An unknown place stays as it is.
pub fn fill(sentence: &str, places: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(sentence.len() + 16);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let filled = after.split_once('}').and_then(|(name, tail)| {
            places.iter().find(|(place, _)| *place == name).map(|(_, value)| (*value, tail))
        });
        match filled {
            Some((value, tail)) => {
                out.push_str(value);
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Names one after the other, parted by a comma; by a dot where a name has a comma itself.
pub fn list(names: &[String], comma: &str) -> String {
    let dotted = names.iter().any(|name| name.contains(comma));
    names.join(&if dotted { " · ".to_owned() } else { [comma, " "].concat() })
}
