//! Goal, next step, task and the steps of the plan.

use crate::parts::summary::rows::{line, named, names, said};
use crate::state::text::{date, t, tf};
use crate::summary::inert::inert;
use crate::summary::payload::Payload;
use crate::summary::sections::{Path, Step};
use leptos::prelude::*;

pub fn part(payload: &Payload) -> Option<AnyView> {
    let goal = payload.goal.as_ref();
    let plan = payload.plan.as_ref();
    let own = |key: &str, text: Option<&String>| text.map(|text| said(t(key), text));
    let task = plan.and_then(|plan| plan.task.as_ref());
    let follow_up = plan.and_then(|plan| plan.follow_up.as_deref());
    let services = plan.map(|plan| names(&plan.services, "service.", ""));
    let services = services.filter(|names| !names.is_empty());
    let rows = [
        own("summary.goal", goal.and_then(|goal| goal.goal.as_ref())),
        own("summary.next-step", goal.and_then(|goal| goal.next_step.as_ref())),
        task.map(|task| said(tf("summary.task", &[("date", &date(&task.due))]), &task.text)),
        follow_up.map(|day| line(t("summary.follow-up"), date(day))),
        services.map(|names| line(t("summary.services"), names)),
    ];
    let rows: Vec<AnyView> = rows.into_iter().flatten().collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t("summary.plan")}</h2>
                <dl class="review">{rows}</dl>
            </section>
        }
        .into_any()
    })
}

/// What is known of a step beside its words.
pub fn step_details(step: &Step) -> String {
    let kind = step.path.map(|path| match path {
        Path::Work => t("path-kind.work"),
        Path::Education => t("path-kind.education"),
        Path::Rehabilitation => t("path-kind.rehabilitation"),
    });
    let parts = [
        kind,
        step.responsible.as_ref().map(|id| named("responsible.", id, "")),
        step.status.as_ref().map(|id| named("step-status.", id, "")),
        step.due.as_deref().map(|due| tf("plan.due.by", &[("date", &date(due))])),
        step.next.as_deref().map(|next| tf("plan.next.on", &[("date", &date(next))])),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The steps of the plan, each with what is known of it.
pub fn steps(payload: &Payload) -> Option<AnyView> {
    let plan = payload.plan.as_ref().filter(|plan| !plan.steps.is_empty())?;
    let rows = plan.steps.iter().map(|step| {
        let details = step_details(step);
        view! {
            <li><bdi>{inert(&step.text)}</bdi> " " <span class="quiet">{details}</span></li>
        }
    });
    Some(
        view! {
            <section>
                <h2>{t("plan.title")}</h2>
                <ol class="order">{rows.collect_view()}</ol>
            </section>
        }
        .into_any(),
    )
}
