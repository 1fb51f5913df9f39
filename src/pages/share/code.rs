//! The signed summary at any later time: code, file and document.

use crate::pages::share::{kept, ways_out};
use crate::parts::anew::anew;
use crate::parts::ask::confirmed;
use crate::parts::step::heading;
use crate::platform::clock;
use crate::route::Route;
use crate::service::task::on_page;
use crate::state::context::Context;
use crate::state::text::{date, t, tf, tk};
use leptos::prelude::*;

pub fn page(context: Context) -> AnyView {
    let Some(kept) = kept::last() else { return empty() };
    let day = date(&clock::date(kept.at));
    let changed = context.session(|session| session.updated > kept.at);
    let found = RwSignal::new(None);
    on_page(found, async move { found.set(Some(kept.again(context).await)) });
    let said = RwSignal::new(None::<&'static str>);
    let forget = move |_| {
        if confirmed("signed.forget.sure") {
            match kept::forget() {
                Ok(()) => context.route.notify(),
                Err(_) => said.set(Some(crate::state::session_store::NOT_KEPT)),
            }
        }
    };
    view! {
        <div class="step" data-code-page="">
            <h1 tabindex="-1" class="no-print">{t("signed.title")}</h1>
            <p class="lead no-print" data-signed-on="">{tf("signed.on", &[("date", &day)])}</p>
            {changed.then(|| view! {
                <div class="notice no-print" data-changed-since="">
                    <p>{tf("signed.changed", &[("date", &day)])}</p>
                    <a class="second" href=Route::Share.href()>{t("signed.anew")}</a>
                </div>
            })}
            {anew(move || match found.get() {
                None => view! { <p role="status">{t("signed.drawing")}</p> }.into_any(),
                Some(Err(error)) => view! { <p class="error" role="alert">{tk(&["error.", error.key()])}</p> }.into_any(),
                Some(Ok(done)) => ways_out::ways(context, &done),
            })}
            <div class="controls no-print">
                <a class="first" href=Route::Start.href()>{t("signed.back")}</a>
                <button type="button" class="plain" data-action="forget-code" on:click=forget>
                    {t("signed.forget")}
                </button>
                <p
                    class="error"
                    role="alert"
                    prop:textContent=move || said.get().map(|key| tk(&["error.", key]))
                ></p>
            </div>
        </div>
    }
    .into_any()
}

/// Nothing is signed, or it was erased.
fn empty() -> AnyView {
    view! {
        <div data-code-page="empty">
            {heading("signed.title")}
            <p class="lead">{t("signed.empty")}</p>
            <div class="controls">
                <a class="first" href=Route::Share.href()>{t("signed.empty.go")}</a>
                <a class="second" href=Route::Start.href()>{t("signed.back")}</a>
            </div>
        </div>
    }
    .into_any()
}
