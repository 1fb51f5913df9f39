//! What the desk knows, read once, and the check with it.

use suunta::content::instrument::Instrument;
use suunta::summary::day::Row;
use suunta::summary::kind::{Kind, kind_of};
use suunta::summary::message::{Desk, Response};
use suunta::summary::received::{Received, Seen};
use suunta::summary::trust::{Published, TrustList};
use suunta::summary::unpack::unpacked;
use suunta::summary::verdict::{Foreign, Pin, Verdict};
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

    /// Checks one file or text. Its name says something only where its content does not.
    pub fn check(&self, instrument: &Instrument, bytes: &[u8], name: &str) -> Verdict {
        let context = Context {
            instruments: std::slice::from_ref(instrument),
            now: self.now,
            nonce: self.nonce.as_deref(),
            pins: &self.pins,
            seen: &self.received,
            trust: self.trust.as_ref(),
        };
        let verdict = check(&unpacked(bytes), &context);
        match kind_of(bytes, name) {
            Kind::Other(kind) if verdict.foreign == Some(Foreign::Unknown) => {
                Verdict { foreign: Some(kind), ..verdict }
            }
            _ => verdict,
        }
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
            let verdict = self.check(instrument, &bytes, &name);
            if let Some(seen) = Seen::of(&verdict, self.now) {
                received.push_str(&seen.line());
                self.received.add(seen);
            }
            rows.push(Row::of(name, &verdict, instrument));
        }
        Response::CheckedFiles { rows, received }
    }
}
