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

/// The value of an `integrity` attribute, `sha256-…` (W3C Subresource Integrity).
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64.encode(&Sha256::digest(bytes)))
}
