//! A site in memory.

use std::collections::BTreeMap;

/// Files by their path below the site's root, with `/` on every system.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A built site.
pub struct Site {
    pub files: Files,
    /// What the browser fetches until the first question can be answered.
    pub first_load: Vec<String>,
}
