//! The file: JWS JSON General Serialization (RFC 7515 §7.2.1) with Ed25519 (RFC 9864).
//!
//! The payload is the exact bytes that were signed, never a re-serialisation. Algorithm, type,
//! key and role all stand in the protected header.

use super::code::Code;
use super::key::{Named, PublicKey};
use super::payload::Role;
use super::sections::present;
use super::strict_json;
use data_encoding::BASE64URL_NOPAD;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub const TYPE: &str = "suunta-summary+jws";
pub const ALGORITHM: &str = "Ed25519";

/// More signatures than this are refused.
pub const MAX_SIGNATURES: usize = 8;

/// Parameters that mean something here; outside the protected header they are refused.
const PROTECTED_ONLY: [&str; 8] = ["alg", "typ", "kid", "jwk", "role", "crit", "zip", "b64"];

/// The file as written. Members of others are ignored (RFC 7515 §7.2.1).
#[derive(Serialize, Deserialize)]
struct File {
    payload: String,
    signatures: Vec<Entry>,
    // Members of the flattened serialization, which never stand beside `signatures` (RFC 7515
    // §7.2.2): a reader of that one would see another signature than those above.
    #[serde(default, skip_serializing, deserialize_with = "present")]
    protected: Option<IgnoredAny>,
    #[serde(default, skip_serializing, deserialize_with = "present")]
    header: Option<IgnoredAny>,
    #[serde(default, skip_serializing, deserialize_with = "present")]
    signature: Option<IgnoredAny>,
}

impl File {
    const fn new(payload: String, signatures: Vec<Entry>) -> Self {
        Self { payload, signatures, protected: None, header: None, signature: None }
    }

    /// # Errors
    /// As [`strict_json::parse`]; [`Code::BadHeader`] when it is of two kinds at once.
    fn read(bytes: &[u8]) -> Result<Self, Code> {
        let file: Self = strict_json::parse(bytes)?;
        let flattened = [&file.protected, &file.header, &file.signature];
        if flattened.iter().any(|member| member.is_some()) {
            return Err(Code::BadHeader);
        }
        Ok(file)
    }
}

#[derive(Serialize, Deserialize)]
struct Entry {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    protected: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    header: Option<Map<String, Value>>,
    signature: String,
}

#[derive(Serialize)]
struct Header {
    alg: &'static str,
    typ: &'static str,
    kid: String,
    jwk: Jwk,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<Role>,
}

#[derive(Serialize)]
struct Jwk {
    kty: &'static str,
    crv: &'static str,
    x: String,
}

/// A file before the next signature.
pub struct Unsigned {
    payload: String,
    others: Vec<Entry>,
    protected: String,
}

impl Unsigned {
    /// The first signature over these payload bytes.
    ///
    /// # Errors
    /// [`Code::BadJson`] when the header cannot be written.
    pub fn new(payload: &[u8], key: &PublicKey, role: Role) -> Result<Self, Code> {
        let protected = protected_header(TYPE, key, Some(role))?;
        Ok(Self { payload: BASE64URL_NOPAD.encode(payload), others: Vec::new(), protected })
    }

    /// The one signature of a document of another type: a trust list, a receipt.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn of_type(typ: &'static str, payload: &[u8], key: &PublicKey) -> Result<Self, Code> {
        let protected = protected_header(typ, key, None)?;
        Ok(Self { payload: BASE64URL_NOPAD.encode(payload), others: Vec::new(), protected })
    }

    /// One more signature over the payload of a file. Its own signatures stay as they are;
    /// whether they hold is for the check to say.
    ///
    /// # Errors
    /// As [`parse`]; [`Code::TooLarge`] when the file can take no more.
    pub fn beside(file: &str, key: &PublicKey, role: Role) -> Result<Self, Code> {
        let File { payload, signatures, .. } = File::read(file.as_bytes())?;
        if signatures.len() >= MAX_SIGNATURES {
            return Err(Code::TooLarge);
        }
        Ok(Self {
            payload,
            others: signatures,
            protected: protected_header(TYPE, key, Some(role))?,
        })
    }

    /// The bytes to sign (RFC 7515 §5.1).
    pub fn signing_input(&self) -> Vec<u8> {
        signing_input(&self.protected, &self.payload)
    }

    /// The file's text, with the signature over [`Self::signing_input`].
    ///
    /// # Errors
    /// [`Code::BadJson`] when the file cannot be written.
    pub fn attach(self, signature: &[u8; 64]) -> Result<String, Code> {
        let signature = BASE64URL_NOPAD.encode(signature);
        let entry = Entry { protected: self.protected, header: None, signature };
        let mut signatures = self.others;
        signatures.push(entry);
        serde_json::to_string(&File::new(self.payload, signatures)).map_err(|_| Code::BadJson)
    }
}

fn protected_header(
    typ: &'static str,
    key: &PublicKey,
    role: Option<Role>,
) -> Result<String, Code> {
    let jwk = Jwk { kty: "OKP", crv: "Ed25519", x: key.jwk_x() };
    let header = Header { alg: ALGORITHM, typ, kid: key.thumbprint(), jwk, role };
    let json = serde_json::to_vec(&header).map_err(|_| Code::BadJson)?;
    Ok(BASE64URL_NOPAD.encode(&json))
}

fn signing_input(protected: &str, payload: &str) -> Vec<u8> {
    [protected, ".", payload].concat().into_bytes()
}

/// A file that was read. Nothing of it is believed yet.
pub struct Document {
    /// The bytes that were signed.
    pub payload: Vec<u8>,
    pub signatures: Vec<Parsed>,
}

/// One signature's header, read in the order in which a check answers.
pub struct Parsed {
    /// The protected header, when it is one.
    header: Result<Map<String, Value>, Code>,
    /// Whether all that matters stands in it, and nothing that changes what is signed.
    placed: Result<(), Code>,
    signing_input: Vec<u8>,
    signature: Result<Vec<u8>, Code>,
}

/// Reads a document of one signature, which holds: its payload and the signer's key.
///
/// # Errors
/// As [`parse`] and the parts of [`Parsed`]; [`Code::BadSignature`] unless there is exactly one.
pub fn read(bytes: &[u8], typ: &str) -> Result<(Vec<u8>, PublicKey), Code> {
    let Document { payload, signatures } = parse(bytes.trim_ascii())?;
    let [signature] = signatures.as_slice() else { return Err(Code::BadSignature) };
    signature.is_type(typ)?;
    signature.check_algorithm()?;
    let Named { key, .. } = signature.key()?;
    signature.verify(&key)?;
    Ok((payload, key))
}

/// Reads a file's shape.
///
/// # Errors
/// As [`strict_json::check`]; [`Code::Schema`] when it is no JWS JSON, [`Code::BadHeader`] when it
/// is general and flattened at once, [`Code::TooLarge`] for more than [`MAX_SIGNATURES`], [`Code::BadEncoding`] when the payload is
/// not strict base64url.
pub fn parse(bytes: &[u8]) -> Result<Document, Code> {
    let File { payload: text, signatures, .. } = File::read(bytes)?;
    if signatures.len() > MAX_SIGNATURES {
        return Err(Code::TooLarge);
    }
    let payload = base64url(&text)?;
    let signatures = signatures
        .into_iter()
        .map(|entry| {
            let header = header(&entry.protected);
            Parsed {
                placed: header
                    .as_ref()
                    .map_err(|code| *code)
                    .and_then(|header| placed(header, &entry)),
                header,
                signing_input: signing_input(&entry.protected, &text),
                signature: base64url(&entry.signature),
            }
        })
        .collect();
    Ok(Document { payload, signatures })
}

fn header(protected: &str) -> Result<Map<String, Value>, Code> {
    let json = base64url(protected)?;
    if json.is_empty() {
        return Err(Code::BadHeader);
    }
    strict_json::parse(&json).map_err(|code| match code {
        Code::DuplicateMember | Code::Schema => Code::BadHeader,
        other => other,
    })
}

/// Whether nothing that matters stands outside the protected header, and nothing twice.
fn placed(protected: &Map<String, Value>, entry: &Entry) -> Result<(), Code> {
    let mut outside = entry.header.iter().flat_map(Map::keys);
    let forbidden = ["crit", "zip", "b64"].iter().any(|name| protected.contains_key(*name));
    let unprotected =
        outside.any(|name| PROTECTED_ONLY.contains(&name.as_str()) || protected.contains_key(name));
    if forbidden || unprotected { Err(Code::BadHeader) } else { Ok(()) }
}

impl Parsed {
    /// The protected header, when nothing is wrong with it.
    fn header(&self) -> Result<&Map<String, Value>, Code> {
        self.placed?;
        self.header.as_ref().map_err(|code| *code)
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.header().ok()?.get(name)?.as_str()
    }

    /// The type that the header names.
    pub fn typ(&self) -> Option<&str> {
        self.header.as_ref().ok()?.get("typ")?.as_str()
    }

    /// The header's `typ` is ours.
    ///
    /// # Errors
    /// [`Code::WrongType`], or what was wrong with the header.
    pub fn check_type(&self) -> Result<(), Code> {
        self.is_type(TYPE)
    }

    // Of a header that can be read the type is asked first: a document of others may have its key's
    // name outside, and is no bad summary for that.
    fn is_type(&self, typ: &str) -> Result<(), Code> {
        self.header.as_ref().map_err(|code| *code)?;
        if self.typ() == Some(typ) { self.placed } else { Err(Code::WrongType) }
    }

    /// `Ed25519`, or the older name `EdDSA`, which the key then makes the same.
    ///
    /// # Errors
    /// [`Code::UnsupportedAlg`]; [`Code::BadHeader`] when it is missing.
    pub fn check_algorithm(&self) -> Result<(), Code> {
        match self.text("alg") {
            Some(ALGORITHM | "EdDSA") => Ok(()),
            Some(_) => Err(Code::UnsupportedAlg),
            None => Err(Code::BadHeader),
        }
    }

    /// The role that the signer claims.
    ///
    /// # Errors
    /// [`Code::BadHeader`] when it is none of ours.
    pub fn role(&self) -> Result<Role, Code> {
        self.text("role").and_then(Role::from_name).ok_or(Code::BadHeader)
    }

    /// The signer's public key, which the header must name by its thumbprint. `jku`, `x5u` and `x5c`
    /// are not looked at.
    ///
    /// # Errors
    /// [`Code::KeyMismatch`], [`Code::BadEncoding`], or [`Code::PrivateKeyLeaked`] when the
    /// private part stands beside it.
    pub fn key(&self) -> Result<Named, Code> {
        let header = self.header()?;
        let jwk = header.get("jwk").and_then(Value::as_object).ok_or(Code::KeyMismatch)?;
        if jwk.contains_key("d") {
            return Err(Code::PrivateKeyLeaked);
        }
        let member = |name: &str| jwk.get(name).and_then(Value::as_str);
        if member("kty") != Some("OKP") || member("crv") != Some("Ed25519") {
            return Err(Code::KeyMismatch);
        }
        let x = base64url(member("x").ok_or(Code::KeyMismatch)?)?;
        let named = PublicKey(x.try_into().map_err(|_| Code::KeyMismatch)?).named();
        if self.text("kid") == Some(named.kid.as_str()) {
            Ok(named)
        } else {
            Err(Code::KeyMismatch)
        }
    }

    /// Whether the signature holds.
    ///
    /// # Errors
    /// [`Code::BadSignature`], or [`Code::BadEncoding`] when it is not strict base64url.
    pub fn verify(&self, key: &PublicKey) -> Result<(), Code> {
        let signature = self.signature.as_ref().map_err(|code| *code)?;
        if key.verifies(&self.signing_input, signature) { Ok(()) } else { Err(Code::BadSignature) }
    }
}

fn base64url(text: &str) -> Result<Vec<u8>, Code> {
    BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| Code::BadEncoding)
}
