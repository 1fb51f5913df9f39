//! Public keys: their names, and the one way a signature is checked.

use super::crockford;
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

/// A key and its names, hashed once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub key: PublicKey,
    /// The RFC 7638 thumbprint with SHA-256, base64url.
    pub kid: String,
    /// See [`PublicKey::fingerprint`].
    pub fingerprint: String,
}

/// The 32 bytes of an Ed25519 public key (RFC 8032 §5.1.5), as given: not every 32 bytes are a
/// key, and then no signature holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(pub [u8; 32]);

impl PublicKey {
    /// Reads the `x` of a JWK; `None` unless it is 32 bytes of strict base64url.
    pub fn from_jwk_x(x: &str) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(x.as_bytes()).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }

    /// The `x` of a JWK (RFC 8037 §2).
    pub fn jwk_x(&self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }

    /// The RFC 7638 thumbprint with SHA-256, base64url: the key's `kid`.
    pub fn thumbprint(&self) -> String {
        self.named().kid
    }

    /// The first 80 bits of the thumbprint as 16 characters, 4 by 4, to compare aloud.
    pub fn fingerprint(&self) -> String {
        self.named().fingerprint
    }

    pub fn named(&self) -> Named {
        let members = [r#"{"crv":"Ed25519","kty":"OKP","x":""#, &self.jwk_x(), r#""}"#].concat();
        let hash = sha256(members.as_bytes());
        let kid = BASE64URL_NOPAD.encode(&hash);
        Named { key: *self, kid, fingerprint: fingerprint(&hash) }
    }

    /// Whether the signature over the message holds.
    ///
    /// Strict (no small-order points, S below the group order), so every reader says the same;
    /// a signature of another length than 64 bytes never holds.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let Ok(key) = VerifyingKey::from_bytes(&self.0) else { return false };
        let Ok(signature) = Signature::from_slice(signature) else { return false };
        key.verify_strict(message, &signature).is_ok()
    }
}

/// [`PublicKey::fingerprint`] of a thumbprint; `None` when it is none.
pub fn fingerprint_of(thumbprint: &str) -> Option<String> {
    let hash = BASE64URL_NOPAD.decode(thumbprint.as_bytes()).ok()?;
    Some(fingerprint(&hash.try_into().ok()?))
}

fn fingerprint(hash: &[u8; 32]) -> String {
    let mut first = [0; 10];
    first.copy_from_slice(&hash[..10]);
    crockford::grouped(&crockford::encode(&first))
}

pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// SHA-256 in lower-case hexadecimal, as `sha256sum` prints it.
pub fn sha256_hex(bytes: &[u8]) -> String {
    HEXLOWER.encode(&sha256(bytes))
}
