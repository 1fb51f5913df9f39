//! Where something stands in a content file, by the file's own grammar.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The line, from 1, of what `path` leads to: names of keys, and places in lists from 0. Where that
/// is not there, of the last on the way that is. `None` when the file is no TOML.
pub fn line(text: &str, path: &[&str]) -> Option<usize> {
    let table = DeTable::parse(text).ok()?;
    let mut start = 0;
    let mut here = Here::Table(table.get_ref());
    for step in path {
        let found = match here {
            Here::Table(table) => {
                let found = table.iter().find(|(key, _)| key.get_ref() == step);
                found.map(|(key, value)| (key.span().start, value))
            }
            Here::Value(DeValue::Array(values)) => {
                let found = step.parse().ok().and_then(|index: usize| values.get(index));
                found.map(|value| (value.span().start, value))
            }
            Here::Value(_) => None,
        };
        let Some((at, value)) = found else { break };
        start = at;
        here = match value.get_ref() {
            DeValue::Table(table) => Here::Table(table),
            other => Here::Value(other),
        };
    }
    Some(number(text, start))
}

enum Here<'a> {
    Table(&'a DeTable<'a>),
    Value(&'a DeValue<'a>),
}

/// A text of a file.
pub struct Leaf {
    /// `a.b.c` of `[a.b] c = "…"`.
    pub key: String,
    /// From 1.
    pub line: usize,
    /// `None` when it is no text: a number, a date, a list.
    pub text: Option<String>,
}

/// Every text of a file; none when it is no TOML.
pub fn leaves(text: &str) -> Vec<Leaf> {
    fn walk(ends: &[usize], prefix: &str, table: &DeTable, out: &mut Vec<Leaf>) {
        for (name, value) in table {
            let name: &Spanned<_> = name;
            let key = [prefix, name.get_ref().as_ref()].concat();
            if let DeValue::Table(inner) = value.get_ref() {
                walk(ends, &[&key, "."].concat(), inner, out);
            } else {
                let at = name.span().start;
                let line = ends.partition_point(|end| *end < at) + 1;
                let said = value.get_ref().as_str().map(|said| said.trim().to_owned());
                out.push(Leaf { key, line, text: said });
            }
        }
    }
    let mut out = Vec::new();
    if let Ok(table) = DeTable::parse(text) {
        let ends: Vec<usize> = text.match_indices('\n').map(|(end, _)| end).collect();
        walk(&ends, "", table.get_ref(), &mut out);
    }
    out
}

/// The number of the line, from 1, in which a byte stands.
pub fn number(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}
