//! One question a page.

use crate::assessment::Answer;
use crate::content::instrument::{Item, Kind};
use crate::parts::choice::{Choice, radios};
use crate::parts::step::{how_far, step_and, target};
use crate::parts::{contacts, not_found};
use crate::route::Route;
use crate::session::{self, Action};
use crate::state::context::Context;
use crate::state::text::{find, t, tk};
use leptos::prelude::*;

/// One question a page. Nothing is required; nothing moves on by itself.
pub fn page(context: Context, id: &str) -> AnyView {
    let (instrument, profile) = (context.instrument(), context.profile());
    let Some(item) = instrument.item(id) else {
        return not_found::part(context);
    };
    let (progress, before, after, answer) = context.session(|session| {
        (
            session::progress(instrument, profile, session, id),
            session::previous_item(instrument, profile, session, id),
            session::next_item(instrument, profile, session, id),
            session.answer(id),
        )
    });
    let Some(progress) = progress else {
        return not_found::part(context);
    };
    let name = item.id.as_str();
    let help = RwSignal::new(session::is_worrying(item, answer));
    let change = move |event: web_sys::Event| {
        let Some(input) = target(&event) else { return };
        let answer = Answer::from_form(&input.value());
        context.act(Action::Answer { item: item.id.clone(), answer });
        let worrying = session::is_worrying(item, answer);
        help.set(worrying);
        if worrying {
            contacts::show(".help-card li");
        }
    };
    let content = view! {
        {how_far(&progress)}
        <fieldset class="question" on:change=change>
            <legend>
                <h1 tabindex="-1">{tk(&["item.", name, ".question"])}</h1>
            </legend>
            {(item.kind == Kind::Safety).then(|| lead(context))}
            {options(context, item, answer)}
            <div class="aside-answers">{radios(name, asides(item, answer))}</div>
        </fieldset>
        {move || {
            context.later.track();
            help.get().then(|| contacts::card(&context.catalogue.contacts, &item.id))
        }}
    };
    // Below the buttons: on a small phone they stand on the first screen so.
    let explanations = view! {
        {explanation(context, "question.meaning", ["item.", name, ".meaning"].concat())}
        {explanation(context, "question.why", ["item.", name, ".why"].concat())}
        {move || {
            context.later.track();
            contacts::beside(&context.catalogue.contacts, &item.id)
        }}
    };
    step_and(
        context,
        before.map_or(Route::Vote, Route::Question),
        after.map_or(Route::Background, Route::Question),
        content.into_any(),
        explanations.into_any(),
    )
}

/// What is told before a safety question is answered: that all are asked, and what is done with it.
fn lead(context: Context) -> AnyView {
    view! {
        <p class="quiet" prop:textContent=move || {
            context.later.track();
            find("help.lead.in").unwrap_or_default()
        }></p>
    }
    .into_any()
}

/// An explanation to open. Its text is among those that are fetched after the first page.
fn explanation(context: Context, title: &str, key: String) -> AnyView {
    view! {
        <details>
            <summary>{t(title)}</summary>
            <p prop:textContent=move || {
                context.later.track();
                find(&key).unwrap_or_default()
            }></p>
        </details>
    }
    .into_any()
}

/// The steps of the item's scale.
fn options(context: Context, item: &Item, answer: Option<Answer>) -> AnyView {
    let name = item.id.as_str();
    let steps = 0..=context.instrument().top_step(item);
    let chosen = |step: u8| answer == Some(Answer::Step(step));
    if item.kind == Kind::WorkAbility {
        let rows = steps.map(|step| Choice::new(step.to_string(), step.to_string(), chosen(step)));
        return view! {
            <p class="ends">
                <span>{["0 = ", &tk(&["item.", name, ".low"])].concat()}</span>
                <span>{["10 = ", &tk(&["item.", name, ".high"])].concat()}</span>
            </p>
            <div class="eleven">{radios(name, rows.collect())}</div>
        }
        .into_any();
    }
    let label = |step: u8| tk(&["scale.", &item.scale, ".", &step.to_string()]);
    let rows = steps.map(|step| Choice::new(step.to_string(), label(step), chosen(step)));
    radios(name, rows.collect())
}

/// The answers beside the scale.
fn asides(item: &Item, answer: Option<Answer>) -> Vec<Choice> {
    let mut asides = Vec::new();
    if item.na {
        let chosen = answer == Some(Answer::NotApplicable);
        asides.push(Choice::new("na", t("question.na"), chosen));
    }
    asides.push(Choice::new("skip", t("question.skip"), answer == Some(Answer::Skip)));
    asides
}
