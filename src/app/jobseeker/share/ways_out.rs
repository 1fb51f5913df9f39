//! Signed: the ways out.

use super::{Stage, encrypt, file_stem};
use crate::app::jobseeker::rounds;
use crate::app::{Context, Route, copies, kiosk, paper, summary_page};
use crate::platform::file;
use crate::session::Mode;
use crate::summary::derived::Derived;
use crate::summary::message::{KeyKind, Matrix, Signed};
use crate::summary::payload::Payload;
use crate::summary::text::plain_text;
use crate::ui::text::{t, tf};
use leptos::prelude::*;

/// Signed: file, share sheet, print, QR, text, and what happens next.
pub fn page(
    context: Context,
    stage: RwSignal<Stage>,
    payload: &Payload,
    signed: &Signed,
    copies: &[Derived],
) -> AnyView {
    let said = RwSignal::new(String::new());
    let kiosk = context.mode == Mode::Kiosk;
    let stem = file_stem(context, payload);
    let name = [&stem, ".suunta.json"].concat();
    let (file, fingerprint) = (signed.file.clone(), signed.fingerprint.clone());
    let mut document = paper::Source::new(&stem, payload, file, fingerprint);
    document.code = signed.qr.as_ref().map(|qr| qr.print.clone());
    let key = match signed.key {
        KeyKind::Kept => "share.done.kept",
        // By design on a device of many; on one's own it is the browser that kept none.
        KeyKind::OneTime if context.mode != Mode::Own => "kiosk.one-time",
        KeyKind::OneTime => "share.done.one-time",
    };
    let codes = signed.qr.as_ref().map(|qr| {
        view! {
            <section class="no-print">
                <h2>{t("share.done.qr")}</h2>
                <p class="hint">{t("share.done.qr.hint")}</p>
                <div data-qr=qr.text.clone()>{matrix(&qr.screen, "qr")}</div>
                <details>
                    <summary>{t("share.done.qr.text")}</summary>
                    <pre class="raw" dir="ltr">{qr.text.clone()}</pre>
                </details>
            </section>
        }
    });
    view! {
        <div class="step">
            <h1 tabindex="-1" class="no-print">{t("share.done.title")}</h1>
            <p class="lead no-print">{t("share.done.lead")}</p>
            <div class="ways no-print">
                {(!kiosk).then(|| files(said, &name, &signed.file))}
                <button type="button" class="second" on:click=move |_| report(said, file::print().map(|()| String::new()))>
                    {t("share.done.print")}
                </button>
                {(!kiosk).then(|| paper::button(context, document, said))}
                {(!kiosk).then(|| copy(said, plain_text(payload, context.instrument(), context.programme(), &|key| t(key))))}
            </div>
            <p role="status" class="no-print">{move || said.get()}</p>
            {(!kiosk).then(|| encrypt::part(context, &name, &signed.file))}
            {codes}
            {copies::part(copies.to_vec())}
            <section class="no-print">
                <h2>{t("share.done.fingerprint")}</h2>
                <p class="fingerprint" dir="ltr">{signed.fingerprint.clone()}</p>
                <p class="hint">{t("share.done.fingerprint.hint")}</p>
                {signed.beside.clone().map(|print| view! {
                    <p data-beside="done">{tf("beside.done", &[("fingerprint", &print)])}</p>
                })}
                <p class="hint">{t(key)}</p>
            </section>
            <div class="paper">{letterhead(signed)} {summary_page::view(context, payload)}</div>
            <section class="no-print">
                <h2>{t("share.done.next")}</h2>
                <p>{t(if kiosk { "kiosk.next" } else { "share.done.next.lead" })}</p>
                {kept_round(&payload.jti)}
            </section>
            <div class="controls">
                <div class="row">
                    <button
                        type="button"
                        class="second"
                        data-action="back"
                        on:click=move |_| stage.set(Stage::Choosing)
                    >
                        {t("share.done.again")}
                    </button>
                    <button
                        type="button"
                        class="first"
                        data-action="finish"
                        on:click=move |_| {
                            if kiosk {
                                kiosk::finished(context);
                                kiosk::wipe(context);
                            } else {
                                context.go(Route::Start);
                            }
                        }
                    >
                        {t("share.done.finish")}
                    </button>
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// That it was kept for comparing, when it was, and taking that back.
fn kept_round(jti: &str) -> AnyView {
    let kept = RwSignal::new(rounds::kept::holds(jti));
    let jti = StoredValue::new(jti.to_owned());
    let forget = move |_| kept.set(rounds::kept::forget(&jti.get_value()).is_err());
    view! {
        {move || kept.get().then(|| view! {
            <p data-round-kept="">
                {t("rounds.kept")} " " <a href=Route::Rounds.href()>{t("rounds.title")}</a> ". "
                <button type="button" class="plain" data-action="forget-round" on:click=forget>
                    {t("rounds.forget")}
                </button>
            </p>
        })}
    }
    .into_any()
}

/// What the printed page begins with: the code at its physical size and the fingerprint.
fn letterhead(signed: &Signed) -> AnyView {
    view! {
        <div class="print-only letterhead">
            <p class="h1">{t("summary.title")}</p>
            {signed.qr.as_ref().map(|qr| matrix(&qr.print, "qr"))}
            <p class="fingerprint" dir="ltr">{signed.fingerprint.clone()}</p>
        </div>
    }
    .into_any()
}

const KIND: &str = "application/json";

fn files(said: RwSignal<String>, name: &str, text: &str) -> AnyView {
    let (name, text) = (StoredValue::new(name.to_owned()), StoredValue::new(text.to_owned()));
    let download = move |_| {
        let result = file::download(&name.get_value(), KIND, &text.get_value());
        report(said, result.map(|()| t("share.done.saved")));
    };
    let send = move |_| {
        wasm_bindgen_futures::spawn_local(async move {
            let result = file::share(&name.get_value(), KIND, &text.get_value()).await;
            report(said, result.map(|()| String::new()));
        });
    };
    view! {
        <button type="button" class="first" data-export="jws" on:click=download>
            {t("share.done.download")}
        </button>
        {file::can_share().then(|| view! {
            <button type="button" class="second" on:click=send>
                {t("share.done.send")}
            </button>
        })}
    }
    .into_any()
}

fn copy(said: RwSignal<String>, text: String) -> AnyView {
    let text = StoredValue::new(text);
    view! {
        <button
            type="button"
            class="second"
            data-export="text"
            on:click=move |_| {
                wasm_bindgen_futures::spawn_local(async move {
                    let result = file::copy(&text.get_value()).await;
                    report(said, result.map(|()| t("share.done.copied")));
                });
            }
        >
            {t("share.done.copy")}
        </button>
    }
    .into_any()
}

/// Says what became of an act.
fn report(said: RwSignal<String>, result: Result<String, crate::platform::Error>) {
    said.set(result.unwrap_or_else(|error| t(&["error.", error.key()].concat())));
}

fn matrix(matrix: &Matrix, class: &'static str) -> AnyView {
    let size = matrix.size.to_string();
    view! {
        <svg class=class viewBox=["0 0 ", &size, " ", &size].concat() role="img" aria-label=t("share.done.qr")>
            <path d=matrix.path.clone() />
        </svg>
    }
    .into_any()
}
