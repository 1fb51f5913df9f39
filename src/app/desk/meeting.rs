//! The meeting code: a challenge that the client's app puts into the summary, so that it can be
//! seen to be made for this meeting.

use crate::app::{Context, Route, office, task::on_page};
use crate::platform::dom;
use crate::summary::crockford;
use crate::summary::message::{Matrix, Qr, Request, Response};
use crate::ui::text::{t, tk};
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    /// The code that is shown: 16 characters. Kept while the page lives, whatever page is in front.
    static CODE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The code that is shown now.
pub fn code() -> Option<String> {
    CODE.with_borrow(Clone::clone)
}

/// Puts the code away.
pub fn forget() {
    CODE.set(None);
}

pub fn part(context: Context) -> AnyView {
    let shown = RwSignal::new(code());
    let drawn = RwSignal::new(None::<Qr>);
    // The key of what went wrong with drawing: the code itself can be told all the same.
    let said = RwSignal::new(None::<&'static str>);
    let draw = move |code: String| {
        said.set(None);
        on_page(drawn, async move {
            let address = [&dom::address(), "?nonce=", &code, &Route::Share.href()].concat();
            match office::ask(context, Request::Draw(address)).await {
                Ok(Response::Drawn(Some(qr))) => drawn.set(Some(qr)),
                _ => said.set(Some("meeting.no-qr")),
            }
        });
    };
    if let Some(code) = shown.get_untracked() {
        draw(code);
    }
    let renew = move |_| {
        let Some(random) = dom::random_bytes() else { return };
        let code = crockford::encode(&random);
        CODE.set(Some(code.clone()));
        drawn.set(None);
        shown.set(Some(code.clone()));
        draw(code);
    };
    let stop = move |_| {
        CODE.set(None);
        shown.set(None);
    };
    let opened = shown.get_untracked().is_some();
    view! {
        <details class="no-print" open=opened data-open=opened>
            <summary>{t("meeting.title")}</summary>
            <p>{t("meeting.lead")}</p>
            {move || shown.get().map(|code| view! {
                <p class="fingerprint code" dir="ltr" data-nonce=code.clone()>
                    {crockford::grouped(&code)}
                </p>
                {move || drawn.get().map(|qr| matrix(&qr.screen))}
                <p class="error" role="alert">{move || said.get().map(|key| tk(&["error.", key]))}</p>
            })}
            <div class="row">
                <button type="button" class="second" data-action="meeting-code" on:click=renew>
                    {move || t(if shown.get().is_some() { "meeting.again" } else { "meeting.new" })}
                </button>
                {move || shown.get().is_some().then(|| view! {
                    <button type="button" class="plain" data-action="meeting-stop" on:click=stop>
                        {t("meeting.stop")}
                    </button>
                })}
            </div>
        </details>
    }
    .into_any()
}

fn matrix(matrix: &Matrix) -> AnyView {
    let size = matrix.size.to_string();
    view! {
        <svg class="qr" viewBox=["0 0 ", &size, " ", &size].concat() role="img" aria-label=t("meeting.qr")>
            <path d=matrix.path.clone() />
        </svg>
    }
    .into_any()
}
