//! The coach's view beside the client's.

use super::{dimension_name, line, words};
use crate::assessment::{Assessment, gap_to_discuss};
use crate::content::instrument::{DimensionId, Instrument};
use crate::summary::inert::inert;
use crate::summary::payload::Payload;
use crate::summary::sections::{Consent, Ratings};
use crate::ui::text::{find, t, tk};
use leptos::prelude::*;

/// The coach's marks beside the client's scores, what was agreed, and the workplace's view.
pub fn part(
    instrument: &Instrument,
    assessment: &Assessment,
    payload: &Payload,
) -> Option<AnyView> {
    let view = payload.coach_view.clone().unwrap_or_default();
    let observation = payload.observation.clone().unwrap_or_default();
    if payload.coach_view.is_none() && payload.observation.is_none() {
        return None;
    }
    let marks = |ratings: &Ratings| {
        (!ratings.is_empty()).then(|| compared(instrument, assessment, ratings))
    };
    let written = |key: &str, text: Option<String>| text.map(|text| line(t(key), inert(&text)));
    let told = |key: &str, text: Option<String>| text.map(|text| line(t(key), text));
    let consent = view.consent.map(|consent| match consent {
        Consent::Agreed => t("coach.consent.agreed"),
        Consent::Dissent => t("coach.consent.dissent"),
    });
    let identity = view.identity_seen;
    let identity =
        identity.map(|seen| t(if seen { "coach.identity.yes" } else { "coach.identity.no" }));
    let phase = view.agreed_phase.map(|phase| tk(&["coach.phase.", phase.key()]));
    let notes = view.notes.iter().map(|(item, note)| {
        let question = find(&["item.", item, ".question"].concat());
        line(question.map_or_else(|| inert(item), str::to_owned), inert(note))
    });
    Some(
        view! {
            <section data-coach-view="">
                <h2>{t("section.coachView")}</h2>
                {marks(&view.ratings)}
                <dl class="review">
                    {told("coach.agreed.phase", phase)}
                    {written("field.agreed-goal.label", view.agreed_goal.clone())}
                    {told("coach.agreed.consent", consent)}
                    {written("field.dissent.label", view.dissent.clone())}
                    {told("coach.identity", identity)}
                    {written("field.work-first.label", view.work_first.clone())}
                    {notes.collect_view()}
                </dl>
                {payload.observation.is_some().then(|| view! {
                    <h3>{t("section.observation")}</h3>
                    {marks(&observation.ratings)}
                    {observation.text.as_deref().map(words)}
                })}
            </section>
        }
        .into_any(),
    )
}

/// Marks beside the client's scores: gaps worth talking about first, then as the instrument goes.
fn compared(instrument: &Instrument, assessment: &Assessment, ratings: &Ratings) -> AnyView {
    let place = |id: &DimensionId| instrument.dimensions.iter().position(|known| known.id == *id);
    let gap = |id: DimensionId, mark: u8| {
        let score = assessment.scores.of(id);
        score.is_some_and(|score| gap_to_discuss(instrument, score, mark))
    };
    let mut order: Vec<(DimensionId, u8)> = ratings.iter().map(|(id, mark)| (*id, *mark)).collect();
    order.sort_by_key(|(id, mark)| (!gap(*id, *mark), place(id).unwrap_or(usize::MAX)));
    let rows = order.into_iter().map(|(id, mark)| {
        let score = assessment.scores.of(id);
        let client = score.map_or_else(|| t("score.unknown.short"), |s| s.rounded().to_string());
        let gap = gap(id, mark);
        view! {
            <tr data-gap=gap.to_string()>
                <th scope="row">{dimension_name(id)}</th>
                <td>{client}</td>
                <td>{(25 * i64::from(mark)).to_string()}</td>
                <td>{gap.then(|| t("coach.gap"))}</td>
            </tr>
        }
    });
    let head = ["coach.area", "coach.client", "coach.coach", "coach.talk"];
    view! {
        <table class="beside">
            <thead>
                <tr>{head.map(|key| view! { <th scope="col">{t(key)}</th> }).collect_view()}</tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
