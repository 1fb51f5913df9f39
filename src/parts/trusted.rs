//! The trust list that this device holds: taken from a file, shown, put away. The desk reads keys
//! from it, and whoever hands over a summary reads recipients.

use crate::parts::errors::{Errors, FieldError};
use crate::parts::form_field::file_field;
use crate::platform::{clock, file};
use crate::service::signing_client;
use crate::service::task::on_page;
use crate::state::context::Context;
use crate::state::session_store;
use crate::state::text::{date, t, tf, tk, tn};
use crate::storage::keys::{ORGANISATIONS, SERIALS, TRUST};
use crate::summary::inert::inert;
use crate::summary::kind::{Kind, kind_of};
use crate::summary::message::{Request, Response, Trusted};
use crate::summary::trust::Serials;
use crate::time;
use leptos::prelude::*;

/// The text of the list in force.
pub fn text() -> Option<String> {
    session_store::recall(TRUST).filter(|text| !text.is_empty())
}

/// A list that was read; whether it is believed is for the person to say.
#[derive(Clone)]
struct Read {
    text: String,
    trusted: Trusted,
}

fn serials() -> String {
    session_store::recall(SERIALS).unwrap_or_default()
}

fn is_known(context: Context, kid: &str) -> bool {
    let by_profile = &context.programme().keys;
    by_profile.iter().any(|key| key.role == "organisation" && key.kid == kid)
        || session_store::recall(ORGANISATIONS)
            .is_some_and(|kids| kids.lines().any(|line| line == kid))
}

fn is_past(instant: &str) -> bool {
    time::instant(instant).is_none_or(|until| until < clock::now() / 1000)
}

/// What the list is for, where it is shown.
#[derive(Clone, Copy)]
pub enum Use {
    /// Whose key has signed.
    Keys,
    /// Whom a summary can be encrypted for.
    Recipients,
}

/// Shows the list in force in `held`, and lets another be taken.
pub fn part(context: Context, used: Use, held: RwSignal<Option<Trusted>>) -> AnyView {
    let asked = RwSignal::new(None::<Read>);
    let said = RwSignal::new(None::<String>);
    // What is wrong with a file; of the list in force it is only said.
    let errors = Errors::default();
    // Keeps a text, or says that it was not.
    let keep = move |key: &str, text: &str| {
        let kept = session_store::keep(key, text);
        said.set(kept.err().map(|_| tk(&["error.", session_store::NOT_KEPT])));
        kept.is_ok()
    };
    // Remembers that the list was in force.
    let note = move |trusted: &Trusted| {
        let mut known = Serials::read(&serials());
        known.note(&trusted.kid, trusted.list.serial, &trusted.hash);
        keep(SERIALS, &known.lines())
    };
    let accept = move |read: Read| {
        if note(&read.trusted) && keep(TRUST, &read.text) {
            held.set(Some(read.trusted));
            asked.set(None);
        }
    };
    let look = move |text: String, fresh: bool| {
        let (before, known) =
            if fresh { (crate::parts::trusted::text(), serials()) } else { (None, String::new()) };
        let refuse = move |says: String| match fresh {
            true => errors.tell([FieldError::new("trust-file", says)]),
            false => said.set(Some(says)),
        };
        // Whatever comes of it, nothing of a file that was given before stands beside it.
        asked.set(None);
        on_page(said, async move {
            errors.clear();
            said.set(None);
            let request = Request::Trust { list: text.clone(), held: before, serials: known };
            match signing_client::ask(context, request).await {
                Ok(Response::Trusted(trusted)) => {
                    let read = Read { text, trusted: *trusted };
                    if !fresh {
                        note(&read.trusted);
                        held.set(Some(read.trusted));
                    } else if is_known(context, &read.trusted.kid) {
                        accept(read);
                    } else {
                        asked.set(Some(read));
                    }
                }
                Ok(Response::Refused(code)) => refuse(match kind_of(text.as_bytes(), "") {
                    Kind::Other(kind) => tf("desk.foreign", &[("kind", &t(kind.key()))]),
                    _ => [code.name(), " ", &t(code.key())].concat(),
                }),
                Ok(_) => refuse(tk(&["error.", "worker.protocol"])),
                Err(error) => refuse(tk(&["error.", error.key()])),
            }
        });
    };
    if let Some(text) = crate::parts::trusted::text() {
        look(text, false);
    }
    let choose = move |event: web_sys::Event| {
        let taken = file::taken(&event);
        file::text_of(taken, move |text| look(text.unwrap_or_default(), true));
    };
    let confirm = move |_| {
        let Some(read) = asked.get_untracked() else { return };
        let known = session_store::recall(ORGANISATIONS).unwrap_or_default();
        if keep(ORGANISATIONS, &[&known, "\n", &read.trusted.kid].concat()) {
            accept(read);
        }
    };
    let lead = match used {
        Use::Keys => "trusted.lead",
        Use::Recipients => "trusted.lead.recipients",
    };
    let put_away = move |_| {
        if keep(TRUST, "") {
            held.set(None);
        }
    };
    view! {
        <details class="no-print" data-trust=move || held.get().map(|t| t.list.serial.to_string())>
            <summary>{t("trusted.title")}</summary>
            {errors.summary()}
            <p>{t(lead)}</p>
            {move || match held.get() {
                None => view! { <p class="quiet">{t("trusted.none")}</p> }.into_any(),
                Some(trusted) => {
                    let list = &trusted.list;
                    let places = [
                        ("name", inert(&list.name)),
                        ("n", list.serial.to_string()),
                        ("keys", tn("trusted.keys", list.keys.len())),
                        ("date", date(&list.next_update)),
                    ];
                    let places = places.each_ref().map(|(name, value)| (*name, value.as_str()));
                    view! {
                        <p dir="auto">{tf("trusted.held", &places)}</p>
                        {is_past(&list.next_update).then(|| view! {
                            <p class="error" data-expired="">{t("code.EXPIRED_TRUST_LIST")}</p>
                        })}
                        <button type="button" class="plain" data-action="put-away" on:click=put_away>
                            {t("trusted.put-away")}
                        </button>
                    }
                    .into_any()
                }
            }}
            {move || asked.get().map(|read| view! {
                <div class="notice">
                    <p dir="auto">{tf("trusted.compare", &[("name", &inert(&read.trusted.list.name))])}</p>
                    <p class="fingerprint" dir="ltr">{read.trusted.fingerprint}</p>
                    <button type="button" class="second" data-action="trust" on:click=confirm>
                        {t("trusted.confirm")}
                    </button>
                </div>
            })}
            <p class="error" role="alert" prop:textContent=move || said.get()></p>
            {file_field(errors, ("trust-file", "trust-list"), t("trusted.file"), None, ".json", choose)}
        </details>
    }
    .into_any()
}
