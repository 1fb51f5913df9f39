//! The check with what the desk knows: one file, or one after another.

use crate::messages::Instruments;
use std::cell::RefCell;
use suunta::content::instrument::Instrument;
use suunta::summary::day::Row;
use suunta::summary::message::{Desk, Failure, Response};
use suunta::summary::received::{Received, Seen};
use suunta::summary::trust::{Published, TrustList};
use suunta::summary::verdict::{Pin, Verdict};
use suunta::summary::{Context, check, crockford};

thread_local! {
    /// For the files of a day, which come in several messages.
    static KNOWN: RefCell<Option<Known>> = const { RefCell::new(None) };
}

/// What the desk knows, read once.
struct Known {
    nonce: Option<String>,
    pins: Vec<Pin>,
    received: Received,
    trust: Option<TrustList>,
    now: i64,
}

impl Known {
    fn of(desk: Desk) -> Self {
        // What the desk holds was checked when it was taken; a damaged one confirms nobody.
        let trust = desk.trust.and_then(|text| Published::read(text.as_bytes()).ok());
        Self {
            nonce: desk.nonce.as_deref().and_then(crockford::normalise),
            pins: desk.pins,
            received: Received::read(&desk.seen),
            trust: trust.map(|(published, _)| published.list()),
            now: desk.now,
        }
    }

    fn check(&self, instruments: &[Instrument], bytes: &[u8]) -> Result<Verdict, Failure> {
        if instruments.is_empty() {
            return Err(Failure::Protocol);
        }
        let context = Context {
            instruments,
            now: self.now,
            nonce: self.nonce.as_deref(),
            pins: &self.pins,
            seen: &self.received,
            trust: self.trust.as_ref(),
        };
        Ok(check(bytes, &context))
    }
}

/// Keeps what the desk knows for the files to come.
pub fn know(desk: Desk) -> Response {
    KNOWN.set(Some(Known::of(desk)));
    Response::Ready
}

/// Checks one file or text.
pub fn check_one(instruments: &Instruments, desk: Desk, bytes: &[u8]) -> Result<Response, Failure> {
    let verdict = Known::of(desk).check(&instruments.borrow(), bytes)?;
    Ok(Response::Checked(Box::new(verdict)))
}

/// Checks one after another, each a name and bytes; what is accepted counts as received for the
/// next.
pub fn check_files(
    instruments: &Instruments,
    files: impl Iterator<Item = (String, Vec<u8>)>,
) -> Result<Response, Failure> {
    let instruments = instruments.borrow();
    let instrument = instruments.first().ok_or(Failure::Protocol)?;
    KNOWN.with_borrow_mut(|known| {
        let known = known.as_mut().ok_or(Failure::Protocol)?;
        let (mut rows, mut received) = (Vec::new(), String::new());
        for (name, bytes) in files {
            let verdict = known.check(&instruments, &bytes)?;
            if let Some(seen) = Seen::of(&verdict, known.now) {
                received.push_str(&seen.line());
                known.received.add(seen);
            }
            rows.push(Row::of(name, &verdict, instrument));
        }
        Ok(Response::CheckedFiles { rows, received })
    })
}
