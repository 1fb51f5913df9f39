//! Where rounds are kept on the device, and the form that a new round took the place of.

use crate::platform::clock;
use crate::session::rounds::Rounds;
use crate::session::{Mode, Session};
use crate::state::context::Context;
use crate::state::session_store;
use crate::storage::keys::{BEFORE, QUARANTINE, ROUNDS};
use crate::storage::{Error, decode, encode};
use crate::summary::sections::Change;

/// Beside what the session's slots set aside, behind [`QUARANTINE`]: saved from the settings page.
const ASIDE: &str = "rounds.";

/// The rounds kept here. Damaged ones are set aside untouched.
///
/// # Errors
/// [`Error::Damaged`] when they were just set aside, [`Error::Newer`] when a newer app wrote them.
pub fn all() -> Result<Rounds, Error> {
    let Some(text) = session_store::recall(ROUNDS).filter(|text| !text.is_empty()) else {
        return Ok(Rounds::default());
    };
    match decode(&text) {
        Ok((_, rounds)) => Ok(rounds),
        Err(Error::Damaged) => {
            let aside = [QUARANTINE, ASIDE, &clock::now().to_string()].concat();
            // Where there is no room to set them aside they stay where they are.
            if session_store::keep(&aside, &text).is_ok() {
                session_store::remember(ROUNDS, "");
            }
            Err(Error::Damaged)
        }
        Err(error) => Err(error),
    }
}

/// Keeps the rounds.
///
/// # Errors
/// The storage's, where they are not kept.
pub fn keep(rounds: &Rounds) -> Result<(), Error> {
    session_store::keep(ROUNDS, &encode(1, rounds)?)
}

/// Whether a summary of that number is kept.
pub fn holds(jti: &str) -> bool {
    all().is_ok_and(|rounds| rounds.0.iter().any(|round| round.jti == jti))
}

/// Forgets one.
///
/// # Errors
/// As [`all`] and [`keep`].
pub fn forget(jti: &str) -> Result<(), Error> {
    let mut rounds = all()?;
    rounds.remove(jti);
    keep(&rounds)
}

/// What the payload says of the round before this one.
pub fn change(context: Context, session: &Session) -> Option<Change> {
    // On a device of several clients a round would be somebody else's.
    if context.mode != Mode::Own {
        return None;
    }
    let rounds = all().ok()?;
    let previous = rounds.previous(session)?;
    let instrument = context.instrument();
    previous.is_comparable(instrument).then(|| previous.as_change(instrument))
}

/// The form that the new round took the place of.
pub fn before() -> Option<Session> {
    let text = session_store::recall(BEFORE).filter(|text| !text.is_empty())?;
    decode(&text).ok().map(|(_, session)| session)
}

/// Keeps the form that gives way.
///
/// # Errors
/// The storage's, where it is not kept; [`Error::Newer`] where a newer app has kept one.
pub fn keep_before(session: &Session) -> Result<(), Error> {
    let there = session_store::recall(BEFORE).filter(|text| !text.is_empty());
    if there.is_some_and(|text| decode::<Session>(&text).err() == Some(Error::Newer)) {
        return Err(Error::Newer);
    }
    session_store::keep(BEFORE, &encode(1, session)?)
}

/// Forgets the form that gave way.
///
/// # Errors
/// The storage's, where it is still kept.
pub fn forget_before() -> Result<(), Error> {
    session_store::keep(BEFORE, "")
}

/// The key of the sentence for a failure: where something was not kept, it is no answer that is
/// missing.
pub const fn key(error: Error) -> &'static str {
    match error {
        Error::Blocked | Error::Full | Error::NotKept | Error::Undurable | Error::Lost => {
            session_store::NOT_KEPT
        }
        Error::Stale | Error::Damaged | Error::Newer | Error::Erased => error.key(),
    }
}

/// Whether rounds are for this way of filling in.
pub fn are_kept(context: Context) -> bool {
    context.mode == Mode::Own
}
