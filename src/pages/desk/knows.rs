//! What the desk knows when it checks.

use crate::pages::desk::{meeting, pins, received};
use crate::parts::trusted;
use crate::platform::clock;
use crate::summary::message::Desk;
use crate::summary::received::without;

/// What it knows now.
pub fn desk() -> Desk {
    Desk {
        nonce: meeting::code(),
        pins: pins::kept(),
        seen: received::all(),
        trust: trusted::text(),
        now: clock::now() / 1000,
    }
}

/// How a summary came to be checked.
#[derive(Clone)]
pub enum Come {
    /// By itself, in a meeting if there is one.
    Alone,
    /// From the day's list, whose reading has left this in what was received ([`Row::noted`]).
    ///
    /// [`Row::noted`]: crate::summary::day::Row::noted
    Listed(Option<String>),
}

impl Come {
    /// What the desk knows for it. A list is no meeting, and its own reading no earlier sight.
    pub fn desk(&self) -> Desk {
        let Self::Listed(noted) = self else { return desk() };
        let desk = Desk { nonce: None, ..desk() };
        match noted {
            Some(id) => Desk { seen: without(&desk.seen, id), ..desk },
            None => desk,
        }
    }

    /// Whether it is in what was received already.
    pub const fn is_noted(&self) -> bool {
        matches!(self, Self::Listed(Some(_)))
    }
}
