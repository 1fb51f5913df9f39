//! A file with changes, signed after them. Built by hand: what the app would never write.

use super::payload;
use crate::fixture::{base64url, key, public};
use ed25519_dalek::Signer as _;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use suunta::summary::key::PublicKey;
use suunta::summary::payload::Payload;

/// Changes to a good file. JSON values are given as JSON text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Change {
    /// Members of the payload by JSON pointer; `remove` takes one away.
    payload: BTreeMap<String, String>,
    /// Replacements in the payload's text, before signing.
    payload_text: Vec<(String, String)>,
    /// `$name` in the payload's text stands for so many copies of a text.
    payload_repeat: BTreeMap<String, (String, usize)>,
    /// The payload's bytes, instead of all that.
    payload_hex: Option<String>,
    /// How the payload is written in base64.
    payload_base64: Base64,
    signers: Vec<Signer>,
    /// Replacements in the file's text, after signing.
    text: Vec<(String, String)>,
}

impl Default for Change {
    fn default() -> Self {
        Self {
            payload: BTreeMap::new(),
            payload_text: Vec::new(),
            payload_repeat: BTreeMap::new(),
            payload_hex: None,
            payload_base64: Base64::Strict,
            signers: vec![Signer::default()],
            text: Vec::new(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Signer {
    key: u8,
    role: String,
    /// Members of the protected header as JSON text; `remove` takes one away.
    header: BTreeMap<String, String>,
    /// Replacements in the header's text.
    header_text: Vec<(String, String)>,
    header_base64: Base64,
    /// The unprotected header as JSON text.
    unprotected: Option<String>,
    /// 32 other bytes as the public key, named by their thumbprint.
    public_hex: Option<String>,
    signature: Forged,
    signature_hex: Option<String>,
    signature_base64: Base64,
}

impl Default for Signer {
    fn default() -> Self {
        Self {
            key: 1,
            role: "client".to_owned(),
            header: BTreeMap::new(),
            header_text: Vec::new(),
            header_base64: Base64::Strict,
            unprotected: None,
            public_hex: None,
            signature: Forged::No,
            signature_hex: None,
            signature_base64: Base64::Strict,
        }
    }
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Base64 {
    #[default]
    Strict,
    Padded,
    /// `+` and `/` for `-` and `_`.
    Standard,
    Blank,
    /// Bits beyond the last byte.
    Stray,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Forged {
    #[default]
    No,
    Flipped,
    Short,
    Long,
    /// S + L: the same equation, another signature.
    BeyondOrder,
    Empty,
}

impl Change {
    /// The changed file of the summary with this number.
    pub fn make(&self, jti: &str) -> Vec<u8> {
        let payload = self.payload_base64.encode(&self.payload_bytes(jti));
        let signatures: Vec<Value> =
            self.signers.iter().map(|signer| signer.sign(&payload)).collect();
        let file = json!({"payload": payload, "signatures": signatures}).to_string();
        replaced(file, &self.text).into_bytes()
    }

    fn payload_bytes(&self, jti: &str) -> Vec<u8> {
        if let Some(hex) = &self.payload_hex {
            return data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap();
        }
        let mut payload = payload(jti);
        // Filled in by who signs as the client.
        let client = self.signers.iter().find(|signer| signer.role == "client");
        payload.client_key = client.map_or(payload.client_key, |it| Some(it.public().thumbprint()));
        let value = changed(&payload, &self.payload);
        let mut text = replaced(value.to_string(), &self.payload_text);
        for (name, (unit, times)) in &self.payload_repeat {
            text = text.replace(&format!("${name}"), &unit.repeat(*times));
        }
        text.into_bytes()
    }
}

/// A payload with changed members, by JSON pointer; `$kid3` stands for the name of key 3.
pub fn changed(payload: &Payload, changes: &BTreeMap<String, String>) -> Value {
    let mut value = serde_json::to_value(payload).unwrap();
    for (path, text) in changes {
        let (parent, member) = path.rsplit_once('/').unwrap();
        let parent = value.pointer_mut(parent).unwrap_or_else(|| panic!("no {path}"));
        let text = (1..=3).fold(text.clone(), |text, number| {
            text.replace(&format!("$kid{number}"), &public(&key(number)).thumbprint())
        });
        set(parent.as_object_mut().unwrap(), member, &text);
    }
    value
}

impl Signer {
    fn public(&self) -> PublicKey {
        self.public_hex.as_ref().map_or_else(
            || public(&key(self.key)),
            |hex| {
                let bytes = data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap();
                PublicKey(bytes.try_into().unwrap())
            },
        )
    }

    fn sign(&self, payload: &str) -> Value {
        // Not every signature has letters that the alphabets write otherwise.
        let standard = matches!(self.signature_base64, Base64::Standard);
        let mut entries = (0..).map(|number| self.sign_once(payload, number));
        let differs = |entry: &Value| entry["signature"].as_str().unwrap().contains(['+', '/']);
        entries.find(|entry| !standard || differs(entry)).unwrap()
    }

    /// `number` stands in the header, so that another number gives another signature.
    fn sign_once(&self, payload: &str, number: u32) -> Value {
        let signing = key(self.key);
        let public = self.public();
        let mut header = json!({
            "alg": "Ed25519", "typ": "suunta-summary+jws", "kid": public.thumbprint(),
            "jwk": {"kty": "OKP", "crv": "Ed25519", "x": public.jwk_x()}, "role": self.role,
        });
        if number > 0 {
            header["number"] = number.into();
        }
        for (member, text) in &self.header {
            let text = text.replace("$x", &public.jwk_x());
            set(header.as_object_mut().unwrap(), member, &text);
        }
        let header = replaced(header.to_string(), &self.header_text);
        let protected = self.header_base64.encode(header.as_bytes());
        let signature = signing.sign(format!("{protected}.{payload}").as_bytes()).to_bytes();
        let signature = match &self.signature_hex {
            Some(hex) => data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap(),
            None => self.signature.forge(signature),
        };
        let mut entry =
            json!({"protected": protected, "signature": self.signature_base64.encode(&signature)});
        if let Some(unprotected) = &self.unprotected {
            entry["header"] = serde_json::from_str(unprotected).unwrap();
        }
        entry
    }
}

impl Forged {
    fn forge(self, signature: [u8; 64]) -> Vec<u8> {
        /// The order of the group, little-endian (RFC 8032 §5.1).
        const ORDER: [u8; 32] = [
            0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9,
            0xde, 0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
        ];
        let mut bytes = signature.to_vec();
        match self {
            Self::No => {}
            Self::Flipped => bytes[10] ^= 1,
            Self::Short => bytes.truncate(63),
            Self::Long => bytes.push(0),
            Self::Empty => bytes.clear(),
            Self::BeyondOrder => {
                let mut carry = 0_u16;
                for (byte, order) in bytes[32..].iter_mut().zip(ORDER) {
                    carry += u16::from(*byte) + u16::from(order);
                    *byte = (carry & 0xff) as u8;
                    carry >>= 8;
                }
            }
        }
        bytes
    }
}

impl Base64 {
    fn encode(self, bytes: &[u8]) -> String {
        let strict = base64url(bytes);
        match self {
            Self::Strict => strict,
            Self::Padded => strict + "=",
            Self::Standard => strict.replace('-', "+").replace('_', "/"),
            Self::Blank => [&strict[..4], " ", &strict[4..]].concat(),
            Self::Stray => {
                let (start, last) = strict.split_at(strict.len() - 1);
                assert!(!bytes.len().is_multiple_of(3), "no bits to spare");
                let next = match last {
                    "A" => "B",
                    "Q" => "R",
                    "g" => "h",
                    "w" => "x",
                    other => panic!("not the end of 64 bytes: {other}"),
                };
                [start, next].concat()
            }
        }
    }
}

fn set(object: &mut Map<String, Value>, member: &str, text: &str) {
    if text == "remove" {
        object.remove(member).unwrap_or_else(|| panic!("no {member}"));
    } else {
        object.insert(member.to_owned(), serde_json::from_str(text).unwrap());
    }
}

/// Replaces the first occurrence of each; `^` stands for the start and `$` for the end.
fn replaced(mut text: String, replacements: &[(String, String)]) -> String {
    for (from, to) in replacements {
        match from.as_str() {
            "^" => text.insert_str(0, to),
            "$" => text.push_str(to),
            from => {
                assert!(text.contains(from), "no {from} in {text}");
                text = text.replacen(from, to, 1);
            }
        }
    }
    text
}
