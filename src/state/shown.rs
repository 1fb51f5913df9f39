//! The page that was shown last.

use crate::route::Route;
use std::cell::RefCell;

thread_local! {
    static SHOWN: RefCell<Option<Route>> = const { RefCell::new(None) };
}

/// Notes that another module has shown a page: the one to come is not the first.
pub fn goes_on_from(route: Route) {
    SHOWN.set(Some(route));
}

/// The page that was shown last.
pub fn last() -> Option<Route> {
    SHOWN.with_borrow(Clone::clone)
}

/// Notes the page that is shown; gives the one before it.
pub fn now(route: Route) -> Option<Route> {
    SHOWN.replace(Some(route))
}
