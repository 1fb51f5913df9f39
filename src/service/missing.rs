//! Parts of the app that did not arrive, and can be asked for again.

use crate::platform::Error;
use crate::state::context::Context;
use crate::state::notice::Notice;
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    /// What asks for the missing part again.
    static AGAIN: RefCell<Option<Box<dyn FnOnce()>>> = const { RefCell::new(None) };
}

/// Says that a part of the app did not arrive. It is asked for again when the person says so or the
/// network is back, as long as that stands on the page.
pub fn tell(context: Context, error: &Error, again: impl FnOnce() + 'static) {
    AGAIN.set(Some(Box::new(again)));
    context.notice.set(Some(Notice::Missing(error.key())));
}

/// Asks again for what is missing.
pub fn try_again(context: Context) {
    let waits = matches!(context.notice.get_untracked(), Some(Notice::Missing(_)));
    if let Some(again) = AGAIN.take().filter(|_| waits) {
        context.notice.set(None);
        again();
    }
}
