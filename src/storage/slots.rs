use super::{Error, PREFIX, Store, decode, encode};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Names the slot and revision in force, `a:17`. Written last, so a cut write changes nothing.
const CURRENT: &str = "suunta.session";
const SLOTS: [&str; 2] = ["a", "b"];
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
    /// Damaged bytes could not be set aside: nothing is written over them nor over what is whole.
    #[serde(skip)]
    pub full: bool,
}

impl Slots {
    /// Reads what is stored. Damaged bytes are moved to quarantine untouched; the newest that is
    /// whole is then the one in force.
    ///
    /// # Errors
    /// [`Error::Newer`] when a newer app stored it (nothing is changed), or the store's errors.
    pub fn load<T: DeserializeOwned>(&mut self, store: &impl Store) -> Result<Found<T>, Error> {
        self.seen = store.get(CURRENT)?;
        if let Some((slot, rev)) = self.seen.as_deref().and_then(parse_pointer) {
            self.rev = rev;
            match read(store, slot) {
                Ok((rev, body)) => {
                    self.rev = self.rev.max(rev);
                    return Ok(Found::Whole(body));
                }
                Err(Error::Damaged) => {}
                Err(error) => return Err(error),
            }
        } else if self.seen.is_none() && is_empty(store)? {
            return Ok(Found::Nothing);
        }
        let mut whole: Option<(&str, u64, T)> = None;
        let mut set_aside = Ok(());
        for slot in SLOTS {
            match read(store, slot) {
                Ok((rev, body)) if whole.as_ref().is_none_or(|(_, known, _)| rev > *known) => {
                    whole = Some((slot, rev, body));
                }
                Ok(_) => {}
                // A store too full for the damaged bytes must not hide the slot that is whole.
                Err(Error::Damaged) => set_aside = set_aside.and(quarantine(store, slot)),
                Err(error) => return Err(error),
            }
        }
        if let Some((slot, rev, _)) = &whole {
            // So that the next write goes beside it. A revision is never used twice.
            self.rev = self.rev.max(*rev);
            set_aside = set_aside.and_then(|()| self.point(store, slot));
        }
        self.full = set_aside.is_err();
        Ok(Found::Damaged(whole.map(|(.., body)| body)))
    }

    /// Puts a slot in force.
    fn point(&mut self, store: &impl Store, slot: &str) -> Result<(), Error> {
        let pointer = [slot, ":", &self.rev.to_string()].concat();
        write(store, CURRENT, &pointer)?;
        self.seen = Some(pointer);
        Ok(())
    }

    /// Writes the new state beside the old one, reads it back, then switches.
    ///
    /// # Errors
    /// [`Error::Stale`] when another tab has written what this one has not seen,
    /// [`Error::NotKept`] when the read-back differs, [`Error::Full`] when there was no room to set
    /// damaged bytes aside, or the store's errors.
    pub fn save<T: Serialize>(&mut self, store: &impl Store, body: &T) -> Result<(), Error> {
        if self.full {
            return Err(Error::Full);
        }
        let current = store.get(CURRENT)?;
        if current != self.seen {
            return Err(Error::Stale);
        }
        let used = current.as_deref().and_then(parse_pointer).map_or("b", |(slot, _)| slot);
        let slot = if used == "a" { "b" } else { "a" };
        let text = encode(self.rev + 1, body)?;
        write(store, &slot_key(slot), &text)?;
        self.rev += 1;
        self.point(store, slot)
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
        let pointer = self.seen.as_deref().and_then(parse_pointer);
        self.rev = self.rev.max(pointer.map_or(0, |(_, rev)| rev));
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

/// The slot and revision that [`CURRENT`] names.
fn parse_pointer(text: &str) -> Option<(&str, u64)> {
    let (slot, rev) = text.split_once(':')?;
    Some((slot, rev.parse().ok()?)).filter(|_| SLOTS.contains(&slot))
}

fn is_empty(store: &impl Store) -> Result<bool, Error> {
    for slot in SLOTS {
        if store.get(&slot_key(slot))?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
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
