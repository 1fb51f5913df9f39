//! The organisation's trust list: keys added, revoked, and the list signed and handed out.

use crate::pages::keys::recipients;
use crate::pages::keys::row::{Act, row};
use crate::parts::errors::{Errors, FieldError};
use crate::parts::form_field::file_field;
use crate::parts::staff_keys::read::read_json;
use crate::platform::{clock, file};
use crate::service::staff_keys::kept;
use crate::service::staff_keys::state::Keys;
use crate::state::text::{date, t, tf};
use crate::summary::file_name;
use crate::summary::holder::Holder;
use crate::summary::message::{Request, Response};
use crate::summary::trust::{Application, Entry, Published, Reason};
use leptos::prelude::*;

/// Shown where the organisation's key is.
pub fn part(keys: Keys) -> AnyView {
    let list = RwSignal::new(kept::list().unwrap_or_else(blank));
    // Whatever else is heard of keys, what is being typed stays.
    let name = Memo::new(move |_| keys.of(Holder::Organisation).map(|key| key.name));
    view! {
        {move || name.get().map(|name| editor(keys, list, name))}
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
        Err(error) => keys.said.set(Some(error.key())),
    };
    let change = move |change: &dyn Fn(&mut Published)| {
        // A file can be read after the page was left.
        if let Some(mut next) = list.try_get_untracked() {
            change(&mut next);
            keep(next);
        }
    };
    // Rows of keys that were revoked since the list was published, as they stood before.
    let before = RwSignal::new(kept::before());
    let forget = move || match kept::set_before(&[]) {
        Ok(()) => before.set(Vec::new()),
        Err(error) => keys.said.set(Some(error.key())),
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
                        forget();
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
        next.next_update = clock::timestamp(clock::days_later(now, keys.periods().list_days.value));
        keys.ask(Request::Publish(Box::new(next.clone())), move |response| {
            let Response::Document(text) = response else { return };
            let file = file_name::trust_list(&clock::date(clock::now()), next.serial);
            if let Err(error) = file::download(&file, "application/json", text) {
                return keys.said.set(Some(error.key()));
            }
            keep(next);
            forget();
        });
    };
    let act = move |kid: &str, act: Act| {
        let now = clock::timestamp(clock::now());
        let mut rows = before.get_untracked();
        match act {
            Act::Revoke(_) => rows.extend(list.with_untracked(|list| list.rows(kid))),
            Act::TakeBack => rows.retain(|row| row.kid != kid),
        }
        let back = before.get_untracked();
        let back: Vec<Entry> = back.into_iter().filter(|row| row.kid == kid).collect();
        // First, so that nothing is revoked that could not be taken back.
        if let Err(error) = kept::set_before(&rows) {
            return keys.said.set(Some(error.key()));
        }
        before.set(rows);
        change(&|list| match act {
            Act::Revoke(Reason::Lost) => list.revoke(kid, &now),
            Act::Revoke(Reason::Ended) => list.end(kid, &now),
            Act::TakeBack => list.put_back(&back),
        });
    };
    let rows = move || {
        let before = before.get();
        let is_fresh = |entry: &Entry| before.iter().any(|row| row.kid == entry.kid);
        let rows = list.get().keys.into_iter().map(|entry| row(&entry, is_fresh(&entry), act));
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

/// On the list from today for so many days.
fn entry(application: &Application, days: u32) -> Entry {
    let now = clock::now();
    Entry {
        kid: application.kid.clone(),
        jwk: application.jwk.clone(),
        role: application.role,
        name: application.name.clone(),
        not_before: clock::timestamp(now - clock::DAY),
        not_after: clock::timestamp(clock::days_later(now, days)),
        revoked_at: None,
        reason: None,
    }
}
