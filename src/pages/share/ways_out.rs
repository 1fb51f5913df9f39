//! Signed: the ways out.

use crate::content::instrument::{Form, Instrument};
use crate::pages::share::stage::{Done, Stage};
use crate::pages::share::{encrypt, send};
use crate::parts::copies::{self, WORDING};
use crate::parts::fold::fold;
use crate::parts::summary::{self, Frame};
use crate::parts::{document, saving};
use crate::platform::file;
use crate::route::Route;
use crate::service::rounds::kept;
use crate::service::{kiosk_device, kiosk_visit};
use crate::session::Mode;
use crate::state::context::Context;
use crate::state::text::{t, tf, tk};
use crate::summary::message::{KeyKind, Matrix, Signed};
use crate::summary::payload::{Payload, Section};
use crate::summary::text::Proof;
use crate::summary::vouched::Vouched;
use crate::summary::{file_name, meaning};
use leptos::prelude::*;

/// Signed: the ways out, and what happens next. `kept` tells whether it can be had again later,
/// where that is to be.
pub fn page(context: Context, stage: RwSignal<Stage>, done: &Done, kept: Option<bool>) -> AnyView {
    let kiosk = context.mode == Mode::Kiosk;
    let again = kept.map(|kept| {
        if kept {
            view! {
                <p data-kept-code="yes">
                    {t("signed.kept")} " " <a href=Route::Code.href()>{t("signed.show")}</a>
                </p>
            }
            .into_any()
        } else {
            view! { <p class="error" data-kept-code="no">{t("signed.not-kept")}</p> }.into_any()
        }
    });
    view! {
        <div class="step">
            <h1 tabindex="-1" class="no-print">{t("share.done.title")}</h1>
            <p class="lead no-print">{t(if kiosk { "kiosk.next" } else { "share.done.next.lead" })}</p>
            {ways(context, done)}
            <section class="no-print">{again} {kept_round(context, &done.payload.jti)}</section>
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
                                kiosk_device::finished(context);
                                kiosk_visit::wipe(context);
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

/// File, share sheet, print, document, QR, text and copies; what is printed stands among them.
pub fn ways(context: Context, done: &Done) -> AnyView {
    let Done { payload, signed, copies, stem } = done;
    let said = RwSignal::new(String::new());
    let kiosk = context.mode == Mode::Kiosk;
    let name = file_name::signed(stem);
    let (file, fingerprint) = (signed.file.clone(), signed.fingerprint.clone());
    let mut document = document::Source::new(stem, payload, file, fingerprint);
    document.code = signed.qr.as_ref().map(|qr| qr.print.clone());
    let text = || copies::text(context, payload, Proof::Signed(&signed.fingerprint));
    let key = match signed.key {
        KeyKind::Kept => "share.done.kept",
        // By design on a device of many; on one's own it is the browser that kept none.
        KeyKind::OneTime if context.mode != Mode::Own => "kiosk.one-time",
        KeyKind::OneTime => "share.done.one-time",
    };
    let vouched = Vouched::signed(payload);
    let frame = Frame { closing: Some(printed(signed)), vouched, ..Frame::default() };
    let codes = signed.qr.as_ref().map(|qr| {
        view! {
            <section class="no-print">
                <h2>{t("share.done.qr")}</h2>
                <div data-qr=qr.text.clone()>{matrix(&qr.screen, "qr")}</div>
                <p class="hint">{t("share.done.qr.hint")} " " {code_holds(context.instrument(), payload)}</p>
                <p data-code-part="">{t("summary.code-part")}</p>
                <details>
                    <summary>{t("share.done.qr.text")}</summary>
                    <pre class="raw" dir="ltr">{qr.text.clone()}</pre>
                </details>
            </section>
        }
    });
    // At an interview or a kiosk a second signature can be expected: whether there is one is said.
    let second = match &signed.beside {
        Some(print) => Some(
            view! {
                <p data-beside="done">{tf("beside.done", &[("fingerprint", print)])}</p>
            }
            .into_any(),
        ),
        None if context.mode == Mode::Own => None,
        None => Some(view! { <p data-beside="alone">{t("beside.alone")}</p> }.into_any()),
    };
    let mark = view! {
        <p class="fingerprint" dir="ltr">{signed.fingerprint.clone()}</p>
        <p class="hint">{t("share.done.fingerprint.hint")}</p>
        <p class="hint">{t(key)}</p>
    };
    let sheet = view! {
        <div class="paper">
            <p class="print-only h1">{t("summary.title")}</p>
            {summary::view(context, payload, frame)}
        </div>
    };
    view! {
            {codes}
            {(!kiosk).then(saving::warning)}
            <div class="ways no-print">
                {(!kiosk).then(|| files(said, &name, &signed.file))}
                <button type="button" class="second" on:click=move |_| report(said, file::print().map(|()| String::new()))>
                    {t("share.done.print")}
                </button>
                {(!kiosk).then(|| document::buttons(context, document, said))}
                {(!kiosk).then(|| copies::to_clipboard(text(), said))}
            </div>
            <p role="status" class="no-print" prop:textContent=move || said.get()></p>
            {(!kiosk).then(|| encrypt::part(context, file_name::encrypted(stem), &signed.file))}
            {copies::part(copies.clone())}
            <div class="no-print">{second}</div>
            <div class="no-print">{fold(t("share.done.fingerprint"), None, mark.into_any())}</div>
            {fold(t("share.done.content"), None, sheet.into_any())}
    }
    .into_any()
}

/// What a code says of what was shared; the rest is in the file alone.
fn code_holds(instrument: &Instrument, payload: &Payload) -> String {
    const SAID: [Section; 5] = [
        Section::Votes,
        Section::Wishes,
        Section::Dimensions,
        Section::WorkAbility,
        Section::Answers,
    ];
    // In the short form the tallies are the answers.
    let short = meaning::form(instrument, &payload.instrument) == Some(Form::Short);
    let said =
        |section: &Section| payload.holds(*section) && !(short && *section == Section::Dimensions);
    let names = SAID.iter().filter(|section| said(section));
    let names: Vec<String> = names.map(|section| tk(&["section.", section.name()])).collect();
    if names.is_empty() {
        return t("share.done.qr.bare");
    }
    tf("share.done.qr.holds", &[("names", &names.join("; "))])
}

/// That it was kept for comparing, and taking that back; or that it could not be kept.
fn kept_round(context: Context, jti: &str) -> AnyView {
    let kept = RwSignal::new(kept::holds(jti));
    let jti = StoredValue::new(jti.to_owned());
    let missing = kept::are_kept(context) && !kept.get_untracked();
    let said = RwSignal::new(missing.then_some("kept.round"));
    let forget = move |_| {
        let forgot = kept::forget(&jti.get_value());
        kept.set(forgot.is_err());
        said.set(forgot.err().map(kept::key));
    };
    view! {
        {move || kept.get().then(|| view! {
            <p data-round-kept="">
                {t("rounds.kept")} " " <a href=Route::Rounds.href()>{t("rounds.title")}</a> ". "
                <button type="button" class="plain" data-action="forget-round" on:click=forget>
                    {t("rounds.forget")}
                </button>
            </p>
        })}
        {move || said.get().map(|key| view! { <p class="error">{tk(&["error.", key])}</p> })}
    }
    .into_any()
}

/// What the printed first page ends with: the fingerprint, and the code at its physical size.
fn printed(signed: &Signed) -> AnyView {
    let lines = Proof::Signed(&signed.fingerprint).lines(WORDING);
    view! {
        <section class="print-only verdict">
            {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            {signed.qr.as_ref().map(|qr| view! {
                {matrix(&qr.print, "qr")}
                <p>{t("summary.code-part")}</p>
            })}
        </section>
    }
    .into_any()
}

const KIND: &str = "application/json";

fn files(said: RwSignal<String>, name: &str, text: &str) -> AnyView {
    let send = send::button(said, name, text);
    let (name, text) = (StoredValue::new(name.to_owned()), StoredValue::new(text.to_owned()));
    let download = move |_| {
        // Who had a recipient in mind is not to believe that this file is for them alone.
        let next = if encrypt::is_meant() { "share.plain" } else { "share.done.saved" };
        said.set(saving::text(&name.get_value(), KIND, &text.get_value(), next));
    };
    view! {
        <button type="button" class="first" data-export="jws" on:click=download>
            {t("share.done.download")}
        </button>
        {send}
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
