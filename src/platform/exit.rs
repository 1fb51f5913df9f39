//! Leaving at once.

use super::dom;
use crate::content::NEUTRAL;

/// Hides the page and replaces it in the history, so that Back does not show it again.
pub fn leave() {
    dom::set_root("hidden", "");
    dom::set_title("");
    // Offline the page stays blank; reloading it shows an empty start. A kiosk begins anew, as its
    // service point's address says.
    if dom::is_kiosk() {
        to(&dom::search());
    } else {
        to(NEUTRAL);
    }
}

/// Goes to an address in place of this page: a new document, and Back does not return.
pub fn to(address: &str) {
    if let Ok(window) = dom::window() {
        // Fails only for what is no address.
        let _ = window.location().replace(address);
    }
}
