//! What has to be said across pages.

use crate::storage;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    Storage(storage::Error),
    /// A key of the platform's sentences.
    Platform(&'static str),
    /// A part of the app did not arrive: as [`Notice::Platform`], and it can be asked for again.
    Missing(&'static str),
    /// What the address asks for and nobody knows: the key of the sentence, and what was asked.
    Unknown(&'static str, String),
    /// Everything was erased.
    Erased,
}
