//! What a signer wrote whom the desk refused: closed, and nothing computed from it.

use crate::assessment::Phase;
use crate::parts::summary::{self, Frame};
use crate::state::context::Context;
use crate::state::text::{t, tk};
use crate::summary::code::Code;
use crate::summary::payload::Payload;
use crate::summary::verdict::Verdict;
use crate::summary::vouched::Vouched;
use leptos::prelude::*;

/// For a summary whose signatures hold and that is refused all the same.
pub fn part(context: Context, verdict: &Verdict) -> Option<AnyView> {
    let payload = verdict.payload.as_ref().filter(|_| verdict.level == 0)?;
    let mismatch = verdict.codes.contains(&Code::ScoreMismatch);
    let vouched = Vouched::checked(verdict);
    let frame = Frame { time_is_doubted: verdict.time_is_doubted(), vouched, closing: None };
    let part = view! {
        <details class="refused" data-refused="">
            <summary>{t("desk.refused.title")}</summary>
            <p class="error">{t("desk.refused.lead")}</p>
            {mismatch.then(|| phases(context, payload))}
            <div class="paper">{summary::as_written(context, payload, frame)}</div>
        </details>
    };
    Some(part.into_any())
}

/// The phase that the signer wrote beside the one that follows.
fn phases(context: Context, payload: &Payload) -> AnyView {
    let name = |phase: Option<Phase>| match phase {
        Some(phase) => tk(&["coach.phase.", phase.key()]),
        None => t("rounds.no-phase"),
    };
    let computed = payload.suggestion(context.instrument());
    view! {
        <dl class="review">
            <div data-phase-claimed="">
                <dt>{t("desk.refused.claimed")}</dt>
                <dd>{name(payload.phase)}</dd>
            </div>
            {computed.map(|suggestion| view! {
                <div data-phase-computed="">
                    <dt>{t("desk.refused.computed")}</dt>
                    <dd>{name(suggestion.phase)}</dd>
                </div>
            })}
        </dl>
    }
    .into_any()
}
