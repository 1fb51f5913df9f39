//! Leaving the document. Leaving at once is the page's own script's: it works before the app does.

use crate::platform::dom;

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
