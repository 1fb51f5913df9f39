//! A page that has nothing to show before there is an answer: what it needs, and the way there.

use super::{back, state};
use crate::app::{Context, Route};
use crate::ui::text::t;
use leptos::prelude::*;

/// As [`super::step`]; instead of going on it leads to `way`, in its own words.
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
