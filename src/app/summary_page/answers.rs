//! Single answers, when they were shared.

use super::line;
use crate::assessment::{Answer, Answers};
use crate::content::instrument::{Instrument, Kind};
use crate::summary::payload::Payload;
use crate::ui::text::{t, tk};
use leptos::prelude::*;

pub fn safety(instrument: &Instrument, payload: &Payload) -> Option<AnyView> {
    let safety = payload.safety.as_ref()?;
    Some(
        view! {
            <section>
                <h2>{t("summary.safety")}</h2>
                <dl class="review">{said(instrument, safety)}</dl>
            </section>
        }
        .into_any(),
    )
}

/// Single answers, when they were shared: every number can be traced to them.
pub fn answers(instrument: &Instrument, payload: &Payload) -> Option<AnyView> {
    let answers = payload.answers.as_ref()?;
    Some(
        view! {
            <section class="answers">
                <h2>{t("summary.answers")}</h2>
                <dl class="review">{said(instrument, answers)}</dl>
            </section>
        }
        .into_any(),
    )
}

fn said(instrument: &Instrument, answers: &Answers) -> AnyView {
    instrument
        .items
        .iter()
        .filter_map(|item| {
            let answer = answers.get(&item.id)?;
            let said = match answer {
                Answer::Skip => t("question.skip"),
                Answer::NotApplicable => t("question.na"),
                Answer::Step(n) if item.kind == Kind::WorkAbility => n.to_string(),
                Answer::Step(n) => tk(&["scale.", &item.scale, ".", &n.to_string()]),
            };
            Some(line(tk(&["item.", &item.id, ".question"]), said))
        })
        .collect_view()
        .into_any()
}
