//! What the staff made of this device: a kiosk with a passphrase, and how many people have finished.

use crate::platform::{Error, dom, passphrase};
use crate::state::context::Context;
use crate::state::error;
use crate::storage::keys::KIOSK;
use serde::{Deserialize, Serialize};

/// Shortest passphrase of the staff, characters.
pub const SHORTEST: usize = 8;

/// The one thing that a kiosk keeps.
#[derive(Default, Serialize, Deserialize)]
pub struct Kept {
    /// What the passphrase is compared with; empty until the staff has set one.
    #[serde(default)]
    pub check: String,
    /// How many people have finished, where the profile counts.
    #[serde(default)]
    pub finished: u32,
}

pub fn read() -> Kept {
    let kept = dom::local(KIOSK).and_then(|text| serde_json::from_str(&text).ok());
    kept.unwrap_or_default()
}

pub fn write(kept: &Kept) -> Result<(), Error> {
    let text = serde_json::to_string(kept).map_err(|_| Error::Content)?;
    dom::set_local(KIOSK, &text)
}

/// Whether the staff made this device a kiosk.
pub fn is_prepared() -> bool {
    !read().check.is_empty()
}

/// Counts somebody who has finished, where the profile is for groups. A number, nothing else.
pub fn finished(context: Context) {
    let groups = context.programme().kiosk.as_ref().is_some_and(|kiosk| kiosk.group);
    // Where nobody prepared the device nothing is written on it.
    if groups && is_prepared() {
        let kept = read();
        // The count lacks one where it is not kept; the client is not to be bothered with that.
        let _ = write(&Kept { finished: kept.finished.saturating_add(1), ..kept });
    }
}

/// Whether the passphrase is the staff's.
///
/// # Errors
/// [`error::Error`].
pub async fn is_theirs(given: &str) -> Result<bool, error::Error> {
    passphrase::fits(given, &read().check).await.map_err(|error| match error {
        Error::Content => error::Error::KioskDamaged,
        Error::Fetch | Error::Refused(_) => error::Error::Unchecked,
    })
}
