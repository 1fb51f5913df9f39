//! What the targets share: the project's instrument, and a key that signs anything.

use ed25519_dalek::{Signer, SigningKey};
use std::path::Path;
use std::sync::LazyLock;
use suunta::content::instrument::Instrument;
use suunta_content::source;
use suunta::summary::key::PublicKey;
use suunta::summary::payload::Role;
use suunta::summary::received::NOTHING_RECEIVED;
use suunta::summary::{Context, jws};

/// The age key that opens the seeds; nothing else is sealed for it.
pub const IDENTITY: &str = include_str!("../identity.txt");

/// A desk of the project's own instrument that has received nothing, on 2026-03-02.
pub fn desk() -> Context<'static> {
    static INSTRUMENTS: LazyLock<[Instrument; 1]> = LazyLock::new(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        let content = source::read(&root).unwrap_or_else(|_| panic!("the content has faults"));
        [content.catalogue.instrument]
    });
    Context {
        instruments: &*INSTRUMENTS,
        now: 1_772_445_600,
        nonce: None,
        pins: &[],
        seen: &NOTHING_RECEIVED,
        trust: None,
    }
}

fn key() -> (SigningKey, PublicKey) {
    let key = SigningKey::from_bytes(&[1; 32]);
    let public = PublicKey(key.verifying_key().to_bytes());
    (key, public)
}

fn attach(unsigned: jws::Unsigned, key: &SigningKey) -> String {
    let signature = key.sign(&unsigned.signing_input()).to_bytes();
    unsigned.attach(&signature).expect("a file")
}

/// Bytes signed as a client's summary.
pub fn summary(payload: &[u8]) -> String {
    let (key, public) = key();
    attach(jws::Unsigned::new(payload, &public, Role::Client).expect("a header"), &key)
}

/// Bytes signed as a document of another type.
pub fn document(typ: &'static str, payload: &[u8]) -> String {
    let (key, public) = key();
    attach(jws::Unsigned::of_type(typ, payload, &public).expect("a header"), &key)
}
