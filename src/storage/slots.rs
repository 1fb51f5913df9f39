use super::{Error, PREFIX, Store, decode, encode};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Names the slot and revision in force, `a:17`. Written last, so a cut write changes nothing.
const CURRENT: &str = "suunta.session";
const QUARANTINE: &str = "suunta.quarantine.";

/// What was found at the start.
#[derive(Debug, PartialEq)]
pub enum Found<T> {
    Nothing,
    Whole(T),
    /// The newest was damaged and is in quarantine; the one before it, when that is whole.
    Damaged(Option<T>),
}

/// Two slots written in turn, and what this tab last saw.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Slots {
    /// The value of [`CURRENT`] as this tab last read or wrote it.
    seen: Option<String>,
    rev: u64,
}

impl Slots {
    /// Reads what is stored. Damaged bytes are moved to quarantine untouched.
    ///
    /// # Errors
    /// [`Error::Newer`] when a newer app stored it (nothing is changed), or the store's errors.
    pub fn load<T: DeserializeOwned>(&mut self, store: &impl Store) -> Result<Found<T>, Error> {
        let current = store.get(CURRENT)?;
        self.seen.clone_from(&current);
        let Some(current) = current else {
            return Ok(Found::Nothing);
        };
        let (slot, rev) = current.split_once(':').unwrap_or(("a", "0"));
        self.rev = rev.parse().unwrap_or_default();
        match read(store, slot) {
            Ok((rev, body)) => {
                self.rev = rev;
                Ok(Found::Whole(body))
            }
            Err(Error::Damaged) => {
                quarantine(store, slot)?;
                let before = read(store, other(slot)).ok().map(|(_, body)| body);
                Ok(Found::Damaged(before))
            }
            Err(error) => Err(error),
        }
    }

    /// Writes the new state beside the old one, reads it back, then switches.
    ///
    /// # Errors
    /// [`Error::Stale`] when another tab has written what this one has not seen,
    /// [`Error::NotKept`] when the read-back differs, or the store's errors.
    pub fn save<T: Serialize>(&mut self, store: &impl Store, body: &T) -> Result<(), Error> {
        let current = store.get(CURRENT)?;
        if current != self.seen {
            return Err(Error::Stale);
        }
        let used = current.as_deref().and_then(|c| c.split_once(':')).map_or("b", |(slot, _)| slot);
        let slot = other(used);
        let rev = self.rev + 1;
        let text = encode(rev, body)?;
        write(store, &slot_key(slot), &text)?;
        let pointer = [slot, ":", &rev.to_string()].concat();
        write(store, CURRENT, &pointer)?;
        self.seen = Some(pointer);
        self.rev = rev;
        Ok(())
    }

    /// True when the store's state is not what this tab last saw.
    ///
    /// # Errors
    /// The store's errors.
    pub fn is_stale(&self, store: &impl Store) -> Result<bool, Error> {
        Ok(store.get(CURRENT)? != self.seen)
    }

    /// Accepts that this tab writes over what another one wrote: the user's choice.
    ///
    /// # Errors
    /// The store's errors.
    pub fn take_over(&mut self, store: &impl Store) -> Result<(), Error> {
        self.seen = store.get(CURRENT)?;
        let rev = self.seen.as_deref().and_then(|seen| seen.split_once(':')).map(|(_, rev)| rev);
        self.rev = self.rev.max(rev.and_then(|rev| rev.parse().ok()).unwrap_or_default());
        Ok(())
    }
}

/// Damaged stored texts, kept as they were so that they can be saved to a file.
///
/// # Errors
/// The store's errors.
pub fn quarantined(store: &impl Store) -> Result<Vec<String>, Error> {
    let mut texts = Vec::new();
    for key in store.keys()? {
        if key.starts_with(QUARANTINE) {
            texts.extend(store.get(&key)?);
        }
    }
    Ok(texts)
}

/// Removes everything of the app from the store.
///
/// # Errors
/// The store's errors.
pub fn wipe(store: &impl Store) -> Result<(), Error> {
    for key in store.keys()?.iter().filter(|key| key.starts_with(PREFIX)) {
        store.remove(key)?;
    }
    Ok(())
}

fn other(slot: &str) -> &'static str {
    if slot == "a" { "b" } else { "a" }
}

fn slot_key(slot: &str) -> String {
    [CURRENT, ".", slot].concat()
}

fn read<T: DeserializeOwned>(store: &impl Store, slot: &str) -> Result<(u64, T), Error> {
    decode(&store.get(&slot_key(slot))?.ok_or(Error::Damaged)?)
}

/// Sets and reads back: "saved" is said only of what was seen to be there.
fn write(store: &impl Store, key: &str, value: &str) -> Result<(), Error> {
    store.set(key, value)?;
    if store.get(key)?.as_deref() == Some(value) { Ok(()) } else { Err(Error::NotKept) }
}

fn quarantine(store: &impl Store, slot: &str) -> Result<(), Error> {
    let Some(text) = store.get(&slot_key(slot))? else { return Ok(()) };
    let taken = store.keys()?.iter().filter(|key| key.starts_with(QUARANTINE)).count();
    write(store, &[QUARANTINE, &taken.to_string()].concat(), &text)?;
    store.remove(&slot_key(slot))
}
