//! The check: one pure function from what was held out to a [`Verdict`].
//!
//! Order: size, shape, version, algorithm, key, signature, schema, meaning, freshness and trust.
//! It never panics, allocates no more than a small multiple of the input, and asks nobody.

use super::code::Code;
pub use super::context::Context;
use super::judge::Checking;
use super::key::Named;
use super::kind::{Kind, kind_of};
pub use super::limits::{EARLIEST, MAX_AHEAD, MAX_FILE};
use super::payload::{Payload, Role, VERSION, VERSION_1};
use super::verdict::{Carrier, Foreign, Signature, Verdict};
use super::{attached, cose, foreign, jws, key, scored, strict_json};
use serde_json::{Map, Value};

/// Checks the bytes of a file, or a text that was pasted or read from a QR. What it is comes first:
/// only a document of ours is measured by our limits.
pub fn check(input: &[u8], context: &Context) -> Verdict {
    if str::from_utf8(input.trim_ascii()).is_ok_and(cose::is_disguised) {
        return Checking::new(Some(Carrier::Qr)).refused(Code::BadEncoding);
    }
    let checking = Checking::new(None);
    let kind = kind_of(input, "");
    let is_large = input.len() > MAX_FILE;
    let text = input.trim_ascii();
    match kind {
        // A document to read carries the signed file; one without is another kind of document.
        Kind::Pdf => match attached::of(input) {
            Ok(file) if file.len() > MAX_FILE => checking.refused(Code::TooLarge),
            Ok(file) => check_file(&file, context),
            Err(kind) => checking.foreign(kind, Code::WrongType),
        },
        // As many blanks are no empty file: what stands behind them nobody has read.
        Kind::Signed | Kind::Json | Kind::Code | Kind::Other(Foreign::Unknown | Foreign::Empty)
            if is_large =>
        {
            checking.refused(Code::TooLarge)
        }
        Kind::Signed | Kind::Json if text.starts_with(b"{") || text.starts_with(b"[") => {
            check_file(text, context)
        }
        // Something stands before it: nobody signed it so.
        Kind::Signed | Kind::Json => checking.refused(Code::BadJson),
        Kind::Code => match str::from_utf8(text) {
            Ok(text) => check_qr(text, context),
            Err(_) => checking.refused(Code::BadEncoding),
        },
        Kind::Picture => checking.foreign(Foreign::Image, Code::WrongType),
        Kind::Other(kind) => {
            let code = if kind.is_text() { Code::BadEncoding } else { Code::WrongType };
            checking.foreign(kind, code)
        }
    }
}

fn check_file(bytes: &[u8], context: &Context) -> Verdict {
    let mut checking = Checking::new(Some(Carrier::File));
    let document = match jws::parse(bytes) {
        Ok(document) => document,
        Err(Code::Schema) => return refuse_json(bytes, checking),
        Err(code) => return checking.refused(code),
    };
    // Read before it is believed: the version decides what is said about the rest. What else is
    // wrong with it is said only of bytes that were signed so.
    let payload = strict_json::parse::<Payload>(&document.payload);
    let newer = match &payload {
        Ok(payload) => !is_known(payload.v.into()),
        Err(Code::Schema) => claims_other_version(&document.payload),
        Err(_) => false,
    };
    checking.verdict.signatures = document
        .signatures
        .iter()
        .map(|parsed| {
            let (role, key) = (parsed.role(), parsed.key());
            let mut signature = unchecked(role.ok(), key.as_ref().ok(), context);
            let holds = parsed.check_type().and_then(|()| {
                refuse_newer(newer)?;
                parsed.check_algorithm()?;
                let named = key?;
                role?;
                parsed.verify(&named.key)
            });
            signature.set(holds);
            signature
        })
        .collect();
    if checking.verdict.signatures.iter().any(|s| s.codes.contains(&Code::WrongType)) {
        let mut types = document.signatures.iter().filter_map(jws::Parsed::typ);
        checking.verdict.foreign = types.find_map(foreign::of_type);
    }
    if checking.signatures_fail() {
        return checking.finish();
    }
    match payload {
        Ok(payload) => checking.judge(payload, key::sha256_hex(&document.payload), context),
        Err(code) => checking.refused(code),
    }
}

fn check_qr(text: &str, context: &Context) -> Verdict {
    let mut checking = Checking::new(Some(Carrier::Qr));
    let document = match cose::parse(text) {
        Ok(document) => document,
        Err(code) => return checking.refused(code),
    };
    let newer = scored::version(&document.scored).is_some_and(|v| !is_known(v));
    let (role, key) = (document.role(), document.key());
    let mut signature = unchecked(role.ok(), key.as_ref().ok(), context);
    let holds = refuse_newer(newer).and_then(|()| {
        document.check_algorithm()?;
        let named = key?;
        role?;
        document.verify(&named.key)
    });
    signature.set(holds);
    checking.verdict.signatures = vec![signature];
    if checking.signatures_fail() {
        return checking.finish();
    }
    match scored::from_cbor(&document.scored) {
        Ok((payload, hash)) => {
            checking.judge(payload, data_encoding::HEXLOWER.encode(&hash), context)
        }
        Err(code) => checking.refused(code),
    }
}

/// JSON that is not JWS JSON: a payload nobody signed, a document of others, or a broken file.
fn refuse_json(bytes: &[u8], checking: Checking) -> Verdict {
    let Ok(members) = strict_json::parse::<Map<String, Value>>(bytes) else {
        return checking.foreign(Foreign::Unknown, Code::WrongType);
    };
    if let Some(kind) = foreign::of_members(members.keys().map(String::as_str)) {
        checking.foreign(kind, Code::WrongType)
    } else if members.contains_key("payload") || members.contains_key("signatures") {
        checking.refused(Code::Schema)
    } else if members.contains_key("jti") && members.contains_key("v") {
        checking.refused(Code::BadSignature)
    } else {
        checking.foreign(Foreign::Unknown, Code::WrongType)
    }
}

/// Whether a payload of another shape says that it is of another version.
fn claims_other_version(payload: &[u8]) -> bool {
    let members = serde_json::from_slice::<Map<String, Value>>(payload).ok();
    let version = members.and_then(|members| members.get("v")?.as_i64());
    version.is_some_and(|version| !is_known(version))
}

/// Whether the check knows this version of the payload.
fn is_known(version: i64) -> bool {
    [VERSION_1, VERSION].map(i64::from).contains(&version)
}

const fn refuse_newer(newer: bool) -> Result<(), Code> {
    if newer { Err(Code::UnknownVersion) } else { Ok(()) }
}

/// A signature's verdict before it is checked.
fn unchecked(role: Option<Role>, key: Option<&Named>, context: &Context) -> Signature {
    let (kid, fingerprint) = key.map(|key| (key.kid.clone(), key.fingerprint.clone())).unzip();
    let pin = context.pins.iter().find(|pin| Some(&pin.kid) == kid.as_ref()).cloned();
    Signature {
        role,
        fingerprint,
        kid,
        ok: false,
        role_confirmed: false,
        pin,
        name: None,
        codes: Vec::new(),
    }
}

impl Signature {
    fn set(&mut self, holds: Result<(), Code>) {
        self.ok = holds.is_ok();
        if let Err(code) = holds {
            if code == Code::PrivateKeyLeaked {
                self.codes.push(Code::KeyMismatch);
            }
            self.codes.push(code);
        }
    }
}
