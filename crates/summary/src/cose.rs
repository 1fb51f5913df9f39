//! The QR: `COSE_Sign1` (RFC 9052 §4.2) in base45 behind a prefix.
//!
//! Protected header: alg -19 (Ed25519, RFC 9864), the public key as a CWT Claims Set in `kccs`
//! (RFC 9528, claim `cnf` of RFC 8747) and `role`. The unprotected header is empty.

use super::cbor::{self, Value};
use super::code::Code;
use super::key::{Named, PublicKey};
use super::payload::{Payload, Role};
use super::{base45, scored};

pub const PREFIX: &str = "SUU1:";

/// Binds the signature to this use (RFC 9052 §4.3).
pub const EXTERNAL_AAD: &[u8] = b"suunta-qr-v1";

/// Whether a text is a code whose prefix is written in letters that only look like ours, as
/// full-width ones do.
pub fn is_disguised(text: &str) -> bool {
    let end = text.char_indices().nth(PREFIX.len()).map_or(text.len(), |(end, _)| end);
    let (prefix, body) = text.split_at(end);
    let alike = |(letter, ours): (char, char)| !letter.is_ascii() || letter == ours;
    !prefix.is_ascii()
        && prefix.chars().zip(PREFIX.chars()).all(alike)
        && !body.is_empty()
        && body.bytes().all(base45::is_letter)
}

/// Longer texts than any QR of ours are refused unread; version 25 holds 1,451 characters.
pub const MAX_TEXT: usize = 2_048;

const TAG_SIGN1: u64 = 18;
const HEADER_ALG: i64 = 1;
const HEADER_KCCS: i64 = 14;
const HEADER_ROLE: &str = "role";
const ALG_ED25519: i64 = -19;
/// The claim `cnf` and its member `COSE_Key` (RFC 8747).
const CLAIM_CNF: i64 = 8;
const CNF_COSE_KEY: i64 = 1;
/// `COSE_Key` (RFC 9053 §7.2): type OKP, curve Ed25519, public and private part.
const KEY_TYPE: (i64, i64) = (1, 1);
const KEY_CURVE: (i64, i64) = (-1, 6);
const KEY_X: i64 = -2;
const KEY_D: i64 = -4;

/// A QR before its signature.
pub struct Unsigned {
    protected: Vec<u8>,
    payload: Vec<u8>,
}

impl Unsigned {
    /// The scored part of `payload`, bound to the file's payload bytes by their SHA-256.
    ///
    /// # Errors
    /// [`Code::Schema`] when the payload is not a valid one.
    pub fn new(
        payload: &Payload,
        payload_hash: &[u8; 32],
        key: &PublicKey,
        role: Role,
    ) -> Result<Self, Code> {
        Ok(Self {
            protected: cbor::encode(&protected_header(key, role)),
            payload: scored::encode(payload, payload_hash)?,
        })
    }

    /// The bytes to sign (RFC 9052 §4.4).
    pub fn to_be_signed(&self) -> Vec<u8> {
        to_be_signed(&self.protected, EXTERNAL_AAD, &self.payload)
    }

    /// The QR's text, with the signature over [`Self::to_be_signed`].
    pub fn attach(self, signature: &[u8; 64]) -> String {
        let parts = vec![
            Value::Bytes(self.protected),
            Value::Map(Vec::new()),
            Value::Bytes(self.payload),
            Value::Bytes(signature.to_vec()),
        ];
        let document = Value::Tag(TAG_SIGN1, Box::new(Value::Array(parts)));
        [PREFIX, &base45::encode(&cbor::encode(&document))].concat()
    }
}

fn protected_header(key: &PublicKey, role: Role) -> Value {
    let integer = Value::Integer;
    let map = |entries: Vec<(i64, Value)>| {
        Value::Map(entries.into_iter().map(|(key, value)| (integer(key), value)).collect())
    };
    let cose_key = map(vec![
        (KEY_TYPE.0, integer(KEY_TYPE.1)),
        (KEY_CURVE.0, integer(KEY_CURVE.1)),
        (KEY_X, Value::Bytes(key.0.to_vec())),
    ]);
    let claims = map(vec![(CLAIM_CNF, map(vec![(CNF_COSE_KEY, cose_key)]))]);
    Value::Map(vec![
        (integer(HEADER_ALG), integer(ALG_ED25519)),
        (integer(HEADER_KCCS), claims),
        (Value::text(HEADER_ROLE), Value::text(role.name())),
    ])
}

fn to_be_signed(protected: &[u8], external_aad: &[u8], payload: &[u8]) -> Vec<u8> {
    cbor::encode(&Value::Array(vec![
        Value::text("Signature1"),
        Value::Bytes(protected.to_vec()),
        Value::Bytes(external_aad.to_vec()),
        Value::Bytes(payload.to_vec()),
    ]))
}

/// A QR that was read. Nothing of it is believed yet.
pub struct Document {
    protected: Vec<u8>,
    payload: Vec<u8>,
    signature: Vec<u8>,
    header: Value,
    /// The scored part, see [`scored`].
    pub scored: Value,
}

/// Reads the shape of a text that begins with [`PREFIX`].
///
/// # Errors
/// [`Code::TooLarge`], [`Code::BadEncoding`], [`Code::BadCbor`]; [`Code::WrongType`] for another
/// tag than `COSE_Sign1`'s, [`Code::BadHeader`] for a header that is not exactly ours.
pub fn parse(text: &str) -> Result<Document, Code> {
    if text.len() > MAX_TEXT {
        return Err(Code::TooLarge);
    }
    let body = text.strip_prefix(PREFIX).ok_or(Code::BadEncoding)?;
    let Value::Tag(TAG_SIGN1, inner) = cbor::decode(&base45::decode(body)?)? else {
        return Err(Code::WrongType);
    };
    let Value::Array(parts) = *inner else { return Err(Code::BadCbor) };
    let Ok([Value::Bytes(protected), Value::Map(unprotected), payload, Value::Bytes(signature)]) =
        <[Value; 4]>::try_from(parts)
    else {
        return Err(Code::BadCbor);
    };
    let Value::Bytes(payload) = payload else { return Err(Code::BadCbor) };
    let header = cbor::decode(&protected)?;
    let scored = cbor::decode(&payload)?;
    let ours = |key: &Value| {
        matches!(key.as_integer(), Some(HEADER_ALG | HEADER_KCCS))
            || key.as_text() == Some(HEADER_ROLE)
    };
    let entries = header.as_map().ok_or(Code::BadHeader)?;
    if !unprotected.is_empty() || !entries.iter().all(|(key, _)| ours(key)) {
        return Err(Code::BadHeader);
    }
    Ok(Document { protected, payload, signature, header, scored })
}

impl Document {
    /// # Errors
    /// [`Code::UnsupportedAlg`]; [`Code::BadHeader`] when it is missing.
    pub fn check_algorithm(&self) -> Result<(), Code> {
        match self.header.get(HEADER_ALG) {
            Some(Value::Integer(ALG_ED25519)) => Ok(()),
            Some(_) => Err(Code::UnsupportedAlg),
            None => Err(Code::BadHeader),
        }
    }

    /// The role that the signer claims.
    ///
    /// # Errors
    /// [`Code::BadHeader`] when it is none of ours.
    pub fn role(&self) -> Result<Role, Code> {
        let entries = self.header.as_map().unwrap_or_default();
        let role = entries.iter().find(|(key, _)| key.as_text() == Some(HEADER_ROLE));
        role.and_then(|(_, role)| Role::from_name(role.as_text()?)).ok_or(Code::BadHeader)
    }

    /// The signer's public key.
    ///
    /// # Errors
    /// [`Code::KeyMismatch`], or [`Code::PrivateKeyLeaked`] when the private part is there.
    pub fn key(&self) -> Result<Named, Code> {
        let claims = self.header.get(HEADER_KCCS).ok_or(Code::KeyMismatch)?;
        let cose_key = claims.get(CLAIM_CNF).and_then(|cnf| cnf.get(CNF_COSE_KEY));
        let cose_key = cose_key.ok_or(Code::KeyMismatch)?;
        if cose_key.get(KEY_D).is_some() {
            return Err(Code::PrivateKeyLeaked);
        }
        let is = |(label, value): (i64, i64)| {
            cose_key.get(label).and_then(Value::as_integer) == Some(value)
        };
        let x = cose_key.get(KEY_X).and_then(Value::as_bytes);
        match x.and_then(|x| x.try_into().ok()) {
            Some(x) if is(KEY_TYPE) && is(KEY_CURVE) => Ok(PublicKey(x).named()),
            _ => Err(Code::KeyMismatch),
        }
    }

    /// Whether the signature holds for this use.
    ///
    /// # Errors
    /// [`Code::BadSignature`]; [`Code::WrongType`] when it holds without our `external_aad`: the
    /// key signed it for something else.
    pub fn verify(&self, key: &PublicKey) -> Result<(), Code> {
        let holds = |external_aad: &[u8]| {
            key.verifies(
                &to_be_signed(&self.protected, external_aad, &self.payload),
                &self.signature,
            )
        };
        if holds(EXTERNAL_AAD) {
            Ok(())
        } else if holds(b"") {
            Err(Code::WrongType)
        } else {
            Err(Code::BadSignature)
        }
    }
}
