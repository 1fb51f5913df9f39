//! The screen lock: a page that stands before all others until its code is given.
//!
//! It keeps a passer-by from reading what is on the screen. It encrypts nothing, and says so.

use super::service::erase;
use super::{Context, Route, keeper, task::on_page};
use crate::platform::{Error, clock, dom, passphrase};
use crate::storage::keys::LOCK;
use crate::ui::errors::{Errors, FieldError};
use crate::ui::passphrase::{field, wait};
use crate::ui::text::{t, tf};
use leptos::prelude::*;
use std::cell::Cell;

/// Shortest code, characters.
const SHORTEST: usize = 4;

thread_local! {
    static OPEN: Cell<bool> = const { Cell::new(false) };
    static LEFT: Cell<Option<i64>> = const { Cell::new(None) };
    static WATCHED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a code is set.
pub fn is_set() -> bool {
    check().is_some()
}

/// What the code is compared with, when one is set.
fn check() -> Option<String> {
    keeper::recall(LOCK).filter(|check| !check.is_empty())
}

/// The page that stands before another one. Help is never locked away.
pub fn before(context: Context, route: &Route) -> Option<AnyView> {
    watch(context);
    (is_closed() && *route != Route::Help).then(|| page(context))
}

/// Whether the code has to be given first.
pub fn is_closed() -> bool {
    is_set() && !OPEN.get()
}

/// Locks at once, where a code is set.
pub fn close() {
    OPEN.set(false);
}

/// Locks again when the page was out of sight for a while.
fn watch(context: Context) {
    if WATCHED.replace(true) {
        return;
    }
    let heard = move |_| {
        let most = context.programme().periods.lock_seconds.value * 1_000;
        let hidden = dom::document().is_ok_and(|document| document.hidden());
        if hidden {
            LEFT.set(Some(clock::now()));
        } else if LEFT.take().is_some_and(|left| clock::now() - left > most) && is_set() {
            OPEN.set(false);
            context.route.notify();
        }
    };
    // Heard as long as the page lives.
    let _ = window_event_listener_untyped("visibilitychange", heard);
}

fn page(context: Context) -> AnyView {
    let errors = Errors::default();
    let busy = RwSignal::new(false);
    let tries = StoredValue::new(0_u32);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let given = dom::value_of("#lock").unwrap_or_default();
        if busy.get_untracked() {
            return;
        }
        // Taken away in another tab.
        let Some(check) = check() else { return context.route.notify() };
        busy.set(true);
        on_page(busy, async move {
            match passphrase::fits(&given, &check).await {
                Ok(true) => {
                    OPEN.set(true);
                    context.route.notify();
                }
                Ok(false) => {
                    let wait = wait(tries);
                    let says = tf("lock.wrong", &[("n", &wait.to_string())]);
                    errors.tell([FieldError::new("lock", says)]);
                    set_timeout(move || busy.set(false), std::time::Duration::from_secs(wait));
                }
                Err(error) => {
                    let damaged = matches!(error, Error::Content);
                    let key = if damaged { "lock.damaged" } else { "passphrase.unchecked" };
                    errors.tell([FieldError::of("", key)]);
                    busy.set(false);
                }
            }
        });
    };
    let erase = move |_| {
        let sure = dom::window()
            .is_ok_and(|w| w.confirm_with_message(&t("settings.erase.sure")).unwrap_or(false));
        if sure {
            erase::everything(context);
        }
    };
    view! {
        <form class="step" autocomplete="off" data-lock="" on:submit=submit>
            {errors.summary()}
            <h1 tabindex="-1">{t("lock.title")}</h1>
            {field(errors, ("lock", "lock"), t("lock.give"), None)}
            <div class="controls">
                <button type="submit" class="first" disabled=move || busy.get()>{t("lock.open")}</button>
                <p class="hint">{t("lock.forgotten")}</p>
                <button type="button" class="plain" data-action="erase" on:click=erase>
                    {t("settings.erase")}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// Setting the code or taking it away, on the settings page.
pub fn settings() -> AnyView {
    let set = RwSignal::new(is_set());
    let errors = Errors::default();
    let keep = move |check: &str| {
        match keeper::keep(LOCK, check) {
            Ok(()) => errors.clear(),
            Err(_) => errors.tell([FieldError::of("", keeper::NOT_KEPT)]),
        }
        set.set(is_set());
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
                    OPEN.set(true);
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
