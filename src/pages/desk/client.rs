//! The client at the desk: the key confirmed by comparing its fingerprint, and the person named, at
//! every level. Keys of coaches' devices and of kiosks sign once, so that only the caseworker can say
//! that somebody was here before.

use crate::pages::desk::stage::Stage;
use crate::pages::desk::{names, pins};
use crate::parts::choice::{Choice, checkboxes};
use crate::platform::{clock, dom};
use crate::state::session_store;
use crate::state::text::{date, t, tf, tk};
use crate::summary::inert::inert;
use crate::summary::message::Input;
use crate::summary::verdict::{Pin, Verdict};
use leptos::prelude::*;

/// Characters of a name.
const NAME_LIMIT: &str = "100";

/// What is known of a client, and what can be changed.
#[derive(Clone)]
struct Client {
    kid: String,
    /// Where the key is confirmed.
    pin: Option<Pin>,
    label: String,
    /// Whether a comparison of the fingerprint says something: not where a listed key has signed.
    comparable: bool,
}

/// Confirming the key and naming the person, or taking that back.
pub fn part(
    stage: RwSignal<Stage>,
    found: &(Verdict, Input),
    kid: String,
    pin: Option<Pin>,
) -> AnyView {
    let label = names::of(&kid).unwrap_or_default();
    let comparable = matches!(found.0.level, 1 | 2);
    let client = StoredValue::new(Client { kid, pin, label, comparable });
    let found = StoredValue::new(found.clone());
    let said = RwSignal::new(None::<&'static str>);
    let failed = move || {
        said.get().map(|key| {
            let sentence = tk(&["error.", key]);
            view! { <p class="error no-print" role="alert" data-said=key>{sentence}</p> }
        })
    };
    let unpin = move |_| {
        let kid = client.with_value(|client| client.kid.clone());
        match pins::set(&kid, None) {
            Ok(()) => show(stage, found, &kid, None),
            Err(_) => said.set(Some(session_store::NOT_KEPT)),
        }
    };
    let known = client.get_value();
    let told = known.pin.as_ref().map(|pin| {
        let on = date(&pin.on);
        let told = match known.label.as_str() {
            "" => tf("names.pinned", &[("date", &on)]),
            label => tf("desk.pinned", &[("date", &on), ("label", &inert(label))]),
        };
        view! {
            <p dir="auto">{told}</p>
            <button type="button" class="plain no-print" data-action="unpin" on:click=unpin>
                {t("desk.unpin")}
            </button>
        }
    });
    let named = (known.pin.is_none() && !known.label.is_empty()).then(|| {
        view! {
            <p dir="auto" data-client=known.label.clone()>
                {tf("names.client", &[("label", &inert(&known.label))])}
            </p>
        }
    });
    // Whoever has a name and nothing to compare is done: changing it is folded.
    let done = !known.label.is_empty() && (known.pin.is_some() || !known.comparable);
    let form = form(stage, found, client, said);
    let form = match done {
        true => view! {
            <details class="no-print" data-rename="">
                <summary>{t("names.change")}</summary>
                {form}
            </details>
        }
        .into_any(),
        false => form,
    };
    view! { {told} {named} {form} {failed} }.into_any()
}

/// A name, one that is known already, and what to do with it.
fn form(
    stage: RwSignal<Stage>,
    found: StoredValue<(Verdict, Input)>,
    client: StoredValue<Client>,
    said: RwSignal<Option<&'static str>>,
) -> AnyView {
    let known = client.get_value();
    let label = NodeRef::<leptos::html::Input>::new();
    let all = RwSignal::new(true);
    let given = move || {
        let given = label.get_untracked().map(|input| input.value()).unwrap_or_default();
        given.trim().to_owned()
    };
    // The name as it is given, for this key or for all that have the one before.
    let name = move |client: &Client, given: String| match (client.label.as_str(), given.as_str()) {
        ("", "") => {}
        (before, other) if !before.is_empty() && !other.is_empty() && all.get_untracked() => {
            names::rename(before, other);
        }
        _ => names::set(&client.kid, Some(given).filter(|given| !given.is_empty())),
    };
    let confirm = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Client { kid, pin, comparable, .. } = client.get_value();
        let confirming = comparable && pin.is_none();
        let on = clock::date(clock::now());
        if confirming && pins::set(&kid, Some(on.clone())).is_err() {
            return said.set(Some(session_store::NOT_KEPT));
        }
        client.with_value(|client| name(client, given()));
        let pin = if confirming { Some(Pin { on, ..Pin::default() }) } else { pin };
        show(stage, found, &kid, pin);
    };
    let only = move |_| {
        client.with_value(|client| name(client, given()));
        let Client { kid, pin, .. } = client.get_value();
        show(stage, found, &kid, pin);
    };
    let choose = move |event: web_sys::Event| {
        let chosen = event_target_value(&event);
        if let (Some(input), false) = (label.get_untracked(), chosen.is_empty()) {
            input.set_value(&chosen);
        }
        // Who is somebody else from now on takes no keys along.
        all.set(chosen.is_empty());
    };
    let others = names::all().into_iter().filter(|other| *other != known.label);
    let others: Vec<String> = others.collect();
    let options = others.iter().map(|other| {
        view! { <option value=other.clone() dir="auto">{inert(other)}</option> }
    });
    let same = (!others.is_empty()).then(|| {
        view! {
            <div class="field">
                <label for="same-person">{t("names.same")}</label>
                <p class="hint" id="hint-same-person">{t("names.same.hint")}</p>
                <select
                    id="same-person"
                    autocomplete="off"
                    aria-describedby="hint-same-person"
                    on:change=choose
                >
                    <option value="">{t("names.same.none")}</option>
                    {options.collect_view()}
                </select>
            </div>
        }
    });
    let keys = names::keys_of(&known.label);
    let of_all = (!known.label.is_empty() && keys > 1).then(|| {
        let label = tf("names.all", &[("n", &keys.to_string())]);
        let change = move |event| all.set(event_target_checked(&event));
        view! {
            <div on:change=change>{checkboxes("all-keys", vec![Choice::new("on", label, true)])}</div>
        }
    });
    let comparing = known.comparable && known.pin.is_none();
    let compare = comparing.then(|| {
        view! { <p class="hint" id="hint-pin-label">{t("desk.pin.hint")}</p> }
    });
    let buttons = match comparing {
        true => view! {
            <button type="submit" class="second" data-action="pin">{t("desk.pin")}</button>
            <button type="button" class="plain" data-action="name" on:click=only>
                {t("names.only")}
            </button>
        }
        .into_any(),
        false => view! {
            <button type="submit" class="second" data-action="name">{t("names.save")}</button>
        }
        .into_any(),
    };
    view! {
        <form class="no-print" autocomplete="off" on:submit=confirm data-form="client">
            {compare}
            {same}
            <div class="field">
                <label for="pin-label">{t("desk.pin.label")}</label>
                <p class="hint" id="hint-pin-name">{names::hint()}</p>
                <input
                    id="pin-label"
                    name="pin-label"
                    type="text"
                    dir="auto"
                    maxlength=NAME_LIMIT
                    autocomplete="off"
                    prop:value=known.label.clone()
                    aria-describedby=if comparing { "hint-pin-label hint-pin-name" } else { "hint-pin-name" }
                    node_ref=label
                />
            </div>
            {of_all}
            <div class="row">{buttons}</div>
        </form>
    }
    .into_any()
}

/// Shows the verdict with the key confirmed or not, and with the name as it is now.
fn show(stage: RwSignal<Stage>, found: StoredValue<(Verdict, Input)>, kid: &str, pin: Option<Pin>) {
    let (verdict, input) = found.get_value();
    let label = names::of(kid).unwrap_or_default();
    let pin = pin.map(|pin| Pin { kid: kid.to_owned(), label, ..pin });
    stage.set(Stage::Checked(Box::new((verdict.with_pin(kid, pin.as_ref()), input))));
    // The button that was pressed is gone.
    dom::after_paint(|| dom::focus(".seal h2"));
}
