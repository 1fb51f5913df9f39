//! The coach's view beside the client's.

use super::{dimension_name, line, named, said, words};
use crate::assessment::{Assessment, gap_to_discuss};
use crate::content::instrument::{DimensionId, Instrument};
use crate::summary::payload::Payload;
use crate::summary::sections::{Consent, Ratings};
use crate::ui::text::{t, tf, tk};
use leptos::prelude::*;

/// The coach's marks beside the client's scores, and what was agreed.
pub fn part(
    instrument: &Instrument,
    assessment: Option<&Assessment>,
    payload: &Payload,
) -> Option<AnyView> {
    let view = payload.coach_view.as_ref()?;
    let own = |key: &str, text: &Option<String>| text.as_ref().map(|text| said(t(key), text));
    let told = |key: &str, text: Option<String>| text.map(|text| line(t(key), text));
    let consent = view.consent.map(|consent| match consent {
        Consent::Agreed => t("coach.consent.agreed"),
        Consent::Dissent => t("coach.consent.dissent"),
    });
    let identity = view.identity_seen;
    let identity =
        identity.map(|seen| t(if seen { "coach.identity.yes" } else { "coach.identity.no" }));
    let phase = view.agreed_phase.map(|phase| tk(&["coach.phase.", phase.key()]));
    Some(
        view! {
            <section data-coach-view="">
                <h2>{t("section.coachView")}</h2>
                {marks(instrument, assessment, &view.ratings)}
                <dl class="review">
                    {told("coach.agreed.phase", phase)}
                    {own("field.agreed-goal.label", &view.agreed_goal)}
                    {told("coach.agreed.consent", consent)}
                    {own("field.dissent.label", &view.dissent)}
                    {told("coach.identity", identity)}
                    {own("field.work-first.label", &view.work_first)}
                </dl>
            </section>
        }
        .into_any(),
    )
}

/// The workplace's view, beside the client's scores as well.
pub fn observation(
    instrument: &Instrument,
    assessment: Option<&Assessment>,
    payload: &Payload,
) -> Option<AnyView> {
    let observation = payload.observation.as_ref()?;
    Some(
        view! {
            <section>
                <h2>{t("section.observation")}</h2>
                {marks(instrument, assessment, &observation.ratings)}
                {observation.text.as_deref().map(words)}
            </section>
        }
        .into_any(),
    )
}

/// Each mark beside the client's score, and where the two are worth a talk.
fn marks(
    instrument: &Instrument,
    assessment: Option<&Assessment>,
    ratings: &Ratings,
) -> Option<AnyView> {
    let mark = |(id, mark): (&DimensionId, &u8)| {
        let score = assessment.and_then(|assessment| assessment.scores.of(*id));
        let gap = score.is_some_and(|score| gap_to_discuss(instrument, score, *mark));
        let number = (25 * i64::from(*mark)).to_string();
        let client = score.map(|score| score.rounded().to_string()).unwrap_or_default();
        let places = [("name", dimension_name(*id)), ("coach", number), ("client", client)];
        let places = places.each_ref().map(|(name, value)| (*name, value.as_str()));
        let gap = gap.then(|| view! { " " <strong>{t("coach.gap")}</strong> });
        view! { <li>{tf("coach.beside", &places)} {gap}</li> }
    };
    let rows = ratings.iter().map(mark).collect_view();
    (!ratings.is_empty()).then(|| view! { <ul class="columns">{rows}</ul> }.into_any())
}

/// What the client said, written down beside single questions.
pub fn notes(payload: &Payload) -> Option<AnyView> {
    let notes = &payload.coach_view.as_ref()?.notes;
    let rows = notes.iter().map(|(item, note)| said(named("item.", item, ".question"), note));
    (!notes.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t("coach.note")}</h2>
                <dl class="review">{rows.collect_view()}</dl>
            </section>
        }
        .into_any()
    })
}
