//! Whether the browser may throw away what is kept here.

use crate::platform::{Error, dom};
use wasm_bindgen_futures::JsFuture;

/// Asks the browser to keep what is stored; its answer.
///
/// # Errors
/// [`Error::Refused`] where the browser cannot be asked.
pub async fn ask() -> Result<bool, Error> {
    let promise = dom::window()?.navigator().storage().persist()?;
    Ok(JsFuture::from(promise).await?.is_truthy())
}

/// Whether the browser has promised to keep what is stored.
///
/// # Errors
/// [`Error::Refused`] where the browser cannot be asked.
pub async fn promised() -> Result<bool, Error> {
    let promise = dom::window()?.navigator().storage().persisted()?;
    Ok(JsFuture::from(promise).await?.is_truthy())
}

/// Safari on an iPhone or iPad, not opened from the home screen: it deletes what a site stored
/// after seven days without a visit (WebKit, "Full Third-Party Cookie Blocking", 2020).
pub fn forgets_in_days() -> bool {
    let Ok(window) = dom::window() else { return false };
    let agent = window.navigator().user_agent().unwrap_or_default();
    let standalone = window
        .match_media("(display-mode: standalone)")
        .is_ok_and(|query| query.is_some_and(|query| query.matches()));
    (agent.contains("iPhone") || agent.contains("iPad")) && !standalone
}
