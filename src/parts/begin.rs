//! A page that has nothing to show before there is an answer: what it needs, and the way there.

use crate::parts::back;
use crate::parts::step::state;
use crate::route::Route;
use crate::state::context::Context;
use crate::state::text::t;
use leptos::prelude::*;

/// As [`crate::parts::step::step`]; instead of going on it leads to `way`, in its own words.
pub fn page(
    context: Context,
    before: Route,
    way: (Route, &'static str),
    content: AnyView,
) -> AnyView {
    view! {
        <div class="step">
            {content}
            <div class="controls">
                <div class="row">
                    {back::button(context, before)}
                    <a class="first" data-action="begin" href=way.0.href()>{t(way.1)}</a>
                </div>
                {state(context)}
            </div>
        </div>
    }
    .into_any()
}
