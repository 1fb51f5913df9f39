//! The coach's view beside the client's.

use super::{dimension_name, line, words};
use crate::assessment::{Assessment, gap_to_discuss, mark_points};
use crate::content::instrument::{DimensionId, Instrument};
use crate::summary::inert::inert;
use crate::summary::payload::Payload;
use crate::summary::sections::{Consent, Ratings};
use crate::ui::text::{find, t, tf, tk};
use leptos::prelude::*;

/// The coach's marks beside the client's scores where there are any, what was agreed, and the
/// workplace's view.
pub fn part(
    instrument: &Instrument,
    assessment: Option<&Assessment>,
    payload: &Payload,
) -> Option<AnyView> {
    let view = payload.coach_view.clone().unwrap_or_default();
    let observation = payload.observation.clone().unwrap_or_default();
    if payload.coach_view.is_none() && payload.observation.is_none() {
        return None;
    }
    let marks = |ratings: &Ratings| {
        let mark = |(id, mark): (&DimensionId, &u8)| {
            let score = assessment.and_then(|assessment| assessment.scores.of(*id));
            let gap = score.is_some_and(|score| gap_to_discuss(instrument, score, *mark));
            let number = mark_points(*mark).to_string();
            let client = score.map(|score| score.rounded().to_string()).unwrap_or_default();
            let places = [("name", dimension_name(*id)), ("coach", number), ("client", client)];
            let places = places.each_ref().map(|(name, value)| (*name, value.as_str()));
            let gap = gap.then(|| view! { " " <strong>{t("coach.gap")}</strong> });
            view! { <li>{tf("coach.beside", &places)} {gap}</li> }
        };
        let rows = ratings.iter().map(mark).collect_view();
        (!ratings.is_empty()).then(|| view! { <ul class="columns">{rows}</ul> })
    };
    let told = |key: &str, text: Option<String>| text.map(|text| line(t(key), inert(&text)));
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
                    {told("field.agreed-goal.label", view.agreed_goal.clone())}
                    {told("coach.agreed.consent", consent)}
                    {told("field.dissent.label", view.dissent.clone())}
                    {told("coach.identity", identity)}
                    {told("field.work-first.label", view.work_first.clone())}
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
