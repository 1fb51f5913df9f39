//! The client's own goal, the next step, a task until the next talk, and the plan.

mod calendar;
mod plan;

use crate::parts::date_field::Dates;
use crate::parts::field::textarea;
use crate::parts::step::{heading, step_when};
use crate::platform::clock;
use crate::route::Route;
use crate::session::{Action, fields};
use crate::state::context::Context;
use crate::state::text::{date, t, tf};
use crate::time;
use leptos::prelude::*;

pub fn page(context: Context) -> AnyView {
    let programme = context.programme();
    let days = programme.task_days.unwrap_or(context.instrument().constants.task_days.value);
    // The due date is offered when the task is first written, and stays the client's to change.
    let offer = move |_| {
        let missing = context
            .session(|s| s.text(fields::TASK_DUE).is_empty() && !s.text(fields::TASK).is_empty());
        if missing {
            let due = time::days_after(&clock::today(), days).unwrap_or_default();
            context.act(Action::text(fields::TASK_DUE, due));
        }
    };
    let dates = Dates::new(context);
    // A task goes into the summary with its day alone.
    let undated = move || {
        context.watch(|s| s.text(fields::TASK_DUE).is_empty() && !s.text(fields::TASK).is_empty())
    };
    let content = view! {
        {dates.errors.summary()}
        {heading("goal.title")}
        <p class="lead">{t("goal.lead")}</p>
        {textarea(context, fields::GOAL)}
        {textarea(context, fields::NEXT_STEP)}
        <div on:focusout=offer>{textarea(context, fields::TASK)}</div>
        {dates.named(fields::TASK_DUE)}
        // There from the start: a line that came and went would move what is below it under a finger.
        <p class="hint" data-undated=move || undated().to_string()>{t("goal.undated")}</p>
        {dates.named(fields::FOLLOW_UP)}
        {programme.follow_up_days.map(|days| rhythm(context, days))}
        {programme.check_in.then(|| textarea(context, fields::CHECK_IN))}
        {programme.plan.as_ref().map(|rule| plan::part(context, dates, rule))}
        {calendar::part(context)}
    };
    let ready = move || dates.ready();
    step_when(context, Route::Background, Route::Result, content.into_any(), ().into_any(), ready)
}

/// The profile's rhythm of talks as a date to take with one tap.
fn rhythm(context: Context, days: u32) -> AnyView {
    let proposed = time::days_after(&clock::today(), days).unwrap_or_default();
    let label = tf("goal.follow-up.propose", &[("date", &date(&proposed))]);
    let take = move |_| context.act(Action::text(fields::FOLLOW_UP, proposed.clone()));
    view! {
        <button type="button" class="second" data-action="follow-up" on:click=take>
            {label}
        </button>
    }
    .into_any()
}
