//! A `QuestionnaireResponse` of our questionnaire at the desk: refused as a summary, and shown for
//! what it is, answers that nobody signed.

use crate::assessment::Answer;
use crate::parts::summary::{self, Frame};
use crate::state::context::Context;
use crate::state::text::t;
use crate::summary::fhir;
use crate::summary::fhir::read::Remark;
use crate::summary::message::Input;
use crate::summary::payload::Payload;
use crate::summary::verdict::{Foreign, Verdict};
use data_encoding::BASE64;
use leptos::prelude::*;

/// Below the verdict of level 0: what a response of ours says, or why it is not shown.
pub fn part(context: Context, verdict: &Verdict, input: &Input) -> Option<AnyView> {
    if verdict.foreign != Some(Foreign::Fhir) {
        return None;
    }
    let bytes = match input {
        Input::Text(text) => text.clone().into_bytes(),
        Input::File(base64) => BASE64.decode(base64.as_bytes()).ok()?,
    };
    let matter = match fhir::read::response(&bytes, context.instrument()) {
        Ok(read) => {
            let remarks = read.remarks.iter().map(|remark| {
                let key = remark.key();
                view! { <p class="held" data-state="open" data-remark=key>{t(key)}</p> }
            });
            view! {
                <p>{t("export.import.lead")}</p>
                {remarks.collect_view()}
                {answers(context, &read.payload, &read.remarks)}
            }
            .into_any()
        }
        Err(refusal) => view! {
            <p class="error" data-code=refusal.code().name() data-refusal=refusal.key()>
                <strong>{refusal.code().name()}</strong> " " {t(refusal.key())}
            </p>
        }
        .into_any(),
    };
    let part = view! {
        <section class="seal" data-unsigned="">
            <h2>{t("export.import.title")}</h2>
            {matter}
        </section>
    };
    Some(part.into_any())
}

fn answers(context: Context, payload: &Payload, remarks: &[Remark]) -> AnyView {
    let answered = |answer: &Answer| answer.step().is_some();
    if !payload.answers.iter().flat_map(|answers| answers.values()).any(answered) {
        // Where there are codes of others, the remark says why nothing is shown.
        let sums = !remarks.contains(&Remark::OtherCodes);
        return sums.then(|| view! { <p>{t("export.import.sums")}</p> }).into_any();
    }
    view! { <div class="paper">{summary::view(context, payload, Frame::default())}</div> }
        .into_any()
}
