//! Writing the session, and what other tabs have to do with it.

use crate::platform::device::{self, Changes};
use crate::session::Session;
use crate::state::session_store::keeper::{State, put, with};
use crate::storage::{self, ERA, Error, MIRROR, STATE, Store};

/// How a session is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is on its way to the database: see [`settle`].
    Waiting,
    /// In localStorage only.
    Undurable,
    /// Not at all: a kiosk, or a newer app's data is there.
    Never,
}

/// Takes the session as it is now, and mirrors it at once; [`settle`] writes it.
///
/// # Errors
/// The storage's; the answers are still in memory.
pub fn save(session: &Session) -> Result<Kept, Error> {
    with(|keeper| {
        let State { writes, trouble, seen, .. } = &mut keeper.state;
        if !*writes {
            return Ok(Kept::Never);
        }
        if *trouble == Some(Error::Full) {
            return Err(Error::Full);
        }
        let revision = seen.issue(session)?;
        let mirrored = put(&keeper.local, MIRROR, &seen.mirror(&revision));
        if *trouble == Some(Error::Undurable) {
            mirrored?;
            seen.written(revision);
            keeper.forget_legacy();
            return Ok(Kept::Undurable);
        }
        // Without the mirror a killed tab loses what is on its way, and nothing else.
        keeper.waiting = Some(revision);
        Ok(Kept::Waiting)
    })
}

/// Writes what [`save`] took until nothing waits; resolved when it is on the device. `None` when that is
/// being done already.
///
/// # Errors
/// [`Error::Stale`] when another tab wrote what this one has not seen, [`Error::Erased`], or what the
/// database refused: [`Error::Full`], [`Error::NotKept`].
pub async fn settle() -> Option<Result<(), Error>> {
    if with(|keeper| Ok(keeper.flight.is_some())) != Ok(false) {
        return None;
    }
    while let Ok(Some((seen, revision, taken))) = with(|keeper| {
        let Some(revision) = keeper.waiting.take() else { return Ok(None) };
        keeper.flight = Some(revision.clone());
        Ok(Some((keeper.state.seen.clone(), revision, std::mem::take(&mut keeper.state.taken))))
    }) {
        let changes = Changes::default();
        for (key, text) in seen.rows(&revision) {
            changes.put(key, &text.into());
        }
        for key in &taken {
            changes.delete(key);
        }
        let [era, state] = seen.expected();
        let end = device::write(&[(ERA, era), (STATE, state)], changes).await;
        let written = with(|keeper| {
            keeper.flight = None;
            match end {
                Ok(None) => {
                    keeper.state.seen.written(revision);
                    keeper.forget_legacy();
                    Ok(())
                }
                Ok(Some(found)) => Err(keeper.refused(found)),
                Err(error) => {
                    keeper.state.taken = taken;
                    Err(if device::is_full(&error) { Error::Full } else { Error::NotKept })
                }
            }
        });
        if written.is_err() {
            return Some(written);
        }
    }
    Some(Ok(()))
}

/// What other tabs did while this one was open.
///
/// # Errors
/// [`Error::Stale`] when one wrote, [`Error::Erased`]; what cannot be asked is no news.
pub async fn look() -> Result<(), Error> {
    let seen = with(|keeper| {
        let idle = keeper.flight.is_none() && keeper.waiting.is_none() && keeper.state.writes;
        Ok(idle.then(|| (keeper.state.seen.clone(), keeper.state.trouble)))
    });
    let Ok(Some((seen, trouble))) = seen else { return Ok(()) };
    let [era, state] = seen.expected();
    if trouble == Some(Error::Undurable) {
        return with(|keeper| {
            let mirror = keeper.local.get(MIRROR)?;
            let there = mirror.as_deref().and_then(storage::mirrored);
            match there {
                _ if there == state => Ok(()),
                Some(_) => Err(Error::Stale),
                None => {
                    keeper.state.seen.restart(None);
                    Err(Error::Erased)
                }
            }
        });
    }
    match device::write(&[(ERA, era), (STATE, state)], Changes::default()).await {
        Ok(Some(found)) => with(|keeper| {
            // Not if it was this tab that wrote meanwhile.
            if keeper.flight.is_some() || keeper.state.seen != seen {
                return Ok(());
            }
            Err(keeper.refused(found))
        }),
        _ => Ok(()),
    }
}

/// From now on this tab's state is the one that counts.
///
/// # Errors
/// [`Error::Erased`] when there is nothing to take over, or [`Error::Blocked`].
pub async fn take_over() -> Result<(), Error> {
    let rows = device::read().await;
    with(|keeper| {
        keeper.state.writes = true;
        let Ok(rows) = rows else {
            let mirror = keeper.local.get(MIRROR)?;
            let there = mirror.as_deref().and_then(storage::mirrored);
            keeper.state.seen.take_over(there.map(str::to_owned));
            return Ok(());
        };
        let text = |name: &str| {
            rows.iter().find(|(key, _)| key == name).and_then(|(_, value)| value.as_string())
        };
        let era = text(ERA);
        if keeper.state.seen.refused(era.as_deref()) == Error::Erased {
            return Err(keeper.refused(vec![era]));
        }
        keeper.state.seen.take_over(text(STATE));
        Ok(())
    })
}
