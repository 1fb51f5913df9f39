//! The way back, the same on every page.

use crate::route::Route;
use crate::state::context::Context;
use crate::state::text::t;
use leptos::prelude::*;

/// Goes to where one came from, else to `otherwise`.
pub fn button(context: Context, otherwise: Route) -> AnyView {
    view! {
        <button
            type="button"
            class="second"
            data-action="back"
            on:click=move |_| context.go_back_or(otherwise.clone())
        >
            {t("step.back")}
        </button>
    }
    .into_any()
}

/// The way back where nothing else leads on.
pub fn alone(context: Context) -> AnyView {
    view! {
        <div class="controls">
            {button(context, Route::Start)}
        </div>
    }
    .into_any()
}
