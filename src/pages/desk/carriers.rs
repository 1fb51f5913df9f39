//! The last file and the last QR that were checked, so that paper and file can be matched. Kept
//! without what they hold, until the page is closed.

use crate::summary::verdict::{Carrier, Verdict};
use std::cell::RefCell;

thread_local! {
    static LAST: RefCell<[Option<Verdict>; 2]> = const { RefCell::new([None, None]) };
}

/// The verdict beside the last one of the other carrier; it is the last one of its own from now on.
pub fn matched(verdict: Verdict) -> Verdict {
    LAST.with_borrow_mut(|[file, paper]| {
        let (own, other) = match verdict.carrier {
            Some(Carrier::File) => (file, paper),
            Some(Carrier::Qr) => (paper, file),
            None => return verdict,
        };
        if verdict.digest.is_some() {
            *own = Some(Verdict { payload: None, ..verdict.clone() });
        }
        match other {
            Some(other) => verdict.beside(other),
            None => verdict,
        }
    })
}

/// Forgets both.
pub fn forget() {
    LAST.set([None, None]);
}
