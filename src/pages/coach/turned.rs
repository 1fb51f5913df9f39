//! What stands in the place of the coach's own pages while the screen is turned to the client.

use crate::pages::coach::keys;
use crate::pages::coach::turn::{is_clients, question};
use crate::platform::dom;
use crate::route::Route;
use crate::state::context::Context;
use leptos::prelude::*;

/// Stands before the coach's own pages while the screen is turned; leads back to the question.
pub fn before(context: Context, route: &Route) -> Option<AnyView> {
    let question = Route::Question(question(context)?);
    keys::listen(context);
    if is_clients(route) {
        return None;
    }
    // Not while a page is being drawn.
    wasm_bindgen_futures::spawn_local(async move {
        dom::replace_hash(&question.path());
        context.arrive(question);
    });
    Some(().into_any())
}
