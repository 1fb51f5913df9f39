//! What is kept here, for how long, and what the browser promises about it.

use crate::platform::{clock, persist};
use crate::service::task::on_page;
use crate::state::context::{Context, Saved};
use crate::state::text::{date, t, tf};
use leptos::prelude::*;

pub fn part(context: Context) -> AnyView {
    let answered = context.session(|session| session.answers.len().to_string());
    let state = match context.saved.get_untracked() {
        Saved::Blank => "settings.kept.blank",
        Saved::Writing | Saved::Yes => "settings.kept.yes",
        Saved::Undurable => "error.storage.undurable",
        Saved::No(_) => "settings.kept.no",
        Saved::Never => "settings.kept.never",
    };
    let promise = RwSignal::new(None::<bool>);
    on_page(promise, async move {
        // A browser that cannot be asked has promised nothing.
        promise.set(Some(persist::promised().await.unwrap_or(false)));
    });
    let ask = move |_| {
        on_page(promise, async move {
            promise.set(Some(persist::ask().await.unwrap_or(false)));
        });
    };
    let keeps = context.saved.get_untracked() != Saved::Never;
    view! {
        <h2>{t("settings.kept")}</h2>
        <p>{tf(state, &[("n", &answered)])}</p>
        <p class="quiet">{t(if keeps { "settings.kept.where" } else { "kiosk.where" })}</p>
        {warning(context)}
        {keeps.then(|| view! {
            <p role="status" data-persisted=move || promise.get().map(|yes| yes.to_string())>
                {move || promise.get().map(|yes| {
                    t(if yes { "settings.persist.yes" } else { "settings.persist.no" })
                })}
            </p>
            {move || (promise.get() == Some(false)).then(|| view! {
                <button type="button" class="second" data-action="persist" on:click=ask>
                    {t("settings.persist.ask")}
                </button>
            })}
        })}
    }
    .into_any()
}

/// On an iPhone or iPad: until when the browser keeps the answers, when that is soon.
fn warning(context: Context) -> Option<AnyView> {
    let (blank, since) = context.session(|session| {
        (session.is_blank(), session.exported.unwrap_or(session.started).max(session.started))
    });
    let most = context.programme().periods.expiry_warning_days.value;
    let old = clock::now() - since >= most * clock::DAY;
    (persist::forgets_in_days() && !blank && old).then(|| {
        let since = date(&clock::date(since));
        view! {
            <p class="aside" data-warning="expires">
                {tf("settings.expires", &[("date", &since)])}
            </p>
        }
        .into_any()
    })
}
