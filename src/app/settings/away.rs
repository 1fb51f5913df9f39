//! Erasing by itself after a time without use: the choice.

use crate::app::keeper;
use crate::app::outdated::{AFTER, USED};
use crate::platform::clock;
use crate::ui::choice::{Choice, radios};
use crate::ui::text::{t, tk};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Names with their milliseconds: an hour for a borrowed phone, a day, a week, a month.
const TIMES: [(&str, &str); 5] = [
    ("never", ""),
    ("hour", "3600000"),
    ("day", "86400000"),
    ("week", "604800000"),
    ("month", "2592000000"),
];

pub fn part() -> AnyView {
    let now = keeper::recall(AFTER).unwrap_or_default();
    let rows = TIMES.map(|(name, time)| Choice::new(name, tk(&["away.", name]), now == time));
    let change = |event: web_sys::Event| {
        let input = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let time = TIMES.iter().find(|(name, _)| *name == input.value());
        keeper::remember(USED, &clock::now().to_string());
        keeper::remember(AFTER, time.map_or("", |(_, time)| time));
    };
    view! {
        <fieldset on:change=change>
            <legend>{t("away.title")}</legend>
            <div class="columns">{radios("erase-after", rows.into())}</div>
            <p class="hint">{t("away.hint")}</p>
        </fieldset>
    }
    .into_any()
}
