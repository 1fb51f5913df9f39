//! Encrypted files: age (age-encryption.org/v1), by a passphrase or to a recipient.
//!
//! Nothing of a file is handed on before all of it was authenticated. Without the feature `engine`
//! only what a page says to the vault is here, not what encrypts.
#![forbid(unsafe_code)]

#[cfg(feature = "engine")]
mod age_file;

#[cfg(feature = "engine")]
pub use age_file::{open, seal};

/// No form and no summary is larger, bytes.
pub const MOST: u64 = 2 * 1024 * 1024;

/// Why a file was not sealed or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Error {
    /// Not an age file, or cut within its header.
    NotAge,
    /// Another passphrase, or another key.
    Wrong,
    /// What was given is neither a recipient nor an identity.
    BadKey,
    /// It asks for more work than any file of ours.
    Costly,
    /// Changed or cut: nothing of it is shown.
    Damaged,
}

impl Error {
    /// The key of the user's sentence and advice.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotAge => "vault.not-age",
            Self::Wrong => "vault.wrong",
            Self::BadKey => "vault.bad-key",
            Self::Costly => "vault.costly",
            Self::Damaged => "vault.damaged",
        }
    }
}

/// What the worker is asked; texts and files in standard base64.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub enum Request {
    Seal { text: String, with: String },
    Open { file: String, with: String },
}
