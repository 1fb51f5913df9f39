//! The kiosk of a service point: the next stranger finds nothing.
//!
//! Nothing is ever written but the service point's own setting. Whatever way somebody leaves, the
//! document itself is replaced, and with it everything that was in memory.

use crate::platform::dom;
use crate::route::Route;
use crate::service::kiosk_visit::{begin, blank, listen, wipe};
use crate::service::{clipboard, kiosk_device};
use crate::shell::idle;
use crate::state::context::Context;
use crate::storage::keys::KIOSK_TAB;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;

/// Watches over a kiosk from its first page on.
pub fn watch(context: Context) {
    thread_local! {
        static WATCHED: Cell<bool> = const { Cell::new(false) };
    }
    if WATCHED.replace(true) {
        return;
    }
    if kiosk_device::is_prepared() {
        // Only the staff's passphrase leads out of this tab.
        dom::set_tab(KIOSK_TAB, Some(&dom::search()));
    }
    clipboard::watch();
    begin(context, &context.route.get_untracked());
    // The address says nothing of the page in front: a browser writes addresses to disk. One that was
    // just opened is a wish of its own and is heard before it is taken away again.
    dom::push_hash("");
    listen("hashchange", |_| dom::push_hash(""));
    // Back and Forward within the page, to where whoever was here before had come.
    listen("popstate", move |_| {
        if dom::is_pushed() {
            begin(context, &context.route.get_untracked());
        }
    });
    idle::watch(context);
    // A page that is left or comes back from the browser's own memory shows nobody's answers.
    listen("pagehide", |_| blank());
    listen("pageshow", move |event| {
        let again = event.dyn_into::<web_sys::PageTransitionEvent>();
        if again.is_ok_and(|event| event.persisted()) {
            wipe(context);
        }
    });
    // The menu of a long press or the right button offers to copy and to search elsewhere.
    listen("contextmenu", |event| event.prevent_default());
    // A link would put an entry into the history; here one page follows another without a trace.
    listen("click", move |event| {
        let link = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let link = link.and_then(|element| element.closest("a[href]").ok().flatten());
        let Some(href) = link.and_then(|link| link.get_attribute("href")) else { return };
        event.prevent_default();
        if let Some(path) = href.strip_prefix('#') {
            context.go(Route::parse(path));
        }
    });
}

/// Whether a page is not for visitors: the staff's tools, other places' profiles, and earlier rounds
/// and codes, of which a kiosk has none.
pub const fn is_closed(route: &Route) -> bool {
    matches!(
        route,
        Route::List(_)
            | Route::Coach
            | Route::Desk
            | Route::Keys
            | Route::Profiles
            | Route::Rounds
            | Route::Code
    )
}
