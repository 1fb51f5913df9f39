//! What is handed over at the desk: files, codes, texts of any kind. The same bytes also where
//! base45 and base64url would hide them: as a code's CBOR and as a file's protected header. And what
//! is taken out of what programs put around a document, and read of FHIR.
#![no_main]

use libfuzzer_sys::fuzz_target;
use suunta::summary::fhir::read;
use suunta::summary::unpack::unpacked;
use suunta::summary::{base45, check};
use suunta_fuzz::desk;

fuzz_target!(|bytes: &[u8]| {
    answered(bytes);
    answered(&unpacked(bytes));
    let _ = read::response(bytes, &desk().instruments[0]);
    answered(format!("SUU1:{}", base45::encode(bytes)).as_bytes());
    let protected = base64url(bytes);
    let file = format!(
        r#"{{"payload":"e30","signatures":[{{"protected":"{protected}","signature":""}}]}}"#
    );
    answered(file.as_bytes());
});

fn answered(input: &[u8]) {
    let verdict = check(input, &desk());
    // Nothing of a payload is shown unless every signature holds.
    assert!(verdict.payload.is_none() || verdict.signatures.iter().all(|signature| signature.ok));
    // A refusal says why.
    assert!(verdict.level > 0 || !verdict.codes.is_empty());
}

/// Without padding (RFC 4648 §5).
fn base64url(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let groups = bytes.chunks(3).flat_map(|group| {
        let bits = (0..3).fold(0, |bits, n| bits << 8 | u32::from(*group.get(n).unwrap_or(&0)));
        (0..=group.len()).map(move |n| char::from(ALPHABET[(bits >> (18 - 6 * n)) as usize & 63]))
    });
    groups.collect()
}
