//! One person over time: earlier summaries, the change between them, and a new round.

mod add;
mod shared;
mod timeline;

use crate::pages::rounds::shared::Page;
use crate::parts::ask::confirmed;
use crate::parts::date_field::Dates;
use crate::parts::field::{select, textarea};
use crate::parts::step::heading;
use crate::parts::{back, beginning};
use crate::platform::clock;
use crate::route::Route;
use crate::service::rounds::anew::begin;
use crate::service::rounds::kept;
use crate::session::rounds::{Rounds, days_between};
use crate::session::{Session, fields};
use crate::state::context::Context;
use crate::state::text::{date, t, tf, tk};
use crate::time;
use leptos::prelude::*;

pub fn page(context: Context) -> AnyView {
    let (rounds, said) = match kept::all() {
        Ok(rounds) => (rounds, None),
        Err(error) => (Rounds::default(), Some(kept::key(error))),
    };
    let page = Page {
        context,
        rounds: RwSignal::new(rounds),
        said: RwSignal::new(said),
        before: RwSignal::new(None),
    };
    let empty = Memo::new(move |_| page.rounds.with(|rounds| rounds.0.is_empty()));
    view! {
        {heading("rounds.title")}
        <p class="lead">{t("rounds.lead")}</p>
        <p
            class="error"
            role="alert"
            prop:textContent=move || page.said.get().map(|key| tk(&["error.", key]))
        ></p>
        {move || if empty.get() {
            view! { <p class="quiet">{t("rounds.none")}</p> }.into_any()
        } else {
            timeline::part(page)
        }}
        <div role="status">{move || undo(page)}</div>
        {follow_up(page)}
        {add::part(page)}
        {new_round(page)}
        <div class="controls">
            <div class="row">
                {back::button(context, Route::Result)}
                <a class="second" href=Route::Result.href()>{t("result.name")}</a>
            </div>
        </div>
    }
    .into_any()
}

/// Taking back what was just taken or removed.
fn undo(page: Page) -> Option<AnyView> {
    let before = page.before.get()?;
    let undo = move |_| {
        page.change(|rounds| *rounds = before.clone());
        page.before.set(None);
    };
    Some(
        view! {
            <button type="button" class="second" data-action="undo-round" on:click=undo>
                {t("rounds.undo")}
            </button>
        }
        .into_any(),
    )
}

/// What became of the last round: its task, and when the first service began.
fn follow_up(page: Page) -> Option<AnyView> {
    let context = page.context;
    let rounds = page.rounds.get_untracked();
    let previous = context.session(|session| rounds.previous(session).cloned())?;
    let task = previous.task.clone().map(|task| {
        view! {
            <p>{tf("rounds.task", &[("task", &task)])}</p>
            {select(
                context,
                fields::TASK_DONE.to_owned(),
                t("field.task-done.label"),
                "field.task-done",
                &["yes", "partly", "no"],
            )}
            {textarea(context, fields::TASK_HOW)}
        }
    });
    let days = move || {
        let first = context.watch(|session| time::written(session.text(fields::FIRST_SERVICE)))?;
        let days = days_between(&previous.issued_at, &first)?;
        Some(tf("rounds.days", &[("n", &days.to_string())]))
    };
    Some(
        view! {
            <section data-follow-up="">
                <h2>{t("rounds.since")}</h2>
                {task}
                {Dates::new(context).named(fields::FIRST_SERVICE)}
                <p role="status">{days}</p>
            </section>
        }
        .into_any(),
    )
}

/// The start of a new round of which nothing is said yet, as of a first one. Facts of the last
/// round are there: by them alone it would look like something to go on with.
pub fn begun(context: Context) -> Option<AnyView> {
    let untouched = context.session(|session| session.updated == session.started);
    untouched.then(|| beginning::beginning(context, "start"))
}

/// Beginning anew; what is there now stays until it is not wanted any more.
fn new_round(page: Page) -> Option<AnyView> {
    let context = page.context;
    let before = RwSignal::new(kept::before());
    let anew = move |_| {
        if !confirmed("rounds.new.sure") {
            return;
        }
        if let Err(error) = begin(context, &page.rounds.get_untracked()) {
            page.said.set(Some(kept::key(error)));
        }
    };
    let undo = move |_| {
        if let Some(session) = before.get_untracked() {
            // What is there now changes places with it: nothing is lost either way.
            let now = context.session(Session::clone);
            if let Err(error) = kept::keep_before(&now) {
                return page.said.set(Some(kept::key(error)));
            }
            context.replace(session);
            context.keep();
            context.go(Route::Tasks);
        }
    };
    let blank = context.session(|session| session.answers.is_empty());
    // Without answers the round to begin is the one in hand.
    if blank && before.with_untracked(Option::is_none) {
        return None;
    }
    let part = view! {
        <section>
            <h2>{t("rounds.new")}</h2>
            <p>{t("rounds.new.lead")}</p>
            {(!blank).then(|| view! {
                <button type="button" class="second" data-action="new-round" on:click=anew>
                    {t("rounds.new.begin")}
                </button>
            })}
            {move || before.get().map(|session| {
                let made = date(&clock::date(session.updated));
                view! {
                    <p>{tf("rounds.before", &[("date", &made)])}</p>
                    <button type="button" class="second" data-action="bring-back" on:click=undo>
                        {t("rounds.before.back")}
                    </button>
                    <button
                        type="button"
                        class="plain"
                        data-action="forget-before"
                        on:click=move |_| match kept::forget_before() {
                            Ok(()) => before.set(None),
                            Err(error) => page.said.set(Some(kept::key(error))),
                        }
                    >
                        {t("rounds.before.forget")}
                    </button>
                }
            })}
        </section>
    };
    Some(part.into_any())
}
