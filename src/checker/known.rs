//! What the desk knows, read once, and the check with it.

use suunta::content::instrument::Instrument;
use suunta::summary::day::Row;
use suunta::summary::message::{Desk, Response};
use suunta::summary::received::{Received, Seen};
use suunta::summary::trust::{Published, TrustList};
use suunta::summary::verdict::{Pin, Verdict};
use suunta::summary::{Context, check, crockford};

pub struct Known {
    nonce: Option<String>,
    pins: Vec<Pin>,
    received: Received,
    trust: Option<TrustList>,
    now: i64,
}

impl Known {
    pub fn of(desk: Desk) -> Self {
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

    /// Checks one file or text.
    pub fn check(&self, instrument: &Instrument, bytes: &[u8]) -> Verdict {
        let context = Context {
            instruments: std::slice::from_ref(instrument),
            now: self.now,
            nonce: self.nonce.as_deref(),
            pins: &self.pins,
            seen: &self.received,
            trust: self.trust.as_ref(),
        };
        check(bytes, &context)
    }

    /// Checks one after another, each a name and bytes; what is accepted counts as received for the
    /// next.
    pub fn check_files(
        &mut self,
        instrument: &Instrument,
        files: impl Iterator<Item = (String, Vec<u8>)>,
    ) -> Response {
        let (mut rows, mut received) = (Vec::new(), String::new());
        for (name, bytes) in files {
            let verdict = self.check(instrument, &bytes);
            if let Some(seen) = Seen::of(&verdict, self.now) {
                received.push_str(&seen.line());
                self.received.add(seen);
            }
            rows.push(Row::of(name, &verdict, instrument));
        }
        Response::CheckedFiles { rows, received }
    }
}
