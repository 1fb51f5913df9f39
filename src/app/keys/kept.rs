//! The staff's sealed keys on this device. A client's erasing leaves them.

use crate::app::keeper::NOT_KEPT;
use crate::platform::dom;
use crate::summary::holder::Holder;
use crate::summary::sealed::SealedKey;
use crate::summary::trust::{Entry, Published};

/// Sealed keys, oldest first; the newest of a holder is the one in use.
const KEYS: &str = "staff-keys";
/// The trust list that is being kept up here.
const LIST: &str = "staff-list";
/// What can be taken back of it until it is published.
const BEFORE: &str = "staff-list-before";

pub fn keys() -> Vec<SealedKey> {
    // A damaged entry is no key; the backup file brings it back.
    read(KEYS).unwrap_or_default()
}

/// The holder's key in use.
pub fn key(holder: Holder) -> Option<SealedKey> {
    keys().into_iter().rev().find(|key| key.holder == holder)
}

/// Adds a key; one that is here already takes the newest place.
///
/// # Errors
/// The key of the user's sentence, where it is not kept.
pub fn add(key: SealedKey) -> Result<(), &'static str> {
    let mut all = keys();
    all.retain(|earlier| earlier.kid != key.kid);
    all.push(key);
    write(KEYS, &all)
}

/// # Errors
/// As [`add`].
pub fn remove(kid: &str) -> Result<(), &'static str> {
    let mut all = keys();
    all.retain(|key| key.kid != kid);
    write(KEYS, &all)
}

pub fn list() -> Option<Published> {
    read(LIST)
}

/// # Errors
/// As [`add`].
pub fn set_list(list: &Published) -> Result<(), &'static str> {
    write(LIST, list)
}

/// The rows of keys that were revoked since the list was published, as they stood before.
pub fn before() -> Vec<Entry> {
    read(BEFORE).unwrap_or_default()
}

/// # Errors
/// As [`add`].
pub fn set_before(rows: &[Entry]) -> Result<(), &'static str> {
    write(BEFORE, rows)
}

fn read<T: serde::de::DeserializeOwned>(key: &str) -> Option<T> {
    dom::local(key).and_then(|text| serde_json::from_str(&text).ok())
}

fn write<T: serde::Serialize + ?Sized>(key: &str, value: &T) -> Result<(), &'static str> {
    let text = serde_json::to_string(value).map_err(|_| NOT_KEPT)?;
    dom::set_local(key, &text).map_err(|_| NOT_KEPT)
}
