mod beside;
mod consent;
mod encrypt;
mod send;
mod signers;
mod ways_out;

use self::beside::Beside;
use self::signers::{Signers, meeting_code};
use super::rounds::{self, kept};
use super::{begin, heading};
use crate::app::summary_page::{self, Frame};
use crate::app::{Context, Route, copies, office, task::on_page};
use crate::content::instrument::{Form, Instrument};
use crate::platform::{boot, clock, dom};
use crate::session::rounds::Round;
use crate::session::{self, Action, Mode, Session, Stamp};
use crate::summary::derived::Derived;
use crate::summary::file_name;
use crate::summary::holder::Holder;
use crate::summary::message::{KeyKind, Request, Response, Signed};
use crate::summary::payload::{Payload, Section};
use crate::ui::anew::anew;
use crate::ui::choice::{Choice, linked_checkboxes};
use crate::ui::errors::{Errors, title};
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
    /// Signed, with the copies made of it.
    Done(Box<(Payload, Signed, Vec<Derived>)>),
}

/// Section by section what is shared, a preview of exactly that, the signature, and the ways out.
pub fn page(context: Context) -> AnyView {
    let stage = RwSignal::new(Stage::Choosing);
    let signers = Signers::new(context);
    // Once signed there is another heading; the page's title follows it.
    Effect::new(move |before: Option<bool>| {
        let done = stage.with(|stage| matches!(stage, Stage::Done(_)));
        if before.is_some_and(|before| before != done) {
            dom::after_paint(|| dom::set_title(&title()));
        }
        done
    });
    let is_done = Memo::new(move |_| stage.with(|stage| matches!(stage, Stage::Done(_))));
    anew(move || {
        if is_done.get()
            && let Stage::Done(done) = stage.get_untracked()
        {
            return ways_out::page(context, stage, &done.0, &done.1, &done.2);
        }
        choosing(context, stage, signers)
    })
    .into_any()
}

/// Sections of which there is something to share.
fn offered(instrument: &Instrument, context: Context, session: &Session) -> Vec<Section> {
    session::offered(instrument, context.profile(), session, kept::change(context, session))
}

/// The sections in force: the client's choice, or the defaults.
fn chosen(instrument: &Instrument, context: Context, session: &Session) -> Vec<Section> {
    let list = session.list(&consent::list_name(session));
    let touched = list.iter().any(|name| name == TOUCHED);
    let wanted = |section: &Section| {
        if touched {
            list.iter().any(|name| name == section.name())
        } else {
            section.shared_by_default()
        }
    };
    offered(instrument, context, session).into_iter().filter(wanted).collect()
}

fn build(context: Context, stamp: Stamp) -> Payload {
    context.session(|session| {
        let chosen = chosen(context.instrument(), context, session);
        let stamp = Stamp { change: kept::change(context, session), ..stamp };
        session::payload(context.instrument(), context.profile(), session, &chosen, stamp)
    })
}

fn choosing(context: Context, stage: RwSignal<Stage>, signers: Signers) -> AnyView {
    let instrument = context.instrument();
    let empty = !context.session(|session| session.is_answered(instrument));
    if empty {
        let content = view! {
            {heading("share.title")}
            <p class="lead">{t("share.empty")}</p>
        };
        let way = (Route::Tasks, "tasks.title");
        return begin::page(context, Route::Review, way, content.into_any());
    }
    let party = Memo::new(move |_| context.watch(consent::list_name));
    // Follows the choice: what is drawn here is what is signed.
    let selection = Memo::new(move |_| context.watch(|s| chosen(instrument, context, s)));
    let payload = Memo::new(move |_| {
        // Read, not only tracked: a memo that nobody reads never runs.
        selection.with(|_| ());
        build(context, Stamp { language: lang().to_owned(), ..Stamp::default() })
    });
    let preview = move || payload.with(|p| summary_page::view(context, p, Frame::default()));
    let raw = move || payload.with(|payload| serde_json::to_string(payload).unwrap_or_default());
    let busy = Memo::new(move |_| stage.with(|stage| matches!(stage, Stage::Signing)));
    let failed = move || match stage.get() {
        Stage::Failed(key) => Some(t(&["error.", key].concat())),
        _ => None,
    };
    view! {
        <form class="step" autocomplete="off" on:submit=move |event| {
            event.prevent_default();
            if signers.ready(context) {
                sign(context, stage, signers);
            } else if matches!(stage.get_untracked(), Stage::Failed(_)) {
                stage.set(Stage::Choosing);
            }
        }>
            {signers.errors.summary()}
            {heading("share.title")} <p class="lead">{t("share.lead")}</p>
            {consent::consents(context, signers.errors)}
            {consent::recipients(context)}
            // Each recipient has a choice of its own, and so rows of its own: rows that were touched
            // would keep what was chosen for another.
            <For each=move || [party.get()] key=Clone::clone children=move |_| sections(context, signers.errors) />
            {meeting_code(signers)}
            {signers.beside.map(Beside::part)}
            <h2>{t("share.preview")}</h2>
            <div class="paper">{anew(preview)}</div>
            <details>
                <summary>{t("share.raw")}</summary>
                <pre class="raw" dir="ltr" prop:textContent=raw></pre>
            </details>
            <p>{t("share.about")}</p>
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
                {super::state(context)}
            </div>
        </form>
    }
    .into_any()
}

/// What is shared, section by section.
fn sections(context: Context, errors: Errors) -> AnyView {
    let instrument = context.instrument();
    let (offered, selected) = context.session(|session| {
        (offered(instrument, context, session), chosen(instrument, context, session))
    });
    // What is wrong with the choice stands by its first row.
    let first = offered.first().map_or("", |section| section.name());
    // A form without scores says nothing but the answers, which are off unless they are chosen.
    let short = context.session(|session| session.form) == Form::Short;
    let rows = offered.iter().map(|section| {
        let label = t(&["section.", section.name()].concat());
        let hint = (short && *section == Section::Answers).then(|| t("share.short"));
        Choice { hint, ..Choice::new(section.name(), label, selected.contains(section)) }
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
        let name = context.session(consent::list_name);
        context.act(Action::List { name, values: sections });
    };
    view! {
        <fieldset on:change=change aria-describedby=errors.described(first, false)>
            <legend>{t("share.sections")}</legend>
            {errors.beside(first)}
            {linked_checkboxes("share", rows.collect())}
        </fieldset>
    }
    .into_any()
}

/// Keeps what was signed, so that the next time can be set beside it.
fn keep_round(context: Context, payload: &Payload, signed: &Signed) {
    let key = (signed.key == KeyKind::Kept).then(|| signed.kid.clone());
    // Damaged rounds were set aside, and the page of rounds says so; a newer app's are left alone.
    if let Ok(mut rounds) = kept::all() {
        let round = Round::of(payload, key);
        context.session(|session| rounds.finish(session, round));
        // Where it is not kept the ways out say so: the summary itself can be opened the next time.
        let _ = kept::keep(&rounds);
    }
}

fn sign(context: Context, stage: RwSignal<Stage>, signers: Signers) {
    let Ok(nonce) = signers.nonce() else { return };
    let beside = signers.beside.and_then(Beside::holder);
    stage.set(Stage::Signing);
    // Nothing is kept of a summary that nobody was shown.
    on_page(stage, async move {
        let stamp = Stamp {
            jti: ["urn:uuid:", &dom::random_uuid()].concat(),
            issued_at: clock::timestamp(clock::now()),
            nonce,
            language: lang().to_owned(),
            beside: beside.and_then(Holder::role),
            change: None,
        };
        let payload = build(context, stamp);
        let (payload, copies) = match with_copies(context, payload).await {
            Ok(both) => both,
            Err(key) => return stage.set(Stage::Failed(key)),
        };
        let request = Request::Sign {
            payload: Box::new(payload.clone()),
            // A shared device never keeps a client's key.
            one_time: context.mode != Mode::Own,
            beside,
        };
        match office::ask(context, request).await {
            Ok(Response::Signed(signed)) => {
                if rounds::are_kept(context) {
                    keep_round(context, &payload, &signed);
                }
                context.exported();
                stage.set(Stage::Done(Box::new((payload, *signed, copies))));
                boot::turned();
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

/// Copies are files: on a shared device none are made.
async fn with_copies(
    context: Context,
    payload: Payload,
) -> Result<(Payload, Vec<Derived>), &'static str> {
    if context.mode == Mode::Kiosk {
        return Ok((payload, Vec::new()));
    }
    let stem = file_stem(context, &payload);
    copies::attach(context, payload, &stem).await
}

/// What the names of the summary's files begin with.
fn file_stem(context: Context, payload: &Payload) -> String {
    file_name::stem(payload, &consent::party(context))
}
