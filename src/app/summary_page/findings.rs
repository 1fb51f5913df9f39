//! What follows from the answers by the rules: strengths, needs, the phase.

use super::{dimension_name, line};
use crate::assessment::{Assessment, Deciding, Fraction, Tally};
use crate::content::instrument::{Form, Instrument};
use crate::content::profile::Programme;
use crate::platform::intl;
use crate::summary::payload::Payload;
use crate::ui::path;
use crate::ui::text::{find, lang, listed, t, tf, tk};
use leptos::prelude::*;

pub fn strengths(assessment: &Assessment, form: Form) -> Option<AnyView> {
    if form == Form::Short {
        return None;
    }
    let rows = assessment.strengths.iter().map(|id| {
        // A strength can have a name of its own: "no worry" instead of the worry.
        let own = find(&["dimension.", &id.to_string(), ".strength"].concat());
        let name = own.map_or_else(|| dimension_name(*id), str::to_owned);
        view! { <li class="strength">{name}</li> }
    });
    Some(
        view! {
            <section>
                <h2>{t("summary.strengths")}</h2>
                {if assessment.strengths.is_empty() {
                    view! { <p>{t("summary.strengths.none")}</p> }.into_any()
                } else {
                    view! { <ul class="chips">{rows.collect_view()}</ul> }.into_any()
                }}
            </section>
        }
        .into_any(),
    )
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
    let work_ability = payload
        .work_ability
        .map(|n| line(t("summary.work-ability"), tf("summary.of-ten", &[("n", &n.to_string())])));
    view! {
        <section>
            <h2>{t("summary.short")}</h2>
            <p class="hint">{t("summary.short.hint")}</p>
            <dl class="review">{rows.collect_view()} {work_ability}</dl>
        </section>
    }
    .into_any()
}

/// Up to three needs, each with what could answer it and who is responsible.
pub fn needs(
    instrument: &Instrument,
    profile: &Programme,
    assessment: &Assessment,
    payload: &Payload,
) -> AnyView {
    let rows = assessment.needs.iter().map(|id| {
        let voted = payload.votes.contains(id);
        let score = assessment.scores.of(*id);
        let low = score.is_some_and(|s| s < Fraction::whole(instrument.constants.support.value));
        let why = match (voted, low) {
            (true, true) => "summary.need.both",
            (true, false) => "summary.need.voted",
            _ => "summary.need.low",
        };
        let service = profile.services.iter().find(|service| service.needs.contains(id));
        let party = service.map(|service| {
            let name = tk(&["service.", &service.id]);
            let party = tk(&["responsible.", &service.responsible]);
            view! { <span>{tf("summary.need.party", &[("service", &name), ("party", &party)])}</span> }
        });
        view! {
            <li>
                <strong>{dimension_name(*id)}</strong>
                <span class="quiet">{t(why)}</span>
                {party}
            </li>
        }
    });
    view! {
        <section>
            <h2>{t("summary.needs")}</h2>
            {if assessment.needs.is_empty() {
                view! { <p>{t("summary.needs.none")}</p> }.into_any()
            } else {
                view! { <ol class="needs">{rows.collect_view()}</ol> }.into_any()
            }}
        </section>
    }
    .into_any()
}

/// The suggestion on the path, the index values, the reason and what is not known yet.
pub fn phase(instrument: &Instrument, assessment: &Assessment) -> AnyView {
    let suggestion = &assessment.suggestion;
    let reason = suggestion.deciding.map(|deciding| match deciding {
        Deciding::Critical(id) => tf("phase.reason.critical", &[("name", &dimension_name(id))]),
        Deciding::Index(index) => tk(&["phase.reason.", &index.to_string()]),
        Deciding::AllPassed => t("phase.reason.passed"),
    });
    let values = suggestion.indices.iter().enumerate().map(|(index, value)| {
        let shown = value
            .value
            .map_or_else(|| t("score.unknown"), |value| intl::tenths(lang(), value.tenths()));
        line(tk(&["phase.index.", &index.to_string()]), shown)
    });
    let mut missing: Vec<String> = Vec::new();
    if suggestion.phase.is_none() {
        for index in suggestion.indices.iter().filter(|index| index.value.is_none()) {
            missing.extend(index.missing.iter().map(|id| dimension_name(*id)));
            if index.work_ability_missing {
                missing.push(t("summary.work-ability"));
            }
        }
    }
    let gates = &instrument.constants.phase;
    let places = [("a", gates.i0_low), ("b", gates.i0_high), ("c", gates.i1), ("d", gates.i2)]
        .map(|(name, value)| (name, value.to_string()));
    let places = places.each_ref().map(|(name, value)| (*name, value.as_str()));
    view! {
        <section class="phase-section">
            <h2>{t("phase.title")}</h2>
            {path::view(suggestion)} {reason.map(|reason| view! { <p>{reason}</p> })}
            {(!missing.is_empty()).then(|| view! {
                <p data-missing="">
                    {tf("phase.missing", &[("names", &listed(&missing))])}
                </p>
            })}
            <details>
                <summary>{t("phase.how")}</summary>
                <p>{tf("phase.how.text", &places)}</p>
                <dl class="review">{values.collect_view()}</dl>
            </details>
        </section>
    }
    .into_any()
}
