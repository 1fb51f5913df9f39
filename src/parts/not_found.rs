//! What stands at an address that leads nowhere.

use crate::parts::back;
use crate::state::context::Context;
use crate::state::text::t;
use leptos::prelude::*;

/// An address that leads nowhere; the answers are where they were.
pub fn part(context: Context) -> AnyView {
    view! {
        <h1 tabindex="-1">{t("unknown.title")}</h1>
        <p class="lead">{t("unknown.lead")}</p>
        {back::alone(context)}
    }
    .into_any()
}
