//! What is handed over at the desk: files, codes, texts of any kind.
#![no_main]

use libfuzzer_sys::fuzz_target;
use suunta::summary::verdict::NOTHING_RECEIVED;
use suunta::summary::{Context, check};

fuzz_target!(|bytes: &[u8]| {
    let context =
        Context { instruments: &[], now: 0, nonce: None, pins: &[], seen: &NOTHING_RECEIVED, trust: None };
    let verdict = check(bytes, &context);
    // Nothing of a payload is shown unless every signature holds.
    assert!(verdict.payload.is_none() || verdict.signatures.iter().all(|signature| signature.ok));
});
