//! The meeting code: a challenge that the client's app puts into the summary, so that it can be
//! seen to be made for this meeting.

use crate::platform::dom;
use crate::route::Route;
use crate::service::signing_client;
use crate::service::task::on_page;
use crate::state::context::Context;
use crate::state::text::{t, tk};
use crate::summary::crockford;
use crate::summary::message::{Matrix, Qr, Request, Response};
use crate::summary::received::Received;
use leptos::prelude::*;

/// The code of this meeting.
#[derive(Clone, PartialEq, Eq)]
enum Code {
    None,
    /// 16 characters.
    Shown(String),
    /// A summary answered it: the next meeting takes another.
    Served,
}

thread_local! {
    /// Kept while the page lives, whatever page is in front.
    static CODE: ArcRwSignal<Code> = ArcRwSignal::new(Code::None);
}

fn signal() -> ArcRwSignal<Code> {
    CODE.with(Clone::clone)
}

/// The code that is shown now.
pub fn code() -> Option<String> {
    match signal().get_untracked() {
        Code::Shown(code) => Some(code),
        Code::None | Code::Served => None,
    }
}

/// Takes the code off the screen when one of these lines of what was received answers it.
pub fn retire(received: &str) {
    if code().is_some_and(|code| Received::read(received).has_nonce(&code)) {
        signal().set(Code::Served);
    }
}

/// Puts the code away.
pub fn forget() {
    signal().set(Code::None);
}

pub fn part(context: Context) -> AnyView {
    let shown = RwSignal::from(signal());
    let drawn = RwSignal::new(None::<Qr>);
    // The key of what went wrong with drawing: the code itself can be told all the same.
    let said = RwSignal::new(None::<&'static str>);
    let draw = move |code: String| {
        said.set(None);
        on_page(drawn, async move {
            let address = [&dom::address(), "?nonce=", &code, &Route::Share.href()].concat();
            match signing_client::ask(context, Request::Draw(address)).await {
                Ok(Response::Drawn(Some(qr))) => drawn.set(Some(qr)),
                _ => said.set(Some("meeting.no-qr")),
            }
        });
    };
    if let Some(code) = code() {
        draw(code);
    }
    let renew = move |_| {
        let Some(random) = dom::random_bytes() else { return };
        let code = crockford::encode(&random);
        drawn.set(None);
        shown.set(Code::Shown(code.clone()));
        draw(code);
    };
    let stop = move |_| shown.set(Code::None);
    let opened = shown.get_untracked() != Code::None;
    let shows = move || matches!(shown.get(), Code::Shown(_));
    view! {
        <details class="no-print" open=opened data-open=opened>
            <summary>{t("meeting.title")}</summary>
            <p>{t("meeting.lead")}</p>
            {move || match shown.get() {
                Code::None => ().into_any(),
                Code::Shown(code) => view! {
                    <p class="fingerprint code" dir="ltr" data-nonce=code.clone()>
                        {crockford::grouped(&code)}
                    </p>
                    {move || drawn.get().map(|qr| matrix(&qr.screen))}
                    <p
                        class="error"
                        role="alert"
                        prop:textContent=move || said.get().map(|key| tk(&["error.", key]))
                    ></p>
                }
                .into_any(),
                Code::Served => {
                    view! { <p data-nonce-served="">{t("meeting.served")}</p> }.into_any()
                }
            }}
            <div class="row">
                <button
                    type="button"
                    class="second"
                    data-action="meeting-code"
                    on:click=renew
                    prop:textContent=move || t(if shows() { "meeting.again" } else { "meeting.new" })
                ></button>
                {move || shows().then(|| view! {
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
