//! The caseworker's checking page: a file or a text in, a verdict and the summary out.

mod copies;
mod day;
mod meeting;
mod names;
mod opening;
mod pins;
mod receipt;
mod received;
mod scan;
mod seal;
mod unsigned;

use super::{Context, Route, office, receipt_card, summary_page, trusted};
use crate::platform::{
    clock, dom,
    file::{self, Dropped},
};
use crate::session::Mode;
use crate::summary::message::{Check, Desk, Input, Request, Response};
use crate::summary::received::{Seen, without};
use crate::summary::verdict::Verdict;
use crate::ui::text::{t, tk};
use data_encoding::BASE64;
use leptos::prelude::*;
use std::cell::RefCell;
use web_sys::File;

thread_local! {
    /// What is shown: in another language, or after the screen was locked, it is still here.
    static SHOWN: RefCell<Option<Box<(Verdict, Input)>>> = const { RefCell::new(None) };
}

#[derive(Clone)]
enum Stage {
    Waiting,
    Checking,
    Failed(&'static str),
    /// The verdict, and what it is of.
    Checked(Box<(Verdict, Input)>),
}

/// How a summary came to be checked.
#[derive(Clone)]
enum Come {
    /// By itself, in a meeting if there is one.
    Alone,
    /// From the day's list, whose reading has left this in what was received ([`Row::noted`]).
    ///
    /// [`Row::noted`]: crate::summary::day::Row::noted
    Listed(Option<String>),
}

/// Forgets what is in memory: the list of the day, the summary that is shown, labels.
pub fn forget() {
    SHOWN.take();
    day::forget();
    meeting::forget();
    names::forget();
}

pub fn page(context: Context) -> AnyView {
    // A kiosk holds nothing of anybody.
    let holds = context.mode != Mode::Kiosk;
    let shown = SHOWN.with_borrow(Clone::clone).filter(|_| holds);
    let stage = RwSignal::new(shown.map_or(Stage::Waiting, Stage::Checked));
    let over = RwSignal::new(false);
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
    let take = move |mut files: Vec<File>| {
        if files.len() > 1 {
            return day.take(files);
        }
        if let Some(chosen) = files.pop() {
            wasm_bindgen_futures::spawn_local(async move {
                match opening::read(&chosen).await {
                    Ok(bytes) => {
                        let input = Input::File(BASE64.encode(&bytes));
                        check(context, stage, input, Come::Alone).await;
                    }
                    Err(key) => stage.set(Stage::Failed(key)),
                }
            });
        }
    };
    let choose = move |event: web_sys::Event| take(file::taken(&event));
    let drop = move |event: web_sys::DragEvent| {
        event.prevent_default();
        over.set(false);
        let dropped = Dropped::of(&event);
        wasm_bindgen_futures::spawn_local(async move {
            match dropped.files().await {
                Ok(files) => take(files),
                Err(error) => stage.set(Stage::Failed(error.key())),
            }
        });
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = paste.get_untracked().map(|area| area.value()).unwrap_or_default();
        if text.trim().is_empty() {
            stage.set(Stage::Failed("desk.empty"));
        } else {
            wasm_bindgen_futures::spawn_local(check(
                context,
                stage,
                Input::Text(text),
                Come::Alone,
            ));
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
                <input id="desk-file" type="file" on:change=choose />
            </div>
            <div class="field">
                <label for="desk-paste">{t("desk.paste")}</label>
                <textarea
                    id="desk-paste"
                    name="paste"
                    rows="4"
                    dir="ltr"
                    autocomplete="off"
                    spellcheck="false"
                    node_ref=paste
                ></textarea>
            </div>
            <button type="submit" class="first">{t("desk.check")}</button>
        </form>
        {scan::part(move |text| {
            wasm_bindgen_futures::spawn_local(check(context, stage, Input::Text(text), Come::Alone));
        })}
        {day::part(day, move |input, noted| {
            wasm_bindgen_futures::spawn_local(check(context, stage, input, Come::Listed(noted)));
        })}
        {meeting::part(context)}
        {trusted::part(context, trusted::Use::Keys, RwSignal::new(None))}
        {names.part(opened)}
        <div role="status">{move || match stage.get() {
            Stage::Waiting => ().into_any(),
            Stage::Checking => view! { <p>{t("desk.checking")}</p> }.into_any(),
            Stage::Failed(key) => view! { <p class="error">{tk(&["error.", key])}</p> }.into_any(),
            Stage::Checked(found) => checked(context, stage, &found),
        }}</div>
    }
    .into_any()
}

/// What this desk knows now.
fn desk() -> Desk {
    Desk {
        nonce: meeting::code(),
        pins: pins::kept(),
        seen: received::all(),
        trust: trusted::text(),
        now: clock::now() / 1000,
    }
}

impl Come {
    /// What the desk knows for it. A list is no meeting, and its own reading no earlier sight.
    fn desk(&self) -> Desk {
        match self {
            Self::Alone => desk(),
            Self::Listed(noted) => {
                let desk = Desk { nonce: None, ..desk() };
                match noted {
                    Some(id) => Desk { seen: without(&desk.seen, id), ..desk },
                    None => desk,
                }
            }
        }
    }

    /// Whether it is in what was received already.
    const fn is_noted(&self) -> bool {
        matches!(self, Self::Listed(Some(_)))
    }
}

async fn check(context: Context, stage: RwSignal<Stage>, input: Input, come: Come) {
    stage.set(Stage::Checking);
    let input = opening::unpacked(input);
    let request = Request::Check(Check { input: input.clone(), desk: come.desk() });
    match office::ask(context, request).await {
        Ok(Response::Checked(verdict)) => {
            let seen = Seen::of(&verdict, clock::now() / 1000).filter(|_| !come.is_noted());
            stage.set(Stage::Checked(Box::new((*verdict, input))));
            dom::after_paint(|| dom::focus(".seal h2"));
            // In a task of its own: what was received before can be long.
            dom::next_task().await;
            received::note(&seen.map(|seen| seen.line()).unwrap_or_default());
        }
        Ok(_) => stage.set(Stage::Failed("worker.protocol")),
        Err(key) => stage.set(Stage::Failed(key)),
    }
}

fn checked(context: Context, stage: RwSignal<Stage>, found: &(Verdict, Input)) -> AnyView {
    let (verdict, input) = found;
    let summary = verdict.payload.as_ref().map(|payload| {
        view! { <div class="paper">{summary_page::view(context, payload)}</div> }
    });
    let opening = opening::part(verdict, input, move |input| {
        wasm_bindgen_futures::spawn_local(check(context, stage, input, Come::Alone));
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
                    stage.set(Stage::Failed(error.key()));
                }
            }>{t("desk.print")}</button>
        }
    });
    view! {
        {seal::view(stage, found)} {opening} {unsigned::part(context, verdict, input)}
        {receipt_card::part(context, verdict, input)} {receipt}
        {copies::part(context, verdict)}
        <div class="ways no-print">{print} {copies::document(context, verdict, input, said)}</div>
        <p role="status" class="no-print">{move || said.get()}</p>
        {day::beside(context, verdict)}
        {summary}
    }
    .into_any()
}
