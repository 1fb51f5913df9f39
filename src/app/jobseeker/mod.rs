//! The jobseeker's way, one page a file.

pub mod background;
mod begin;
pub mod finished;
pub mod goal;
mod local;
pub mod question;
pub mod result;
pub mod review;
pub mod rounds;
pub mod services;
pub mod share;
pub mod start;
pub mod tasks;
pub mod vote;

use super::{Context, Route, Saved, back};
use crate::session::{Action, Progress};
use crate::ui::text::{t, tf, tk};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A page of the way: content, then Back, Continue, undo and what became of the answers.
///
/// `before` is where Back leads, `next` where Continue does; a Change link's page returns instead.
fn step(context: Context, before: Route, next: Route, content: AnyView) -> AnyView {
    step_and(context, before, next, content, ().into_any())
}

/// As [`step`], with what may stand below the fold.
fn step_and(
    context: Context,
    before: Route,
    next: Route,
    content: AnyView,
    below: AnyView,
) -> AnyView {
    step_when(context, before, next, content, below, || true)
}

/// As [`step_and`]; goes on only when `ready` says so.
fn step_when(
    context: Context,
    before: Route,
    next: Route,
    content: AnyView,
    below: AnyView,
    ready: impl Fn() -> bool + 'static,
) -> AnyView {
    let forward = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !ready() {
            return;
        }
        if context.returns() {
            context.go_back_or(next.clone());
        } else {
            context.go(next.clone());
        }
    };
    let label = if context.returns() { "step.return" } else { "step.continue" };
    view! {
        <form class="step" autocomplete="off" novalidate on:submit=forward>
            {content}
            <div class="controls">
                <div class="row bar">
                    {back::button(context, before)}
                    <button type="submit" class="first">{t(label)}</button>
                </div>
                {state(context)}
            </div>
            {below}
        </form>
    }
    .into_any()
}

/// What became of the answers, in words, and undo beside it.
fn state(context: Context) -> AnyView {
    let saved = move || match context.saved.get() {
        Saved::Blank => ("blank", "false"),
        Saved::Writing => ("yes", "false"),
        Saved::Yes => ("yes", "true"),
        Saved::Undurable => ("undurable", "false"),
        Saved::No(_) => ("no", "false"),
        Saved::Never => ("never", "false"),
    };
    view! {
        <div class="row state">
            // While an answer is on its way nothing is said of it, nor said again when it has arrived.
            <p
                class="quiet"
                role="status"
                data-saved=move || saved().1
                aria-busy=move || (context.saved.get() == Saved::Writing).then_some("true")
                prop:textContent=move || tk(&["saved.", saved().0])
            ></p>
            <button
                type="button"
                class="plain"
                data-action="undo"
                // Disabled outright it would lose the focus with the last step taken back.
                aria-disabled=move || if context.can_undo() { "false" } else { "true" }
                on:click=move |_| context.undo()
            >
                {t("step.undo")}
            </button>
            <a class="plain" href=Route::Tasks.href()>{t("tasks.title")}</a>
        </div>
    }
    .into_any()
}

/// The heading of a page; it takes focus when the page changes.
fn heading(key: &str) -> AnyView {
    view! { <h1 tabindex="-1">{t(key)}</h1> }.into_any()
}

/// How far one is.
fn how_far(progress: &Progress) -> AnyView {
    let number = progress.number.to_string();
    let total = progress.total.to_string();
    view! {
        <p class="how-far">
            <span>{tk(&["module.", &progress.module, ".name"])}</span>
            <span>{tf("step.progress", &[("n", &number), ("total", &total)])}</span>
        </p>
        <progress max=total.clone() value=number.clone() aria-hidden="true"></progress>
    }
    .into_any()
}

/// A checkbox's change as a change of its list: the control's name is the list's. With a most,
/// a choice too many is taken back and `false` is given.
fn toggle(context: Context, event: &web_sys::Event, most: usize) -> bool {
    let Some(input) = target(event) else { return true };
    let (name, value) = (input.name(), input.value());
    let mut values = context.session(|session| session.list(&name).to_vec());
    values.retain(|chosen| *chosen != value);
    if input.checked() {
        if values.len() >= most {
            input.set_checked(false);
            return false;
        }
        values.push(value);
    }
    context.act(Action::List { name, values });
    true
}

/// The input that an event is about.
fn target(event: &web_sys::Event) -> Option<web_sys::HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// The first question.
fn first_question(context: Context) -> Route {
    let items = context.session(|session| {
        let modules = crate::session::items(context.instrument(), context.profile(), session);
        modules.first().and_then(|(_, items)| items.first().map(|item| item.id.clone()))
    });
    items.map_or(Route::Background, Route::Question)
}

/// The last question.
fn last_question(context: Context) -> Route {
    let items = context.session(|session| {
        let modules = crate::session::items(context.instrument(), context.profile(), session);
        modules.last().and_then(|(_, items)| items.last().map(|item| item.id.clone()))
    });
    items.map_or(Route::Vote, Route::Question)
}
