//! The session in the device's database: two copies written in turn, the newest in force, and who wrote it.
//!
//! One row names the revision in force and its writer, another the era, which every erasing changes. A write
//! says what it expects in both, and the database compares and writes in one transaction: so no tab writes
//! over what it has not seen, nor brings back what was erased. A mirror in localStorage holds what was
//! not complete when a tab was killed.

pub use crate::storage::keys::MIRROR;
use crate::storage::{Error, decode, encode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Rows by key; `None` for what is there and is no text.
pub type Rows = Vec<(String, Option<String>)>;

/// The row that every erasing changes; absent until the first.
pub const ERA: &str = "era";
/// The row with the revision in force and its writer, `17:k3f9`.
pub const STATE: &str = "state";
const COPIES: [&str; 2] = ["session.a", "session.b"];

/// Every key that the session stands under.
pub const SESSION_KEYS: [&str; 3] = [COPIES[0], COPIES[1], MIRROR];

/// What was found at the start.
#[derive(Debug, PartialEq)]
pub enum Found<T> {
    Nothing,
    Whole(T),
    /// The newest was damaged or is gone; the one before it, when that is whole.
    Damaged(Option<T>),
}

/// What one tab knows of the device's copies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    era: Option<String>,
    state: Option<String>,
    /// The newest revision that was found or issued; none is used twice.
    rev: u64,
    /// The copy that the next write replaces, an index of [`COPIES`].
    next: usize,
    /// Names this tab.
    writer: String,
}

/// A revision on its way to the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    state: String,
    envelope: String,
}

/// What [`Seen::load`] made of the rows.
#[derive(Debug, PartialEq)]
pub struct Loaded<T> {
    pub seen: Seen,
    pub found: Found<T>,
    /// Keys of damaged rows, and [`MIRROR`] when that is: to be set aside as they are.
    pub damaged: Vec<&'static str>,
    /// The mirror follows rows that are not there any more: the browser threw its database away.
    pub lost: bool,
}

impl Seen {
    /// Reads what the device holds. Changes nothing.
    ///
    /// # Errors
    /// [`Error::Newer`] when a newer app stored any of it.
    pub fn load<T: DeserializeOwned>(
        rows: &[(String, Option<String>)],
        mirror: Option<&str>,
        writer: &str,
    ) -> Result<Loaded<T>, Error> {
        let row = |key: &str| rows.iter().find(|(name, _)| name == key).map(|(_, text)| text);
        let text = |key: &str| row(key).cloned().flatten();
        let mut seen = Self {
            era: text(ERA),
            state: text(STATE),
            writer: writer.to_owned(),
            ..Self::default()
        };
        let named = seen.state.as_deref().and_then(revision);
        let mut best: Option<(u64, T)> = None;
        let mut damaged = Vec::new();
        for (index, key) in COPIES.into_iter().enumerate() {
            let Some(text) = row(key) else { continue };
            match text.as_deref().map_or(Err(Error::Damaged), decode) {
                Ok((rev, body)) if best.as_ref().is_none_or(|(known, _)| rev > *known) => {
                    best = Some((rev, body));
                    seen.next = 1 - index;
                }
                Ok(_) => {}
                Err(Error::Damaged) => damaged.push(key),
                Err(error) => return Err(error),
            }
        }
        let known = best.as_ref().map_or(0, |(rev, _)| *rev);
        let stored = COPIES.into_iter().chain([STATE]).any(|key| row(key).is_some());
        // One of another era is of somebody whose answers were erased, unless the database itself is new.
        let mirror = mirror.map(Mirror::parse).filter(|mirror| {
            mirror.era == seen.era.as_deref().unwrap_or_default() || rows.is_empty()
        });
        if let Some(mirror) = mirror {
            let counts = mirror.follows(seen.state.as_deref()) || !stored || named.is_none();
            let claimed = revision(mirror.state).unwrap_or(u64::MAX);
            if counts && claimed > known {
                match decode(mirror.envelope) {
                    Ok((rev, body)) if rev > known => best = Some((rev, body)),
                    Ok(_) => {}
                    Err(Error::Damaged) => damaged.push(MIRROR),
                    Err(error) => return Err(error),
                }
            }
        }
        let lost = !stored && mirror.is_some_and(|mirror| !mirror.follows.is_empty());
        let newest = best.as_ref().map_or(0, |(rev, _)| *rev);
        seen.rev = newest.max(named.unwrap_or(0));
        let lost_state = stored && named.is_none();
        let whole = newest >= named.unwrap_or(0) && !lost_state && !damaged.contains(&MIRROR);
        let found = match best {
            None if !stored && damaged.is_empty() => Found::Nothing,
            Some((_, body)) if whole => Found::Whole(body),
            best => Found::Damaged(best.map(|(_, body)| body)),
        };
        Ok(Loaded { seen, found, damaged, lost })
    }

    /// What a tab knows where there is no database: the mirror is all there is.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub fn load_mirror<T: DeserializeOwned>(
        mirror: Option<&str>,
        writer: &str,
    ) -> Result<Loaded<T>, Error> {
        let era = mirror.and_then(|text| text.split_once('|')).map(|(era, _)| era);
        let era =
            era.filter(|era| !era.is_empty()).map(|era| (ERA.to_owned(), Some(era.to_owned())));
        Self::load(&era.into_iter().collect::<Rows>(), mirror, writer)
    }

    /// The session as the next revision.
    ///
    /// # Errors
    /// [`Error::Damaged`] when it cannot be serialised.
    pub fn issue<T: Serialize>(&mut self, body: &T) -> Result<Revision, Error> {
        let envelope = encode(self.rev + 1, body)?;
        self.rev += 1;
        let state = [&self.rev.to_string(), ":", self.writer.as_str()].concat();
        Ok(Revision { state, envelope })
    }

    /// The revision as localStorage holds it.
    pub fn mirror(&self, revision: &Revision) -> String {
        let [era, follows] = self.expected().map(Option::unwrap_or_default);
        [era, "|", follows, "|", &revision.state, "|", &revision.envelope].concat()
    }

    /// What the rows [`ERA`] and [`STATE`] have to hold when this tab writes.
    pub fn expected(&self) -> [Option<&str>; 2] {
        [self.era.as_deref(), self.state.as_deref()]
    }

    /// The rows of a revision, to be written in one transaction.
    pub fn rows<'a>(&self, revision: &'a Revision) -> [(&'static str, &'a str); 2] {
        [(COPIES[self.next], &revision.envelope), (STATE, &revision.state)]
    }

    /// Notes that the transaction of a revision is complete.
    pub fn written(&mut self, revision: Revision) {
        self.state = Some(revision.state);
        self.next = 1 - self.next;
    }

    /// What it means that the rows held something else: these.
    pub fn refused(&self, era: Option<&str>) -> Error {
        if self.era.as_deref() == era { Error::Stale } else { Error::Erased }
    }

    /// Accepts that this tab writes over what another one wrote: the user's choice.
    pub fn take_over(&mut self, state: Option<String>) {
        let rev = state.as_deref().and_then(revision).unwrap_or(0);
        self.rev = self.rev.max(rev);
        self.state = state;
    }

    /// Begins anew in the era that an erasing began.
    pub fn restart(&mut self, era: Option<String>) {
        *self = Self { era, writer: std::mem::take(&mut self.writer), ..Self::default() };
    }
}

/// What localStorage holds, taken apart.
#[derive(Clone, Copy)]
struct Mirror<'a> {
    era: &'a str,
    follows: &'a str,
    state: &'a str,
    envelope: &'a str,
}

impl<'a> Mirror<'a> {
    /// What is not of the form has no state, and an envelope that is damaged.
    fn parse(text: &'a str) -> Self {
        let mut parts = text.splitn(4, '|');
        let mut part = || parts.next().unwrap_or_default();
        Self { era: part(), follows: part(), state: part(), envelope: part() }
    }

    /// Whether it comes right after the state in force, or later by the same hand, or after a later state
    /// that the database has lost again. The attempt of a tab that had not seen that state does not: it
    /// was told so.
    fn follows(self, state: Option<&str>) -> bool {
        let state = state.unwrap_or_default();
        let writer = |state: &'a str| state.split_once(':').map(|(_, writer)| writer);
        self.state.is_empty()
            || self.follows == state
            || revision(self.follows) > revision(state)
            || writer(self.state)
                .is_some_and(|own| state.split_once(':').is_some_and(|(_, w)| w == own))
    }
}

/// The state that a mirror's text names.
pub fn mirrored(text: &str) -> Option<&str> {
    text.split('|').nth(2)
}

/// The revision that a state names.
fn revision(state: &str) -> Option<u64> {
    state.split_once(':')?.0.parse().ok()
}
