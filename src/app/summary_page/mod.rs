//! The summary as a page: for the client, who chooses from it, and for the caseworker.

mod answers;
mod background;
mod change;
mod coach;
mod findings;
mod origin;
mod own;
mod plan;
mod voice;
mod whole;

pub use background::texts;
pub use own::{Own, own};
pub use plan::{part as plan, step_details};

use super::Context;
use crate::assessment::{Assessment, Scores, assess};
use crate::content::instrument::{DimensionId, Form, Instrument};
use crate::summary::inert::{inert, quoted};
use crate::summary::meaning;
use crate::summary::payload::Payload;
use crate::summary::vouched::Vouched;
use crate::ui::house;
use crate::ui::text::{find, listed, t};
use leptos::prelude::*;

/// What stands around a summary.
#[derive(Default)]
pub struct Frame {
    /// The time is only what the signer claims.
    pub time_is_doubted: bool,
    /// Whose word it is where it tells of others than the client.
    pub vouched: Vouched,
    /// What is known of the signature: the last of the first printed page.
    pub closing: Option<AnyView>,
}

/// For whom the page is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    /// Sees the house early, with its table, and numbers of the phase when asked for. Safety answers
    /// are folded, what is technical is at the foot, and what is still open leads to its question.
    Client,
    Caseworker,
}

impl Reader {
    /// The name of a dimension: for the client as it stood in the vote, for the caseworker the
    /// professional one.
    fn dimension(self, id: DimensionId) -> String {
        let name = match self {
            Self::Client => ".area",
            Self::Caseworker => ".name",
        };
        named("dimension.", &id.to_string(), name)
    }
}

/// What a signer wrote whom the desk refused: nothing is computed from it.
pub fn as_written(context: Context, payload: &Payload, frame: Frame) -> AnyView {
    let instrument = context.instrument();
    view! {
        <article class="summary">
            <div class="front">
                <header class="quiet">{origin::made(payload, &frame)}</header>
                {voice::own_words(payload)} {voice::votes(payload)}
                {coach::part(instrument, None, payload, frame.vouched)}
                {background::obstacles(payload)} {voice::wishes(payload)} {plan::part(payload)}
                {origin::omitted(payload, meaning::form(instrument, &payload.instrument))}
            </div>
            {details(
                (instrument, payload, frame.vouched),
                None,
                None,
                answered(instrument, payload, false, false),
            )}
        </article>
    }
    .into_any()
}

/// What the caseworker reads, in that order; details after it. When printed, the former is one A4
/// page.
pub fn view(context: Context, payload: &Payload, frame: Frame) -> AnyView {
    let reader = Reader::Caseworker;
    let instrument = context.instrument();
    // Nothing is computed by the rules of another version.
    let form = meaning::form(instrument, &payload.instrument);
    let assessment = form.map(|form| {
        assess(instrument, form, &payload.dimensions, payload.work_ability, &payload.votes)
    });
    let scored = form == Some(Form::Full) && !payload.dimensions.is_empty();
    let scores = assessment.as_ref().filter(|_| scored);
    let then = payload.change.as_ref().map(|before| {
        assess(instrument, Form::Full, &before.dimensions, before.work_ability, &[]).scores
    });
    let table = scores.map(|assessment| {
        house::table(instrument, &assessment.scores, then.as_ref(), &|id| reader.dimension(id))
    });
    let single = form == Some(Form::Short) && !payload.dimensions.is_empty();
    view! {
        <article class="summary">
            <div class="front">
                <header class="quiet">{origin::made(payload, &frame)}</header>
                {voice::own_words(payload)} {voice::votes(payload)}
                {scores.map(|scores| findings::strengths(scores, reader))}
                {single.then(|| findings::single_answers(instrument, payload))}
                {findings::work_ability(payload)}
                {form
                    .zip(assessment.as_ref())
                    .map(|found| {
                        findings::needs(instrument, context.programme(), found, payload, reader)
                    })}
                {scores.map(|assessment| findings::phase(instrument, assessment, reader, &|_| None))}
                {scores.map(|assessment| house(context, assessment, then.as_ref()))}
                {coach::part(instrument, scores, payload, frame.vouched)}
                {form.map(|_| change::part(instrument, payload, reader))}
                {background::obstacles(payload)} {voice::wishes(payload)} {plan::part(payload)}
                {origin::omitted(payload, form)}
                <footer class="quiet">
                    <p>
                        <strong>{t("summary.not")}</strong>
                    </p>
                    <p>{t("source.note")}</p>
                </footer>
                {frame.closing}
            </div>
            {details(
                (instrument, payload, frame.vouched),
                scores,
                table,
                answered(instrument, payload, false, single),
            )}
        </article>
    }
    .into_any()
}

/// The drawing.
fn house(context: Context, assessment: &Assessment, then: Option<&Scores>) -> AnyView {
    view! {
        <section class="house-section">
            <h2>{t("summary.house")}</h2>
            {house::drawing(context.instrument(), &assessment.scores, then)}
            {then.is_some().then(|| view! { <p class="hint">{t("rounds.house")}</p> })}
        </section>
    }
    .into_any()
}

/// What is looked up: it begins on a new page when printed.
fn details(
    (instrument, payload, vouched): (&Instrument, &Payload, Vouched),
    assessment: Option<&Assessment>,
    scores: Option<AnyView>,
    answered: AnyView,
) -> AnyView {
    view! {
        <div class="later">
            {whole::part(payload, vouched)}
            {scores.map(|table| view! {
                <section>
                    <h2>{t("house.table")}</h2>
                    <div class="house-table">{table}</div>
                </section>
            })}
            {plan::steps(payload)} {background::part(payload)}
            {coach::observation(instrument, assessment, payload, vouched)} {coach::notes(payload)}
            {answered}
        </div>
    }
    .into_any()
}

/// Single answers, folded for who gave them; `above` where they stand above already, as those of the
/// short form do.
fn answered(instrument: &Instrument, payload: &Payload, folded: bool, above: bool) -> AnyView {
    view! {
        {answers::safety(instrument, payload, folded)}
        {(!above).then(|| answers::answers(instrument, payload, folded))}
    }
    .into_any()
}

fn names(list: &[String], prefix: &str, part: &str) -> String {
    let name = |id: &String| named(prefix, id, part);
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

/// Somebody's own words in a row of a description list.
fn said(term: String, text: &str) -> AnyView {
    view! {
        <div>
            <dt>{term}</dt>
            <dd class="said"><bdi>{inert(text)}</bdi></dd>
        </div>
    }
    .into_any()
}

/// The name of an id of the content; the id itself when another content has made it.
pub fn named(prefix: &str, id: &str, part: &str) -> String {
    find(&[prefix, id, part].concat()).map_or_else(|| quoted(id), str::to_owned)
}
