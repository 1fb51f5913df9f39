//! Keeps the session on the device: the one place that writes it.

use crate::platform::dom;
use crate::session::{Mode, Session};
use crate::storage::{self, Error, Found, Slots, Store, local::Local};
use std::cell::RefCell;

struct Keeper {
    local: Local,
    slots: Slots,
    /// False at a kiosk, and where a newer app's data must not be touched.
    writes: bool,
}

thread_local! {
    static KEEPER: RefCell<Option<Keeper>> = const { RefCell::new(None) };
}

/// Reads what the device holds. At a kiosk nothing is read or written, and what an earlier visit
/// left is wiped.
///
/// # Errors
/// [`Error::Blocked`] or [`Error::Newer`]; the form goes on in memory.
pub fn open(mode: Mode) -> Result<Found<Session>, Error> {
    let mut keeper = Keeper { local: Local::probe(), slots: Slots::default(), writes: true };
    let found = if mode == Mode::Kiosk {
        keeper.writes = false;
        storage::wipe(&keeper.local, &[]).map(|()| Found::Nothing)
    } else {
        keeper.slots.load(&keeper.local)
    };
    if found == Err(Error::Newer) {
        keeper.writes = false;
    }
    KEEPER.set(Some(keeper));
    found
}

/// Goes on where the first module left: what it had seen, and whether it may write.
pub fn resume(slots: Slots, writes: bool) {
    KEEPER.set(Some(Keeper { local: Local::probe(), slots, writes }));
}

/// What [`resume`] needs.
///
/// # Errors
/// [`Error::Blocked`] before [`open`].
pub fn state() -> Result<(Slots, bool), Error> {
    with(|keeper| Ok((keeper.slots.clone(), keeper.writes && !keeper.slots.full)))
}

fn with<T>(act: impl FnOnce(&mut Keeper) -> Result<T, Error>) -> Result<T, Error> {
    KEEPER.with_borrow_mut(|keeper| keeper.as_mut().map_or(Err(Error::Blocked), act))
}

/// Writes the session; `Ok(false)` where nothing is to be kept.
///
/// # Errors
/// The storage's; the answers are still in memory.
pub fn save(session: &Session) -> Result<bool, Error> {
    with(|keeper| {
        if keeper.writes {
            keeper.slots.save(&keeper.local, session)?;
        }
        Ok(keeper.writes)
    })
}

/// What another tab left while this one was open.
///
/// # Errors
/// [`Error::Stale`] when it wrote, or the storage's.
pub fn look() -> Result<(), Error> {
    with(|keeper| {
        if keeper.writes && keeper.slots.is_stale(&keeper.local)? {
            return Err(Error::Stale);
        }
        Ok(())
    })
}

/// True when nothing is stored any more: another tab erased everything.
pub fn is_empty() -> bool {
    with(|keeper| Ok(keeper.local.get("suunta.session")?.is_none())).unwrap_or(false)
}

/// From now on this tab's state is the one that counts.
///
/// # Errors
/// The storage's.
pub fn take_over() -> Result<(), Error> {
    with(|keeper| {
        keeper.writes = true;
        keeper.slots.take_over(&keeper.local)
    })
}

/// Damaged texts that were set aside.
pub fn quarantined() -> Vec<String> {
    with(|keeper| storage::quarantined(&keeper.local)).unwrap_or_default()
}

/// Removes what the app keeps in localStorage, but what stands under the keys that stay.
///
/// # Errors
/// The storage's.
pub fn wipe(stay: &[&str]) -> Result<(), Error> {
    with(|keeper| storage::wipe(&keeper.local, stay))
}

/// Begins anew with nothing seen, after everything was erased here or in another tab.
pub fn restart(mode: Mode) {
    resume(Slots::default(), mode != Mode::Kiosk);
}

/// A small setting beside the session, such as the language. Not kept at a kiosk.
pub fn remember(key: &str, value: &str) {
    // A setting that is not kept is asked again: nothing is lost.
    let _ = with(|keeper| if keeper.writes { keeper.local.set(key, value) } else { Ok(()) });
}

/// Keeps what is more than a setting. At a kiosk nothing is kept, as everybody there is told.
///
/// # Errors
/// The storage's; [`NOT_KEPT`] says it in words.
pub fn keep(key: &str, value: &str) -> Result<(), Error> {
    with(|keeper| {
        if !keeper.writes {
            return if dom::is_kiosk() { Ok(()) } else { Err(Error::Newer) };
        }
        keeper.local.set(key, value)?;
        let kept = keeper.local.get(key)?.is_some_and(|kept| kept == value);
        if kept { Ok(()) } else { Err(Error::NotKept) }
    })
}

/// The key of the sentence for a change that was not kept: the storage's own speak of answers.
pub const NOT_KEPT: &str = "kept.no";

/// A setting kept by [`remember`], or what [`keep`] keeps.
pub fn recall(key: &str) -> Option<String> {
    with(|keeper| keeper.local.get(key)).ok().flatten()
}
