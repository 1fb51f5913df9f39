//! Keys that were confirmed at this desk by comparing their fingerprints: kept by thumbprint and
//! day. Their labels are in [`names`].

use super::{Stage, names};
use crate::app::keeper;
use crate::platform::{clock, dom};
use crate::storage::Error;
use crate::summary::inert::inert;
use crate::summary::message::Input;
use crate::summary::verdict::{Pin, Verdict};
use crate::ui::text::{date, t, tf, tk};
use leptos::prelude::*;

/// Where they are kept.
pub const PINS: &str = "suunta.pins";

/// Those kept, each with its label where that is known in this visit; an unreadable list is empty:
/// a key is compared again.
pub fn kept() -> Vec<Pin> {
    let mut pins: Vec<Pin> =
        keeper::recall(PINS).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    // An earlier version kept labels beside them, in the clear.
    if pins.iter().any(|pin| !pin.label.is_empty()) {
        for pin in &mut pins {
            names::set(&pin.kid, Some(std::mem::take(&mut pin.label)));
        }
        // Where that fails it is done the next time.
        let _ = keep(&pins);
    }
    for pin in &mut pins {
        pin.label = names::of(&pin.kid).unwrap_or_default();
    }
    pins
}

/// Keeps them without their labels.
fn keep(pins: &[Pin]) -> Result<(), Error> {
    let pins: Vec<Pin> =
        pins.iter().map(|pin| Pin { label: String::new(), ..pin.clone() }).collect();
    let text = serde_json::to_string(&pins).map_err(|_| Error::NotKept)?;
    keeper::keep(PINS, &text)
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
    let said = RwSignal::new(None::<&'static str>);
    let failed = move || {
        said.get().map(|key| {
            let sentence = tk(&["error.", key]);
            view! { <p class="error no-print" role="alert" data-said=key>{sentence}</p> }
        })
    };
    // Changes those kept, and shows the key as it is now.
    let change = move |pin: Option<Pin>| {
        let kid = kid.get_value();
        let mut pins = kept();
        pins.retain(|earlier| earlier.kid != kid);
        pins.extend(pin.clone());
        match keep(&pins) {
            Ok(()) => {
                let label = pin.as_ref().map(|pin| pin.label.clone());
                names::set(&kid, label.filter(|label| !label.is_empty()));
                confirm(stage, found, &kid, pin);
            }
            Err(_) => said.set(Some(keeper::NOT_KEPT)),
        }
    };
    if let Some(pin) = pin {
        let on = date(&pin.on);
        let told = match pin.label.as_str() {
            "" => tf("names.pinned", &[("date", &on)]),
            label => tf("desk.pinned", &[("date", &on), ("label", &inert(label))]),
        };
        return view! {
            <p dir="auto">{told}</p>
            <button type="button" class="plain no-print" on:click=move |_| change(None)>
                {t("desk.unpin")}
            </button>
            {failed}
        }
        .into_any();
    }
    let label = NodeRef::<leptos::html::Input>::new();
    view! {
        <form class="no-print" on:submit=move |event| {
            event.prevent_default();
            let label = label.get_untracked().map(|input| input.value()).unwrap_or_default();
            let label = label.trim().to_owned();
            change(Some(Pin { kid: kid.get_value(), label, on: clock::date(clock::now()) }));
        }>
            <p class="hint" id="hint-pin-label">{t("desk.pin.hint")}</p>
            <div class="field">
                <label for="pin-label">{t("desk.pin.label")}</label>
                <p class="hint" id="hint-pin-name">{names::hint()}</p>
                <input
                    id="pin-label"
                    name="pin-label"
                    type="text"
                    dir="auto"
                    maxlength="100"
                    autocomplete="off"
                    aria-describedby="hint-pin-label hint-pin-name"
                    node_ref=label
                />
            </div>
            <button type="submit" class="second" data-action="pin">{t("desk.pin")}</button>
            {failed}
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
