//! A trust list that a desk holds.

use crate::fixture::{NOW, key, public};
use ed25519_dalek::Signer;
use serde::Deserialize;
use suunta::summary::holder::Holder;
use suunta::summary::jws;
use suunta::summary::trust::{Entry, Jwk, Published, Reason, TYPE};
use suunta::time;

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Listed {
    key: u8,
    role: Holder,
    /// Seconds from when the cases are checked, as the others are.
    until: i64,
    revoked: Option<i64>,
    reason: Option<Reason>,
}

/// The list's text, signed by an organisation so many seconds from when the cases are checked;
/// `None` of no keys.
pub fn signed(keys: &[Listed], issued: i64) -> Option<String> {
    let entry = |listed: &Listed| {
        let public = public(&key(listed.key));
        Entry {
            kid: public.thumbprint(),
            jwk: Jwk::of(&public),
            role: listed.role,
            name: "Kajaani".to_owned(),
            not_before: time::format_instant(NOW - 86_400),
            not_after: time::format_instant(NOW + listed.until),
            revoked_at: listed.revoked.map(|at| time::format_instant(NOW + at)),
            reason: listed.reason,
        }
    };
    let list = Published {
        v: 1,
        name: "Kainuu".to_owned(),
        serial: 1,
        issued_at: time::format_instant(NOW + issued),
        next_update: time::format_instant(NOW + 86_400),
        keys: keys.iter().map(entry).collect(),
        recipients: Vec::new(),
    };
    let organisation = key(200);
    let bytes = serde_json::to_vec(&list).unwrap();
    let unsigned = jws::Unsigned::of_type(TYPE, &bytes, &public(&organisation)).unwrap();
    let signature = organisation.sign(&unsigned.signing_input()).to_bytes();
    (!keys.is_empty()).then(|| unsigned.attach(&signature).unwrap())
}
