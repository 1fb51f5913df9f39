//! How it looks and sounds, what is kept here, and erasing it.

mod away;
mod erase;
mod kept;
mod kiosk_prepare;
mod kiosk_staff;
mod leave;
mod lock;
mod move_on;
mod offline;

use crate::parts::{back, look};
use crate::platform::{clock, file};
use crate::route::Route;
use crate::session::Mode;
use crate::state::context::Context;
use crate::state::notice::Notice;
use crate::state::session_store;
use crate::state::text::t;
use crate::summary::file_name::{self, Content};
use leptos::prelude::*;

pub fn page(context: Context) -> AnyView {
    let kiosk = context.mode == Mode::Kiosk;
    view! {
        <h1 tabindex="-1">{t("settings.title")}</h1>
        {look::part(context)}
        {kiosk.then(|| kiosk_staff::part(context))}
        {kept::part(context)}
        {(!kiosk).then(|| view! {
            {move_on::part(context)} {offline::part()} {lock::part()} {leave::part(context)} {away::part(context)} {kiosk_prepare::part(context)}
        })}
        {quarantine(context)}
        <h2>{t("settings.erase")}</h2>
        <p>{t(if kiosk { "kiosk.erase" } else { "settings.erase.lead" })}</p>
        {(!kiosk).then(|| view! { <p class="hint">{t("settings.erase.disk")}</p> })}
        <div class="controls">
            <div class="row">
                {back::button(context, Route::Start)}
                {erase::button(context)}
            </div>
            <button
                type="button"
                class="plain"
                data-action="redo"
                aria-disabled=move || if context.can_redo() { "false" } else { "true" }
                on:click=move |_| context.redo()
            >
                {t("step.redo")}
            </button>
        </div>
    }
    .into_any()
}

/// Damaged data that was set aside, to be saved as it is.
fn quarantine(context: Context) -> Option<AnyView> {
    let raw = session_store::raw();
    let save = move |_| {
        let name = file_name::of_day(Content::Raw, &clock::date(clock::now()));
        if let Err(error) = file::download_values(&name, "text/plain", &session_store::raw()) {
            context.notice.set(Some(Notice::Platform(error.key())));
        }
    };
    (!raw.is_empty()).then(|| {
        view! {
            <h2>{t("settings.quarantine")}</h2>
            <p>{t("settings.quarantine.lead")}</p>
            <button type="button" class="second" data-action="save-raw" on:click=save>
                {t("notice.save-raw")}
            </button>
        }
        .into_any()
    })
}
