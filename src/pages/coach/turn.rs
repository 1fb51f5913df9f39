//! The screen turned to the client: the question in front, large, and back by the same key.
//!
//! While it is turned no way leads to the coach's own pages, neither a link nor Back nor an address: in
//! their place stands the question. It stays so after a reload.

use crate::pages::coach::current;
use crate::platform::dom;
use crate::route::Route;
use crate::service::screen_lock;
use crate::session::{self, Mode};
use crate::state::context::Context;
use crate::state::text::t;
use crate::storage::keys::TURNED;
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    /// The question that the screen was turned with.
    static QUESTION: RefCell<Option<String>> = RefCell::new(dom::tab(TURNED));
}

fn set(question: Option<&str>) {
    QUESTION.set(question.map(str::to_owned));
    dom::set_tab(TURNED, question);
}

/// Forgets that it is turned.
pub fn forget() {
    set(None);
}

/// The question, while the screen is turned.
pub fn question(context: Context) -> Option<String> {
    QUESTION.with_borrow(Clone::clone).filter(|_| context.mode == Mode::Coach)
}

/// The pages that a client may see on the coach's device.
pub const fn is_clients(route: &Route) -> bool {
    matches!(
        route,
        Route::Question(_)
            | Route::Vote
            | Route::Tasks
            | Route::Background
            | Route::Goal
            | Route::Help
            | Route::Statement
    )
}

/// Where T leads from here; `None` where it means nothing.
fn other_side(context: Context, route: &Route) -> Option<Route> {
    if context.mode != Mode::Coach {
        return None;
    }
    let list = |item: &str| {
        let (instrument, profile) = (context.instrument(), context.profile());
        let progress = context.session(|s| session::progress(instrument, profile, s, item));
        progress.map(|progress| Route::List(progress.module))
    };
    match route {
        Route::List(_) => Some(Route::Question(current::item())),
        Route::Question(item) => {
            current::set(item);
            list(item)
        }
        route if is_clients(route) => list(&question(context)?),
        _ => None,
    }
}

/// Turns the screen; `false` where that means nothing. Back to the list it takes the code, where one
/// is set.
pub fn turn(context: Context, route: &Route) -> bool {
    let Some(other) = other_side(context, route) else { return false };
    if let Route::Question(item) = &other {
        set(Some(item));
        // Back is not to lead to the list.
        dom::replace_hash(&other.path());
        context.arrive(other);
    } else {
        if question(context).is_some() {
            screen_lock::close();
        }
        set(None);
        context.go(other);
    }
    true
}

/// The same by touch, where there is another side.
pub fn button(context: Context, route: &Route) -> Option<AnyView> {
    let here = route.clone();
    other_side(context, route)?;
    let label = if matches!(route, Route::List(_)) { "turn.client" } else { "turn.list" };
    Some(
        view! {
            <p class="turn no-print">
                <button
                    type="button"
                    class="plain"
                    data-action="turn"
                    on:click=move |_| {
                        turn(context, &here);
                    }
                >
                    {t(label)}
                </button>
            </p>
        }
        .into_any(),
    )
}
