//! Erasing everything: what goes is named before it is asked.

use crate::platform::dom;
use crate::service::erase;
use crate::service::staff_keys::kept;
use crate::session::Session;
use crate::state::context::Context;
use crate::state::session_store;
use crate::state::text::{listed, t, tf, tk};
use crate::storage::keys::{BEFORE, PINS, ROUNDS, SEEN, TRUST};
use leptos::prelude::*;

/// The button that erases everything.
pub fn button(context: Context) -> AnyView {
    let erase = move |_| {
        let sure = dom::window()
            .is_ok_and(|w| w.confirm_with_message(&question(context)).unwrap_or(false));
        if sure {
            erase::everything(context);
        }
    };
    view! {
        <button type="button" class="danger" data-action="erase" on:click=erase>
            {t("settings.erase")}
        </button>
    }
    .into_any()
}

/// Whether to erase, what goes and what stays.
fn question(context: Context) -> String {
    let kept = |keys: &[&str]| {
        keys.iter().any(|key| session_store::recall(key).is_some_and(|text| !text.is_empty()))
    };
    let goes = [
        ("answers", !context.session(Session::is_blank)),
        ("rounds", kept(&[ROUNDS, BEFORE])),
        ("desk", context.pages.holds.is_some_and(|holds| holds())),
        ("pins", kept(&[PINS])),
        ("seen", kept(&[SEEN])),
        ("trust", kept(&[TRUST])),
        ("rest", true),
    ];
    let names = goes.iter().filter(|(_, goes)| *goes);
    let names: Vec<String> = names.map(|(name, _)| tk(&["settings.erase.what.", name])).collect();
    let goes = tf("settings.erase.goes", &[("names", &listed(&names))]);
    let stays = (!kept::keys().is_empty()).then(|| t("settings.erase.stays"));
    let parts = [Some(t("settings.erase.sure")), Some(goes), stays];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}
