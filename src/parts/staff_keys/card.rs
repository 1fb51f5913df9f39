//! One key: whose it is, its fingerprint, open or locked, backup.

use crate::platform::{dom, file};
use crate::service::staff_keys::kept;
use crate::service::staff_keys::state::Keys;
use crate::state::text::{date, t, tf, tk};
use crate::summary::message::Request;
use crate::summary::sealed::SealedKey;
use crate::summary::trust::{Application, Jwk};
use crate::summary::{crockford, file_name};
use data_encoding::BASE64URL_NOPAD;
use leptos::prelude::*;

const KIND: &str = "application/json";

/// A key with all that can be done with it.
pub fn card(keys: Keys, key: &SealedKey, in_use: bool) -> AnyView {
    let places = [("name", key.name.as_str()), ("date", &date(&key.made))];
    let backup = StoredValue::new(key.clone());
    let save = move |_| save_backup(keys, &backup.get_value());
    let apply = move |_| save_application(keys, &backup.get_value());
    let remove = move |_| {
        let sure = dom::window()
            .is_ok_and(|w| w.confirm_with_message(&t("keys.remove.sure")).unwrap_or(false));
        if sure {
            let key = backup.get_value();
            match kept::remove(&key.kid) {
                Ok(()) => keys.ask(Request::Lock(key.holder), |_| ()),
                Err(error) => keys.said.set(Some(error.key())),
            }
        }
    };
    view! {
        <section class="seal" data-key=key.holder.name()>
            <h2>{tk(&["keys.holder.", key.holder.name()])}</h2>
            <p>{tf("keys.made", &places)} {(!in_use).then(|| t("keys.former"))}</p>
            <p class="fingerprint" dir="ltr">{fingerprint(&key.kid)}</p>
            {in_use.then(|| lock(keys, key))}
            <div class="row">
                <button type="button" class="second" data-action="backup" on:click=save>
                    {t("keys.backup")}
                </button>
                <button type="button" class="second" data-action="apply" on:click=apply>
                    {t("keys.apply")}
                </button>
                <button type="button" class="plain" data-action="remove-key" on:click=remove>
                    {t("keys.remove")}
                </button>
            </div>
        </section>
    }
    .into_any()
}

/// Opening by the passphrase, or locking.
pub fn lock(keys: Keys, key: &SealedKey) -> AnyView {
    let key = StoredValue::new(key.clone());
    let id = ["open-", key.with_value(|key| key.holder.name())].concat();
    let selector = ["#", &id].concat();
    let open = Memo::new(move |_| key.with_value(|key| keys.is_open(&key.kid)));
    let wrong = Memo::new(move |_| {
        keys.said.get() == Some("worker.passphrase")
            && key.with_value(|key| keys.tried.with(|tried| *tried == key.kid))
    });
    let unlock = move || {
        keys.tried.set(key.with_value(|key| key.kid.clone()));
        let passphrase = dom::value_of(&selector).unwrap_or_default();
        let (key, hours) = (Box::new(key.get_value()), keys.periods().key_open_hours.value);
        keys.ask(Request::Unlock { key, passphrase, hours }, |_| ());
    };
    let unlock = StoredValue::new(unlock);
    view! {
        <div data-open=move || open.get().to_string()>
            {move || if open.get() {
                let holder = key.with_value(|key| key.holder);
                view! {
                    <p>{t("keys.open")}</p>
                    <button
                        type="button"
                        class="second"
                        data-action="lock"
                        on:click=move |_| keys.ask(Request::Lock(holder), |_| ())
                    >
                        {t("keys.lock")}
                    </button>
                }
                .into_any()
            } else {
                let id = id.clone();
                let error = ["error-", &id].concat();
                let described = error.clone();
                view! {
                    <div class="field">
                        <label for=id.clone()>{t("keys.passphrase.give")}</label>
                        {move || wrong.get().then(|| view! {
                            <p class="error" id=error.clone()>{t("error.worker.passphrase")}</p>
                        })}
                        <input
                            id=id
                            name="passphrase"
                            type="password"
                            autocomplete="off"
                            aria-describedby=move || wrong.get().then(|| described.clone())
                            aria-invalid=move || wrong.get().then_some("true")
                            on:keydown=move |event| {
                                // Not a form of its own: it can stand within one.
                                if event.key() == "Enter" {
                                    event.prevent_default();
                                    unlock.with_value(|unlock| unlock());
                                }
                            }
                        />
                    </div>
                    <button
                        type="button"
                        class="second"
                        data-action="unlock"
                        disabled=move || keys.is_busy()
                        on:click=move |_| unlock.with_value(|unlock| unlock())
                        prop:textContent=move || {
                            t(if keys.is_busy() { "keys.working" } else { "keys.unlock" })
                        }
                    ></button>
                }
                .into_any()
            }}
        </div>
    }
    .into_any()
}

/// 16 characters of a thumbprint, as [`crate::summary::key::PublicKey::fingerprint`] gives them.
pub fn fingerprint(kid: &str) -> String {
    let bytes = BASE64URL_NOPAD.decode(kid.as_bytes()).unwrap_or_default();
    let first = bytes.get(..10).and_then(|bytes| bytes.try_into().ok());
    first.map_or_else(String::new, |bytes: [u8; 10]| crockford::grouped(&crockford::encode(&bytes)))
}

fn save_backup(keys: Keys, key: &SealedKey) {
    let name = file_name::key(key.holder.name(), &key.made, &fingerprint(&key.kid), true);
    save(keys, &name, serde_json::to_string_pretty(key).ok());
}

fn save_application(keys: Keys, key: &SealedKey) {
    let public = key.public_key().ok().map(|public| Application {
        kid: key.kid.clone(),
        jwk: Jwk::of(&public),
        role: key.holder,
        name: key.name.clone(),
    });
    let name = file_name::key(key.holder.name(), &key.made, &fingerprint(&key.kid), false);
    save(keys, &name, public.and_then(|public| serde_json::to_string_pretty(&public).ok()));
}

fn save(keys: Keys, name: &str, text: Option<String>) {
    let saved = text.map(|text| file::download(name, KIND, &text));
    match saved {
        Some(Ok(())) => keys.said.set(Some("keys.saved")),
        Some(Err(error)) => keys.said.set(Some(error.key())),
        None => keys.said.set(Some("keys.damaged")),
    }
}
