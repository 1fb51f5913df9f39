//! Leaving at once.

use super::dom;

/// Hides the page and replaces it in the history by the neutral address, so that Back does not show
/// it again.
pub fn leave(neutral: &str) {
    dom::set_root("hidden", "");
    dom::set_title("");
    // Offline the page stays blank; reloading it shows an empty start. A kiosk begins anew, as its
    // service point's address says.
    if dom::is_kiosk() {
        to(&dom::search());
    } else {
        to(neutral);
    }
}

/// Goes to an address in place of this page: a new document, and Back does not return.
pub fn to(address: &str) {
    if let Ok(window) = dom::window() {
        // Fails only for what is no address.
        let _ = window.location().replace(address);
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Ok(window) = dom::window() {
        // Fails only outside a page.
        let _ = window.location().reload();
    }
}
