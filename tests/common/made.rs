//! Summaries made and signed without a browser.

use crate::common;
use ed25519_dalek::{Signer, SigningKey};
use serde_json::Value;
use suunta::assessment::Answer;
use suunta::session::{Action, Stamp, Work, everything, fields};
use suunta::summary::jws;
use suunta::summary::key::PublicKey;
use suunta::summary::payload::{Role, VERSION_1};

/// A summary as the app makes it, with these own words.
pub fn payload(own_words: &str) -> Value {
    let content = common::content();
    let profile = &content.profiles["kainuu"].first();
    let mut work = Work::default();
    for item in ["E1", "E2", "E3", "E4"] {
        work.act(Action::Answer { item: item.to_owned(), answer: Some(Answer::Step(3)) }, 1);
    }
    work.act(Action::text(fields::OWN_WORDS, own_words), 1);
    let stamp = Stamp {
        jti: "urn:uuid:6b1f1f0e-5d3a-4c1e-9f6e-0a1b2c3d4e5f".to_owned(),
        issued_at: "2026-03-02T11:59:00+02:00".to_owned(),
        nonce: None,
        language: "fi".to_owned(),
        ..Stamp::default()
    };
    let payload = everything(&content.catalogue.instrument, profile, work.session(), stamp);
    serde_json::to_value(payload).expect("JSON")
}

fn public(seed: &[u8; 32]) -> PublicKey {
    PublicKey(SigningKey::from_bytes(seed).verifying_key().to_bytes())
}

/// Signs anything by the keys of these seeds, as whoever has them can.
pub fn signed_with(seeds: impl Iterator<Item = [u8; 32]>, payload: &Value) -> String {
    let seeds: Vec<[u8; 32]> = seeds.collect();
    let mut payload = payload.clone();
    match seeds.as_slice() {
        // Who signs as the client says so in what is signed.
        [seed] => payload["clientKey"] = public(seed).thumbprint().into(),
        // Of several none could be the one that is named.
        _ => payload["v"] = VERSION_1.into(),
    }
    let bytes = serde_json::to_vec(&payload).expect("JSON");
    let mut file: Option<String> = None;
    for seed in seeds {
        let key = SigningKey::from_bytes(&seed);
        let public = public(&seed);
        let unsigned = match file {
            None => jws::Unsigned::new(&bytes, &public, Role::Client),
            Some(file) => jws::Unsigned::beside(&file, &public, Role::Client),
        };
        let unsigned = unsigned.expect("a header");
        let signature = key.sign(&unsigned.signing_input()).to_bytes();
        file = Some(unsigned.attach(&signature).expect("a file"));
    }
    file.expect("at least one key")
}
