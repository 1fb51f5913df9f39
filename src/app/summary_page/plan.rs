//! Goal, next step, task and the steps of the plan.

use super::{known, line, names};
use crate::summary::inert::inert;
use crate::summary::payload::Payload;
use crate::summary::sections::{Path, Plan};
use crate::ui::text::{date, t, tf};
use leptos::prelude::*;

pub fn part(payload: &Payload) -> Option<AnyView> {
    let goal = payload.goal.clone().unwrap_or_default();
    let plan = payload.plan.clone().unwrap_or_default();
    let written = |key: &str, text: Option<String>| text.map(|text| line(t(key), inert(&text)));
    // Our own words, with the marks of direction that they need.
    let told = |key: &str, text: Option<String>| text.map(|text| line(t(key), text));
    let task = plan
        .task
        .as_ref()
        .map(|task| line(tf("summary.task", &[("date", &date(&task.due))]), inert(&task.text)));
    let follow_up = plan.follow_up.as_deref().map(date);
    let services = (!plan.services.is_empty()).then(|| names(&plan.services, "service", ""));
    let empty = goal.goal.is_none()
        && goal.next_step.is_none()
        && task.is_none()
        && follow_up.is_none()
        && services.is_none()
        && plan.steps.is_empty();
    (!empty).then(|| {
        view! {
            <section>
                <h2>{t("summary.plan")}</h2>
                <dl class="review">
                    {written("field.goal.label", goal.goal)}
                    {written("field.next-step.label", goal.next_step)} {task}
                    {told("field.follow-up.label", follow_up)}
                    {told("summary.services", services)}
                </dl>
                {steps(&plan)}
            </section>
        }
        .into_any()
    })
}

/// The steps of the plan, each with what is known of it.
fn steps(plan: &Plan) -> Option<AnyView> {
    let rows = plan.steps.iter().map(|step| {
        let kind = step.path.map(|path| match path {
            Path::Work => t("path-kind.work"),
            Path::Education => t("path-kind.education"),
            Path::Rehabilitation => t("path-kind.rehabilitation"),
        });
        let parts = [
            kind,
            step.responsible.as_ref().map(|id| known("responsible.", id)),
            step.status.as_ref().map(|id| known("step-status.", id)),
            step.due.as_deref().map(|due| tf("plan.due.by", &[("date", &date(due))])),
            step.next.as_deref().map(|next| tf("plan.next.on", &[("date", &date(next))])),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        view! {
            <li><bdi>{inert(&step.text)}</bdi> " " <span class="quiet">{parts.join(" · ")}</span></li>
        }
    });
    (!plan.steps.is_empty()).then(|| {
        view! {
            <h3>{t("plan.title")}</h3>
            <ol class="order">{rows.collect_view()}</ol>
        }
        .into_any()
    })
}
