use super::{heading, step};
use crate::app::{Context, Route, office, start_up, summary_page};
use crate::content::instrument::Instrument;
use crate::platform::{clock, dom, file};
use crate::session::{self, Action, Mode, Session, Stamp, fields};
use crate::summary::message::{KeyKind, Matrix, Request, Response, Signed};
use crate::summary::payload::{Payload, Role, Section};
use crate::summary::text::plain_text;
use crate::ui::choice::{Choice, checkboxes};
use crate::ui::text::{lang, t};
use leptos::prelude::*;

/// Stands in the list of chosen sections once the client has chosen, so that "none" can be told
/// from "not chosen yet".
const TOUCHED: &str = "chosen";

/// What the page has come to.
#[derive(Clone)]
enum Stage {
    Choosing,
    Signing,
    Failed(&'static str),
    Done(Box<(Payload, Signed)>),
}

/// Section by section what is shared, a preview of exactly that, the signature, and the ways out.
pub fn page(context: Context) -> AnyView {
    let stage = RwSignal::new(Stage::Choosing);
    view! {
        {move || match stage.get() {
            Stage::Done(done) => ways_out(context, stage, &done.0, &done.1),
            now => choosing(context, stage, &now),
        }}
    }
    .into_any()
}

/// The sections in force: the client's choice, or the defaults.
fn chosen(instrument: &Instrument, context: Context, session: &Session) -> Vec<Section> {
    let offered = session::offered(instrument, context.profile(), session);
    let list = session.list(fields::SHARE);
    let touched = list.iter().any(|name| name == TOUCHED);
    let wanted = |section: &Section| {
        if touched {
            list.iter().any(|name| name == section.name())
        } else {
            section.shared_by_default()
        }
    };
    offered.into_iter().filter(wanted).collect()
}

fn build(context: Context, stamp: Stamp) -> Payload {
    context.session(|session| {
        let chosen = chosen(context.instrument(), context, session);
        session::payload(context.instrument(), context.profile(), session, &chosen, stamp)
    })
}

fn choosing(context: Context, stage: RwSignal<Stage>, now: &Stage) -> AnyView {
    let instrument = context.instrument();
    let empty = context.session(|session| session.answers.is_empty());
    if empty {
        let content = view! {
            {heading("share.title")}
            <p class="lead">{t("share.empty")}</p>
        };
        return step(context, Route::Review, Route::Tasks, content.into_any());
    }
    let (offered, selected) = context.session(|session| {
        (
            session::offered(instrument, context.profile(), session),
            chosen(instrument, context, session),
        )
    });
    let rows = offered.iter().map(|section| {
        let label = t(&["section.", section.name()].concat());
        Choice::new(section.name(), label, selected.contains(section))
    });
    let change = move |event: web_sys::Event| {
        let Some(input) = super::target(&event) else { return };
        let mut sections: Vec<String> = context.session(|session| {
            let chosen = chosen(instrument, context, session);
            chosen.iter().map(|section| section.name().to_owned()).collect()
        });
        sections.retain(|name| *name != input.value());
        if input.checked() {
            sections.push(input.value());
        }
        sections.push(TOUCHED.to_owned());
        context.act(Action::List { name: fields::SHARE.to_owned(), values: sections });
    };
    // Follows the choice: what is drawn here is what is signed.
    let selection = Memo::new(move |_| context.watch(|s| chosen(instrument, context, s)));
    let preview = move || {
        selection.track();
        let stamp = Stamp { language: lang().to_owned(), ..Stamp::default() };
        let payload = build(context, stamp);
        let raw = serde_json::to_string(&payload).unwrap_or_default();
        view! {
            <div class="paper">{summary_page::view(context, &payload)}</div>
            <details>
                <summary>{t("share.raw")}</summary>
                <pre class="raw" dir="ltr">{raw}</pre>
            </details>
        }
    };
    let busy = matches!(now, Stage::Signing);
    let failed = match now {
        Stage::Failed(key) => Some(t(&["error.", key].concat())),
        _ => None,
    };
    view! {
        <form class="step" autocomplete="off" on:submit=move |event| {
            event.prevent_default();
            sign(context, stage);
        }>
            {heading("share.title")} <p class="lead">{t("share.lead")}</p>
            <fieldset on:change=change>
                <legend>{t("share.sections")}</legend>
                {checkboxes("share", rows.collect())}
            </fieldset>
            <h2>{t("share.preview")}</h2>
            {preview}
            <p>{t("share.about")}</p>
            <p class="error" role="alert">{failed}</p>
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
                    <button type="submit" class="first" data-action="sign" disabled=busy>
                        {t(if busy { "share.signing" } else { "share.sign" })}
                    </button>
                </div>
                {super::state(context)}
            </div>
        </form>
    }
    .into_any()
}

fn sign(context: Context, stage: RwSignal<Stage>) {
    stage.set(Stage::Signing);
    wasm_bindgen_futures::spawn_local(async move {
        let stamp = Stamp {
            jti: ["urn:uuid:", &dom::random_uuid()].concat(),
            issued_at: clock::timestamp(clock::now()),
            nonce: context.nonce.get_value(),
            language: lang().to_owned(),
        };
        let payload = build(context, stamp);
        let request = Request::Sign {
            payload: Box::new(payload.clone()),
            // A shared device never keeps a key.
            one_time: context.mode == Mode::Kiosk,
            role: Role::Client,
        };
        match office::ask(context, request).await {
            Ok(Response::Signed(signed)) => {
                context.exported();
                stage.set(Stage::Done(Box::new((payload, *signed))));
                dom::after_paint(|| {
                    dom::scroll_to_top();
                    dom::focus("#main h1");
                });
            }
            Ok(_) => stage.set(Stage::Failed("worker.protocol")),
            Err(key) => stage.set(Stage::Failed(key)),
        }
    });
}

/// Signed: file, share sheet, print, QR, text, and what happens next.
fn ways_out(
    context: Context,
    stage: RwSignal<Stage>,
    payload: &Payload,
    signed: &Signed,
) -> AnyView {
    let said = RwSignal::new(String::new());
    let kiosk = context.mode == Mode::Kiosk;
    let name =
        ["suunta-", payload.issued_at.get(..10).unwrap_or("summary"), ".suunta.json"].concat();
    let key = match signed.key {
        KeyKind::Kept => "share.done.kept",
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
                {(!kiosk).then(|| copy(said, plain_text(payload, context.instrument(), context.profile(), &|key| t(key))))}
            </div>
            <p role="status" class="no-print">{move || said.get()}</p>
            {codes}
            <section class="no-print">
                <h2>{t("share.done.fingerprint")}</h2>
                <p class="fingerprint" dir="ltr">{signed.fingerprint.clone()}</p>
                <p class="hint">{t("share.done.fingerprint.hint")}</p>
                <p class="hint">{t(key)}</p>
            </section>
            <div class="paper">{letterhead(signed)} {summary_page::view(context, payload)}</div>
            <section class="no-print">
                <h2>{t("share.done.next")}</h2>
                <p>{t("share.done.next.lead")}</p>
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
                                start_up::erase(context);
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
