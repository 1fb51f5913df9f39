//! The caseworker's checking page: a file or a text in, a verdict and the summary out.

mod carriers;
mod client;
mod copies;
mod day;
mod knows;
mod meeting;
mod names;
mod pins;
mod receipt;
mod received;
mod refused;
mod scan;
mod seal;
mod stage;
mod unsigned;

use crate::pages::desk::knows::Come;
use crate::pages::desk::stage::Stage;
use crate::parts::errors::{Errors, FieldError};
use crate::parts::summary::{self, Frame};
use crate::parts::{opening, receipt_card, trusted};
use crate::platform::file::{self, Dropped};
use crate::platform::{clock, dom};
use crate::route::Route;
use crate::service::task::on_page;
use crate::service::{given, signing_client};
use crate::session::Mode;
use crate::state::context::Context;
use crate::state::error::Error;
use crate::state::text::{t, tk};
use crate::summary::message::{Check, Input, Request, Response};
use crate::summary::received::Seen;
use crate::summary::verdict::Verdict;
use crate::summary::vouched::Vouched;
use leptos::prelude::*;
use std::cell::RefCell;
use web_sys::File;

thread_local! {
    /// What is shown: in another language, or after the screen was locked, it is still here.
    static SHOWN: RefCell<Option<Box<(Verdict, Input)>>> = const { RefCell::new(None) };
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Page {
    context: Context,
    stage: RwSignal<Stage>,
    /// The key of what went wrong with noting what was received.
    said: RwSignal<Option<&'static str>>,
}

/// Whether anything of a client is in memory.
pub fn holds() -> bool {
    SHOWN.with_borrow(Option::is_some) || day::holds()
}

/// Forgets what is in memory: the list of the day, the summary that is shown, labels.
pub fn forget() {
    SHOWN.take();
    carriers::forget();
    day::forget();
    meeting::forget();
    names::forget();
}

pub fn page(context: Context) -> AnyView {
    // A kiosk holds nothing of anybody.
    let holds = context.mode != Mode::Kiosk;
    let shown = SHOWN.with_borrow(Clone::clone).filter(|_| holds);
    let stage = RwSignal::new(shown.map_or(Stage::Waiting, Stage::Checked));
    let page = Page { context, stage, said: RwSignal::new(None) };
    let over = RwSignal::new(false);
    let errors = Errors::default();
    let paste = NodeRef::<leptos::html::Textarea>::new();
    let day = day::Day::new(context);
    let names = names::Names::new();
    on_cleanup(move || {
        if context.route.get_untracked() != Route::Desk {
            SHOWN.take();
        }
    });
    Effect::new(move |_| {
        let shown = stage.with(|stage| match stage {
            Stage::Checked(found) if holds => Some(found.clone()),
            _ => None,
        });
        SHOWN.set(shown);
        // A key may have been confirmed, or its label given.
        names.follow();
        day.call();
    });
    let unread = move |key: &'static str| {
        stage.set(Stage::Waiting);
        errors.tell([FieldError::of("desk-file", key)]);
    };
    let take = move |mut files: Vec<File>| {
        errors.clear();
        if files.len() > 1 {
            return day.take(files);
        }
        if let Some(chosen) = files.pop() {
            // Whatever comes of it, the verdict of something else does not stand beside it.
            stage.set(Stage::Checking);
            on_page(stage, async move {
                match given::read(&chosen).await {
                    Ok(bytes) => page.check(Input::file(&bytes), chosen.name(), Come::Alone),
                    Err(error) => unread(error.key()),
                }
            });
        }
    };
    let choose = move |event: web_sys::Event| take(file::taken(&event));
    let drop = move |event: web_sys::DragEvent| {
        event.prevent_default();
        over.set(false);
        let dropped = Dropped::of(&event);
        on_page(stage, async move {
            match dropped.files().await {
                Ok(files) => take(files),
                Err(error) => unread(error.key()),
            }
        });
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = paste.get_untracked().map(|area| area.value()).unwrap_or_default();
        if text.trim().is_empty() {
            errors.tell([FieldError::of("desk-paste", "desk.empty")]);
        } else {
            errors.clear();
            page.check(Input::Text(text), String::new(), Come::Alone);
        }
    };
    let opened = move || {
        stage.update(|stage| {
            let Stage::Checked(found) = stage else { return };
            for pin in found.0.signatures.iter_mut().filter_map(|one| one.pin.as_mut()) {
                pin.label = names::of(&pin.kid).unwrap_or_default();
            }
        });
    };
    view! {
        <h1 tabindex="-1">{t("desk.title")}</h1>
        <p class="lead no-print">{t("desk.lead")}</p>
        <form class="no-print" on:submit=submit autocomplete="off">
            {errors.summary()}
            <div
                class="drop field"
                class:over=move || over.get()
                on:dragover=move |event| {
                    event.prevent_default();
                    over.set(true);
                }
                on:dragleave=move |_| over.set(false)
                on:drop=drop
            >
                <label for="desk-file">{t("desk.file")}</label>
                {errors.beside("desk-file")}
                <input
                    id="desk-file"
                    type="file"
                    aria-describedby=errors.described("desk-file", false)
                    aria-invalid=errors.invalid("desk-file")
                    on:change=choose
                />
            </div>
            <div class="field">
                <label for="desk-paste">{t("desk.paste")}</label>
                {errors.beside("desk-paste")}
                <textarea
                    id="desk-paste"
                    name="paste"
                    rows="4"
                    dir="ltr"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby=errors.described("desk-paste", false)
                    aria-invalid=errors.invalid("desk-paste")
                    node_ref=paste
                ></textarea>
            </div>
            <button type="submit" class="first">{t("desk.check")}</button>
        </form>
        {scan::part(
            move || stage.set(Stage::Waiting),
            move |text| page.check(Input::Text(text), String::new(), Come::Alone),
        )}
        {day::part(day, move |input, noted| page.check(input, String::new(), Come::Listed(noted)))}
        {meeting::part(context)}
        {trusted::part(context, trusted::Use::Keys, RwSignal::new(None))}
        {names.part(opened)}
        <p
            class="error no-print"
            role="alert"
            data-said=move || page.said.get().unwrap_or_default()
            prop:textContent=move || page.said.get().map(|key| tk(&["error.", key]))
        ></p>
        <div class="no-print" role="status">{move || stage.with(told)}</div>
        {move || match stage.get() {
            Stage::Checked(found) => Some(checked(page, &found)),
            _ => None,
        }}
    }
    .into_any()
}

impl Page {
    /// Checks, shows the verdict and notes what is accepted; by itself, so that what was shown is
    /// noted although the page is left.
    fn check(self, input: Input, name: String, come: Come) {
        let Self { context, stage, said } = self;
        stage.set(Stage::Checking);
        said.set(None);
        wasm_bindgen_futures::spawn_local(async move {
            let input = match given::unpacked(context, input).await {
                Ok(input) => input,
                Err(error) => return stage.set(Stage::Failed(error)),
            };
            let request = Request::Check(Check { input: input.clone(), name, desk: come.desk() });
            match signing_client::ask(context, request).await {
                Ok(Response::Checked(verdict)) => {
                    let verdict = carriers::matched(*verdict);
                    let seen = Seen::of(&verdict, clock::now() / 1000);
                    let seen = seen.filter(|_| !come.is_noted());
                    stage.set(Stage::Checked(Box::new((verdict, input))));
                    dom::after_paint(|| {
                        dom::focus(".seal h2");
                        dom::scroll_to(".seal");
                    });
                    // In a task of its own: what was received before can be long.
                    dom::next_task().await;
                    let noted = received::note(&seen.map(|seen| seen.line()).unwrap_or_default());
                    said.set(noted.err().map(Error::key));
                }
                Ok(_) => stage.set(Stage::Failed(Error::PROTOCOL)),
                Err(error) => stage.set(Stage::Failed(error)),
            }
        });
    }
}

/// What is said of it: one sentence. The verdict itself has the same one, to be seen.
fn told(stage: &Stage) -> AnyView {
    match stage {
        Stage::Waiting => ().into_any(),
        Stage::Checking => view! { <p>{t("desk.checking")}</p> }.into_any(),
        Stage::Failed(error) => {
            view! { <p class="error">{tk(&["error.", error.key()])}</p> }.into_any()
        }
        Stage::Checked(found) => {
            view! { <p class="unseen">{seal::headline(&found.0)}</p> }.into_any()
        }
    }
}

fn checked(page: Page, found: &(Verdict, Input)) -> AnyView {
    let Page { context, stage, .. } = page;
    let (verdict, input) = found;
    let accepted = verdict.payload.as_ref().filter(|_| verdict.level > 0);
    let summary = accepted.map(|payload| {
        let time_is_doubted = verdict.time_is_doubted();
        let vouched = Vouched::checked(verdict);
        let frame = Frame { time_is_doubted, vouched, closing: Some(seal::printed(verdict)) };
        view! {
            <div class="paper">
                <p class="print-only h1">{t("summary.title")}</p>
                {summary::view(context, payload, frame)}
            </div>
        }
    });
    let refused = refused::part(context, verdict);
    let opening = opening::part(verdict, input, move |input| {
        page.check(input, String::new(), Come::Alone);
    });
    let kept = StoredValue::new(found.clone());
    let receipt = receipt::part(context, verdict, input, move || {
        let (verdict, input) = kept.get_value();
        // What nobody of the service point has signed stays what it is, receipt or not.
        if verdict.level == 3 {
            stage.set(Stage::Checked(Box::new((Verdict { level: 4, ..verdict }, input))));
        }
    });
    let said = RwSignal::new(String::new());
    let print = summary.is_some().then(|| {
        view! {
            <button type="button" class="second" on:click=move |_| {
                if let Err(error) = file::print() {
                    stage.set(Stage::Failed(error.into()));
                }
            }>{t("desk.print")}</button>
        }
    });
    view! {
        {seal::view(stage, found, opening)} {unsigned::part(context, verdict, input)}
        {receipt_card::part(context, verdict, input)} {receipt}
        {copies::part(context, verdict)}
        <div class="ways no-print">
            {print} {copies::document(context, verdict, input, said)}
            {copies::text(context, verdict, said)}
        </div>
        <p role="status" class="no-print" prop:textContent=move || said.get()></p>
        {day::beside(context, verdict)}
        {refused} {summary}
    }
    .into_any()
}
