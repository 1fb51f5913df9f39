//! Keys that were confirmed at this desk by comparing their fingerprints.

use super::Stage;
use crate::app::keeper;
use crate::platform::{clock, dom};
use crate::summary::message::Input;
use crate::summary::verdict::{Pin, Verdict};
use crate::ui::text::{date, t, tf};
use leptos::prelude::*;

/// Where they are kept.
const PINS: &str = "suunta.pins";

/// Those kept; an unreadable list is empty: a key is compared again.
pub fn kept() -> Vec<Pin> {
    keeper::recall(PINS).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn keep(pins: &[Pin]) {
    if let Ok(text) = serde_json::to_string(pins) {
        keeper::remember(PINS, &text);
    }
}

/// Confirming a key after comparing its fingerprint, or taking the confirmation away.
pub fn part(
    stage: RwSignal<Stage>,
    found: &(Verdict, Input),
    kid: String,
    pin: Option<Pin>,
) -> AnyView {
    let found = StoredValue::new(found.clone());
    let kid = StoredValue::new(kid);
    if let Some(pin) = pin {
        let places = [("date", date(&pin.on)), ("label", pin.label)];
        let places = places.each_ref().map(|(name, value)| (*name, value.as_str()));
        return view! {
            <p>{tf("desk.pinned", &places)}</p>
            <button type="button" class="plain no-print" on:click=move |_| {
                let mut pins = kept();
                pins.retain(|pin| pin.kid != kid.get_value());
                keep(&pins);
                confirm(stage, found, &kid.get_value(), None);
            }>{t("desk.unpin")}</button>
        }
        .into_any();
    }
    let label = NodeRef::<leptos::html::Input>::new();
    view! {
        <form class="no-print" on:submit=move |event| {
            event.prevent_default();
            let label = label.get_untracked().map(|input| input.value()).unwrap_or_default();
            let pin = Pin { kid: kid.get_value(), label, on: clock::date(clock::now()) };
            let mut pins = kept();
            pins.retain(|earlier| earlier.kid != pin.kid);
            pins.push(pin.clone());
            keep(&pins);
            confirm(stage, found, &kid.get_value(), Some(pin));
        }>
            <p class="hint" id="hint-pin-label">{t("desk.pin.hint")}</p>
            <div class="field">
                <label for="pin-label">{t("desk.pin.label")}</label>
                <input
                    id="pin-label"
                    name="pin-label"
                    type="text"
                    autocomplete="off"
                    aria-describedby="hint-pin-label"
                    node_ref=label
                />
            </div>
            <button type="submit" class="second" data-action="pin">{t("desk.pin")}</button>
        </form>
    }
    .into_any()
}

/// Shows the verdict with the key confirmed, or not any more.
fn confirm(
    stage: RwSignal<Stage>,
    found: StoredValue<(Verdict, Input)>,
    kid: &str,
    pin: Option<Pin>,
) {
    let (verdict, input) = found.get_value();
    stage.set(Stage::Checked(Box::new((verdict.with_pin(kid, pin.as_ref()), input))));
    // The button that was pressed is gone.
    dom::after_paint(|| dom::focus(".seal h2"));
}
