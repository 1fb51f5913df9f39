//! The state of the screen lock.

use crate::platform::{clock, dom};
use crate::state::context::Context;
use crate::state::session_store;
use crate::storage::keys::LOCK;
use leptos::prelude::*;
use std::cell::Cell;

thread_local! {
    static OPEN: Cell<bool> = const { Cell::new(false) };
    static LEFT: Cell<Option<i64>> = const { Cell::new(None) };
    static WATCHED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a code is set.
pub fn is_set() -> bool {
    check().is_some()
}

/// What the code is compared with, when one is set.
pub fn check() -> Option<String> {
    session_store::recall(LOCK).filter(|check| !check.is_empty())
}

/// Whether the code has to be given first.
pub fn is_closed() -> bool {
    is_set() && !OPEN.get()
}

/// Locks at once, where a code is set.
pub fn close() {
    OPEN.set(false);
}

/// Locks again when the page was out of sight for a while.
pub fn watch(context: Context) {
    if WATCHED.replace(true) {
        return;
    }
    let heard = move |_| {
        let most = context.programme().periods.lock_seconds.value * 1_000;
        let hidden = dom::document().is_ok_and(|document| document.hidden());
        if hidden {
            LEFT.set(Some(clock::now()));
        } else if LEFT.take().is_some_and(|left| clock::now() - left > most) && is_set() {
            OPEN.set(false);
            context.route.notify();
        }
    };
    // Heard as long as the page lives.
    let _ = window_event_listener_untyped("visibilitychange", heard);
}

/// Opens it.
pub fn open() {
    OPEN.set(true);
}
