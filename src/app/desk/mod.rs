//! The caseworker's checking page: a file or a text in, a verdict and the summary out.

mod copies;
mod day;
mod meeting;
mod opening;
mod receipt;
mod scan;
mod unsigned;

use super::{Context, keeper, office, receipt_card, summary_page, trusted};
use crate::platform::{
    clock, dom,
    file::{self, Dropped},
};
use crate::summary::message::{Check, Desk, Input, Request, Response};
use crate::summary::payload::Role;
use crate::summary::verdict::{Fresh, Intact, KnownKey, Pin, Recomputed, Seen, Verdict};
use crate::ui::text::{date, t, tf, tk};
use leptos::prelude::*;
use web_sys::File;

/// Where keys confirmed at this desk are kept.
const PINS: &str = "suunta.pins";
/// Where hashes of received summaries are kept; no names, no content.
const SEEN: &str = "suunta.seen";

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
            stage.set(Stage::Failed("desk.empty"));
        } else {
            wasm_bindgen_futures::spawn_local(check(context, stage, Input::Text(text)));
        }
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
            wasm_bindgen_futures::spawn_local(check(context, stage, Input::Text(text)));
        })}
        {day::part(day, move |input| {
            wasm_bindgen_futures::spawn_local(check(context, stage, input));
        })}
        {meeting::part(context)}
        {trusted::part(context, trusted::Use::Keys, RwSignal::new(None))}
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
        pins: kept(PINS),
        seen: received(),
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
            note_received(Seen::of(&verdict, clock::now() / 1000));
            stage.set(Stage::Checked(Box::new((*verdict, input))));
            dom::after_paint(|| dom::focus(".seal h2"));
        }
        Ok(_) => stage.set(Stage::Failed("worker.protocol")),
        Err(key) => stage.set(Stage::Failed(key)),
    }
}

/// A list kept by the desk; an unreadable one is empty: a key is compared again.
fn kept<T: serde::de::DeserializeOwned>(key: &str) -> Vec<T> {
    keeper::recall(key).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn keep<T: serde::Serialize>(key: &str, list: &[T]) {
    if let Ok(text) = serde_json::to_string(list) {
        keeper::remember(key, &text);
    }
}

/// What was accepted before.
fn received() -> Vec<Seen> {
    let text = keeper::recall(SEEN).unwrap_or_default();
    text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// Remembers the hashes of what is accepted now, so that a second sight is told. A line for each
/// is added: what a day of thousands leaves is not read to be written.
fn note_received(new: impl IntoIterator<Item = Seen>) {
    let mut lines = new.into_iter().filter_map(|seen| serde_json::to_string(&seen).ok()).peekable();
    if lines.peek().is_some() {
        let mut text = keeper::recall(SEEN).unwrap_or_default();
        for line in lines {
            text.push_str(&line);
            text.push('\n');
        }
        keeper::remember(SEEN, &text);
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
        {seal(stage, found)} {opening} {unsigned::part(context, verdict, input)}
        {receipt_card::part(context, verdict, input)} {receipt}
        {copies::part(context, verdict)}
        <div class="ways no-print">{print} {copies::document(context, verdict, input, said)}</div>
        <p role="status" class="no-print">{move || said.get()}</p>
        {summary}
    }
    .into_any()
}

/// The verdict: a level in words, its four parts, each refusal, and who signed.
fn seal(stage: RwSignal<Stage>, found: &(Verdict, Input)) -> AnyView {
    let verdict = &found.0;
    let level = verdict.level.to_string();
    let parts = [
        tk(&["desk.intact.", intact(verdict.intact)]),
        tk(&["desk.known.", known(verdict.known_key)]),
        tk(&["desk.fresh.", fresh(verdict.fresh)]),
        tk(&["desk.recomputed.", recomputed(verdict.recomputed)]),
    ];
    let codes = verdict.codes.iter().map(|code| {
        view! {
            <li data-code=code.name()>
                <strong>{code.name()}</strong>
                " "
                {t(code.key())}
            </li>
        }
    });
    let foreign = verdict.foreign.map(|kind| tf("desk.foreign", &[("kind", &t(kind.key()))]));
    let received = verdict
        .received
        .map(|seconds| tf("desk.received", &[("date", &date(&clock::date(seconds * 1000)))]));
    let pinnable = verdict.level == 1 || verdict.level == 2;
    let signers = verdict.signatures.iter().map(|signature| {
        let role = signature.role.map_or("client", |role| role.name());
        let kid = signature.kid.clone().unwrap_or_default();
        let pin = (signature.ok && pinnable && signature.role == Some(Role::Client))
            .then(|| pinning(stage, found, kid, signature.pin.clone()));
        view! {
            <section class="signer">
                <p>{tf("desk.signer", &[("role", &tk(&["desk.role.", role]))])}</p>
                {signature.name.clone().map(|name| view! {
                    <p data-signer=role><strong>{tf("desk.listed", &[("name", &name)])}</strong></p>
                })}
                <p>
                    {t("desk.fingerprint")} ": "
                    <span class="fingerprint" dir="ltr">
                        {signature.fingerprint.clone()}
                    </span>
                </p>
                {pin}
            </section>
        }
    });
    view! {
        <section class="seal" data-verdict=level.clone() data-level=level.clone()>
            <h2 tabindex="-1">{tk(&["desk.level.", &level])}</h2>
            {foreign.map(|text| view! { <p>{text}</p> })}
            <ul class="codes">{codes.collect_view()}</ul>
            {received.map(|text| view! { <p>{text}</p> })}
            <ul class="parts">
                {parts.map(|part| view! { <li>{part}</li> }).collect_view()}
            </ul>
            {signers.collect_view()} <p class="hint">{t("desk.proves")}</p>
        </section>
    }
    .into_any()
}

const fn intact(part: Intact) -> &'static str {
    match part {
        Intact::Yes => "yes",
        Intact::No => "no",
        Intact::Unknown => "unknown",
    }
}

const fn known(part: KnownKey) -> &'static str {
    match part {
        KnownKey::Unknown => "unknown",
        KnownKey::Pinned => "pinned",
        KnownKey::Listed => "listed",
        KnownKey::Revoked => "revoked",
    }
}

const fn fresh(part: Fresh) -> &'static str {
    match part {
        Fresh::Unknown => "unknown",
        Fresh::Yes => "yes",
        Fresh::Received => "received",
        Fresh::Doubtful => "doubtful",
        Fresh::No => "no",
    }
}

const fn recomputed(part: Recomputed) -> &'static str {
    match part {
        Recomputed::Yes => "yes",
        Recomputed::No => "no",
        Recomputed::Unknown => "unknown",
    }
}

/// Confirming a key after comparing its fingerprint, or taking the confirmation away.
fn pinning(
    stage: RwSignal<Stage>,
    found: &(Verdict, Input),
    kid: String,
    pin: Option<Pin>,
) -> AnyView {
    let found = StoredValue::new(found.clone());
    let kid = StoredValue::new(kid);
    if let Some(pin) = pin {
        let places = [("date", date(&pin.on)), ("label", pin.label)];
        let places = places.each_ref().map(|(name, value)| (*name, value.as_str()));
        return view! {
            <p>{tf("desk.pinned", &places)}</p>
            <button type="button" class="plain no-print" on:click=move |_| {
                let mut pins: Vec<Pin> = kept(PINS);
                pins.retain(|pin| pin.kid != kid.get_value());
                keep(PINS, &pins);
                confirm(stage, found, &kid.get_value(), None);
            }>{t("desk.unpin")}</button>
        }
        .into_any();
    }
    let label = NodeRef::<leptos::html::Input>::new();
    view! {
        <form class="no-print" on:submit=move |event| {
            event.prevent_default();
            let label = label.get_untracked().map(|input| input.value()).unwrap_or_default();
            let pin = Pin { kid: kid.get_value(), label, on: clock::date(clock::now()) };
            let mut pins: Vec<Pin> = kept(PINS);
            pins.retain(|earlier| earlier.kid != pin.kid);
            pins.push(pin.clone());
            keep(PINS, &pins);
            confirm(stage, found, &kid.get_value(), Some(pin));
        }>
            <p class="hint">{t("desk.pin.hint")}</p>
            <div class="field">
                <label for="pin-label">{t("desk.pin.label")}</label>
                <input id="pin-label" name="pin-label" type="text" autocomplete="off" node_ref=label />
            </div>
            <button type="submit" class="second" data-action="pin">{t("desk.pin")}</button>
        </form>
    }
    .into_any()
}

/// Shows the verdict with the key confirmed, or not any more.
fn confirm(
    stage: RwSignal<Stage>,
    found: StoredValue<(Verdict, Input)>,
    kid: &str,
    pin: Option<Pin>,
) {
    let (mut verdict, input) = found.get_value();
    verdict.level = if pin.is_some() { 2 } else { 1 };
    verdict.known_key = if pin.is_some() { KnownKey::Pinned } else { KnownKey::Unknown };
    for signature in verdict.signatures.iter_mut().filter(|s| s.kid.as_deref() == Some(kid)) {
        signature.pin.clone_from(&pin);
    }
    stage.set(Stage::Checked(Box::new((verdict, input))));
}
