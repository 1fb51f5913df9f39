//! What is read only behind a signature that holds: whoever has a key signs what they like.
#![no_main]

use libfuzzer_sys::fuzz_target;
use suunta::summary::day::{Row, figures, figures_csv, list_csv};
use suunta::summary::{cbor, check, scored};
use suunta_fuzz::{desk, summary};

fuzz_target!(|bytes: &[u8]| {
    let desk = desk();
    let verdict = check(summary(bytes).as_bytes(), &desk);
    assert!(verdict.signatures.iter().all(|signature| signature.ok) || verdict.level == 0);
    // What a day makes of it.
    let rows = [Row::of("file".to_owned(), &verdict, &desk.instruments[0])];
    let _ = (list_csv(&rows), figures_csv(&figures(&rows)));
    // A code's scored part reads back as it was written.
    if let Ok(map) = cbor::decode(bytes)
        && let Ok((payload, hash)) = scored::from_cbor(&map)
    {
        let again = scored::encode(&payload, &hash).and_then(|code| scored::from_cbor(&cbor::decode(&code)?));
        assert_eq!(again, Ok((payload, hash)));
    }
});
