//! The client's own goal, the next step, a task until the next talk, and the plan.

mod plan;

use super::{heading, step};
use crate::app::field::{input, textarea};
use crate::app::{Context, Route};
use crate::platform::{clock, file};
use crate::session::{self, Action, Stamp, fields};
use crate::summary::calendar;
use crate::summary::file_name::{self, Content};
use crate::ui::text::{date, t, tf};
use leptos::prelude::*;

pub fn page(context: Context) -> AnyView {
    let programme = context.programme();
    let days = programme.task_days.unwrap_or(context.instrument().constants.task_days.value);
    // The due date is offered when the task is first written, and stays the client's to change.
    let offer = move |_| {
        let missing = context
            .session(|s| s.text(fields::TASK_DUE).is_empty() && !s.text(fields::TASK).is_empty());
        if missing {
            let due = clock::date_after(clock::now(), days);
            context.act(Action::text(fields::TASK_DUE, due));
        }
    };
    let due = Memo::new(move |_| context.watch(|s| s.text(fields::TASK_DUE).to_owned()));
    let follow_up = Memo::new(move |_| context.watch(|s| s.text(fields::FOLLOW_UP).to_owned()));
    let content = view! {
        {heading("goal.title")}
        <p class="lead">{t("goal.lead")}</p>
        {textarea(context, fields::GOAL)}
        {textarea(context, fields::NEXT_STEP)}
        <div on:focusout=offer>{textarea(context, fields::TASK)}</div>
        {move || {
            due.with(|_| ());
            input(context, fields::TASK_DUE, "date")
        }}
        {move || {
            follow_up.with(|_| ());
            input(context, fields::FOLLOW_UP, "date")
        }}
        {programme.follow_up_days.map(|days| rhythm(context, days))}
        {programme.check_in.then(|| textarea(context, fields::CHECK_IN))}
        {programme.plan.as_ref().map(|rule| plan::part(context, rule))}
        {dates(context)}
    };
    step(context, Route::Background, Route::Result, content.into_any())
}

/// The profile's rhythm of talks as a date to take with one tap.
fn rhythm(context: Context, days: u32) -> AnyView {
    let proposed = clock::date_after(clock::now(), days);
    let label = tf("goal.follow-up.propose", &[("date", &date(&proposed))]);
    let take = move |_| context.act(Action::text(fields::FOLLOW_UP, proposed.clone()));
    view! {
        <button type="button" class="second" data-action="follow-up" on:click=take>
            {label}
        </button>
    }
    .into_any()
}

/// The dates of the plan as a calendar file: a reminder without a server. The button is there from
/// the start: one that came with the first date would move what is below it under a finger.
fn dates(context: Context) -> AnyView {
    let said = RwSignal::new(String::new());
    let events = move || {
        let plan = context.session(|session| {
            let stamp = Stamp::default();
            let all = session::everything(context.instrument(), context.profile(), session, stamp);
            all.plan
        });
        plan.map(|plan| calendar::events(&plan, &|key| t(key))).unwrap_or_default()
    };
    let save = move |_| {
        let events = events();
        if events.is_empty() {
            return said.set(t("goal.calendar.none"));
        }
        let text = calendar::file(&events, &clock::timestamp(clock::now()));
        let name = file_name::of_day(Content::Plan, &clock::date(clock::now()));
        said.set(match file::download(&name, "text/calendar", &text) {
            Ok(()) => t("goal.calendar.saved"),
            Err(error) => t(&["error.", error.key()].concat()),
        });
    };
    view! {
        <p>
            <button type="button" class="second" data-export="ics" on:click=save>
                {t("goal.calendar")}
            </button>
        </p>
        <p class="hint">{t("goal.calendar.hint")}</p>
        <p role="status" prop:textContent=move || said.get()></p>
    }
    .into_any()
}
