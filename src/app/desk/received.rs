//! What was accepted at this desk before: hashes alone, no names, no content.

use crate::app::keeper;
use crate::summary::verdict::Seen;

/// Where they are kept.
const SEEN: &str = "suunta.seen";

/// What was accepted before.
pub fn all() -> Vec<Seen> {
    let text = keeper::recall(SEEN).unwrap_or_default();
    text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// Remembers the hashes of what is accepted now, so that a second sight is told. A line for each
/// is added: what a day of thousands leaves is not read to be written.
pub fn note(new: impl IntoIterator<Item = Seen>) {
    let mut lines = new.into_iter().filter_map(|seen| serde_json::to_string(&seen).ok()).peekable();
    if lines.peek().is_some() {
        let mut text = keeper::recall(SEEN).unwrap_or_default();
        for line in lines {
            text.push_str(&line);
            text.push('\n');
        }
        keeper::remember(SEEN, &text);
    }
}
