//! Erasing by itself after a time without use: the choice.

use crate::parts::choice::{Choice, radios};
use crate::platform::clock;
use crate::state::context::Context;
use crate::state::session_store;
use crate::state::text::{t, tk};
use crate::storage::keys::{ERASE_AFTER, USED};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

const HOUR: i64 = 3_600_000;

pub fn part(context: Context) -> AnyView {
    let offered = &context.programme().periods.erase_after_hours.value;
    let kept = |hours: i64| (hours * HOUR).to_string();
    let now = session_store::recall(ERASE_AFTER).unwrap_or_default();
    let times = offered.iter().map(|(id, hours)| (id.as_str(), kept(*hours)));
    let rows = std::iter::once(("never", String::new())).chain(times);
    let rows = rows.map(|(id, time)| Choice::new(id, tk(&["away.", id]), now == time));
    let rows = rows.collect();
    let change = move |event: web_sys::Event| {
        let input = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let time = offered.iter().find(|(id, _)| *id == input.value());
        session_store::remember(USED, &clock::now().to_string());
        session_store::remember(
            ERASE_AFTER,
            &time.map(|(_, hours)| kept(*hours)).unwrap_or_default(),
        );
    };
    view! {
        <fieldset on:change=change>
            <legend>{t("away.title")}</legend>
            <div class="columns">{radios("erase-after", rows)}</div>
            <p class="hint">{t("away.hint")}</p>
        </fieldset>
    }
    .into_any()
}
