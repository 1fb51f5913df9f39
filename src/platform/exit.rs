//! Leaving at once.

use super::dom;

/// A page that says nothing about the person: the weather.
const NEUTRAL: &str = "https://www.ilmatieteenlaitos.fi/";

/// Hides the page and replaces it in the history, so that Back does not show it again.
pub fn leave() {
    dom::set_root("hidden", "");
    dom::set_title("");
    if let Ok(window) = dom::window() {
        // Offline the page stays blank; reloading it shows an empty start.
        let _ = window.location().replace(NEUTRAL);
    }
}
