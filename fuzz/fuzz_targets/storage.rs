//! What a device may have kept: forms and rounds, as they come, and with a checksum that holds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use suunta::session::{Session, rounds::Rounds};
use suunta::storage::{decode, encode};

fuzz_target!(|text: &str| {
    let _ = decode::<Session>(text);
    let _ = decode::<Rounds>(text);
    if let Ok(body) = serde_json::from_str::<serde_json::Value>(text)
        && let Ok(kept) = encode(1, &body)
    {
        // What is read is written and read again as it was.
        if let Ok((_, session)) = decode::<Session>(&kept) {
            let again = encode(1, &session).and_then(|kept| decode::<Session>(&kept));
            assert_eq!(again, Ok((1, session)));
        }
        let _ = decode::<Rounds>(&kept);
    }
});
