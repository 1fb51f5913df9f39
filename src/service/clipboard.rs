//! The clipboard: what a person put there from here goes with their session.

use crate::platform::{Error, file};
use crate::state::remains::Remains;
use leptos::prelude::*;
use std::cell::Cell;

thread_local! {
    static COPIED: Cell<bool> = const { Cell::new(false) };
}

/// Puts a text on the clipboard.
///
/// # Errors
/// [`Error::Refused`] when the browser does not allow it.
pub async fn copy(text: &str) -> Result<(), Error> {
    file::copy(text).await?;
    COPIED.set(true);
    Ok(())
}

/// Notes what is copied by hand as well.
pub fn watch() {
    // Heard as long as the page lives.
    let _ = window_event_listener_untyped("copy", |_| COPIED.set(true));
}

/// Empties the clipboard when it was filled here; what others put there is left alone.
///
/// # Errors
/// [`Remains::Clipboard`] where the browser does not allow it.
pub async fn empty() -> Result<(), Remains> {
    if !COPIED.take() {
        return Ok(());
    }
    file::copy("").await.map_err(|_| Remains::Clipboard)
}
