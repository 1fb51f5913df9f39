//! What leaving at once does: the choice. The page's own script follows it.

use crate::parts::choice::{Choice, radios};
use crate::state::context::Context;
use crate::state::session_store;
use crate::state::text::{t, tf};
use crate::storage::keys::LEAVING;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Each choice's name in its text, and as it is kept.
const CHOICES: [(&str, &str); 3] = [("keep", ""), ("grace", "grace"), ("now", "now")];

pub fn part(context: Context) -> AnyView {
    let chosen = session_store::recall(LEAVING).unwrap_or_default();
    let grace = context.programme().periods.exit_grace_seconds.value.to_string();
    let rows = CHOICES.map(|(name, kept)| {
        let label = tf(&["leaving.", name].concat(), &[("n", &grace)]);
        Choice::new(name, label, chosen == kept)
    });
    let change = move |event: web_sys::Event| {
        let input = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(value) = input.map(|input| input.value()) else { return };
        let kept = CHOICES.iter().find(|(name, _)| *name == value).map_or("", |(_, kept)| kept);
        session_store::remember(LEAVING, kept);
    };
    view! {
        <fieldset on:change=change>
            <legend>{t("leaving.title")}</legend>
            {radios("leaving", rows.into())}
            <p class="hint">{t("leaving.hint")}</p>
        </fieldset>
    }
    .into_any()
}
