//! The question in force in the coach's lists.

use crate::route::Route;
use crate::session::Mode;
use crate::state::context::Context;
use std::cell::{Cell, RefCell};

thread_local! {
    /// The question that a key answers.
    static CURRENT: RefCell<String> = const { RefCell::new(String::new()) };
    /// Contacts were just shown: digits and letters mean nothing until somebody moves.
    static WAITS: Cell<bool> = const { Cell::new(false) };
}

/// The question that a key answers.
pub fn item() -> String {
    CURRENT.with_borrow(Clone::clone)
}

/// Puts a question in force, and keys act on it.
pub fn set(item: &str) {
    WAITS.set(false);
    CURRENT.set(item.to_owned());
}

/// Goes to a question.
pub fn moves(item: String) {
    CURRENT.set(item);
}

/// Whether keys wait for somebody to move.
pub fn is_waiting() -> bool {
    WAITS.get()
}

/// Lets keys wait, or act again.
pub fn waits(wait: bool) {
    WAITS.set(wait);
}

/// Where the lists are left for.
pub fn overview(context: Context) -> Route {
    if context.mode == Mode::Coach { Route::Coach } else { Route::Tasks }
}
