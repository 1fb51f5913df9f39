//! What stands at an address that leads nowhere.

use super::{Context, back};
use crate::ui::text::t;
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
