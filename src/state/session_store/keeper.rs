//! What a tab knows of the device.

use crate::storage::local::Local;
use crate::storage::{Error, Revision, Seen, Store, legacy};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// What one module knows of the device, to be handed to the next.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct State {
    pub(super) seen: Seen,
    /// False at a kiosk, and where a newer app's data must not be touched.
    pub(super) writes: bool,
    /// Why the database is not written, where it is not.
    pub(super) trouble: Option<Error>,
    /// Rows that the next write of the session takes away, since it holds what they say.
    pub(super) taken: Vec<String>,
}

#[derive(Default)]
pub(super) struct Keeper {
    pub(super) local: Local,
    pub(super) state: State,
    /// The newest revision that is not on its way yet.
    pub(super) waiting: Option<Revision>,
    /// The revision that is on its way.
    pub(super) flight: Option<Revision>,
    /// Damaged and newer texts, to be saved to a file.
    pub(super) raw: Vec<JsValue>,
}

thread_local! {
    static KEEPER: RefCell<Option<Keeper>> = const { RefCell::new(None) };
}

/// The tab's keeper from now on.
pub(super) fn set(keeper: Keeper) {
    KEEPER.set(Some(keeper));
}

pub(super) fn with<T>(act: impl FnOnce(&mut Keeper) -> Result<T, Error>) -> Result<T, Error> {
    KEEPER.with_borrow_mut(|keeper| keeper.as_mut().map_or(Err(Error::Blocked), act))
}

/// A count as it is kept; 0 where there is none.
pub(super) fn number(text: Option<String>) -> u64 {
    text.and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// Sets and reads back: kept is said only of what was seen to be there.
pub(super) fn put(local: &Local, key: &str, value: &str) -> Result<(), Error> {
    local.set(key, value)?;
    if local.get(key)?.is_some_and(|kept| kept == value) { Ok(()) } else { Err(Error::NotKept) }
}

impl Keeper {
    pub(super) fn forget_legacy(&self) {
        for key in legacy::KEYS {
            // What stays is not read any more.
            self.local.remove(key).ok();
        }
    }

    /// The rows' state as it will be when what is on its way has arrived.
    pub(super) fn expecting(&self) -> Seen {
        let mut seen = self.state.seen.clone();
        if let Some(revision) = self.flight.clone() {
            seen.written(revision);
        }
        seen
    }

    /// What it means that the rows of era and state hold this instead of what was expected. Erased
    /// elsewhere is obeyed: this tab begins anew.
    pub(super) fn refused(&mut self, found: Vec<Option<String>>) -> Error {
        let era = found.into_iter().next().flatten();
        let error = self.state.seen.refused(era.as_deref());
        if error == Error::Erased {
            self.state.seen.restart(era);
            (self.waiting, self.state.taken) = (None, Vec::new());
        }
        error
    }
}
