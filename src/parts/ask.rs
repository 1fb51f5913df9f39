//! Asking before an act that cannot be undone.

use crate::state::text::t;

/// Asks in the browser's own dialogue; the key is the question's.
pub fn confirmed(key: &str) -> bool {
    web_sys::window().is_some_and(|window| window.confirm_with_message(&t(key)).unwrap_or(false))
}
