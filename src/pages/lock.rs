//! The screen lock: a page that stands before all others until its code is given.
//!
//! It keeps a passer-by from reading what is on the screen. It encrypts nothing, and says so.

use crate::parts::errors::{Errors, FieldError};
use crate::parts::passphrase::{field, wait};
use crate::platform::{Error, dom, passphrase};
use crate::route::Route;
use crate::service::task::on_page;
use crate::service::{erase, screen_lock};
use crate::state::context::Context;
use crate::state::text::{t, tf};
use leptos::prelude::*;

/// The page that stands before another one. Help is never locked away.
pub fn before(context: Context, route: &Route) -> Option<AnyView> {
    screen_lock::watch(context);
    (screen_lock::is_closed() && *route != Route::Help).then(|| page(context))
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
        let Some(check) = screen_lock::check() else { return context.route.notify() };
        busy.set(true);
        on_page(busy, async move {
            match passphrase::fits(&given, &check).await {
                Ok(true) => {
                    screen_lock::open();
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
