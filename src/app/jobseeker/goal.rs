use super::{heading, step};
use crate::app::{Context, Route};
use crate::platform::clock;
use crate::session::{Action, fields};
use crate::ui::field::{input, textarea};
use crate::ui::text::t;
use leptos::prelude::*;

/// The client's own goal, the next step, and a task until the next talk.
pub fn page(context: Context) -> AnyView {
    let days = context.instrument().constants.task_days.value;
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
    let content = view! {
        {heading("goal.title")}
        <p class="lead">{t("goal.lead")}</p>
        {textarea(context, fields::GOAL)}
        {textarea(context, fields::NEXT_STEP)}
        <div on:focusout=offer>{textarea(context, fields::TASK)}</div>
        {move || {
            due.track();
            input(context, fields::TASK_DUE, "date")
        }}
        {input(context, fields::FOLLOW_UP, "date")}
    };
    step(context, Route::Background, Route::Result, content.into_any())
}
