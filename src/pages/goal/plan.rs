//! The steps of the plan: what, which kind of path, who is responsible, how far, until when, and
//! when what comes next is looked at.

use crate::content::profile::PlanRule;
use crate::parts::anew::anew;
use crate::parts::date_field::Dates;
use crate::parts::field::{entry, select};
use crate::platform::dom;
use crate::session::{Action, Session, fields};
use crate::state::context::Context;
use crate::state::text::{t, tf};
use crate::summary::limits::LIST_LIMIT;
use leptos::prelude::*;
use std::collections::BTreeSet;

pub fn part(context: Context, dates: Dates, rule: &'static PlanRule) -> AnyView {
    let steps = Memo::new(move |_| context.watch(|s| s.list(fields::STEPS).to_vec()));
    let full = move || steps.with(Vec::len) >= LIST_LIMIT;
    let add = move |_| {
        let mut values = steps.get_untracked();
        if values.len() >= LIST_LIMIT {
            return;
        }
        values.push(context.session(Session::new_step));
        context.act(Action::List { name: fields::STEPS.to_owned(), values });
    };
    view! {
        <section class="plan">
            <h2>{t("plan.title")}</h2>
            <p class="hint">{t("plan.hint")}</p>
            {anew(move || {
                let steps = steps.get();
                if steps.is_empty() {
                    return view! { <p class="quiet">{t("plan.empty")}</p> }.into_any();
                }
                let rows = steps.iter().enumerate();
                let rows = rows.map(|(index, id)| row(context, dates, rule, index, id));
                view! { <ol class="steps">{rows.collect_view()}</ol> }.into_any()
            })}
            <button type="button" class="second" data-action="add-step" on:click=add>
                {t("plan.add")}
            </button>
            <p role="status" prop:textContent=move || full().then(|| t("plan.full"))></p>
        </section>
    }
    .into_any()
}

fn row(context: Context, dates: Dates, rule: &PlanRule, index: usize, id: &str) -> AnyView {
    let number = (index + 1).to_string();
    let label = |part: &str| t(&["plan.", part].concat());
    let field = |part: &str| fields::step(id, part);
    let day = |part: &str| {
        let name = tf("plan.label", &[("part", &label(part)), ("n", &number)]);
        dates.field(field(part), label(part), name)
    };
    // Each party once, in the order in which the services name them.
    let mut seen = BTreeSet::new();
    let services = context.programme().services.iter();
    let parties: Vec<&str> = services
        .map(|service| service.responsible.as_str())
        .filter(|party| seen.insert(*party))
        .collect();
    let removed = id.to_owned();
    let remove = move |_| {
        let mut values = context.session(|session| session.list(fields::STEPS).to_vec());
        values.retain(|id| *id != removed);
        context.act(Action::List { name: fields::STEPS.to_owned(), values });
        // The button is gone with its step.
        dom::after_paint(|| dom::focus("[data-action=add-step]"));
    };
    view! {
        <li data-step=id.to_owned()>
            <div role="group" aria-label=tf("plan.step", &[("n", &number)])>
                {entry(context, field("text"), label("text"))}
                <div class="row">
                    {(!rule.kinds.is_empty())
                        .then(|| select(context, field("path"), label("kind"), "path-kind", &rule.kinds))}
                    {select(context, field("responsible"), label("responsible"), "responsible", &parties)}
                    {(!rule.statuses.is_empty()).then(|| {
                        select(context, field("status"), label("status"), "step-status", &rule.statuses)
                    })}
                </div>
                <div class="row">
                    {day("due")}
                    {rule.next.then(|| day("next"))}
                </div>
                <button
                    type="button"
                    class="plain"
                    aria-label=[&t("plan.remove"), " ", &number].concat()
                    on:click=remove
                >
                    {t("plan.remove")}
                </button>
            </div>
        </li>
    }
    .into_any()
}
