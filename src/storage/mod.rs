//! What stays on the device: the session in envelopes, its revisions, and small texts by key.
//!
//! The logic knows no browser and is tested on the host. The device's database is reached by
//! `platform::device`, the browser's localStorage by [`local`].

mod copies;
mod envelope;
pub mod keys;
pub mod legacy;

#[cfg(target_arch = "wasm32")]
pub mod local;

pub use crate::storage::copies::{
    ERA, Found, Loaded, MIRROR, Revision, Rows, SESSION_KEYS, STATE, Seen, mirrored,
};
pub use crate::storage::envelope::{VERSION, decode, encode};

use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Prefix of every key that belongs to the app.
pub const PREFIX: &str = "suunta.";

/// The device's database.
pub const DATABASE: &str = "suunta";

/// How hard a transaction presses for the disk before it is called complete (Indexed Database API 3.0,
/// `IDBTransactionDurability`). A killed browser keeps what is complete either way; `strict` also means a
/// power cut.
pub const DURABILITY: &str = "strict";

/// What can go wrong with the device's storage. Answers go on in memory whatever happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// There is no database here: what was written last can be lost when the browser is killed.
    Undurable,
    /// Everything was erased in another tab.
    Erased,
    /// The browser threw its database away.
    Lost,
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
            Self::Undurable => "storage.undurable",
            Self::Erased => "storage.erased",
            Self::Lost => "storage.lost",
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

/// Removes everything of the app from the store, but what stands under the keys that stay.
///
/// # Errors
/// The store's errors.
pub fn wipe(store: &impl Store, stay: &[&str]) -> Result<(), Error> {
    let of_the_app = |key: &&String| key.starts_with(PREFIX) && !stay.contains(&key.as_str());
    for key in store.keys()?.iter().filter(of_the_app) {
        store.remove(key)?;
    }
    Ok(())
}
