//! The screen turned to the client: the question in front, large, and back by the same key.

use super::keys;
use crate::app::{Context, Route};
use crate::session::{self, Mode};
use crate::ui::text::t;
use leptos::prelude::*;

/// Where T leads from here; `None` where it means nothing.
pub fn other_side(context: Context, route: &Route) -> Option<Route> {
    if context.mode != Mode::Coach {
        return None;
    }
    match route {
        Route::List(_) => Some(Route::Question(keys::current())),
        Route::Question(item) => {
            keys::set_current(item);
            let (instrument, profile) = (context.instrument(), context.profile());
            let progress = context.session(|s| session::progress(instrument, profile, s, item));
            progress.map(|progress| Route::List(progress.module))
        }
        _ => None,
    }
}

/// The same by touch, where there is another side.
pub fn button(context: Context, route: &Route) -> Option<AnyView> {
    let here = route.clone();
    other_side(context, route)?;
    let label = if matches!(route, Route::List(_)) { "turn.client" } else { "turn.list" };
    let turn = move |_| {
        if let Some(other) = other_side(context, &here) {
            context.go(other);
        }
    };
    Some(
        view! {
            <p class="turn no-print">
                <button type="button" class="plain" data-action="turn" on:click=turn>
                    {t(label)}
                </button>
            </p>
        }
        .into_any(),
    )
}
