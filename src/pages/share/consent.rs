//! What has to be agreed before anything leaves, and to whom it goes.

use crate::parts::choice::{Choice, linked_checkboxes, radios};
use crate::parts::errors::Errors;
use crate::parts::step::target;
use crate::session::{Action, Session, fields};
use crate::state::context::Context;
use crate::state::text::{t, tk};
use leptos::prelude::*;

/// The party that the summary is made for, among the profile's recipients.
const PARTY: &str = "party";

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
    // What is wrong stands by the first of those without which nothing leaves.
    let gate = consents.iter().find(|consent| consent.gates_export);
    let gate = gate.map_or("", |consent| consent.id.as_str());
    (!consents.is_empty()).then(|| {
        view! {
            <fieldset on:change=change aria-describedby=errors.described(gate, true)>
                <legend>{t("consent.title")}</legend>
                <p class="hint" id=["hint-", gate].concat()>{t("consent.hint")}</p>
                {errors.beside(gate)}
                {linked_checkboxes(fields::CONSENT, rows.collect())}
            </fieldset>
        }
        .into_any()
    })
}

/// The first consent without which nothing leaves and that was not given.
pub fn missing(context: Context) -> Option<&'static str> {
    let mut gates = context.programme().consents.iter().filter(|consent| consent.gates_export);
    let missing =
        context.session(|session| gates.find(|consent| session.text(&field(&consent.id)) != "yes"));
    missing.map(|consent| consent.id.as_str())
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

/// The party that was chosen, where the profile has it.
pub fn party(context: Context) -> String {
    let party = context.session(|session| session.text(PARTY).to_owned());
    let known = context.programme().recipients.contains(&party);
    if known { party } else { String::new() }
}
