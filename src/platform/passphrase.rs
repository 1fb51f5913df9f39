//! Passphrases: the one form in which the same words are the same, and comparing one without keeping
//! it, by PBKDF2 (RFC 8018) of the browser's own WebCrypto.

use crate::platform::{Error, dom};
use data_encoding::BASE64URL_NOPAD;
use js_sys::{Array, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::CryptoKey;

/// OWASP's Password Storage Cheat Sheet (2023) for PBKDF2 with SHA-256.
const ROUNDS: u32 = 600_000;
const SALT: usize = 16;
const BITS: u32 = 256;

/// A passphrase in its one form: composed letters (NFC), no blanks around it and one between words.
/// Keyboards differ in how they write `ä`, and nobody sees whether there are two blanks.
pub fn normalised(given: &str) -> String {
    let composed: String = JsString::from(given).normalize("NFC").into();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What to try with a passphrase that was given: its one form, and as it was typed where that
/// differs, for what was sealed before there was one form, or elsewhere.
pub fn candidates(given: &str) -> impl Iterator<Item = String> {
    let normalised = normalised(given);
    let typed = (normalised != given).then(|| given.to_owned());
    std::iter::once(normalised).chain(typed)
}

/// What a passphrase is compared with later: salt and hash.
///
/// # Errors
/// [`Error::Refused`] where the browser cannot.
pub async fn remember(passphrase: &str) -> Result<String, Error> {
    let mut salt = [0; SALT];
    dom::window()?.crypto()?.get_random_values_with_u8_array(&mut salt)?;
    let hash = derive(&normalised(passphrase), &salt).await?;
    Ok([BASE64URL_NOPAD.encode(&salt), BASE64URL_NOPAD.encode(&hash)].join("."))
}

/// Whether a passphrase is the one that was remembered.
///
/// # Errors
/// [`Error::Content`] when what was kept is damaged, [`Error::Refused`] where the browser cannot.
pub async fn fits(passphrase: &str, check: &str) -> Result<bool, Error> {
    let (salt, hash) = check.split_once('.').ok_or(Error::Content)?;
    let decode = |text: &str| BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| Error::Content);
    let (salt, hash) = (decode(salt)?, decode(hash)?);
    for candidate in candidates(passphrase) {
        if derive(&candidate, &salt).await? == hash {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn derive(passphrase: &str, salt: &[u8]) -> Result<Vec<u8>, Error> {
    let subtle = dom::window()?.crypto()?.subtle();
    let uses = Array::of1(&JsValue::from_str("deriveBits"));
    let bytes = Uint8Array::from(passphrase.as_bytes());
    let key = subtle.import_key_with_str("raw", &bytes, "PBKDF2", false, &uses)?;
    let key: CryptoKey = JsFuture::from(key).await?.unchecked_into();
    let algorithm = Object::new();
    for (name, value) in [
        ("name", JsValue::from_str("PBKDF2")),
        ("hash", JsValue::from_str("SHA-256")),
        ("salt", Uint8Array::from(salt).into()),
        ("iterations", JsValue::from_f64(f64::from(ROUNDS))),
    ] {
        Reflect::set(&algorithm, &JsValue::from_str(name), &value)?;
    }
    let bits = subtle.derive_bits_with_object(&algorithm, &key, BITS)?;
    Ok(Uint8Array::new(&JsFuture::from(bits).await?).to_vec())
}
