//! What is shared, the signature, and the ways out.

mod beside;
mod choice;
pub mod code;
mod consent;
mod encrypt;
mod kept;
mod refused;
mod send;
mod sign;
mod signers;
mod stage;
mod ways_out;

use crate::pages::share::beside::Beside;
use crate::pages::share::signers::{Signers, meeting_code};
use crate::pages::share::stage::Stage;
use crate::parts::anew::anew;
use crate::parts::begin;
use crate::parts::errors::title;
use crate::parts::fold::fold;
use crate::parts::step::heading;
use crate::parts::summary::{self, Frame};
use crate::platform::dom;
use crate::route::Route;
use crate::session::Stamp;
use crate::state::context::Context;
use crate::state::text::{lang, t, tk};
use leptos::prelude::*;

/// Section by section what is shared, the signature, a preview of exactly what leaves, and the ways
/// out.
pub fn page(context: Context) -> AnyView {
    let stage = RwSignal::new(Stage::Choosing);
    let signers = Signers::new(context);
    // Once signed there is another heading; the page's title follows it.
    Effect::new(move |before: Option<bool>| {
        let done = stage.with(|stage| matches!(stage, Stage::Done(..)));
        if before.is_some_and(|before| before != done) {
            dom::after_paint(|| dom::set_title(&title()));
        }
        done
    });
    let is_done = Memo::new(move |_| stage.with(|stage| matches!(stage, Stage::Done(..))));
    anew(move || {
        if is_done.get()
            && let Stage::Done(done, kept) = stage.get_untracked()
        {
            return ways_out::page(context, stage, &done, kept);
        }
        choosing(context, stage, signers)
    })
    .into_any()
}

fn choosing(context: Context, stage: RwSignal<Stage>, signers: Signers) -> AnyView {
    let empty = !context.session(|session| session.is_answered(context.instrument()));
    if empty {
        let content = view! {
            {heading("share.title")}
            <p class="lead">{t("share.empty")}</p>
        };
        let way = (Route::Tasks, "tasks.title");
        return begin::page(context, Route::Review, way, content.into_any());
    }
    // Follows the choice: what is drawn here is what is signed.
    let selection = Memo::new(move |_| context.watch(|session| choice::chosen(context, session)));
    let leaving = Memo::new(move |_| {
        // Read, not only tracked: a memo that nobody reads never runs.
        selection.with(|_| ());
        let beside = signers.beside.and_then(Beside::role);
        choice::payload(context, Stamp { language: lang().to_owned(), beside, ..Stamp::default() })
    });
    let preview = move || leaving.with(|p| summary::view(context, p, Frame::default()));
    let seen = move || leaving.with(|payload| choice::seen(context, payload));
    let raw = move || leaving.with(|payload| serde_json::to_string(payload).unwrap_or_default());
    let busy = Memo::new(move |_| stage.with(|stage| matches!(stage, Stage::Signing)));
    let asking = Memo::new(move |_| stage.with(|stage| matches!(stage, Stage::Asking)));
    let failed = move || match stage.get() {
        Stage::Failed(error) => Some(tk(&["error.", error.key()])),
        _ => None,
    };
    let question = move || match signers.beside.filter(|_| asking.get()) {
        Some(beside) => beside.question(move || sign::sign(context, stage, signers, true)),
        None => ().into_any(),
    };
    view! {
        <form class="step" autocomplete="off" on:submit=move |event| {
            event.prevent_default();
            if signers.ready(context) {
                sign::sign(context, stage, signers, false);
            } else if matches!(stage.get_untracked(), Stage::Failed(_) | Stage::Asking) {
                stage.set(Stage::Choosing);
            }
        }>
            {signers.errors.summary()}
            {heading("share.title")} <p class="lead">{t("share.lead")}</p>
            {consent::consents(context, signers.errors)}
            {consent::recipients(context)}
            {choice::part(context, signers.errors)}
            {meeting_code(signers)}
            {signers.beside.map(Beside::part)}
            {anew(seen)}
            <p>{t("share.about")}</p>
            {anew(question)}
            <p class="error" role="alert" prop:textContent=failed></p>
            <div class="controls">
                <div class="row">
                    <button
                        type="button"
                        class="second"
                        data-action="back"
                        on:click=move |_| context.go(Route::Review)
                    >
                        {t("step.back")}
                    </button>
                    <button
                        type="submit"
                        class="first"
                        data-action="sign"
                        disabled=move || busy.get()
                        prop:textContent=move || {
                            t(if busy.get() { "share.signing" } else { "share.sign" })
                        }
                    ></button>
                </div>
                {crate::parts::step::state(context)}
            </div>
            {fold(
                t("share.preview"),
                None,
                view! { <div class="paper">{anew(preview)}</div> }.into_any(),
            )}
            <details>
                <summary>{t("share.raw")}</summary>
                <pre class="raw" dir="ltr" prop:textContent=raw></pre>
            </details>
        </form>
    }
    .into_any()
}
