//! How fast the check is beside the bare Ed25519 verification of the same files, without a browser
//! and without reading.
//!
//! `cargo run --release --example check_speed`

#[path = "../tests/common/mod.rs"]
mod common;
#[path = "../tests/common/made.rs"]
mod made;

use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::{Signature, VerifyingKey};
use serde_json::{Value, json};
use std::time::Instant;
use suunta::summary::received::NOTHING_RECEIVED;
use suunta::summary::{Context, check};

/// Files, each of a key of its own.
const FILES: u32 = 2_000;
/// The shortest of several runs counts: the others waited for something else.
const RUNS: usize = 5;

/// What a bare verification takes.
struct Bare {
    key: [u8; 32],
    signed: Vec<u8>,
    signature: [u8; 64],
}

impl Bare {
    fn of(file: &str) -> Self {
        let file: Value = serde_json::from_str(file).expect("JSON");
        let by = &file["signatures"][0];
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let bytes = |text: String| BASE64URL_NOPAD.decode(text.as_bytes()).expect("base64url");
        let protected = text(&by["protected"]);
        let header: Value = serde_json::from_slice(&bytes(protected.clone())).expect("a header");
        Self {
            key: bytes(text(&header["jwk"]["x"])).try_into().expect("32 bytes"),
            signed: [protected, text(&file["payload"])].join(".").into_bytes(),
            signature: bytes(text(&by["signature"])).try_into().expect("64 bytes"),
        }
    }

    fn holds(&self) -> bool {
        let key = VerifyingKey::from_bytes(&self.key);
        let signature = Signature::from_bytes(&self.signature);
        key.is_ok_and(|key| key.verify_strict(&self.signed, &signature).is_ok())
    }
}

/// The shortest time that all files took; all of them have to hold.
fn shortest(all: impl Fn() -> usize) -> f64 {
    let run = |_| {
        let start = Instant::now();
        assert_eq!(all(), FILES as usize, "a file that does not hold");
        start.elapsed().as_secs_f64()
    };
    (0..RUNS).map(run).fold(f64::INFINITY, f64::min)
}

fn main() {
    let instruments = [common::instrument()];
    let payload = made::payload("Töihin");
    let files: Vec<String> = (0..FILES).map(|number| file(&payload, number)).collect();
    let bare: Vec<Bare> = files.iter().map(|file| Bare::of(file)).collect();
    let context = Context {
        instruments: &instruments,
        // A day after the summary says that it was made.
        now: 1_772_532_000,
        nonce: None,
        pins: &[],
        seen: &NOTHING_RECEIVED,
        trust: None,
    };
    let holds = |file: &&String| check(file.as_bytes(), &context).level == 1;
    let each = 1e6 / f64::from(FILES);
    let verified = each * shortest(|| bare.iter().filter(|bare| bare.holds()).count());
    let checked = each * shortest(|| files.iter().filter(holds).count());
    println!(
        "{FILES} files of {} bytes: bare verification {verified:.0} µs, whole check {checked:.0} µs \
         a file, {:.0} % of the bare throughput",
        files[0].len(),
        100.0 * verified / checked
    );
}

/// A summary of somebody with a key of their own.
fn file(payload: &Value, number: u32) -> String {
    let mut payload = payload.clone();
    payload["jti"] = json!(format!("urn:uuid:6b1f1f0e-5d3a-4c1e-9f6e-{number:012x}"));
    let mut seed = [1; 32];
    seed[..4].copy_from_slice(&number.to_be_bytes());
    made::signed_with(std::iter::once(seed), &payload)
}
