//! What the client sees of the own answers: words and strengths, the house, what to do, the path. The
//! rest is folded.

use super::{Reader, answered, background, change, coach, findings, origin, plan, voice};
use crate::app::{Context, Route};
use crate::assessment::{Answer, Assessment, Scores, assess};
use crate::content::instrument::{DimensionId, Form, Item, Kind};
use crate::summary::payload::Payload;
use crate::summary::vouched::Vouched;
use crate::summary::worded;
use crate::ui::fold::fold;
use crate::ui::house;
use crate::ui::text::{t, tf};
use leptos::prelude::*;

/// What the own page is given beside the summary.
pub struct Own {
    /// What to do about the needs.
    pub acts: AnyView,
    /// Goal and plan as they are now.
    pub plan: AnyView,
    /// For whom the programme is.
    pub hint: AnyView,
    /// Whoever has little is shown what to do before any number.
    pub heavy: bool,
}

/// The page.
pub fn own(context: Context, payload: &Payload, own: Own) -> AnyView {
    let reader = Reader::Client;
    let instrument = context.instrument();
    let form = context.session(|session| session.form);
    let assessment =
        assess(instrument, form, &payload.dimensions, payload.work_ability, &payload.votes);
    let single = form == Form::Short;
    let scores = (!single).then_some(&assessment);
    let strong = scores.filter(|found| !found.strengths.is_empty());
    let then = payload.change.as_ref().map(|before| {
        assess(instrument, Form::Full, &before.dimensions, before.work_ability, &[]).scores
    });
    let house = |wanted: bool| {
        let found = scores.filter(|_| own.heavy == wanted)?;
        Some(house(context, found, then.as_ref()))
    };
    let open = |id| open_question(context, id);
    view! {
        <article class="summary own">
            <div class="front">
                {voice::own_words(payload)} {strong.map(strengths)}
                {house(false).map(|house| view! {
                    <section class="house-section">
                        <h2>{t("house.title")}</h2>
                        {house}
                    </section>
                })}
                {own.acts}
                {scores.map(|found| findings::phase(instrument, found, reader, &open))}
                {coach::part(instrument, scores, payload, Vouched::default())}
                {change::part(instrument, payload, reader)}
                {house(true).map(|house| fold(t("house.title"), None, house))}
                {single
                    .then(|| {
                        let answers = findings::single_answers(instrument, payload);
                        fold(t("summary.answers"), None, answers)
                    })}
                {fold(t("result.more"), None, more(context, payload, scores, own.plan, own.hint))}
                <p class="quiet">
                    <strong>{t("summary.not")}</strong>
                </p>
            </div>
            <div class="later">{answered(instrument, payload, true, single)}</div>
        </article>
    }
    .into_any()
}

/// The most that are in sight at once; the others are a tap away.
const STRENGTHS: usize = 3;

fn strengths(found: &Assessment) -> AnyView {
    let chip = |id: &DimensionId| {
        let name = worded::strength(*id, &|key| t(key), |id| Reader::Client.dimension(id));
        view! { <li class="strength">{name}</li> }
    };
    let (first, rest) = found.strengths.split_at(found.strengths.len().min(STRENGTHS));
    let more = (!rest.is_empty()).then(|| {
        let left = rest.len().to_string();
        view! {
            <li class="more">
                <details class="fold">
                    <summary>{tf("result.strengths.more", &[("n", &left)])}</summary>
                    <ul class="chips">{rest.iter().map(chip).collect_view()}</ul>
                </details>
            </li>
        }
    });
    view! {
        <section>
            <h2>{t("summary.strengths")}</h2>
            <ul class="chips">{first.iter().map(chip).collect_view()} {more}</ul>
        </section>
    }
    .into_any()
}

/// What else was told, and how the page came about.
fn more(
    context: Context,
    payload: &Payload,
    scores: Option<&Assessment>,
    plan: AnyView,
    hint: AnyView,
) -> AnyView {
    let vouched = Vouched::default();
    view! {
        {background::obstacles(payload)} {voice::wishes(payload)} {plan} {plan::steps(payload)}
        {background::part(payload)}
        {coach::observation(context.instrument(), scores, payload, vouched)} {coach::notes(payload)}
        {hint}
        <footer class="quiet">
            <p>{t("source.note")}</p>
            {origin::made_here(context, payload)}
        </footer>
    }
    .into_any()
}

/// The drawing with its table.
fn house(context: Context, found: &Assessment, then: Option<&Scores>) -> AnyView {
    let (instrument, scores) = (context.instrument(), &found.scores);
    let name = |id| Reader::Client.dimension(id);
    view! {
        {house::drawing(instrument, scores, then)}
        {then.is_some().then(|| view! { <p class="hint">{t("rounds.house")}</p> })}
        <details>
            <summary>{t("house.table")}</summary>
            <div class="house-table">{house::table(instrument, scores, then, &name)}</div>
        </details>
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
