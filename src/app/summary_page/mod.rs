//! The summary as a page: the same for the client, who chooses from it, and for the caseworker.

mod answers;
mod background;
mod change;
mod coach;
mod findings;
mod plan;
mod voice;

pub use background::texts;

use super::Context;
use crate::assessment::assess;
use crate::content::instrument::{DimensionId, Form, Instrument};
use crate::summary::inert::inert;
use crate::summary::payload::Payload;
use crate::ui::house;
use crate::ui::text::{date, find, listed, t, tf, tk};
use leptos::prelude::*;

/// What the caseworker reads, in that order, on one A4 page when printed.
pub fn view(context: Context, payload: &Payload) -> AnyView {
    let instrument = context.instrument();
    let form = form_of(instrument, payload);
    let assessment =
        assess(instrument, form, &payload.dimensions, payload.work_ability, &payload.votes);
    let rtl = context.language().is_some_and(|language| language.dir == "rtl");
    // Nothing is computed by the rules of another version.
    let known = payload.instrument.id == instrument.form_id(form)
        && payload.instrument.version == instrument.version;
    let scored = known && form == Form::Full && !payload.dimensions.is_empty();
    let then = payload.change.as_ref().map(|before| {
        assess(instrument, form, &before.dimensions, before.work_ability, &[]).scores
    });
    view! {
        <article class="summary">
            {made(payload)} {voice::own_words(payload)} {voice::votes(payload)}
            {scored.then(|| findings::strengths(&assessment, form))}
            {scored.then(|| {
                view! {
                    <section class="house-section">
                        <h2>{t("house.title")}</h2>
                        {house::drawing(instrument, &assessment.scores, then.as_ref(), rtl)}
                        {then.is_some().then(|| view! { <p class="hint">{t("rounds.house")}</p> })}
                        <details>
                            <summary>{t("house.table")}</summary>
                            {house::table(instrument, &assessment.scores, then.as_ref())}
                        </details>
                    </section>
                }
            })}
            {(form == Form::Short).then(|| findings::single_answers(instrument, payload))}
            {known.then(|| findings::needs(instrument, context.programme(), &assessment, payload))}
            {scored.then(|| findings::phase(instrument, &assessment))}
            {coach::part(instrument, &assessment, payload)}
            {known.then(|| change::part(instrument, payload))}
            {plan::part(payload)} {payload.background.as_ref().map(background::part)}
            {answers::safety(instrument, payload)} {answers::answers(instrument, payload)} {omitted(payload)}
            <footer class="quiet">
                <p>
                    <strong>{t("summary.not")}</strong>
                </p>
                <p>{t("source.note")}</p>
            </footer>
        </article>
    }
    .into_any()
}

/// The form that a payload was made with; an unknown instrument is shown as the full one.
pub fn form_of(instrument: &Instrument, payload: &Payload) -> Form {
    if payload.instrument.id == instrument.form_id(Form::Short) { Form::Short } else { Form::Full }
}

fn dimension_name(id: DimensionId) -> String {
    tk(&["dimension.", &id.to_string(), ".name"])
}

fn names(list: &[String], prefix: &str, part: &str) -> String {
    let name = |id: &String| {
        let name = find(&[prefix, ".", id, part].concat());
        name.map_or_else(|| inert(id), str::to_owned)
    };
    listed(&list.iter().map(name).collect::<Vec<_>>())
}

/// A row of a description list. What is told keeps its own direction and stands where the row does.
fn line(term: String, said: String) -> AnyView {
    view! {
        <div>
            <dt>{term}</dt>
            <dd><bdi>{said}</bdi></dd>
        </div>
    }
    .into_any()
}

/// Somebody's own words: isolated, in their own direction, never markup.
fn words(text: &str) -> AnyView {
    view! { <blockquote dir="auto">{inert(text)}</blockquote> }.into_any()
}

/// The name of an id of the content; the id itself when another content has made it.
pub fn known(prefix: &str, id: &str) -> String {
    find(&[prefix, id].concat()).map_or_else(|| inert(id), str::to_owned)
}

fn omitted(payload: &Payload) -> Option<AnyView> {
    let names = payload.omitted.iter().map(|section| tk(&["section.", section.name()]));
    let names = listed(&names.collect::<Vec<_>>());
    (!names.is_empty()).then(|| {
        view! { <p class="omitted">{tf("summary.omitted", &[("names", &names)])}</p> }.into_any()
    })
}

/// When, how and with what.
fn made(payload: &Payload) -> AnyView {
    let edition = |id: &str, version: &str| inert(&[id, " ", version].concat());
    let instrument = edition(&payload.instrument.id, &payload.instrument.version);
    let profile = edition(&payload.profile.id, &payload.profile.version);
    let mode = tk(&["summary.mode.", payload.mode.key()]);
    let made = (!payload.issued_at.is_empty())
        .then(|| tf("summary.made", &[("date", &date(&payload.issued_at))]));
    view! {
        <header class="quiet">
            <p>{made} " " {mode}</p>
            <p>
                {tf("summary.with", &[
                    ("instrument", &instrument),
                    ("profile", &profile),
                    ("language", &inert(&payload.language)),
                ])}
            </p>
        </header>
    }
    .into_any()
}
