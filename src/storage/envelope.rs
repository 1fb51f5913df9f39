use crate::storage::Error;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Version of the stored shape.
pub const VERSION: u32 = 1;

const CHECK: &str = ",\"check\":\"";
/// Bytes from [`CHECK`] to the end: itself, 16 hex digits, a quote and a brace.
const TAIL: usize = CHECK.len() + 18;

/// Writes `{"v":…,"rev":…,"session":…,"check":"…"}`. The checksum covers all bytes before it.
///
/// # Errors
/// [`Error::Damaged`] when the body cannot be serialised.
pub fn encode<T: Serialize>(rev: u64, body: &T) -> Result<String, Error> {
    let body = serde_json::to_string(body).map_err(|_| Error::Damaged)?;
    let head = ["{\"v\":", &VERSION.to_string(), ",\"rev\":", &rev.to_string(), ",\"session\":"];
    let text = [&head.concat(), body.as_str()].concat();
    let check = checksum(text.as_bytes());
    Ok([text.as_str(), CHECK, &check, "\"}"].concat())
}

/// Reads what [`encode`] wrote: its revision and body.
///
/// # Errors
/// [`Error::Damaged`] when any byte is not as written, [`Error::Newer`] when a newer version of
/// the app wrote it.
pub fn decode<T: DeserializeOwned>(text: &str) -> Result<(u64, T), Error> {
    #[derive(Deserialize)]
    struct Envelope<T> {
        rev: u64,
        session: T,
    }
    let end = text.len().checked_sub(TAIL).ok_or(Error::Damaged)?;
    let (covered, tail) = text.split_at_checked(end).ok_or(Error::Damaged)?;
    if tail != [CHECK, &checksum(covered.as_bytes()), "\"}"].concat() {
        return Err(Error::Damaged);
    }
    let head = text.strip_prefix("{\"v\":").and_then(|rest| rest.split(',').next());
    let version: u32 = head.and_then(|v| v.parse().ok()).ok_or(Error::Damaged)?;
    if version > VERSION {
        return Err(Error::Newer);
    }
    let envelope: Envelope<T> = serde_json::from_str(text).map_err(|_| Error::Damaged)?;
    Ok((envelope.rev, envelope.session))
}

/// FNV-1a, 64 bits, in hex: it finds cut and garbled bytes; it is no protection against intent.
fn checksum(bytes: &[u8]) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    data_encoding::HEXLOWER.encode(&hash.to_be_bytes())
}
