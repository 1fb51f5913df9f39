//! The keys of the list, for whoever writes while two people talk; they can be switched off.
//!
//! Keys 1–5 answer from the first step to the last, 0 is "does not concern me", S is "I'd rather
//! not"; each goes on to the next question of the module. Enter and the arrows move without answering,
//! also over the end of a module; N writes a note and Escape comes back from it; T turns the screen to
//! the client and back. For overall work ability the digits are the answer and X is ten. A key
//! acts on the question in force, not on what is drawn: none is lost while a page is drawn anew.
//! After a worrying answer contacts stand under its row, and the keys wait there: what is pressed on
//! in haste answers nothing until Enter or an arrow goes on, or Escape goes back to the row.
//!
//! Letters and digits act only where nothing else takes them (WCAG 2.1.4): in the questions, on
//! the heading, or with the focus nowhere. A radio in focus keeps its arrows.

use crate::assessment::Answer;
use crate::content::instrument::{Item, Kind};
use crate::pages::coach::{current, turn};
use crate::platform::dom;
use crate::route::Route;
use crate::service::screen_lock;
use crate::session::{self, Action, Mode};
use crate::state::context::Context;
use crate::state::session_store;
use crate::state::text::t;
use crate::storage::keys::LIST_KEYS;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;

/// Where they act.
const PLACES: &str = "#main h1, .keys, .list, .question";
/// What takes keys of its own.
const WRITTEN: &str = "textarea, select, input:not([type=radio], [type=checkbox])";
const RADIO: &str = "input[type=radio]";
/// What the focus leaves behind when a key goes on.
const LEFT: &str = "input[type=radio], .help-card";

thread_local! {
    /// What was chosen here; it outlives the change of clients.
    static ON: Cell<Option<bool>> = const { Cell::new(None) };
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

/// On for a coach, until said otherwise.
fn are_on(context: Context) -> bool {
    let kept = || session_store::recall(LIST_KEYS).filter(|on| !on.is_empty()).map(|on| on == "on");
    ON.get().or_else(kept).unwrap_or(context.mode == Mode::Coach)
}

/// The switch, and what the keys do.
pub fn switch(context: Context) -> AnyView {
    let choose = move |event| {
        let on = event_target_checked(&event);
        ON.set(Some(on));
        session_store::remember(LIST_KEYS, if on { "on" } else { "off" });
    };
    view! {
        <div class="keys">
            <label class="card">
                <input
                    type="checkbox"
                    name="keys"
                    checked=are_on(context)
                    autocomplete="off"
                    aria-describedby="hint-keys"
                    on:change=choose
                />
                <span>{t("coach.keys.on")}</span>
            </label>
            <p class="hint" id="hint-keys">
                {t("coach.keys")} " " {t("coach.keys.end")} " "
                {(context.mode == Mode::Coach).then(|| t("turn.key"))}
            </p>
        </div>
    }
    .into_any()
}

/// Hears keys once for all lists; they count only while a list, or the question turned to the
/// client, is in front.
pub fn listen(context: Context) {
    if LISTENS.replace(true) {
        return;
    }
    let _ = window_event_listener_untyped("keydown", move |event| {
        let Ok(event) = event.dyn_into::<web_sys::KeyboardEvent>() else { return };
        if heard(context, &event) {
            event.prevent_default();
        }
    });
}

/// Acts on a key; `false` when it is for somebody else.
fn heard(context: Context, event: &web_sys::KeyboardEvent) -> bool {
    let route = context.route.get_untracked();
    let in_list = matches!(route, Route::List(_));
    let key = event.key();
    if in_list && key == "Escape" {
        // From a note or the contacts back to the row, where the keys act again.
        current::waits(false);
        dom::focus(&["[data-item=\"", &current::item(), "\"]"].concat());
    }
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
    if modified
        || dom::root_data("veiled").is_some()
        || !acts_on(event, &key)
        || !are_on(context)
        || screen_lock::is_closed()
    {
        return false;
    }
    if matches!(key.as_str(), "t" | "T") {
        return turn::turn(context, &route);
    }
    in_list && press(context, &key)
}

/// Whether the key went to a place where the keys of the list act.
fn acts_on(event: &web_sys::KeyboardEvent, key: &str) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
    let Some(target) = target else { return false };
    let is = |selector| matches!(target.matches(selector), Ok(true));
    let within = |selector| matches!(target.closest(selector), Ok(Some(_)));
    let takes = match key {
        // A link or a button in focus has the Enter key, a radio its arrows.
        "Enter" => is("a, button, summary"),
        "ArrowUp" | "ArrowDown" => is(RADIO),
        _ => false,
    };
    !takes && !is(WRITTEN) && (is("body, html") || within(PLACES))
}

/// One key; `false` when it means nothing here.
fn press(context: Context, key: &str) -> bool {
    let (instrument, profile) = (context.instrument(), context.profile());
    let id = current::item();
    let Some(item) = instrument.item(&id) else { return false };
    if matches!(key, "n" | "N") {
        let note = ["[data-item=\"", &id, "\"] details"].concat();
        dom::open(&note);
        dom::focus(&[&note, " textarea"].concat());
        return true;
    }
    if matches!(key, "Enter" | "ArrowDown" | "ArrowUp") {
        current::waits(false);
    } else if current::is_waiting() {
        return true;
    } else if let Some(answer) = meaning(item, instrument.top_step(item), key) {
        context.act(Action::Answer { item: id.clone(), answer: Some(answer) });
        if session::is_worrying(item, Some(answer)) {
            current::waits(true);
            let card = ["[data-item=\"", &id, "\"] .help-card"].concat();
            dom::after_paint(move || {
                if current::is_waiting() {
                    dom::focus(&card);
                }
            });
            return true;
        }
    } else {
        return false;
    }
    // The arrows of a radio left behind would change its answer.
    if dom::focused().is_some_and(|element| matches!(element.matches(LEFT), Ok(true))) {
        dom::blur();
    }
    let to = context.session(|session| {
        if key == "ArrowUp" {
            session::previous_item(instrument, profile, session, &id)
        } else {
            session::next_item(instrument, profile, session, &id)
        }
    });
    match to.and_then(|to| Some((list_of(context, &to)?, to))) {
        Some((route, to)) if context.route.get_untracked() == route => {
            current::moves(to);
            context.redraw();
        }
        // An answer does not turn the page: the last one of a part is seen before Enter goes on.
        Some((route, to)) if matches!(key, "Enter" | "ArrowDown" | "ArrowUp") => {
            current::moves(to);
            context.go(route);
        }
        None if key == "Enter" => context.go(current::overview(context)),
        _ => {}
    }
    true
}

/// The list that a question stands in.
fn list_of(context: Context, item: &str) -> Option<Route> {
    let (instrument, profile) = (context.instrument(), context.profile());
    let progress = context.session(|s| session::progress(instrument, profile, s, item));
    progress.map(|progress| Route::List(progress.module))
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
