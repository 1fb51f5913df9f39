//! How a language says things.

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
