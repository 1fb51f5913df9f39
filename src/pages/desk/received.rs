//! What was accepted at this desk before: hashes alone, no names, no content.

use crate::pages::desk::meeting;
use crate::state::error::Error;
use crate::state::session_store;
use crate::storage::keys::SEEN;
use crate::summary::received::newest;

/// Bytes that are kept, of the five million that browsers give: some eighteen thousand summaries,
/// so that a check goes on taking no longer than a blink. The oldest give way.
const ROOM: usize = 2_000_000;

/// The lines of what was accepted before.
pub fn all() -> String {
    session_store::recall(SEEN).unwrap_or_default()
}

/// Remembers the lines of what is accepted now, so that a second sight is told.
///
/// # Errors
/// The key of the user's sentence, where they are not kept.
pub fn note(new: &str) -> Result<(), Error> {
    if new.is_empty() {
        return Ok(());
    }
    meeting::retire(new);
    let lines = [all().as_str(), new].concat();
    session_store::keep(SEEN, newest(&lines, ROOM)).map_err(|_| Error::NotNoted)
}
