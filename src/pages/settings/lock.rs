//! The code of the screen lock: setting it or taking it away.

use crate::parts::errors::{Errors, FieldError};
use crate::parts::passphrase::field;
use crate::platform::{dom, passphrase};
use crate::service::screen_lock;
use crate::state::session_store;
use crate::state::text::t;
use crate::storage::keys::LOCK;
use leptos::prelude::*;

/// Shortest code, characters.
const SHORTEST: usize = 4;

/// The part of the page.
pub fn part() -> AnyView {
    let set = RwSignal::new(screen_lock::is_set());
    let errors = Errors::default();
    let keep = move |check: &str| {
        match session_store::keep(LOCK, check) {
            Ok(()) => errors.clear(),
            Err(_) => errors.tell([FieldError::of("", session_store::NOT_KEPT)]),
        }
        set.set(screen_lock::is_set());
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let given = dom::value_of("#lock-new").unwrap_or_default();
        if passphrase::normalised(&given).chars().count() < SHORTEST {
            return errors.tell([FieldError::of("lock-new", "lock.short")]);
        }
        // By itself: what was asked to be locked is locked, although the page is left.
        wasm_bindgen_futures::spawn_local(async move {
            match passphrase::remember(&given).await {
                Ok(check) => {
                    screen_lock::open();
                    keep(&check);
                }
                Err(error) => errors.tell([FieldError::of("", error.key())]),
            }
        });
    };
    let remove = move |_| keep("");
    view! {
        <h2>{t("lock.settings")}</h2>
        <p class="hint">{t("lock.lead")}</p>
        {move || if set.get() {
            view! {
                <p data-locked="">{t("lock.is-set")}</p>
                <button type="button" class="second" data-action="lock-remove" on:click=remove>
                    {t("lock.remove")}
                </button>
            }
            .into_any()
        } else {
            view! {
                <form autocomplete="off" on:submit=submit>
                    {errors.summary()}
                    {field(errors, ("lock-new", "lock-new"), t("lock.new"), None)}
                    <button type="submit" class="second" data-action="lock-set">{t("lock.set")}</button>
                </form>
            }
            .into_any()
        }}
    }
    .into_any()
}
