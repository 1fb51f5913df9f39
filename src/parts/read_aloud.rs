//! Reading the page aloud, where the device has a voice for the language.

use crate::platform::{dom, speech};
use crate::state::context::Context;
use crate::state::session_store;
use crate::state::text::{lang, t};
use crate::storage::keys::ALOUD;
use leptos::prelude::*;
use std::cell::Cell;

thread_local! {
    static ON: Cell<Option<bool>> = const { Cell::new(None) };
    /// Tells when the device's list of voices has come; heard once, from the first wish on.
    static VOICES: ArcTrigger = {
        let voices = ArcTrigger::new();
        let come = voices.clone();
        speech::when_voices_come(move || come.notify());
        voices
    };
}

/// Whether the button is wanted.
pub fn is_on() -> bool {
    ON.get().unwrap_or_else(|| session_store::recall(ALOUD).is_some_and(|on| on == "on"))
}

/// Forgets what was chosen, and stops.
pub fn forget() {
    ON.set(None);
    speech::stop();
}

pub fn choose(context: Context, on: bool) {
    ON.set(Some(on));
    session_store::remember(ALOUD, if on { "on" } else { "off" });
    if !on {
        speech::stop();
    }
    context.lang.notify();
}

/// The button above every page, when it is wanted and there is a voice.
pub fn button(context: Context) -> AnyView {
    let reading = RwSignal::new(false);
    // What is being read belongs to the page before.
    speech::stop();
    let press = move |_| {
        if reading.get_untracked() {
            speech::stop();
            reading.set(false);
        } else if let Some(voice) = speech::voice(lang()) {
            reading.set(true);
            speech::read(&texts(), &voice, move || reading.set(false));
        }
    };
    (move || {
        context.lang.track();
        if !is_on() {
            return None;
        }
        VOICES.with(|voices| voices.track());
        speech::voice(lang()).map(|_| {
            view! {
                <p class="aloud no-print">
                    <button
                        type="button"
                        class="second"
                        data-action="aloud"
                        on:click=press
                        prop:textContent=move || t(if reading.get() { "aloud.stop" } else { "aloud.start" })
                    ></button>
                </p>
            }
        })
    })
    .into_any()
}

/// What the page says, in order: headings, sentences, questions and their answers.
fn texts() -> Vec<String> {
    const SAID: &str = "#main :is(h1, h2, h3, p, li, dt, dd, legend, .card > span)";
    const NOT: &str =
        ".controls, details:not([open]), [aria-hidden=true], .unseen, :is(li, legend, p) *";
    let Ok(found) = dom::document().and_then(|document| Ok(document.query_selector_all(SAID)?))
    else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.get(index))
        .filter_map(|node| wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(node).ok())
        .filter(|element| matches!(element.closest(NOT), Ok(None)))
        .filter_map(|element| element.text_content())
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}
