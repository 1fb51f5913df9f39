//! Facts, factors, histories, people, what is in the way, and whatever else the profile asks. All
//! of it optional, none of it scored.

mod facts;
mod obstacles;
mod told;

use crate::content::profile::Part;
use crate::pages::background::told::{told, write};
use crate::parts::choice::{Choice, checkboxes};
use crate::parts::errors::Errors;
use crate::parts::field::textarea;
use crate::parts::step::{heading, last_question, step_when, toggle};
use crate::route::Route;
use crate::session::fields;
use crate::state::context::Context;
use crate::state::text::{t, tk};
use leptos::prelude::*;

const TOLD: [&str; 3] = ["yes", "no", "later"];

/// The parts in the profile's order.
pub fn page(context: Context) -> AnyView {
    let errors = Errors::default();
    let parts = context.programme().background.iter().map(|name| {
        view! { <div data-part=name.key()>{part(context, errors, *name)}</div> }
    });
    let content = view! {
        {heading("background.title")}
        {errors.summary()}
        <p class="lead">{t("background.lead")}</p>
        {parts.collect_view()}
    };
    let ready = move || errors.accept(facts::wrong(context));
    let (content, below) = (content.into_any(), ().into_any());
    step_when(context, last_question(context), Route::Goal, content, below, ready)
}

fn part(context: Context, errors: Errors, part: Part) -> AnyView {
    let lists = &context.programme().lists;
    match part {
        Part::Factors => choose(context, "background.factors", "factor", &lists.factors),
        Part::Obstacles => obstacles::part(context),
        Part::Social => choose(context, "background.social", "social", &lists.social),
        Part::Histories => histories(context),
        Part::Career => texts(context, "background.career", &["career-past", "career-wish"]),
        Part::Activities => choose(context, "background.activities", "activity", &lists.activities),
        Part::Transport => choose(context, "background.transport", "transport", &lists.transport),
        Part::Belonging => texts(context, "background.belonging", &["belonging"]),
        Part::Trap => texts(context, "background.trap", &["incentive-trap"]),
        Part::Referral => choose(context, "background.referral", "referral", &lists.referrals),
        Part::Proceed => texts(context, "background.proceed", &["proceed"]),
        Part::Experience => texts(context, "background.experience", &["went-well", "needs-work"]),
        Part::Facts => facts::part(context, errors),
    }
}

/// Any number of a list, with a hint under the question.
fn choose(context: Context, title: &str, list: &'static str, ids: &[String]) -> AnyView {
    let choice = |id: &String| {
        let chosen = context.session(|session| session.has(list, id));
        Choice::new(id.clone(), tk(&[list, ".", id, ".label"]), chosen)
    };
    let choices = ids.iter().map(choice).collect();
    view! {
        <fieldset on:change=move |event| {
            toggle(context, &event, usize::MAX);
        }>
            <legend>{t(title)}</legend>
            <p class="hint">{tk(&[title, ".hint"])}</p>
            <div class="columns">{checkboxes(list, choices)}</div>
        </fieldset>
    }
    .into_any()
}

/// Free texts under a heading.
fn texts(context: Context, title: &str, names: &[&'static str]) -> AnyView {
    let fields = names.iter().map(|name| textarea(context, name));
    view! {
        <h2>{t(title)}</h2>
        {fields.collect_view()}
    }
    .into_any()
}

fn histories(context: Context) -> AnyView {
    let lists = &context.programme().lists.histories;
    let histories = lists.iter().map(|(name, items)| history(context, name, items));
    view! {
        <h2>{t("background.histories")}</h2>
        <p class="hint">{t("background.histories.hint")}</p>
        {histories.collect_view()}
    }
    .into_any()
}

/// A checklist of one history: yes, no, or "I'll tell later". No diagnosis is asked.
fn history(context: Context, name: &str, items: &[String]) -> AnyView {
    let rows = items.iter().map(|item| {
        let field = [fields::HISTORY, ".", name, ".", item].concat();
        told(context, &field, tk(&["history.", name, ".item.", item, ".label"]), &TOLD)
    });
    view! {
        <details on:change=move |event| write(context, &event)>
            <summary>{tk(&["history.", name, ".name"])}</summary>
            {rows.collect_view()}
        </details>
    }
    .into_any()
}
