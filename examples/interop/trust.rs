//! An organisation's trust list.

use crate::{Fallible, refused};
use ed25519_dalek::{Signer, SigningKey};
use suunta::summary::holder::Holder;
use suunta::summary::jws;
use suunta::summary::key::PublicKey;
use suunta::summary::trust::{Entry, Jwk, Published, TYPE};

/// A signed list with one coach's key on it.
pub fn list(coach: &PublicKey) -> Fallible<String> {
    let entry = Entry {
        kid: coach.thumbprint(),
        jwk: Jwk::of(coach),
        role: Holder::Coach,
        name: "Kajaani".to_owned(),
        not_before: "2026-01-01T00:00:00+02:00".to_owned(),
        not_after: "2026-12-31T00:00:00+02:00".to_owned(),
        revoked_at: None,
        reason: None,
    };
    let list = Published {
        v: 1,
        name: "Kainuu".to_owned(),
        serial: 1,
        issued_at: "2026-01-01T00:00:00+02:00".to_owned(),
        next_update: "2026-04-01T00:00:00+03:00".to_owned(),
        keys: vec![entry],
        recipients: Vec::new(),
    };
    let key = SigningKey::from_bytes(&[2; 32]);
    let public = PublicKey(key.verifying_key().to_bytes());
    let unsigned = jws::Unsigned::of_type(TYPE, &serde_json::to_vec(&list)?, &public);
    let unsigned = unsigned.map_err(refused)?;
    let signature = key.sign(&unsigned.signing_input()).to_bytes();
    Ok(unsigned.attach(&signature).map_err(refused)?)
}

/// What a list says, whoever signed it.
pub fn read(bytes: &[u8]) -> Fallible<Vec<u8>> {
    let (list, _) = Published::read(bytes).map_err(refused)?;
    Ok(serde_json::to_vec(&list)?)
}
