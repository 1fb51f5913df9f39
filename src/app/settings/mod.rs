//! How it looks and sounds, what is kept here, and erasing it.

mod away;
mod erase;
mod kept;
mod lock;
mod leave;
mod look;
mod move_on;
mod offline;

pub use look::sizes;

use super::{Context, Route, back, keeper, kiosk, notice_kind::Notice};
use crate::platform::{clock, file};
use crate::session::Mode;
use crate::summary::file_name::{self, Content};
use crate::ui::text::t;
use leptos::prelude::*;

pub fn page(context: Context) -> AnyView {
    let kiosk = context.mode == Mode::Kiosk;
    view! {
        <h1 tabindex="-1">{t("settings.title")}</h1>
        {look::part(context)}
        {kiosk.then(|| kiosk::staff::part(context))}
        {kept::part(context)}
        {(!kiosk).then(|| view! {
            {move_on::part(context)} {offline::part()} {lock::part()} {leave::part(context)} {away::part(context)} {kiosk::prepare::part(context)}
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
    let raw = keeper::raw();
    let save = move |_| {
        let name = file_name::of_day(Content::Raw, &clock::date(clock::now()));
        if let Err(error) = file::download_values(&name, "text/plain", &keeper::raw()) {
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
