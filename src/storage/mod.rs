//! What stays on the device: one envelope in two slots, quarantine, revisions, wipe.
//!
//! The logic is written against [`Store`] and tested on the host with [`Memory`]; the browser's
//! localStorage is in [`local`].

mod envelope;
mod slots;

#[cfg(target_arch = "wasm32")]
pub mod local;

pub use envelope::{VERSION, decode, encode};
pub use slots::{Found, Slots, quarantined, wipe};

use std::cell::RefCell;
use std::collections::BTreeMap;

/// Prefix of every key that belongs to the app.
pub const PREFIX: &str = "suunta.";

/// What can go wrong with the device's storage. Answers go on in memory whatever happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The browser gives no storage (private mode, blocked by a setting).
    Blocked,
    /// The write was refused, most often because storage is full.
    Full,
    /// What was read back is not what was written.
    NotKept,
    /// Another tab has written since this one read.
    Stale,
    /// Stored bytes are cut, garbage or of the wrong type.
    Damaged,
    /// Stored by a newer version of the app.
    Newer,
}

impl Error {
    /// The key of the user's sentence and advice.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Blocked => "storage.blocked",
            Self::Full => "storage.full",
            Self::NotKept => "storage.not-kept",
            Self::Stale => "storage.stale",
            Self::Damaged => "storage.damaged",
            Self::Newer => "storage.newer",
        }
    }
}

/// A string store such as localStorage.
pub trait Store {
    /// # Errors
    /// [`Error::Blocked`] when the store cannot be reached.
    fn get(&self, key: &str) -> Result<Option<String>, Error>;
    /// # Errors
    /// [`Error::Full`] when the write is refused.
    fn set(&self, key: &str, value: &str) -> Result<(), Error>;
    /// # Errors
    /// [`Error::Blocked`] when the store cannot be reached.
    fn remove(&self, key: &str) -> Result<(), Error>;
    /// Keys that begin with [`PREFIX`].
    ///
    /// # Errors
    /// [`Error::Blocked`] when the store cannot be reached.
    fn keys(&self) -> Result<Vec<String>, Error>;
}

/// A store in memory: for tests, and for a page whose browser gives no storage.
#[derive(Debug, Default)]
pub struct Memory(RefCell<BTreeMap<String, String>>);

impl Store for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, Error> {
        Ok(self.0.borrow().get(key).cloned())
    }
    fn set(&self, key: &str, value: &str) -> Result<(), Error> {
        self.0.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }
    fn remove(&self, key: &str) -> Result<(), Error> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }
    fn keys(&self) -> Result<Vec<String>, Error> {
        Ok(self.0.borrow().keys().filter(|key| key.starts_with(PREFIX)).cloned().collect())
    }
}
