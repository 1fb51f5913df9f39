//! A module's questions in a list, for whoever writes while two people talk: by keys or by touch.
//!
//! Keys 1–5 answer from the first step to the last, 0 is "does not concern me", S is "I'd rather
//! not"; each goes on to the next question, also over the end of a module. Enter and the arrows
//! move without answering; N writes a note and Escape comes back from it; T turns the screen to
//! the client and back. For overall work ability the digits are the answer and X is ten. A key
//! acts on the question in force, not on what is drawn: none is lost while a page is drawn anew.

use super::turn;
use crate::app::{Context, Route, aside};
use crate::assessment::Answer;
use crate::content::instrument::{Item, Kind};
use crate::platform::dom;
use crate::session::{self, Action, fields};
use crate::ui::text::{t, tk};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;

thread_local! {
    /// The question that a key answers.
    static CURRENT: RefCell<String> = const { RefCell::new(String::new()) };
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

pub fn page(context: Context, module: &str) -> AnyView {
    let (instrument, profile) = (context.instrument(), context.profile());
    let found = context.session(|session| {
        let modules = session::items(instrument, profile, session);
        let index = modules.iter().position(|(known, _)| known.id == module)?;
        let next = modules.get(index + 1).map(|(module, _)| module.id.clone());
        Some((modules[index].1.clone(), next))
    });
    let Some((items, next)) = found else { return aside::unknown(context) };
    let here = CURRENT.with_borrow(|current| items.iter().any(|item| item.id == *current));
    if !here {
        // The first without an answer, or the first.
        let open = items.iter().find(|item| context.session(|s| s.answer(&item.id)).is_none());
        let first = open.or(items.first()).map(|item| item.id.clone());
        CURRENT.set(first.unwrap_or_default());
    }
    listen(context);
    let current = RwSignal::new(CURRENT.with_borrow(Clone::clone));
    // Keys change what is in force; the page follows when it is drawn and at each change.
    let follow = Memo::new(move |_| {
        context.watch(|_| ());
        CURRENT.with_borrow(Clone::clone)
    });
    Effect::new(move |_| {
        let id = follow.get();
        dom::after_paint(move || {
            dom::scroll_into_view(&["[data-item=\"", &id, "\"]"].concat());
            current.set(id.clone());
        });
    });
    let onward = next.map_or(Route::Coach, Route::List);
    let rows = items.into_iter().map(|item| row(context, item, current));
    view! {
        <h1 tabindex="-1">{tk(&["module.", module, ".name"])}</h1>
        <p class="hint keys">{t("coach.keys")} " " {t("turn.key")}</p>
        <div class="list" on:change=move |event| chosen(context, &event)>{rows.collect_view()}</div>
        <div class="controls">
            <div class="row">
                <a class="second" href=Route::Coach.href()>{t("coach.title")}</a>
                <a class="first" href=onward.href()>{t("step.continue")}</a>
            </div>
        </div>
    }
    .into_any()
}

fn row(context: Context, item: &'static Item, current: RwSignal<String>) -> AnyView {
    let id = item.id.as_str();
    let answer = Memo::new(move |_| context.watch(|session| session.answer(&item.id)));
    let given = answer.get_untracked();
    let option = |value: String, label: String| {
        let wanted = Answer::from_form(&value);
        // What the page says stands in the attribute: touches of an earlier page are forgotten.
        let chosen = given == wanted;
        view! {
            <label class="card">
                <input
                    type="radio"
                    name=id
                    value=value
                    autocomplete="off"
                    checked=chosen
                    prop:checked=move || answer.get() == wanted
                />
                <span>{label}</span>
            </label>
        }
    };
    let steps = (0..=context.instrument().top_step(item)).map(|step| {
        let number = step.to_string();
        let label = match item.kind {
            Kind::WorkAbility => number.clone(),
            _ => tk(&["scale.", &item.scale, ".", &number]),
        };
        option(number, label)
    });
    let na = item.na.then(|| option("na".to_owned(), t("question.na")));
    let note = fields::note(id);
    let written = context.session(|session| session.text(&note).to_owned());
    let open = !written.is_empty();
    let label = [&t("coach.note"), ": ", id].concat();
    view! {
        <fieldset data-item=id class:current=move || current.get() == id>
            <legend>{tk(&["item.", id, ".question"])}</legend>
            <div class="row">
                {steps.collect_view()} {na} {option("skip".to_owned(), t("question.skip"))}
            </div>
            <details open=open data-open=open>
                <summary>{t("coach.note")}</summary>
                <textarea
                    name=note.clone()
                    rows="2"
                    maxlength=fields::TEXT_LIMIT.to_string()
                    autocomplete="off"
                    aria-label=label
                    prop:value=written
                    on:input=move |event| {
                        context.act(Action::text(&note, event_target_value(&event)));
                    }
                ></textarea>
            </details>
        </fieldset>
    }
    .into_any()
}

/// An answer by touch or mouse; the keys go on from there.
fn chosen(context: Context, event: &web_sys::Event) {
    let input = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(input) = input {
        let (item, answer) = (input.name(), Answer::from_form(&input.value()));
        CURRENT.set(item.clone());
        context.act(Action::Answer { item, answer });
    }
}

/// The question that a key answers.
pub fn current() -> String {
    CURRENT.with_borrow(Clone::clone)
}

pub fn set_current(item: &str) {
    CURRENT.set(item.to_owned());
}

/// Hears keys once for all lists; they count only while a list is in front.
fn listen(context: Context) {
    if LISTENS.replace(true) {
        return;
    }
    let _ = window_event_listener_untyped("keydown", move |event| {
        let Ok(event) = event.dyn_into::<web_sys::KeyboardEvent>() else { return };
        let in_list = matches!(context.route.get_untracked(), Route::List(_));
        let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
        if in_list && event.key() == "Escape" {
            dom::blur();
        }
        // A link or a button in focus has the Enter key.
        let acts = event.key() == "Enter" && on(&event, "a, button, summary");
        if modified || acts || on(&event, "textarea, select, input:not([type=radio])") {
            return;
        }
        if matches!(event.key().as_str(), "t" | "T") {
            if let Some(other) = turn::other_side(context, &context.route.get_untracked()) {
                event.prevent_default();
                context.go(other);
            }
        } else if in_list && press(context, &event.key()) {
            event.prevent_default();
        }
    });
}

/// Whether the key went to such an element.
fn on(event: &web_sys::KeyboardEvent, selector: &str) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| matches!(element.matches(selector), Ok(true)))
}

/// One key; `false` when it means nothing here.
fn press(context: Context, key: &str) -> bool {
    let (instrument, profile) = (context.instrument(), context.profile());
    let id = CURRENT.with_borrow(Clone::clone);
    let Some(item) = instrument.item(&id) else { return false };
    if matches!(key, "n" | "N") {
        let note = ["[data-item=\"", &id, "\"] details"].concat();
        dom::open(&note);
        dom::focus(&[&note, " textarea"].concat());
        return true;
    }
    if let Some(answer) = meaning(item, instrument.top_step(item), key) {
        context.act(Action::Answer { item: id.clone(), answer: Some(answer) });
    } else if !matches!(key, "Enter" | "ArrowDown" | "ArrowUp") {
        return false;
    }
    let to = context.session(|session| {
        if key == "ArrowUp" {
            session::previous_item(instrument, profile, session, &id)
        } else {
            session::next_item(instrument, profile, session, &id)
        }
    });
    if let Some(to) = to {
        let module =
            context.session(|session| session::progress(instrument, profile, session, &to));
        CURRENT.set(to);
        if let Some(module) = module.map(|progress| progress.module) {
            let route = Route::List(module);
            if context.route.get_untracked() == route {
                context.redraw();
            } else {
                context.go(route);
            }
        }
    }
    true
}

/// The answer that a key gives to an item.
fn meaning(item: &Item, top: u8, key: &str) -> Option<Answer> {
    match key {
        "s" | "S" => return Some(Answer::Skip),
        "x" | "X" if item.kind == Kind::WorkAbility => return Some(Answer::Step(top)),
        _ => {}
    }
    let digit: u8 = key.parse().ok().filter(|_| key.len() == 1)?;
    if item.kind == Kind::WorkAbility {
        return Some(Answer::Step(digit));
    }
    match digit {
        0 if item.na => Some(Answer::NotApplicable),
        0 => None,
        step if step <= top + 1 => Some(Answer::Step(step - 1)),
        _ => None,
    }
}
