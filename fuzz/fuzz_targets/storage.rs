//! What a device may have kept: forms and rounds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use suunta::session::{Session, rounds::Rounds};
use suunta::storage::decode;

fuzz_target!(|text: &str| {
    let _ = decode::<Session>(text);
    let _ = decode::<Rounds>(text);
});
