//! The coach's view beside the client's.

use crate::assessment::{Assessment, gap_to_discuss, mark_points};
use crate::content::instrument::{DimensionId, Instrument};
use crate::parts::summary::rows::{Reader, line, named, said, words};
use crate::state::text::{t, tk};
use crate::summary::payload::Payload;
use crate::summary::sections::{Consent, Ratings};
use crate::summary::vouched::Vouched;
use leptos::prelude::*;

/// The coach's marks beside the client's scores where there are any, and what was agreed.
pub fn part(
    instrument: &Instrument,
    assessment: Option<&Assessment>,
    payload: &Payload,
    vouched: Vouched,
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
                <h2>{vouched.name(&t("section.coachView"), &|key| t(key))}</h2>
                {why(payload, vouched)}
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

/// Why it stands there as the client's word, where it does; on paper the heading alone says it.
fn why(payload: &Payload, vouched: Vouched) -> Option<AnyView> {
    let key = vouched.why().filter(|_| payload.tells_of_others())?;
    Some(view! { <p class="hint no-print" data-told="client">{t(key)}</p> }.into_any())
}

/// The workplace's view, beside the client's scores as well.
pub fn observation(
    instrument: &Instrument,
    assessment: Option<&Assessment>,
    payload: &Payload,
    vouched: Vouched,
) -> Option<AnyView> {
    let observation = payload.observation.as_ref()?;
    Some(
        view! {
            <section>
                <h2>{vouched.name(&t("section.observation"), &|key| t(key))}</h2>
                {why(payload, vouched)}
                {marks(instrument, assessment, &observation.ratings)}
                {observation.text.as_deref().map(words)}
            </section>
        }
        .into_any(),
    )
}

/// Marks beside the client's scores: gaps worth talking about first, then as the instrument goes.
fn marks(
    instrument: &Instrument,
    assessment: Option<&Assessment>,
    ratings: &Ratings,
) -> Option<AnyView> {
    let place = |id: &DimensionId| instrument.dimensions.iter().position(|known| known.id == *id);
    let score = |id: DimensionId| assessment.and_then(|assessment| assessment.scores.of(id));
    let gap = |id: DimensionId, mark: u8| {
        score(id).is_some_and(|score| gap_to_discuss(instrument, score, mark))
    };
    let mut order: Vec<(DimensionId, u8)> = ratings.iter().map(|(id, mark)| (*id, *mark)).collect();
    order.sort_by_key(|(id, mark)| (!gap(*id, *mark), place(id).unwrap_or(usize::MAX)));
    let rows = order.into_iter().map(|(id, mark)| {
        let client = score(id).map(|score| score.rounded().to_string());
        let gap = gap(id, mark);
        view! {
            <tr data-gap=gap.to_string()>
                <th scope="row">{Reader::Caseworker.dimension(id)}</th>
                <td data-label=t("coach.client")>
                    {client.unwrap_or_else(|| t("score.unknown.short"))}
                </td>
                <td data-label=t("coach.coach")>{mark_points(mark).to_string()}</td>
                <td>{gap.then(|| t("coach.gap"))}</td>
            </tr>
        }
    });
    let head = ["coach.area", "coach.client", "coach.coach", "coach.talk"];
    (!ratings.is_empty()).then(|| {
        view! {
            <table class="beside">
                <thead>
                    <tr>{head.map(|key| view! { <th scope="col">{t(key)}</th> }).collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
        .into_any()
    })
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
