//! An enrolled key as it is kept and backed up: its seed sealed by a passphrase.
//!
//! Argon2id (RFC 9106) makes the sealing key, ChaCha20-Poly1305 (RFC 8439) seals; what stands
//! beside the seed is authenticated with it. The document is JSON and no secret by itself.

use super::holder::Holder;
use super::key::PublicKey;
use super::trust::NAME_LIMIT;
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// Shortest passphrase, characters.
pub const SHORTEST: usize = 10;

/// RFC 9106 §4, second recommended option: 64 MiB, 3 passes; one lane, a browser has one.
const MEMORY: u32 = 64 * 1024;
const PASSES: u32 = 3;
/// A document that asks for more is refused before it costs anything.
const MOST_MEMORY: u32 = 256 * 1024;
const MOST_PASSES: u32 = 10;

const FORMAT: u32 = 1;
const SALT: usize = 16;
const NONCE: usize = 12;

/// Why a key could not be sealed or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// Another passphrase, or the document was changed: the two cannot be told apart.
    Passphrase,
    /// Not a sealed key, or of a newer format.
    Damaged,
    /// Opening it would take more memory or time than any key of ours.
    Costly,
}

/// A sealed key, as in the backup file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SealedKey {
    /// 1.
    pub format: u32,
    pub holder: Holder,
    /// Of the person or the service point, as on the trust list; at most [`NAME_LIMIT`]
    /// characters.
    pub name: String,
    /// RFC 7638 thumbprint.
    pub kid: String,
    /// The public key as a JWK's `x`.
    pub x: String,
    /// `YYYY-MM-DD`.
    pub made: String,
    pub kdf: Kdf,
    /// 12 bytes, base64url.
    pub nonce: String,
    /// The seed and its tag, 48 bytes, base64url.
    pub sealed: String,
}

/// How the sealing key is made of the passphrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kdf {
    /// `argon2id`
    pub name: String,
    /// KiB.
    pub memory: u32,
    pub passes: u32,
    /// 16 bytes, base64url.
    pub salt: String,
}

/// What a new key is made of, random.
pub struct Random {
    pub seed: Zeroizing<[u8; 32]>,
    pub salt: [u8; SALT],
    pub nonce: [u8; NONCE],
}

impl SealedKey {
    /// Seals a new key.
    ///
    /// # Errors
    /// [`Error::Costly`] where the memory is not to be had.
    pub fn seal(
        (holder, name, made): (Holder, &str, &str),
        passphrase: &str,
        random: &Random,
    ) -> Result<Self, Error> {
        let public = PublicKey(SigningKey::from_bytes(&random.seed).verifying_key().to_bytes());
        let mut key = Self {
            format: FORMAT,
            holder,
            name: name.trim().to_owned(),
            kid: public.thumbprint(),
            x: public.jwk_x(),
            made: made.to_owned(),
            kdf: Kdf {
                name: "argon2id".to_owned(),
                memory: MEMORY,
                passes: PASSES,
                salt: BASE64URL_NOPAD.encode(&random.salt),
            },
            nonce: BASE64URL_NOPAD.encode(&random.nonce),
            sealed: String::new(),
        };
        let beside = key.beside();
        let payload = Payload { msg: random.seed.as_slice(), aad: beside.as_bytes() };
        let sealed = key.cipher(passphrase)?.encrypt(&Nonce::from(random.nonce), payload);
        key.sealed = BASE64URL_NOPAD.encode(&sealed.map_err(|_| Error::Damaged)?);
        Ok(key)
    }

    /// The key itself.
    ///
    /// # Errors
    /// [`Error`].
    pub fn open(&self, passphrase: &str) -> Result<SigningKey, Error> {
        if self.format != FORMAT || self.kdf.name != "argon2id" {
            return Err(Error::Damaged);
        }
        let nonce: [u8; NONCE] = decode(&self.nonce)?;
        let sealed = BASE64URL_NOPAD.decode(self.sealed.as_bytes()).map_err(|_| Error::Damaged)?;
        let beside = self.beside();
        let payload = Payload { msg: &sealed, aad: beside.as_bytes() };
        let seed = self.cipher(passphrase)?.decrypt(&Nonce::from(nonce), payload);
        let seed = Zeroizing::new(seed.map_err(|_| Error::Passphrase)?);
        let seed: &[u8; 32] = seed.as_slice().try_into().map_err(|_| Error::Damaged)?;
        Ok(SigningKey::from_bytes(seed))
    }

    /// The public key.
    ///
    /// # Errors
    /// [`Error::Damaged`] when it is none, is not the one it is called, or has a longer name than
    /// a list can take.
    pub fn public_key(&self) -> Result<PublicKey, Error> {
        let key = PublicKey::from_jwk_x(&self.x).ok_or(Error::Damaged)?;
        let fits = key.thumbprint() == self.kid && self.name.chars().count() <= NAME_LIMIT;
        if fits { Ok(key) } else { Err(Error::Damaged) }
    }

    /// What is sealed with the seed, so that nobody can call a key by another name.
    fn beside(&self) -> String {
        [self.holder.name(), &self.name, &self.kid, &self.made].join("\n")
    }

    fn cipher(&self, passphrase: &str) -> Result<ChaCha20Poly1305, Error> {
        if self.kdf.memory > MOST_MEMORY || self.kdf.passes > MOST_PASSES {
            return Err(Error::Costly);
        }
        let salt: [u8; SALT] = decode(&self.kdf.salt)?;
        let parameters = Params::new(self.kdf.memory, self.kdf.passes, 1, Some(32));
        let parameters = parameters.map_err(|_| Error::Damaged)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
            .hash_password_into(passphrase.trim().as_bytes(), &salt, key.as_mut_slice())
            .map_err(|_| Error::Costly)?;
        ChaCha20Poly1305::new_from_slice(key.as_slice()).map_err(|_| Error::Damaged)
    }
}

fn decode<const N: usize>(text: &str) -> Result<[u8; N], Error> {
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| Error::Damaged)?;
    bytes.try_into().map_err(|_| Error::Damaged)
}
