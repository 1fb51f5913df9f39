//! Paper and file: whether a QR and a file that were both checked are the same document.

use super::code::Code;
use super::verdict::{Carrier, Fresh, Signature, Verdict};

/// Whether a file and a QR, both checked, are the same document: the same key, the same scored part
/// and the same payload bytes.
///
/// # Errors
/// [`Code::NotSameDocument`] when they differ, or when either does not hold.
pub fn same_document(file: &Verdict, paper: &Verdict) -> Result<(), Code> {
    let same = file.digest.is_some() && file.digest == paper.digest && same_key(file, paper);
    if same { Ok(()) } else { Err(Code::NotSameDocument) }
}

fn same_key(file: &Verdict, paper: &Verdict) -> bool {
    let mut kids = file.signatures.iter().filter_map(|signature| signature.kid.as_ref());
    let kid = paper.signatures.first().and_then(|signature: &Signature| signature.kid.as_ref());
    kid.is_some_and(|kid| kids.any(|other| other == kid))
}

impl Verdict {
    /// The same verdict beside the last one of the other carrier. When both are of one key and one
    /// number they must be the same document: if so that is told, else this one is refused.
    #[must_use]
    pub fn beside(mut self, other: &Self) -> Self {
        let (file, paper) = match (self.carrier, other.carrier) {
            (Some(Carrier::File), Some(Carrier::Qr)) => (&self, other),
            (Some(Carrier::Qr), Some(Carrier::File)) => (other, &self),
            _ => return self,
        };
        if file.jti.is_none() || file.jti != paper.jti || !same_key(file, paper) {
            return self;
        }
        match same_document(file, paper) {
            Ok(()) => {
                self.matched = true;
                // The challenge served when the other carrier of the same document came.
                if self.fresh == Fresh::Unknown && other.fresh == Fresh::Yes {
                    self.fresh = Fresh::Yes;
                }
            }
            Err(code) => {
                // What was received with the same number is at hand: this says it more closely.
                self.codes.retain(|code| *code != Code::Replay || self.nonce_used);
                self.codes.push(code);
                self.codes.sort_unstable();
                self.level = 0;
            }
        }
        self
    }
}
