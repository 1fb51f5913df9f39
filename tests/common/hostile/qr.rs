//! A QR with changes, signed after them.

use super::file::changed;
use super::payload;
use crate::fixture::{key, public};
use ed25519_dalek::Signer as _;
use serde::Deserialize;
use std::collections::BTreeMap;
use suunta::summary::cbor::{self, Value};
use suunta::summary::key::sha256;
use suunta::summary::payload::Payload;
use suunta::summary::{base45, scored};

/// Changes to a good QR. Bytes are hexadecimal.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Change {
    key: u8,
    /// Members of the payload, as in a file; `$kid1` is filled in as the client's key.
    payload: BTreeMap<String, String>,
    tag: u64,
    external_aad: String,
    /// Replacements in the scored part and in the protected header, before signing.
    scored: Vec<(String, String)>,
    protected: Vec<(String, String)>,
    /// Replacements in the whole document, after signing.
    document: Vec<(String, String)>,
    /// Instead of the document.
    raw: Option<String>,
    flip_signature: bool,
    /// Replacements in the text.
    text: Vec<(String, String)>,
    lower_case: bool,
}

impl Default for Change {
    fn default() -> Self {
        Self {
            key: 1,
            payload: BTreeMap::new(),
            tag: 18,
            external_aad: "suunta-qr-v1".to_owned(),
            scored: Vec::new(),
            protected: Vec::new(),
            document: Vec::new(),
            raw: None,
            flip_signature: false,
            text: Vec::new(),
            lower_case: false,
        }
    }
}

impl Change {
    /// The changed QR of the summary with this number.
    pub fn make(&self, jti: &str) -> Vec<u8> {
        let document = match &self.raw {
            Some(raw) => unhex(raw),
            None => replaced(self.document(jti), &self.document),
        };
        let mut text = format!("SUU1:{}", base45::encode(&document));
        for (from, to) in &self.text {
            assert!(text.contains(from.as_str()), "no {from} in {text}");
            text = text.replacen(from.as_str(), to, 1);
        }
        if self.lower_case { text.to_lowercase() } else { text }.into_bytes()
    }

    fn document(&self, jti: &str) -> Vec<u8> {
        let signing = key(self.key);
        let integer = Value::Integer;
        let cose_key = Value::Map(vec![
            (integer(1), integer(1)),
            (integer(-1), integer(6)),
            (integer(-2), Value::Bytes(public(&signing).0.to_vec())),
        ]);
        let confirmation = Value::Map(vec![(integer(1), cose_key)]);
        let header = Value::Map(vec![
            (integer(1), integer(-19)),
            (integer(14), Value::Map(vec![(integer(8), confirmation)])),
            (Value::text("role"), Value::text("client")),
        ]);
        let payload = Payload { client_key: Some(public(&signing).thumbprint()), ..payload(jti) };
        let payload: Payload = serde_json::from_value(changed(&payload, &self.payload)).unwrap();
        // Of the file of the same summary.
        let hash = sha256(serde_json::to_value(&payload).unwrap().to_string().as_bytes());
        let scored = scored::encode(&payload, &hash).unwrap();
        let protected = Value::Bytes(replaced(cbor::encode(&header), &self.protected));
        let scored = Value::Bytes(replaced(scored, &self.scored));
        let to_be_signed = cbor::encode(&Value::Array(vec![
            Value::text("Signature1"),
            protected.clone(),
            Value::Bytes(self.external_aad.clone().into_bytes()),
            scored.clone(),
        ]));
        let mut signature = signing.sign(&to_be_signed).to_bytes();
        signature[5] ^= u8::from(self.flip_signature);
        let parts =
            vec![protected, Value::Map(Vec::new()), scored, Value::Bytes(signature.to_vec())];
        cbor::encode(&Value::Tag(self.tag, Box::new(Value::Array(parts))))
    }
}

fn unhex(text: &str) -> Vec<u8> {
    data_encoding::HEXLOWER.decode(text.as_bytes()).unwrap()
}

/// Replaces whole bytes; `^` stands for the start and `$` for the end.
fn replaced(bytes: Vec<u8>, replacements: &[(String, String)]) -> Vec<u8> {
    let mut bytes = bytes;
    for (from, to) in replacements {
        let to = unhex(to);
        let range = match from.as_str() {
            "^" => 0..0,
            "$" => bytes.len()..bytes.len(),
            hex => {
                let from = unhex(hex);
                let place = bytes.windows(from.len()).position(|window| window == from);
                let place = place.unwrap_or_else(|| panic!("no {hex}"));
                place..place + from.len()
            }
        };
        bytes.splice(range, to);
    }
    bytes
}
