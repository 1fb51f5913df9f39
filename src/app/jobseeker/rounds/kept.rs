//! Where rounds are kept on the device, and the form that a new round took the place of.

use crate::app::{Context, keeper};
use crate::platform::clock;
use crate::session::rounds::Rounds;
use crate::session::{Mode, Session};
use crate::storage::{Error, decode, encode};
use crate::summary::sections::Change;

const ROUNDS: &str = "suunta.rounds";
const BEFORE: &str = "suunta.before";
/// Beside what the session's slots set aside: saved from the settings page.
const ASIDE: &str = "suunta.quarantine.rounds";

/// The rounds kept here. Damaged ones are set aside untouched.
///
/// # Errors
/// [`Error::Damaged`] when they were just set aside, [`Error::Newer`] when a newer app wrote them.
pub fn all() -> Result<Rounds, Error> {
    let Some(text) = keeper::recall(ROUNDS).filter(|text| !text.is_empty()) else {
        return Ok(Rounds::default());
    };
    match decode(&text) {
        Ok((_, rounds)) => Ok(rounds),
        Err(Error::Damaged) => {
            keeper::remember(&[ASIDE, &clock::now().to_string()].join("."), &text);
            keeper::remember(ROUNDS, "");
            Err(Error::Damaged)
        }
        Err(error) => Err(error),
    }
}

/// Keeps the rounds.
///
/// # Errors
/// [`Error::NotKept`] where nothing is kept.
pub fn keep(rounds: &Rounds) -> Result<(), Error> {
    let text = encode(1, rounds)?;
    keeper::remember(ROUNDS, &text);
    if keeper::recall(ROUNDS).as_ref() == Some(&text) { Ok(()) } else { Err(Error::NotKept) }
}

/// What the payload says of the round before this one.
pub fn change(context: Context, session: &Session) -> Option<Change> {
    // On a device of several clients a round would be somebody else's.
    if context.mode != Mode::Own {
        return None;
    }
    let rounds = all().ok()?;
    let previous = rounds.previous(session)?;
    previous.is_comparable(context.instrument()).then(|| previous.as_change())
}

/// The form that the new round took the place of.
pub fn before() -> Option<Session> {
    let text = keeper::recall(BEFORE).filter(|text| !text.is_empty())?;
    decode(&text).ok().map(|(_, session)| session)
}

/// Keeps the form that gives way.
///
/// # Errors
/// [`Error::NotKept`] where nothing is kept.
pub fn keep_before(session: &Session) -> Result<(), Error> {
    let text = encode(1, session)?;
    keeper::remember(BEFORE, &text);
    if keeper::recall(BEFORE).as_ref() == Some(&text) { Ok(()) } else { Err(Error::NotKept) }
}

pub fn forget_before() {
    keeper::remember(BEFORE, "");
}
