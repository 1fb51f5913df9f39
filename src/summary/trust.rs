//! The trust list: which keys sign as coach or kiosk, for whom, and until when.

use super::payload::Role;

/// A trust list whose own signature was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustList {
    pub serial: u64,
    /// Seconds since 1970: after it a newer list should be fetched by hand.
    pub next_update: i64,
    pub keys: Vec<TrustedKey>,
}

/// One key of the list. Times are seconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustedKey {
    /// RFC 7638 thumbprint.
    pub kid: String,
    pub role: Role,
    /// Name of the service point.
    pub name: String,
    pub not_before: i64,
    pub not_after: i64,
    pub revoked_at: Option<i64>,
}

/// What the list says of a key in a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    Unlisted,
    /// Listed in this role and valid at the claimed time and now.
    Valid(&'a TrustedKey),
    /// Revoked, whatever time is claimed.
    Revoked,
}

impl TrustList {
    /// Looks a key up.
    pub fn standing(&self, kid: &str, role: Role, claimed: i64, now: i64) -> Standing<'_> {
        let mut entries = self.keys.iter().filter(|key| key.kid == kid);
        if entries.clone().any(|key| key.revoked_at.is_some()) {
            return Standing::Revoked;
        }
        let valid = |key: &&TrustedKey| {
            key.role == role && key.not_before <= claimed.min(now) && claimed <= key.not_after
        };
        entries.find(valid).map_or(Standing::Unlisted, Standing::Valid)
    }
}
