//! The summary as a page: for the client, who chooses from it, and for the caseworker.

mod answers;
mod background;
mod change;
mod coach;
mod findings;
mod plan;
mod voice;
mod whole;

pub use background::texts;

use super::Context;
use crate::assessment::{Assessment, Scores, assess};
use crate::content::instrument::{DimensionId, Form, Instrument};
use crate::summary::inert::{inert, quoted};
use crate::summary::payload::Payload;
use crate::ui::house;
use crate::ui::text::{date, find, t, tf, tk};
use leptos::prelude::*;

/// What stands around a summary.
#[derive(Default)]
pub struct Frame {
    /// The time is only what the signer claims.
    pub time_is_doubted: bool,
    /// What is known of the signature: the last of the first printed page.
    pub closing: Option<AnyView>,
}

/// For whom the page is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    /// Sees the house early, with its table, and numbers of the phase when asked for.
    Client,
    Caseworker,
}

/// What the caseworker reads, in that order; details after it. When printed, the former is one A4
/// page.
pub fn view(context: Context, payload: &Payload, frame: Frame) -> AnyView {
    page(context, payload, frame, Reader::Caseworker)
}

/// What the client sees of the own answers.
pub fn own(context: Context, payload: &Payload) -> AnyView {
    page(context, payload, Frame::default(), Reader::Client)
}

/// What a signer wrote whom the desk refused: nothing is computed from it.
pub fn as_written(context: Context, payload: &Payload, frame: Frame) -> AnyView {
    let instrument = context.instrument();
    view! {
        <article class="summary">
            <div class="front">
                {made(payload, frame.time_is_doubted)} {voice::own_words(payload)}
                {voice::votes(payload)} {coach::part(instrument, None, payload)}
                {background::obstacles(payload)} {voice::wishes(payload)} {plan::part(payload)}
                {omitted(payload)}
            </div>
            {details(instrument, payload, None, None)}
        </article>
    }
    .into_any()
}

fn page(context: Context, payload: &Payload, frame: Frame, reader: Reader) -> AnyView {
    let instrument = context.instrument();
    let form = form_of(instrument, payload);
    let assessment =
        assess(instrument, form, &payload.dimensions, payload.work_ability, &payload.votes);
    // Nothing is computed by the rules of another version.
    let known = payload.instrument.id == instrument.form_id(form)
        && payload.instrument.version == instrument.version;
    let scored = known && form == Form::Full && !payload.dimensions.is_empty();
    let then = payload.change.as_ref().map(|before| {
        assess(instrument, form, &before.dimensions, before.work_ability, &[]).scores
    });
    let house = |wanted| {
        (scored && reader == wanted).then(|| house(context, &assessment, then.as_ref(), reader))
    };
    let table = (scored && reader == Reader::Caseworker)
        .then(|| house::table(instrument, &assessment.scores, then.as_ref()));
    view! {
        <article class="summary">
            <div class="front">
                {made(payload, frame.time_is_doubted)} {voice::own_words(payload)}
                {voice::votes(payload)}
                {scored.then(|| findings::strengths(&assessment, form))}
                {house(Reader::Client)}
                {(form == Form::Short).then(|| findings::single_answers(instrument, payload))}
                {known.then(|| findings::needs(instrument, context.programme(), &assessment, payload))}
                {scored.then(|| findings::phase(instrument, &assessment, reader))}
                {house(Reader::Caseworker)}
                {coach::part(instrument, Some(&assessment), payload)}
                {known.then(|| change::part(instrument, payload))}
                {background::obstacles(payload)} {voice::wishes(payload)} {plan::part(payload)}
                {omitted(payload)}
                <footer class="quiet">
                    <p>
                        <strong>{t("summary.not")}</strong>
                    </p>
                    <p>{t("source.note")}</p>
                </footer>
                {frame.closing}
            </div>
            {details(instrument, payload, Some(&assessment), table)}
        </article>
    }
    .into_any()
}

/// The drawing; for the client with its table.
fn house(
    context: Context,
    assessment: &Assessment,
    then: Option<&Scores>,
    reader: Reader,
) -> AnyView {
    let instrument = context.instrument();
    let rtl = context.language().is_some_and(|language| language.dir == "rtl");
    let scores = &assessment.scores;
    let client = reader == Reader::Client;
    view! {
        <section class="house-section">
            <h2>{t(if client { "house.title" } else { "summary.house" })}</h2>
            {house::drawing(instrument, scores, then, rtl)}
            {then.is_some().then(|| view! { <p class="hint">{t("rounds.house")}</p> })}
            {client.then(|| view! {
                <details>
                    <summary>{t("house.table")}</summary>
                    {house::table(instrument, scores, then)}
                </details>
            })}
        </section>
    }
    .into_any()
}

/// What is looked up: it begins on a new page when printed.
fn details(
    instrument: &Instrument,
    payload: &Payload,
    assessment: Option<&Assessment>,
    scores: Option<AnyView>,
) -> AnyView {
    view! {
        <div class="later">
            {whole::part(payload)}
            {scores.map(|table| view! {
                <section>
                    <h2>{t("house.table")}</h2>
                    {table}
                </section>
            })}
            {plan::steps(payload)} {background::part(payload)}
            {coach::observation(instrument, assessment, payload)} {coach::notes(payload)}
            {answers::safety(instrument, payload)} {answers::answers(instrument, payload)}
        </div>
    }
    .into_any()
}

/// The form that a payload was made with; an unknown instrument is shown as the full one.
pub fn form_of(instrument: &Instrument, payload: &Payload) -> Form {
    if payload.instrument.id == instrument.form_id(Form::Short) { Form::Short } else { Form::Full }
}

fn dimension_name(id: DimensionId) -> String {
    named("dimension.", &id.to_string(), ".name")
}

fn names(list: &[String], prefix: &str, part: &str) -> String {
    let name = |id: &String| named(prefix, id, part);
    list.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// A row of a description list.
fn line(term: String, said: String) -> AnyView {
    view! {
        <div>
            <dt>{term}</dt>
            <dd dir="auto">{said}</dd>
        </div>
    }
    .into_any()
}

/// Somebody's own words: isolated, in their own direction, never markup.
fn words(text: &str) -> AnyView {
    view! { <blockquote dir="auto">{inert(text)}</blockquote> }.into_any()
}

/// Somebody's own words in a row of a description list.
fn said(term: String, text: &str) -> AnyView {
    view! {
        <div>
            <dt>{term}</dt>
            <dd class="said" dir="auto">{inert(text)}</dd>
        </div>
    }
    .into_any()
}

/// The name of an id of the content; the id itself when another content has made it.
pub fn named(prefix: &str, id: &str, part: &str) -> String {
    find(&[prefix, id, part].concat()).map_or_else(|| quoted(id), str::to_owned)
}

fn omitted(payload: &Payload) -> Option<AnyView> {
    let names = payload.omitted.iter().map(|section| tk(&["section.", section.name()]));
    let names = names.collect::<Vec<_>>().join(", ");
    (!names.is_empty()).then(|| {
        view! { <p class="omitted">{tf("summary.omitted", &[("names", &names)])}</p> }.into_any()
    })
}

/// When, how and with what.
fn made(payload: &Payload, time_is_doubted: bool) -> AnyView {
    let edition = |id: &str, version: &str| inert(&[id, " ", version].concat());
    let instrument = edition(&payload.instrument.id, &payload.instrument.version);
    let profile = edition(&payload.profile.id, &payload.profile.version);
    let mode = tk(&["summary.mode.", payload.mode.key()]);
    let made = if time_is_doubted { "summary.made.claimed" } else { "summary.made" };
    let made =
        (!payload.issued_at.is_empty()).then(|| tf(made, &[("date", &date(&payload.issued_at))]));
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
