//! The signed file, encrypted: for a recipient, pasted or of the trust list, or by a passphrase told
//! another way.

use crate::parts::errors::{Errors, FieldError};
use crate::parts::form_field::line;
use crate::parts::passphrase::field;
use crate::parts::{saving, trusted};
use crate::platform::passphrase::normalised;
use crate::platform::{clock, dom};
use crate::service::task::on_page;
use crate::service::vault_client;
use crate::state::context::Context;
use crate::state::error::Error;
use crate::state::text::{t, tf};
use crate::summary::inert::inert;
use crate::summary::message::Trusted;
use crate::vault;
use leptos::prelude::*;

/// Shortest passphrase, characters.
const SHORTEST: usize = 12;

pub fn part(context: Context, name: String, signed: &str) -> AnyView {
    let name = StoredValue::new(name);
    let signed = StoredValue::new(signed.to_owned());
    let said = RwSignal::new(String::new());
    let errors = Errors::default();
    let busy = RwSignal::new(false);
    let held = RwSignal::new(None::<Trusted>);
    let listed = RwSignal::new(String::new());
    // Another list, or none: who was chosen from the one before is chosen no more.
    Effect::new(move |_| {
        held.track();
        listed.set(String::new());
    });
    let seal = move |_| {
        said.set(String::new());
        let given = |id: &str| dom::value_of(id).unwrap_or_default().trim().to_owned();
        let (pasted, passphrase) = (given("#recipient"), given("#seal-passphrase"));
        let recipient = if pasted.is_empty() { listed.get_untracked() } else { pasted };
        let with = if recipient.is_empty() {
            if normalised(&passphrase).chars().count() < SHORTEST {
                let says = tf("vault.short", &[("n", &SHORTEST.to_string())]);
                return errors.tell([FieldError::new("seal-passphrase", says)]);
            }
            passphrase
        } else if recipient.starts_with("age1") {
            recipient
        } else {
            return errors.tell([FieldError::of("recipient", "vault.bad-key")]);
        };
        errors.clear();
        busy.set(true);
        on_page(said, async move {
            let sealed = vault_client::seal(signed.get_value().as_bytes(), &with).await;
            match sealed {
                Ok(sealed) => said.set(saving::bytes(
                    &name.get_value(),
                    "application/octet-stream",
                    &sealed,
                    &t("vault.saved"),
                )),
                Err(Error::Vault(vault::Error::BadKey)) => {
                    errors.tell([FieldError::of("recipient", "vault.bad-key")]);
                }
                Err(error) => errors.tell([FieldError::of("", error.key())]),
            }
            busy.set(false);
        });
    };
    view! {
        <details class="no-print">
            <summary>{t("vault.title")}</summary>
            <p class="hint">{t("vault.lead")}</p>
            {errors.summary()}
            {move || held.get().map(|trusted| of_list(&trusted, listed))}
            {line(errors, ("recipient", "recipient"), t("vault.recipient"), true)}
            {field(errors, ("seal-passphrase", "passphrase"), t("vault.passphrase"), None)}
            <button
                type="button"
                class="second"
                data-export="age"
                disabled=move || busy.get()
                on:click=seal
                prop:textContent=move || t(if busy.get() { "keys.working" } else { "vault.seal" })
            ></button>
            <p role="status" prop:textContent=move || said.get()></p>
            {trusted::part(context, trusted::Use::Recipients, held)}
        </details>
    }
    .into_any()
}

/// Whether somebody has begun to say for whom it is to be encrypted.
pub fn is_meant() -> bool {
    let given = |id: &str| dom::value_of(id).is_some_and(|text| !text.trim().is_empty());
    let listed = dom::text_of("#listed option:checked:not([value=''])").is_some();
    listed || given("#recipient") || given("#seal-passphrase")
}

/// The recipients of the list in force, to choose from.
fn of_list(trusted: &Trusted, listed: RwSignal<String>) -> AnyView {
    let recipients = trusted.list.recipients_at(clock::now() / 1000);
    if recipients.is_empty() {
        return view! { <p class="quiet">{t("vault.listed.empty")}</p> }.into_any();
    }
    let rows = recipients.iter().map(|recipient| {
        view! { <option value=recipient.age.clone() dir="auto">{inert(&recipient.name)}</option> }
    });
    let rows = rows.collect_view();
    view! {
        <div class="field">
            <label for="listed">{t("vault.listed")}</label>
            <select
                id="listed"
                name="listed"
                autocomplete="off"
                on:change=move |event| listed.set(event_target_value(&event))
            >
                <option value="">{t("vault.listed.none")}</option>
                {rows}
            </select>
        </div>
    }
    .into_any()
}
