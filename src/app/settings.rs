//! What is kept here, and erasing it.

use super::{Context, Route, Saved, start_up};
use crate::platform::dom;
use crate::ui::text::{t, tf, tk};
use leptos::prelude::*;

pub fn page(context: Context) -> AnyView {
    let answered = context.session(|session| session.answers.len().to_string());
    let state = match context.saved.get_untracked() {
        Saved::Blank => "settings.kept.blank",
        Saved::Yes => "settings.kept.yes",
        Saved::No(_) => "settings.kept.no",
        Saved::Never => "settings.kept.never",
    };
    let erase = move |_| {
        let sure = dom::window()
            .is_ok_and(|w| w.confirm_with_message(&t("settings.erase.sure")).unwrap_or(false));
        if sure {
            start_up::erase(context);
        }
    };
    view! {
        <h1 tabindex="-1">{t("settings.title")}</h1>
        <h2>{t("settings.kept")}</h2>
        <p>{tf(state, &[("n", &answered)])}</p>
        <p class="quiet">{t("settings.kept.where")}</p>
        <h2>{t("settings.erase")}</h2>
        <p>{t("settings.erase.lead")}</p>
        <div class="controls">
            <div class="row">
                <button
                    type="button"
                    class="second"
                    data-action="back"
                    on:click=move |_| context.go_back_or(Route::Start)
                >
                    {t("step.back")}
                </button>
                <button type="button" class="danger" data-action="erase" on:click=erase>
                    {t("settings.erase")}
                </button>
            </div>
            <button
                type="button"
                class="plain"
                data-action="redo"
                on:click=move |_| context.redo()
            >
                {tk(&["step.", "redo"])}
            </button>
        </div>
    }
    .into_any()
}
