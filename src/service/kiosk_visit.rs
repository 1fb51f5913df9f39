//! One visit at a kiosk: its beginning and its end.

use crate::platform::dom;
use crate::route::Route;
use crate::service::erase;
use crate::session::Session;
use crate::state::context::Context;
use leptos::prelude::*;

/// Back can lead to an address of whoever was here before: everybody begins at the start.
pub fn begin(context: Context, route: &Route) {
    if context.session(Session::is_blank) && route.is_on_the_way() {
        // Not while a page is being drawn, nor before the event was heard by all.
        wasm_bindgen_futures::spawn_local(async move { context.go(Route::Start) });
    }
}

/// Wipes and begins anew with a fresh document.
pub fn wipe(context: Context) {
    erase::client(context);
}

/// Whether there is anything of somebody here.
pub fn in_use(context: Context) -> bool {
    !context.session(Session::is_blank) || context.route.get_untracked() != Route::Start
}

/// Hides and empties the page.
pub fn blank() {
    dom::set_root("data-left", "");
    // Fails only outside a page.
    let _ = dom::clear_body();
}

/// Hears an event of the window.
pub fn listen(name: &'static str, heard: impl Fn(web_sys::Event) + 'static) {
    // Heard as long as the page lives.
    let _ = window_event_listener_untyped(name, heard);
}
