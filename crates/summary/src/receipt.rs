//! The receipt: a caseworker's JWS over the hash of the whole file that was received.

use super::code::Code;
use super::key::PublicKey;
use super::{jws, limits, strict_json};
use serde::{Deserialize, Serialize};

pub const TYPE: &str = "suunta-receipt+jws";

/// What is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Receipt {
    /// 1.
    pub v: u32,
    /// The caseworker or their office, as they call themselves.
    pub name: String,
    /// Of the file's bytes, lower-case hexadecimal, as `sha256sum` prints it.
    pub sha256: String,
    /// The summary's number.
    pub jti: String,
    /// The meeting code that the summary answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    /// ISO 8601 with zone.
    pub received_at: String,
}

impl Receipt {
    /// Reads a receipt; its signature holds.
    ///
    /// # Errors
    /// As [`jws::read`]; [`Code::UnknownVersion`], [`Code::Schema`].
    pub fn read(bytes: &[u8]) -> Result<(Self, PublicKey), Code> {
        let (payload, key) = jws::read(bytes, TYPE)?;
        let receipt: Self = strict_json::parse(&payload)?;
        if receipt.v != 1 {
            return Err(Code::UnknownVersion);
        }
        limits::short_text(&receipt.name)?;
        limits::hash(&receipt.sha256)?;
        limits::jti(&receipt.jti)?;
        limits::instant(&receipt.received_at)?;
        Ok((receipt, key))
    }
}
