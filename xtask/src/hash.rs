//! Hashes of files: short ones for names, long ones for integrity.

use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest, Sha256};

/// SHA-256 as 64 hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

/// The part of a file's name that changes with its content: 16 hexadecimal digits.
pub fn short(bytes: &[u8]) -> String {
    sha256(bytes).chars().take(16).collect()
}

/// The beginning of the hash, 144 bits as 24 characters of base64: enough to know a file by, and half of what a
/// list of hundreds takes on the wire.
pub fn known_by(bytes: &[u8]) -> String {
    BASE64.encode(&Sha256::digest(bytes)[..18])
}

/// The value of an `integrity` attribute, `sha256-…` (W3C Subresource Integrity).
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64.encode(&Sha256::digest(bytes)))
}
