//! The staff's way out, behind a passphrase.

use crate::parts::errors::{Errors, FieldError};
use crate::parts::passphrase::{field, wait};
use crate::parts::staff_keys::cards;
use crate::platform::{dom, exit};
use crate::service::kiosk_device::{SHORTEST, is_prepared, is_theirs, read};
use crate::service::staff_keys::state::Keys;
use crate::service::task::on_page;
use crate::state::context::Context;
use crate::state::text::{t, tf};
use crate::storage::keys::KIOSK_TAB;
use crate::summary::holder::Holder;
use leptos::prelude::*;

/// On the settings page of a kiosk. A passphrase is given here, never set: whoever came first would
/// lock the staff out.
pub fn part(context: Context) -> AnyView {
    let errors = Errors::default();
    let open = RwSignal::new(None::<u32>);
    let tries = StoredValue::new(0_u32);
    let busy = RwSignal::new(false);
    let is_set = is_prepared();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let given = dom::value_of("#staff").unwrap_or_default();
        if busy.get_untracked() {
            return;
        }
        if given.chars().count() < SHORTEST {
            let says = tf("kiosk.staff.short", &[("n", &SHORTEST.to_string())]);
            return errors.tell([FieldError::new("staff", says)]);
        }
        busy.set(true);
        errors.clear();
        on_page(busy, async move {
            match is_theirs(&given).await {
                Ok(true) => {
                    open.set(Some(read().finished));
                    busy.set(false);
                }
                Ok(false) => {
                    let wait = wait(tries);
                    let says = tf("kiosk.staff.wrong", &[("n", &wait.to_string())]);
                    errors.tell([FieldError::new("staff", says)]);
                    let again = std::time::Duration::from_secs(wait);
                    set_timeout(move || busy.set(false), again);
                }
                Err(error) => {
                    errors.tell([FieldError::of("", error.key())]);
                    busy.set(false);
                }
            }
        });
    };
    view! {
        <h2>{t("kiosk.staff.title")}</h2>
        {move || match open.get() {
            Some(count) => view! {
                <p>{tf("kiosk.staff.count", &[("n", &count.to_string())])}</p>
                <h3>{t("keys.title")}</h3>
                {cards::part(Keys::new(context), &[Holder::Kiosk])}
                <button
                    type="button"
                    class="first"
                    data-action="leave-kiosk"
                    on:click=|_| {
                        dom::set_tab(KIOSK_TAB, None);
                        exit::to("?mode=self");
                    }
                >
                    {t("kiosk.staff.leave")}
                </button>
            }
            .into_any(),
            None if !is_set => view! { <p data-staff="none">{t("kiosk.staff.none")}</p> }.into_any(),
            None => view! {
                <form on:submit=submit autocomplete="off">
                    {errors.summary()}
                    {field(errors, ("staff", "passphrase"), t("kiosk.staff.give"), None)}
                    <button type="submit" class="second" disabled=move || busy.get()>
                        {t("kiosk.staff.open")}
                    </button>
                </form>
            }
            .into_any(),
        }}
    }
    .into_any()
}
