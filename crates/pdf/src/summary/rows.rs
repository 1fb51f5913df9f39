//! Facts as rows, and notes beside them.

use crate::Block;
use suunta_summary::outline::{Entry, Fact, Told, Wording};

/// A name and what is said of it.
pub type Row = (String, String);

/// Rows of what has a name and stands in no table.
pub fn rows<'a>(entry: &'a Entry, say: Wording<'a>) -> impl Iterator<Item = Row> + 'a {
    let named = |fact: &&Fact| matches!(fact.told, Told::Value(_) | Told::List(_));
    entry.facts.iter().filter(named).map(move |fact| (entry.name_of(fact), fact.whole(say)))
}

pub fn notes<'a>(entry: &'a Entry, say: Wording<'a>) -> impl Iterator<Item = Block> + 'a {
    entry.facts.iter().filter(|fact| is_note(fact)).map(move |fact| Block::Small(fact.whole(say)))
}

pub const fn is_note(fact: &Fact) -> bool {
    matches!(fact.told, Told::Note(_))
}
