//! The copy of the app for use without a network, and a newer version that waits in it. The page's own
//! script speaks with the service worker.

use crate::platform::{Error, boot, dom};
use js_sys::Reflect;
use wasm_bindgen::closure::Closure;

/// Whether the browser keeps a copy of the app at this address at all (HTTPS, or this machine).
pub fn is_possible() -> bool {
    let Ok(window) = dom::window() else { return false };
    Reflect::has(&window.navigator(), &"serviceWorker".into()).unwrap_or(false)
}

/// Whether a newer version is here, whole. The server is asked for one.
pub async fn waits() -> bool {
    boot::asked("waits", &[]).await.is_ok_and(|waits| waits.is_truthy())
}

/// Puts that version in force and loads the page anew.
///
/// # Errors
/// [`Error::Fetch`] when another page of the app is open, which would change under somebody.
pub async fn take() -> Result<(), Error> {
    boot::asked("take", &[]).await.map(drop)
}

/// Fetches every file that is not here yet; `told` hears how many of how many are.
///
/// # Errors
/// [`Error::Fetch`] when a file did not come, or no copy can be kept.
pub async fn fetch_all(told: impl Fn(u32, u32) + 'static) -> Result<(), Error> {
    let told = Closure::<dyn Fn(u32, u32)>::new(told);
    boot::asked("fetchAll", &[told.as_ref().clone()]).await.map(drop)
}
