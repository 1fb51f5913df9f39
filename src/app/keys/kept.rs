//! The staff's sealed keys on this device. A client's erasing leaves them.

use crate::platform::dom;
use crate::summary::holder::Holder;
use crate::summary::sealed::SealedKey;
use crate::summary::trust::Published;

/// Sealed keys, oldest first; the newest of a holder is the one in use.
const KEYS: &str = "staff-keys";
/// The trust list that is being kept up here.
const LIST: &str = "staff-list";

pub fn keys() -> Vec<SealedKey> {
    // A damaged entry is no key; the backup file brings it back.
    read(KEYS).unwrap_or_default()
}

/// The holder's key in use.
pub fn key(holder: Holder) -> Option<SealedKey> {
    keys().into_iter().rev().find(|key| key.holder == holder)
}

/// Adds a key; one that is here already takes the newest place.
pub fn add(key: SealedKey) {
    let mut all = keys();
    all.retain(|earlier| earlier.kid != key.kid);
    all.push(key);
    write(KEYS, &all);
}

pub fn remove(kid: &str) {
    let mut all = keys();
    all.retain(|key| key.kid != kid);
    write(KEYS, &all);
}

pub fn list() -> Option<Published> {
    read(LIST)
}

pub fn set_list(list: &Published) {
    write(LIST, list);
}

fn read<T: serde::de::DeserializeOwned>(key: &str) -> Option<T> {
    dom::local(key).and_then(|text| serde_json::from_str(&text).ok())
}

fn write<T: serde::Serialize + ?Sized>(key: &str, value: &T) {
    if let Ok(text) = serde_json::to_string(value) {
        dom::set_local(key, &text);
    }
}
