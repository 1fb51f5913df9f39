//! Single answers, when they were shared.

use crate::assessment::{Answer, Answers};
use crate::content::instrument::{Instrument, Kind};
use crate::parts::summary::rows::line;
use crate::state::text::{t, tk};
use crate::summary::payload::Payload;
use leptos::prelude::*;

/// Safety answers; `folded` where others may look at the screen.
pub fn safety(instrument: &Instrument, payload: &Payload, folded: bool) -> Option<AnyView> {
    let safety = payload.safety.as_ref()?;
    Some(part("safety", t("summary.safety"), said(instrument, safety), folded))
}

/// Single answers, when they were shared: every number can be traced to them. `folded` for the one
/// who has just given them.
pub fn answers(instrument: &Instrument, payload: &Payload, folded: bool) -> Option<AnyView> {
    let answers = payload.answers.as_ref()?;
    Some(part("answers", t("summary.answers"), said(instrument, answers), folded))
}

fn part(class: &'static str, title: String, said: AnyView, folded: bool) -> AnyView {
    let said = view! { <dl class="review">{said}</dl> };
    if folded {
        view! { <details class=class><summary>{title}</summary>{said}</details> }.into_any()
    } else {
        view! { <section class=class><h2>{title}</h2>{said}</section> }.into_any()
    }
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
