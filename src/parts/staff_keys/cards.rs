//! The keys here, and how to make or bring one.

use crate::parts::choice::{Choice, radios};
use crate::parts::errors::{Errors, FieldError};
use crate::parts::form_field::file_field;
use crate::parts::passphrase::field;
use crate::parts::staff_keys::card;
use crate::parts::staff_keys::read::read_json;
use crate::platform::passphrase::normalised;
use crate::platform::{clock, dom};
use crate::service::staff_keys::kept;
use crate::service::staff_keys::state::Keys;
use crate::state::error::Error;
use crate::state::text::{t, tf, tk};
use crate::summary::holder::Holder;
use crate::summary::message::{Request, Response};
use crate::summary::sealed::{SHORTEST, SealedKey};
use crate::summary::trust::NAME_LIMIT;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The keys here, and how to make or bring one.
pub fn part(keys: Keys, holders: &'static [Holder]) -> AnyView {
    let cards = move || {
        let all = keys.all();
        let mut seen: Vec<Holder> = Vec::new();
        let cards = all.iter().filter(|key| holders.contains(&key.holder)).map(|key| {
            let in_use = !seen.contains(&key.holder);
            seen.push(key.holder);
            card::card(keys, key, in_use)
        });
        let cards: Vec<AnyView> = cards.collect();
        if cards.is_empty() {
            vec![view! { <p class="quiet">{t("keys.none")}</p> }.into_any()]
        } else {
            cards
        }
    };
    view! {
        <p
            class:error=move || keys.said.get() != Some("keys.saved")
            role="alert"
            data-said=move || keys.said.get().unwrap_or_default()
            prop:textContent=move || keys.said.get().map(|key| tk(&["error.", key]))
        ></p>
        {cards}
        {enrol(keys, holders)}
        {restore(keys)}
    }
    .into_any()
}

/// Making a key; where there is one of that holder, the new one takes its place.
fn enrol(keys: Keys, holders: &'static [Holder]) -> AnyView {
    let errors = Errors::default();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let given = |name: &str| dom::value_of(&["#key-", name].concat()).unwrap_or_default();
        let chosen = event.target().and_then(|form| form.dyn_into::<web_sys::Element>().ok());
        let chosen = chosen.and_then(|form| form.query_selector("input:checked").ok().flatten());
        let holder = chosen.and_then(|input| input.get_attribute("value"));
        let holder = holder.and_then(|name| Holder::from_name(&name));
        let name = given("name").trim().to_owned();
        let (passphrase, again) = (normalised(&given("passphrase")), normalised(&given("again")));
        let well = errors.none_of([
            ("", "keys.no-holder", holder.is_none()),
            ("key-name", "keys.no-name", name.is_empty()),
            ("key-name", "keys.long-name", name.chars().count() > NAME_LIMIT),
            ("key-passphrase", "keys.short", passphrase.chars().count() < SHORTEST),
            ("key-again", "keys.differ", passphrase != again),
        ]);
        let Some(holder) = holder.filter(|_| well) else { return };
        let made = clock::date(clock::now());
        let hours = keys.periods().key_open_hours.value;
        keys.ask(Request::Enrol { holder, name, made, passphrase, hours }, move |response| {
            if matches!(response, Response::Enrolled(_)) {
                // No passphrase stays on the page.
                dom::empty_form("[data-form=enrol]");
                dom::after_paint(|| dom::focus("[data-key] [data-action=backup]"));
            }
        });
    };
    let rows = holders.iter().enumerate().map(|(place, holder)| {
        let name = holder.name();
        Choice::new(name, tk(&["keys.holder.", name]), place == 0)
    });
    let rows = radios("holder", rows.collect());
    let label = t("keys.new.passphrase");
    let hint = tf("keys.new.passphrase.hint", &[("n", &SHORTEST.to_string())]);
    view! {
        <details>
            <summary>{t("keys.new")}</summary>
            <form on:submit=submit autocomplete="off" data-form="enrol">
                {errors.summary()}
                <fieldset>
                    <legend>{t("keys.new.holder")}</legend>
                    {rows}
                </fieldset>
                <div class="field">
                    <label for="key-name">{t("keys.new.name")}</label>
                    <p class="hint" id="hint-key-name">{t("keys.new.name.hint")}</p>
                    {errors.beside("key-name")}
                    <input
                        id="key-name"
                        name="key-name"
                        type="text"
                        autocomplete="off"
                        aria-describedby=errors.described("key-name", true)
                        aria-invalid=errors.invalid("key-name")
                    />
                </div>
                {field(errors, ("key-passphrase", "new-passphrase"), label, Some(hint))}
                {field(errors, ("key-again", "again"), t("keys.new.again"), None)}
                <button
                    type="submit"
                    class="first"
                    data-action="enrol"
                    disabled=move || keys.is_busy()
                    prop:textContent=move || t(if keys.is_busy() { "keys.working" } else { "keys.make" })
                ></button>
            </form>
        </details>
    }
    .into_any()
}

/// Bringing a key from its backup file.
fn restore(keys: Keys) -> AnyView {
    let errors = Errors::default();
    let choose = move |event: web_sys::Event| {
        errors.clear();
        read_json::<SealedKey>(&event, move |read| match read {
            Some(key) if key.public_key().is_ok() => {
                keys.said.set(kept::add(key).err().map(Error::key));
                keys.look();
            }
            _ => errors.tell([FieldError::of("key-file", "keys.damaged")]),
        });
    };
    view! {
        {errors.summary()}
        {file_field(errors, ("key-file", "sealed-key"), t("keys.restore"), None, ".json", choose)}
    }
    .into_any()
}
