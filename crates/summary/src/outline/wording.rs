//! How a language says things.

use crate::inert::quoted;
use suunta_content::text::{fill, list};

/// Finds the text of a key; the key itself when there is none.
pub type Label<'a> = &'a dyn Fn(&str) -> String;

/// How the language says things.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    pub label: Label<'a>,
    /// Writes a date (`YYYY-MM-DD`, whatever follows) as the language does.
    pub date: &'a dyn Fn(&str) -> String,
    /// Writes a number of tenths as the language does: 826 → `82,6`.
    pub tenths: &'a dyn Fn(i64) -> String,
}

impl Wording<'_> {
    pub fn text(&self, key: &str) -> String {
        (self.label)(key)
    }

    /// The text of a key, where there is one.
    pub fn find(&self, key: &str) -> Option<String> {
        Some(self.text(key)).filter(|text| text != key)
    }

    pub fn filled(&self, key: &str, places: &[(&str, &str)]) -> String {
        fill(&self.text(key), places)
    }

    /// A sentence with a date in it.
    pub fn dated(&self, key: &str, date: &str) -> String {
        self.filled(key, &[("date", &(self.date)(date))])
    }

    /// The name of an id of the content; the id itself when another content has made it.
    pub fn named(&self, prefix: &str, id: &str, part: &str) -> String {
        self.find(&[prefix, id, part].concat()).unwrap_or_else(|| quoted(id))
    }

    /// Names one after the other, as the language parts them.
    pub fn listed<S: AsRef<str>>(&self, names: impl IntoIterator<Item = S>) -> String {
        let names: Vec<String> = names.into_iter().map(|name| name.as_ref().to_owned()).collect();
        list(&names, &self.text("list.comma"))
    }
}
