//! A page of the way that looks at what was written before it goes on.

use super::{back, state};
use crate::app::{Context, Route};
use crate::ui::text::t;
use leptos::prelude::*;

/// As [`super::step`]; goes on only when `ready` says so.
pub fn step(
    context: Context,
    before: Route,
    next: Route,
    content: AnyView,
    ready: impl Fn() -> bool + 'static,
) -> AnyView {
    let label = if context.returns() { "step.return" } else { "step.continue" };
    let forward = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !ready() {
            return;
        }
        if context.returns() {
            context.go_back_or(next.clone());
        } else {
            context.go(next.clone());
        }
    };
    view! {
        <form class="step" autocomplete="off" novalidate on:submit=forward>
            {content}
            <div class="controls">
                <div class="row">
                    {back::button(context, before)}
                    <button type="submit" class="first">{t(label)}</button>
                </div>
                {state(context)}
            </div>
        </form>
    }
    .into_any()
}
