//! What has to be agreed before anything leaves, and to whom it goes.

use super::super::target;
use crate::app::Context;
use crate::session::{Action, Session, fields};
use crate::ui::choice::{Choice, checkboxes, radios};
use crate::ui::errors::Errors;
use crate::ui::text::{t, tk};
use leptos::prelude::*;

/// The party that the summary is made for, among the profile's recipients.
const PARTY: &str = "party";

/// The id of what has to be agreed to.
pub const ID: &str = "consents";

fn field(id: &str) -> String {
    [fields::CONSENT, ".", id].concat()
}

/// The consents that the profile asks apart from everything else (Pori).
pub fn consents(context: Context, errors: Errors) -> Option<AnyView> {
    let consents = &context.programme().consents;
    let rows = consents.iter().map(|consent| {
        let given = context.session(|session| session.text(&field(&consent.id)) == "yes");
        Choice::new(consent.id.clone(), tk(&["consent.", &consent.id]), given)
    });
    let change = move |event: web_sys::Event| {
        if let Some(input) = target(&event) {
            let said = if input.checked() { "yes" } else { "" };
            context.act(Action::text(&field(&input.value()), said));
        }
    };
    (!consents.is_empty()).then(|| {
        view! {
            <fieldset
                id=ID
                tabindex="-1"
                aria-describedby=errors.described(ID, true)
                on:change=change
            >
                <legend>{t("consent.title")}</legend>
                <p class="hint" id="hint-consents">{t("consent.hint")}</p>
                {errors.beside(ID)}
                {checkboxes(fields::CONSENT, rows.collect())}
            </fieldset>
        }
        .into_any()
    })
}

/// Whether everything without which nothing leaves was agreed to.
pub fn given(context: Context) -> bool {
    let mut gates = context.programme().consents.iter().filter(|consent| consent.gates_export);
    context.session(|session| gates.all(|consent| session.text(&field(&consent.id)) == "yes"))
}

/// To whom it goes, each with a choice of its own (Etelä-Pirkanmaa).
pub fn recipients(context: Context) -> Option<AnyView> {
    let recipients = &context.programme().recipients;
    let chosen = context.session(|session| session.text(PARTY).to_owned());
    let rows = recipients
        .iter()
        .map(|id| Choice::new(id.clone(), tk(&["responsible.", id]), chosen == *id));
    let change = move |event: web_sys::Event| {
        if let Some(input) = target(&event) {
            context.act(Action::text(PARTY, input.value()));
        }
    };
    (!recipients.is_empty()).then(|| {
        view! {
            <fieldset on:change=change>
                <legend>{t("share.recipient")}</legend>
                <p class="hint">{t("share.recipient.hint")}</p>
                {radios(PARTY, rows.collect())}
            </fieldset>
        }
        .into_any()
    })
}

/// The list of the sections chosen for the party in force.
pub fn list_name(session: &Session) -> String {
    match session.text(PARTY) {
        "" => fields::SHARE.to_owned(),
        party => [fields::SHARE, ".", party].concat(),
    }
}

/// The party's part of the file's name.
pub fn file_part(context: Context) -> String {
    let party = context.session(|session| session.text(PARTY).to_owned());
    let known = context.programme().recipients.contains(&party);
    if known { ["-", &party].concat() } else { String::new() }
}
