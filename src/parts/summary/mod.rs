//! The summary as a page: for the client, who chooses from it, and for the caseworker.

mod answers;
mod background;
mod change;
mod coach;
mod findings;
mod origin;
mod plan;
mod rows;
mod voice;
mod whole;

pub use crate::parts::summary::background::texts;
pub use crate::parts::summary::plan::step_details;
pub use crate::parts::summary::rows::{Frame, named};

use crate::assessment::{Answer, Assessment, Scores, assess};
use crate::content::instrument::{DimensionId, Form, Instrument, Item, Kind};
use crate::parts::house;
use crate::parts::summary::rows::Reader;
use crate::route::Route;
use crate::state::context::Context;
use crate::state::text::t;
use crate::summary::meaning;
use crate::summary::payload::Payload;
use crate::summary::vouched::Vouched;
use leptos::prelude::*;

/// What the caseworker reads, in that order; details after it. When printed, the former is one A4
/// page.
pub fn view(context: Context, payload: &Payload, frame: Frame) -> AnyView {
    page(context, payload, frame, None)
}

/// What the client sees of the own answers; `hint` stands before the disclaimers.
pub fn own(context: Context, payload: &Payload, hint: AnyView) -> AnyView {
    page(context, payload, Frame::default(), Some(hint))
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

fn page(context: Context, payload: &Payload, frame: Frame, own: Option<AnyView>) -> AnyView {
    let reader = if own.is_some() { Reader::Client } else { Reader::Caseworker };
    let mine = reader == Reader::Client;
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
    let house = |wanted| {
        scores
            .filter(|_| reader == wanted)
            .map(|assessment| house(context, assessment, then.as_ref(), reader))
    };
    let table = scores.filter(|_| reader == Reader::Caseworker).map(|assessment| {
        house::table(instrument, &assessment.scores, then.as_ref(), &|id| reader.dimension(id))
    });
    let single = form == Some(Form::Short) && !payload.dimensions.is_empty();
    let open = |id| mine.then(|| open_question(context, id)).flatten();
    view! {
        <article class="summary" class:own=mine>
            <div class="front">
                {(!mine).then(|| view! {
                    <header class="quiet">{origin::made(payload, &frame)}</header>
                })}
                {voice::own_words(payload)} {voice::votes(payload)}
                {scores.map(|scores| findings::strengths(scores, reader))}
                {house(Reader::Client)}
                {single.then(|| findings::single_answers(instrument, payload))}
                {findings::work_ability(payload)}
                {form
                    .zip(assessment.as_ref())
                    .map(|found| {
                        findings::needs(instrument, context.programme(), found, payload, reader)
                    })}
                {scores.map(|assessment| findings::phase(instrument, assessment, reader, &open))}
                {house(Reader::Caseworker)}
                {coach::part(instrument, scores, payload, frame.vouched)}
                {form.map(|_| change::part(instrument, payload, reader))}
                {background::obstacles(payload)} {voice::wishes(payload)} {plan::part(payload)}
                {origin::omitted(payload, form)} {own}
                <footer class="quiet">
                    <p>
                        <strong>{t("summary.not")}</strong>
                    </p>
                    <p>{t("source.note")}</p>
                    {mine.then(|| origin::made_here(context, payload))}
                </footer>
                {frame.closing}
            </div>
            {details(
                (instrument, payload, frame.vouched),
                scores,
                table,
                answered(instrument, payload, mine, single),
            )}
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
    let scores = &assessment.scores;
    let client = reader == Reader::Client;
    view! {
        <section class="house-section">
            <h2>{t(if client { "house.title" } else { "summary.house" })}</h2>
            {house::drawing(instrument, scores, then)}
            {then.is_some().then(|| view! { <p class="hint">{t("rounds.house")}</p> })}
            {client.then(|| view! {
                <details>
                    <summary>{t("house.table")}</summary>
                    <div class="house-table">
                        {house::table(instrument, scores, then, &|id| reader.dimension(id))}
                    </div>
                </details>
            })}
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

/// The question of a dimension to answer next: one not seen yet, else one that was skipped. Overall
/// work ability for `None`.
fn open_question(context: Context, id: Option<DimensionId>) -> Option<Route> {
    let instrument = context.instrument();
    let open = context.session(|session| {
        let of = |item: &&Item| match id {
            Some(id) => item.dimension == Some(id) && instrument.asks(session.form, item),
            None => item.kind == Kind::WorkAbility,
        };
        let items: Vec<&Item> = instrument.items.iter().filter(of).collect();
        let unseen = items.iter().find(|item| session.answer(&item.id).is_none());
        let skipped = || items.iter().find(|item| session.answer(&item.id) == Some(Answer::Skip));
        unseen.or_else(skipped).map(|item| item.id.clone())
    });
    open.map(Route::Question)
}
