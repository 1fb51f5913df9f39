//! Text size, contrast and reading aloud.

use crate::parts::choice::{Choice, checkboxes, radios};
use crate::parts::read_aloud;
use crate::platform::{dom, speech};
use crate::state::context::Context;
use crate::state::session_store;
use crate::state::text::{lang, t, tk};
use crate::storage::keys;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The settings' names in the page's root; the page's own boot script puts them there too.
const SIZE: &str = "text";
const CONTRAST: &str = "contrast";
/// Per cent of the usual size.
const SIZES: [&str; 4] = ["100", "125", "150", "200"];

/// Text size and contrast.
pub fn sizes() -> AnyView {
    let size = dom::root_data(SIZE).filter(|size| SIZES.contains(&size.as_str()));
    let size = size.unwrap_or_else(|| SIZES[0].to_owned());
    let sizes = SIZES.map(|one| Choice::new(one, tk(&["settings.text.", one]), size == one));
    let more = dom::root_data(CONTRAST).is_some_and(|contrast| contrast == "more");
    let contrast = vec![Choice::new("more", t("settings.contrast.more"), more)];
    let change = |event: web_sys::Event| {
        let Some(input) =
            event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok())
        else {
            return;
        };
        let value = if input.checked() { input.value() } else { "usual".to_owned() };
        put(&input.name(), &value);
    };
    view! {
        <fieldset on:change=change>
            <legend>{t("settings.text")}</legend>
            <div class="columns">{radios(SIZE, sizes.into())}</div>
            {checkboxes(CONTRAST, contrast)}
        </fieldset>
    }
    .into_any()
}

pub fn part(context: Context) -> AnyView {
    let aloud = move |event: web_sys::Event| {
        if let Some(input) =
            event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok())
        {
            read_aloud::choose(context, input.checked());
        }
    };
    let on = vec![Choice::new("on", t("settings.aloud.on"), read_aloud::is_on())];
    let voice = speech::voice(lang()).is_some();
    view! {
        {sizes()}
        <fieldset on:change=aloud>
            <legend>{t("settings.aloud")}</legend>
            {checkboxes("aloud", on)}
            <p class="hint">{t(if voice { "settings.aloud.voice" } else { "settings.aloud.none" })}</p>
        </fieldset>
    }
    .into_any()
}

/// Puts a setting in force now and on the next visit.
fn put(name: &str, value: &str) {
    dom::set_root(&["data-", name].concat(), value);
    session_store::remember(if name == SIZE { keys::TEXT } else { keys::CONTRAST }, value);
}
