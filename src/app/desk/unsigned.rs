//! A `QuestionnaireResponse` of our questionnaire at the desk: refused as a summary, and shown for
//! what it is, answers that nobody signed.

use crate::app::Context;
use crate::app::summary_page::{self, Frame};
use crate::assessment::Answer;
use crate::summary::code::Code;
use crate::summary::fhir;
use crate::summary::message::Input;
use crate::summary::payload::Payload;
use crate::summary::verdict::{Foreign, Verdict};
use crate::ui::text::t;
use data_encoding::BASE64;
use leptos::prelude::*;

/// Below the verdict of level 0; nothing for FHIR of others, of which the verdict says enough.
pub fn part(context: Context, verdict: &Verdict, input: &Input) -> Option<AnyView> {
    if verdict.foreign != Some(Foreign::Fhir) {
        return None;
    }
    let bytes = match input {
        Input::Text(text) => text.clone().into_bytes(),
        Input::File(base64) => BASE64.decode(base64.as_bytes()).ok()?,
    };
    let matter = match fhir::read::payload(bytes.trim_ascii(), context.instrument()) {
        Ok(payload) => answers(context, &payload),
        Err(Code::Schema | Code::BadJson) => return None,
        Err(code) => view! {
            <p class="error" data-code=code.name()>
                <strong>{code.name()}</strong> " " {t(code.key())}
            </p>
        }
        .into_any(),
    };
    let part = view! {
        <section class="seal" data-level="0" data-unsigned="">
            <h2>{t("export.import.title")}</h2>
            <p>{t("export.import.lead")}</p>
            {matter}
        </section>
    };
    Some(part.into_any())
}

fn answers(context: Context, payload: &Payload) -> AnyView {
    let answered = |answer: &Answer| answer.step().is_some();
    if !payload.answers.iter().flat_map(|answers| answers.values()).any(answered) {
        return view! { <p>{t("export.import.sums")}</p> }.into_any();
    }
    view! { <div class="paper">{summary_page::view(context, payload, Frame::default())}</div> }
        .into_any()
}
