//! The caseworker's checking page: a file or a text in, a verdict and the summary out.

mod copies;
mod day;
mod meeting;
mod opening;
mod pins;
mod receipt;
mod received;
mod scan;
mod seal;
mod unsigned;

use super::{Context, office, receipt_card, summary_page, trusted};
use crate::platform::{
    clock, dom,
    file::{self, Dropped},
};
use crate::summary::message::{Check, Desk, Input, Request, Response};
use crate::summary::received::Seen;
use crate::summary::verdict::Verdict;
use crate::ui::errors::{Errors, FieldError};
use crate::ui::text::{t, tk};
use leptos::prelude::*;
use web_sys::File;

#[derive(Clone)]
enum Stage {
    Waiting,
    Checking,
    Failed(&'static str),
    /// The verdict, and what it is of.
    Checked(Box<(Verdict, Input)>),
}

pub fn page(context: Context) -> AnyView {
    let stage = RwSignal::new(Stage::Waiting);
    let over = RwSignal::new(false);
    let errors = Errors::default();
    let paste = NodeRef::<leptos::html::Textarea>::new();
    let day = day::Day::new(context);
    let take = move |mut files: Vec<File>| {
        if files.len() > 1 {
            return day.take(files);
        }
        if let Some(chosen) = files.pop() {
            wasm_bindgen_futures::spawn_local(async move {
                // A picture that cannot be opened is judged like any other file.
                if scan::is_picture(&chosen)
                    && let Ok(texts) = scan::picture(&chosen).await
                {
                    return match texts.as_slice() {
                        [one] => check(context, stage, Input::Text(one.clone())).await,
                        [] => stage.set(Stage::Failed("scan.none")),
                        _ => stage.set(Stage::Failed("scan.several")),
                    };
                }
                match file::read_base64(&chosen).await {
                    Ok(bytes) => check(context, stage, Input::File(bytes)).await,
                    Err(error) => stage.set(Stage::Failed(error.key())),
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
            errors.tell([FieldError::of("desk-paste", "desk.empty")]);
        } else {
            errors.clear();
            wasm_bindgen_futures::spawn_local(check(context, stage, Input::Text(text)));
        }
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
                <input id="desk-file" type="file" on:change=choose />
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
        {scan::part(move |text| {
            wasm_bindgen_futures::spawn_local(check(context, stage, Input::Text(text)));
        })}
        {day::part(day, move |input| {
            wasm_bindgen_futures::spawn_local(check(context, stage, input));
        })}
        {meeting::part(context)}
        {trusted::part(context, trusted::Use::Keys, RwSignal::new(None))}
        <div class="no-print" role="status">{move || stage.with(told)}</div>
        {move || match stage.get() {
            Stage::Checked(found) => Some(checked(context, stage, &found)),
            _ => None,
        }}
    }
    .into_any()
}

/// What is said of it: one sentence. The verdict itself has the same one, to be seen.
fn told(stage: &Stage) -> AnyView {
    match stage {
        Stage::Waiting => ().into_any(),
        Stage::Checking => view! { <p>{t("desk.checking")}</p> }.into_any(),
        Stage::Failed(key) => view! { <p class="error">{tk(&["error.", key])}</p> }.into_any(),
        Stage::Checked(found) => {
            let level = found.0.level.to_string();
            view! { <p class="unseen">{tk(&["desk.level.", &level])}</p> }.into_any()
        }
    }
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

async fn check(context: Context, stage: RwSignal<Stage>, input: Input) {
    stage.set(Stage::Checking);
    let input = opening::unpacked(input);
    let request = Request::Check(Check { input: input.clone(), desk: desk() });
    match office::ask(context, request).await {
        Ok(Response::Checked(verdict)) => {
            let seen = Seen::of(&verdict, clock::now() / 1000);
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
        wasm_bindgen_futures::spawn_local(check(context, stage, input));
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
        {summary}
    }
    .into_any()
}
