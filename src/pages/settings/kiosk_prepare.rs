//! Making a device a kiosk: the staff's passphrase, set in the usual mode before any visitor comes.

use crate::parts::errors::{Errors, FieldError};
use crate::parts::passphrase::field;
use crate::platform::{dom, exit, passphrase};
use crate::service::kiosk_device::{Kept, SHORTEST, is_prepared, is_theirs, read, write};
use crate::service::task::on_page;
use crate::state::context::Context;
use crate::state::session_store;
use crate::state::text::{t, tf};
use leptos::prelude::*;

/// The ids of the fields.
const OLD: &str = "staff-old";
const NEW: &str = "staff-new";

/// On the settings page, outside a kiosk.
pub fn part(context: Context) -> AnyView {
    let errors = Errors::default();
    let busy = RwSignal::new(false);
    let done = RwSignal::new(false);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let given = |id: &str| dom::value_of(&["#", id].concat()).unwrap_or_default();
        let (old, new) = (given(OLD), given(NEW));
        if passphrase::normalised(&new).chars().count() < SHORTEST {
            let says = tf("kiosk.staff.short", &[("n", &SHORTEST.to_string())]);
            return errors.tell([FieldError::new(NEW, says)]);
        }
        busy.set(true);
        on_page(busy, async move {
            match set(&old, &new).await {
                Ok(()) => {
                    errors.clear();
                    done.set(true);
                }
                Err((field, key)) => errors.tell([FieldError::of(field, key)]),
            }
            busy.set(false);
        });
    };
    let form = move || {
        let is_set = is_prepared();
        view! {
            <form on:submit=submit autocomplete="off" data-form="kiosk">
                {errors.summary()}
                {is_set.then(|| field(errors, (OLD, OLD), t("kiosk.prepare.old"), None))}
                {field(errors, (NEW, NEW), t("kiosk.prepare.new"), None)}
                <button type="submit" class="second" disabled=move || busy.get()>
                    {t("kiosk.prepare.save")}
                </button>
            </form>
        }
    };
    let kiosk = ["?mode=kiosk&profile=", &context.profile().id].concat();
    let address = StoredValue::new(kiosk.clone());
    let open = move |event: web_sys::MouseEvent| {
        // In place of this page: Back is not to lead a visitor to the staff's settings.
        event.prevent_default();
        exit::to(&address.get_value());
    };
    view! {
        <details>
            <summary>{t("kiosk.prepare.title")}</summary>
            <p class="hint">{t("kiosk.prepare.lead")}</p>
            {move || if done.get() {
                view! {
                    <p role="status" data-prepared="">
                        {t("kiosk.prepare.saved")} " "
                        <a href=kiosk.clone() data-action="open-kiosk" on:click=open><bdi>{[dom::address(), kiosk.clone()].concat()}</bdi></a>
                    </p>
                }
                .into_any()
            } else {
                form().into_any()
            }}
        </details>
    }
    .into_any()
}

/// Keeps the passphrase; where there is one, only for whoever knows it.
///
/// # Errors
/// The field that is wrong and the key of the sentence.
async fn set(old: &str, new: &str) -> Result<(), (&'static str, &'static str)> {
    if is_prepared() && !is_theirs(old).await.map_err(|error| (OLD, error.key()))? {
        return Err((OLD, "kiosk.wrong"));
    }
    let check = passphrase::remember(new).await.map_err(|error| (NEW, error.key()))?;
    write(&Kept { check, ..read() }).map_err(|_| (NEW, session_store::NOT_KEPT))
}
