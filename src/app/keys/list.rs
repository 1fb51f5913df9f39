//! The organisation's trust list: keys added, revoked, and the list signed and handed out.

use super::state::Keys;
use super::{fingerprint, kept, read_json, recipients};
use crate::platform::{clock, file};
use crate::summary::holder::Holder;
use crate::summary::inert::inert;
use crate::summary::message::{Request, Response};
use crate::summary::trust::{Application, Entry, Published};
use crate::ui::errors::{Errors, FieldError};
use crate::ui::field::file_field;
use crate::ui::text::{date, t, tf, tk};
use leptos::prelude::*;

/// Shown where the organisation's key is.
pub fn part(keys: Keys) -> AnyView {
    let list = RwSignal::new(kept::list().unwrap_or_else(blank));
    view! {
        {move || keys.of(Holder::Organisation).map(|key| editor(keys, list, key.name))}
    }
    .into_any()
}

fn blank() -> Published {
    Published {
        v: 1,
        name: String::new(),
        serial: 0,
        issued_at: String::new(),
        next_update: String::new(),
        keys: Vec::new(),
        recipients: Vec::new(),
    }
}

fn editor(keys: Keys, list: RwSignal<Published>, name: String) -> AnyView {
    let keep = move |next: Published| match kept::set_list(&next) {
        Ok(()) => list.set(next),
        Err(key) => keys.said.set(Some(key)),
    };
    let change = move |change: &dyn Fn(&mut Published)| {
        // A file can be read after the page was left.
        if let Some(mut next) = list.try_get_untracked() {
            change(&mut next);
            keep(next);
        }
    };
    let errors = Errors::default();
    let add = move |event: web_sys::Event| {
        errors.clear();
        read_json::<Application>(&event, move |read| {
            let application = read.filter(|application| {
                application.validate().is_ok() && application.role != Holder::Organisation
            });
            let Some(application) = application else {
                return errors.tell([FieldError::of("list-add", "keys.damaged")]);
            };
            keys.said.set(None);
            change(&|list| {
                if list.add(entry(&application, keys.periods().key_days.value)).is_err() {
                    errors.tell([FieldError::of("list-add", "keys.revoked")]);
                }
            });
        });
    };
    let go_on = move |event: web_sys::Event| {
        errors.clear();
        file::text_of(file::taken(&event), move |text| {
            let list_text = text.unwrap_or_default();
            let request = Request::Trust { list: list_text, held: None, serials: String::new() };
            keys.ask(request, move |response| match response {
                // What was revoked since stands on the newer one alone.
                Response::Trusted(trusted) => change(&|list| {
                    if trusted.list.serial < list.serial {
                        errors.tell([FieldError::of("list-on", "keys.old-list")]);
                    } else {
                        list.clone_from(&trusted.list);
                    }
                }),
                _ => errors.tell([FieldError::of("list-on", "keys.no-list")]),
            });
        });
    };
    let publish = move |_| {
        let mut next = list.get_untracked();
        let now = clock::now();
        next.serial += 1;
        next.name.clone_from(&name);
        next.issued_at = clock::timestamp(now);
        next.next_update = clock::timestamp(now + keys.periods().list_days.value * clock::DAY);
        keys.ask(Request::Publish(Box::new(next.clone())), move |response| {
            let Response::Document(text) = response else { return };
            let file = ["suunta-", &next.serial.to_string(), ".trust.json"].concat();
            if let Err(error) = file::download(&file, "application/json", text) {
                return keys.said.set(Some(error.key()));
            }
            keep(next);
        });
    };
    let rows = move || {
        let rows = list.get().keys.into_iter().map(|entry| row(&entry, change));
        rows.collect_view()
    };
    let state = move || {
        list.with(|list| {
            (list.serial > 0).then(|| {
                let (serial, until) = (list.serial.to_string(), date(&list.next_update));
                tf("keys.list.state", &[("n", &serial), ("date", &until)])
            })
        })
    };
    let hint = Some(t("keys.list.add.hint"));
    view! {
        <section data-list="trust">
            <h2>{t("keys.list")}</h2>
            <p>{t("keys.list.lead")}</p>
            {errors.summary()}
            <p class="quiet">{state}</p>
            <ul class="plain-list">{rows}</ul>
            {file_field(errors, ("list-add", "application"), t("keys.list.add"), hint, ".json", add)}
            {recipients::part(list, change)}
            {file_field(errors, ("list-on", "published"), t("keys.list.go-on"), None, ".json", go_on)}
            <button
                type="button"
                class="first"
                data-action="publish"
                disabled=move || keys.is_busy()
                on:click=publish
            >
                {t("keys.list.publish")}
            </button>
        </section>
    }
    .into_any()
}

fn row(entry: &Entry, change: impl Fn(&dyn Fn(&mut Published)) + Copy + 'static) -> AnyView {
    let kid = StoredValue::new(entry.kid.clone());
    let revoke = move |_| {
        let at = clock::timestamp(clock::now());
        change(&|list| {
            for entry in list.keys.iter_mut().filter(|entry| entry.kid == kid.get_value()) {
                entry.revoked_at.get_or_insert_with(|| at.clone());
            }
        });
    };
    let until = date(&entry.not_after);
    let label = [&t("keys.list.revoke"), ": ", &entry.name].concat();
    let state = match &entry.revoked_at {
        Some(at) => tf("keys.list.revoked", &[("date", &date(at))]),
        None => tf("keys.list.until", &[("date", &until)]),
    };
    view! {
        <li data-listed=entry.kid.clone()>
            <strong><bdi>{inert(&entry.name)}</bdi></strong>
            {t("list.comma")}
            " "
            {tk(&["keys.holder.", entry.role.name()])}
            <br />
            <span class="fingerprint" dir="ltr">{fingerprint(&entry.kid)}</span>
            <br />
            {state}
            {entry.revoked_at.is_none().then(|| view! {
                <button
                    type="button"
                    class="plain"
                    data-action="revoke"
                    aria-label=label
                    on:click=revoke
                >
                    {t("keys.list.revoke")}
                </button>
            })}
        </li>
    }
    .into_any()
}

/// On the list from today for so many days.
fn entry(application: &Application, days: i64) -> Entry {
    let now = clock::now();
    Entry {
        kid: application.kid.clone(),
        jwk: application.jwk.clone(),
        role: application.role,
        name: application.name.clone(),
        not_before: clock::timestamp(now - clock::DAY),
        not_after: clock::timestamp(now + days * clock::DAY),
        revoked_at: None,
    }
}
