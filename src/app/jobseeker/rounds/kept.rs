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
            let aside = [ASIDE, &clock::now().to_string()].join(".");
            keeper::remember(&aside, &text);
            // Where there is no room to set them aside they stay where they are.
            if keeper::recall(&aside).as_ref() == Some(&text) {
                keeper::remember(ROUNDS, "");
            }
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
/// [`Error::NotKept`] where nothing is kept; [`Error::Newer`] where a newer app has kept one.
pub fn keep_before(session: &Session) -> Result<(), Error> {
    let there = keeper::recall(BEFORE).filter(|text| !text.is_empty());
    if there.is_some_and(|text| decode::<Session>(&text).err() == Some(Error::Newer)) {
        return Err(Error::Newer);
    }
    let text = encode(1, session)?;
    keeper::remember(BEFORE, &text);
    if keeper::recall(BEFORE).as_ref() == Some(&text) { Ok(()) } else { Err(Error::NotKept) }
}

pub fn forget_before() {
    keeper::remember(BEFORE, "");
}
