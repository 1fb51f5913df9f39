//! The staff's sealed keys on this device. A client's erasing leaves them.

use crate::platform::dom;
use crate::state::error::Error;
use crate::storage::keys::{STAFF_BEFORE, STAFF_KEYS, STAFF_LIST};
use crate::summary::holder::Holder;
use crate::summary::sealed::SealedKey;
use crate::summary::trust::{Entry, Published};

/// Sealed keys, oldest first; the newest of a holder is the one in use.
pub fn keys() -> Vec<SealedKey> {
    // A damaged entry is no key; the backup file brings it back.
    read(STAFF_KEYS).unwrap_or_default()
}

/// The holder's key in use.
pub fn key(holder: Holder) -> Option<SealedKey> {
    keys().into_iter().rev().find(|key| key.holder == holder)
}

/// Adds a key; one that is here already takes the newest place.
///
/// # Errors
/// The key of the user's sentence, where it is not kept.
pub fn add(key: SealedKey) -> Result<(), Error> {
    let mut all = keys();
    all.retain(|earlier| earlier.kid != key.kid);
    all.push(key);
    write(STAFF_KEYS, &all)
}

/// # Errors
/// As [`add`].
pub fn remove(kid: &str) -> Result<(), Error> {
    let mut all = keys();
    all.retain(|key| key.kid != kid);
    write(STAFF_KEYS, &all)
}

/// The trust list that is being kept up here.
pub fn list() -> Option<Published> {
    read(STAFF_LIST)
}

/// # Errors
/// As [`add`].
pub fn set_list(list: &Published) -> Result<(), Error> {
    write(STAFF_LIST, list)
}

/// The rows of keys that were revoked since the list was published, as they stood before.
pub fn before() -> Vec<Entry> {
    read(STAFF_BEFORE).unwrap_or_default()
}

/// # Errors
/// As [`add`].
pub fn set_before(rows: &[Entry]) -> Result<(), Error> {
    write(STAFF_BEFORE, rows)
}

fn read<T: serde::de::DeserializeOwned>(key: &str) -> Option<T> {
    dom::local(key).and_then(|text| serde_json::from_str(&text).ok())
}

fn write<T: serde::Serialize + ?Sized>(key: &str, value: &T) -> Result<(), Error> {
    let text = serde_json::to_string(value).map_err(|_| Error::NotKept)?;
    dom::set_local(key, &text).map_err(|_| Error::NotKept)
}
