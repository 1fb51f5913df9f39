//! What follows from the answers by the rules: strengths, needs, the phase.

use super::{Reader, line};
use crate::app::Route;
use crate::assessment::{Assessment, Tally, why};
use crate::content::instrument::{DimensionId, Form, Instrument};
use crate::content::profile::Programme;
use crate::platform::intl;
use crate::summary::payload::Payload;
use crate::summary::{nothing, worded};
use crate::ui::path;
use crate::ui::text::{lang, t, tf, tk};
use leptos::prelude::*;

pub fn strengths(assessment: &Assessment, reader: Reader) -> AnyView {
    let rows = assessment.strengths.iter().map(|id| {
        let name = worded::strength(*id, &|key| t(key), |id| reader.dimension(id));
        view! { <li class="strength">{name}</li> }
    });
    view! {
        <section>
            <h2>{t("summary.strengths")}</h2>
            {if assessment.strengths.is_empty() {
                view! { <p>{t(nothing::strong(assessment))}</p> }.into_any()
            } else {
                view! { <ul class="chips">{rows.collect_view()}</ul> }.into_any()
            }}
        </section>
    }
    .into_any()
}

/// The short form: answers as they are, no scores.
pub fn single_answers(instrument: &Instrument, payload: &Payload) -> AnyView {
    let rows = instrument.dimensions.iter().filter_map(|dimension| {
        let tally = payload.dimensions.get(&dimension.id)?;
        let item = instrument.item(&dimension.key)?;
        let said = match tally {
            Tally { answered: 1, sum, .. } => tk(&["scale.", &item.scale, ".", &sum.to_string()]),
            Tally { na: 1, .. } => t("question.na"),
            _ => t("review.open"),
        };
        Some(view! {
            <div data-dimension=dimension.id.to_string() data-score="">
                <dt>{tk(&["item.", &item.id, ".question"])}</dt>
                <dd>{said}</dd>
            </div>
        })
    });
    let work_ability = payload.work_ability.map(|n| line(t("summary.work-ability"), of_ten(n)));
    view! {
        <section>
            <h2>{t("summary.short")}</h2>
            <p class="hint">{t("summary.short.hint")}</p>
            <dl class="review">{rows.collect_view()} {work_ability}</dl>
        </section>
    }
    .into_any()
}

/// Overall work ability where it was shared alone.
pub fn work_ability(payload: &Payload) -> Option<AnyView> {
    let rating = payload.work_ability.filter(|_| payload.dimensions.is_empty())?;
    Some(
        view! {
            <section data-work-ability="">
                <h2>{t("summary.work-ability")}</h2>
                <p>{of_ten(rating)}</p>
            </section>
        }
        .into_any(),
    )
}

fn of_ten(rating: u8) -> String {
    tf("summary.of-ten", &[("n", &rating.to_string())])
}

/// Up to three needs, each with what could answer it and who is responsible.
pub fn needs(
    instrument: &Instrument,
    profile: &Programme,
    (form, assessment): (Form, &Assessment),
    payload: &Payload,
    reader: Reader,
) -> Option<AnyView> {
    let none = nothing::needed(form, payload, assessment);
    if assessment.needs.is_empty() && none.is_none() {
        return None;
    }
    let rows = assessment.needs.iter().map(|id| {
        let why = why(instrument, &assessment.scores, &payload.votes, *id);
        let party = profile.service_for(*id).map(|service| {
            let name = tk(&["service.", &service.id]);
            let party = tk(&["responsible.", &service.responsible]);
            view! { <span>{tf("summary.need.party", &[("service", &name), ("party", &party)])}</span> }
        });
        view! {
            <li>
                <strong>{reader.dimension(*id)}</strong>
                <span class="quiet">{why.map(|why| t(why.key()))}</span>
                {party}
            </li>
        }
    });
    let list = (!assessment.needs.is_empty())
        .then(|| view! { <ol class="needs">{rows.collect_view()}</ol> });
    let none = none.filter(|_| list.is_none());
    Some(
        view! {
            <section>
                <h2>{t("summary.needs")}</h2>
                {list} {none.map(|key| view! { <p>{t(key)}</p> })}
            </section>
        }
        .into_any(),
    )
}

/// The suggestion on the path, the index values, the reason and what is not known yet. `open` gives
/// the question to answer next of a dimension, or of overall work ability for `None`.
pub fn phase(
    instrument: &Instrument,
    assessment: &Assessment,
    reader: Reader,
    open: &dyn Fn(Option<DimensionId>) -> Option<Route>,
) -> AnyView {
    let suggestion = &assessment.suggestion;
    let reason = suggestion.reason().map(|(key, id)| {
        let name = id.map(|id| reader.dimension(id)).unwrap_or_default();
        tf(&["phase.reason.", key].concat(), &[("name", &name)])
    });
    let values = suggestion.indices.iter().enumerate().map(|(index, value)| {
        let shown = value
            .value
            .map_or_else(|| t("score.unknown"), |value| intl::tenths(lang(), value.tenths()));
        line(tk(&["phase.index.", &index.to_string()]), shown)
    });
    let values = || view! { <dl class="review">{values.clone().collect_view()}</dl> };
    let client = reader == Reader::Client;
    let said = |reason: String| view! { <p data-reason="">{reason}</p> };
    let ahead = client && assessment.is_ahead_of_rating(instrument);
    let missing = suggestion.missing();
    let rows = missing.iter().map(|id| {
        let name = id.map_or_else(|| t("summary.work-ability"), |id| reader.dimension(id));
        match open(*id) {
            Some(route) => view! { <li><a href=route.href()>{name}</a></li> }.into_any(),
            None => view! { <li>{name}</li> }.into_any(),
        }
    });
    let gates = &instrument.constants.phase;
    let places = [("a", gates.i0_low), ("b", gates.i0_high), ("c", gates.i1), ("d", gates.i2)]
        .map(|(name, value)| (name, value.to_string()));
    let places = places.each_ref().map(|(name, value)| (*name, value.as_str()));
    view! {
        <section class="phase-section">
            <h2>{t("phase.title")}</h2>
            {path::view(suggestion)} {(!client).then(values)}
            {(!client).then(|| reason.clone().map(said))}
            {ahead.then(|| view! { <p data-ahead="">{t("phase.ahead")}</p> })}
            {(!missing.is_empty()).then(|| view! {
                <p>{t("phase.still")}</p>
                <ul class="still" data-missing="">{rows.collect_view()}</ul>
            })}
            <details>
                <summary>{t("phase.how")}</summary>
                {client.then(|| reason.map(said))}
                <p>{tf("phase.how.text", &places)}</p>
                {client.then(values)}
            </details>
        </section>
    }
    .into_any()
}
