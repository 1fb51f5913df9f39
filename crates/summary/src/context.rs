//! What a check goes by beside the document.

use super::received::Received;
use super::trust::TrustList;
use super::verdict::Pin;
use suunta_content::instrument::Instrument;

/// What the one who checks knows.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Instruments whose scores can be recomputed here.
    pub instruments: &'a [Instrument],
    /// Seconds since 1970.
    pub now: i64,
    /// The challenge that was shown: 16 Crockford base32 characters.
    pub nonce: Option<&'a str>,
    /// Keys compared at this desk.
    pub pins: &'a [Pin],
    /// What was accepted before.
    pub seen: &'a Received,
    /// Absent when this desk has no trust list: then no role is ever confirmed.
    pub trust: Option<&'a TrustList>,
}
