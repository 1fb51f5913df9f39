//! What an erasing could not take away.

use std::pin::Pin;

/// What is still on the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remains {
    /// Something of localStorage or of the session's own store.
    Stored,
    /// A database of keys: another tab or a worker would not let go of it.
    Keys,
    /// What was copied.
    Clipboard,
}

impl Remains {
    /// The key of the user's sentence and advice.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Stored => "erase.stored",
            Self::Keys => "erase.keys",
            Self::Clipboard => "erase.clipboard",
        }
    }
}

/// What is forgotten a moment later.
pub type Forgetting = Pin<Box<dyn Future<Output = Result<(), Remains>>>>;
