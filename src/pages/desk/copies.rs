//! Copies at the desk: made from a summary that holds, or compared with the one that was signed.

use crate::parts::copies;
use crate::parts::document::{self, Source};
use crate::parts::errors::{Errors, FieldError};
use crate::parts::form_field::file_field;
use crate::platform::file;
use crate::service::task::on_page;
use crate::state::context::Context;
use crate::state::text::{t, tf};
use crate::summary::code::Code;
use crate::summary::message::Input;
use crate::summary::payload::Payload;
use crate::summary::text::Proof;
use crate::summary::verdict::{Carrier, Verdict};
use crate::summary::{derived, file_name};
use data_encoding::BASE64;
use leptos::prelude::*;

/// What the comparison said.
#[derive(Clone)]
enum Said {
    Nothing,
    /// The attachment's name.
    Belongs(String),
    Foreign,
}

/// Offered for a file that holds; the QR has only a part of the summary.
pub fn part(context: Context, verdict: &Verdict) -> Option<AnyView> {
    let payload = verdict.payload.as_ref().filter(|_| verdict.level > 0)?;
    if verdict.carrier != Some(Carrier::File) {
        return None;
    }
    let stem = file_name::stem(payload, "");
    let made = copies::of(context, payload, &stem);
    let part = view! {
        <details class="no-print" data-copies="">
            <summary>{t("export.desk.title")}</summary>
            <p class="hint">{t("export.desk.lead")}</p>
            {copies::buttons(made)}
            {compared(context, payload)}
        </details>
    };
    Some(part.into_any())
}

/// The summary as a document to archive, with the signed file attached.
pub fn document(
    context: Context,
    verdict: &Verdict,
    input: &Input,
    said: RwSignal<String>,
) -> Option<AnyView> {
    let payload = verdict.payload.as_ref().filter(|_| verdict.level > 0)?;
    if verdict.carrier != Some(Carrier::File) {
        return None;
    }
    let signed = match input {
        Input::Text(text) => text.clone(),
        Input::File(base64) => String::from_utf8(BASE64.decode(base64.as_bytes()).ok()?).ok()?,
    };
    let print = verdict.signatures.first().and_then(|signature| signature.fingerprint.clone());
    let mut source =
        Source::new(&file_name::stem(payload, ""), payload, signed, print.unwrap_or_default());
    source.verdict = Some(Verdict { payload: None, ..verdict.clone() });
    Some(document::buttons(context, source, said))
}

/// The summary as text for a client-information system, with the verdict.
pub fn text(context: Context, verdict: &Verdict, said: RwSignal<String>) -> Option<AnyView> {
    let payload = verdict.payload.as_ref().filter(|_| verdict.level > 0)?;
    Some(copies::to_clipboard(copies::text(context, payload, Proof::Checked(verdict)), said))
}

/// Whether a file is one that was made with the summary.
fn compared(context: Context, payload: &Payload) -> AnyView {
    if payload.attachments.as_ref().is_none_or(Vec::is_empty) {
        return view! { <p class="quiet">{t("export.match.none")}</p> }.into_any();
    }
    let payload = StoredValue::new(payload.clone());
    let said = RwSignal::new(Said::Nothing);
    let errors = Errors::default();
    let choose = move |event: web_sys::Event| {
        let Some(chosen) = file::taken(&event).pop() else { return };
        errors.clear();
        said.set(Said::Nothing);
        on_page(said, async move {
            let hash = match file::read_base64(&chosen).await {
                Ok(bytes) => copies::hash(context, Input::File(bytes)).await,
                Err(error) => Err(error.into()),
            };
            match hash {
                Ok(hash) => said.set(payload.with_value(|payload| {
                    match derived::attachment(payload, &hash) {
                        Some(attachment) => Said::Belongs(attachment.name.clone()),
                        None => Said::Foreign,
                    }
                })),
                Err(error) => errors.tell([FieldError::of("copy-file", error.key())]),
            }
        });
    };
    let answer = move || match said.get() {
        Said::Nothing => ().into_any(),
        Said::Belongs(name) => {
            view! { <p data-match="yes">{tf("export.match.yes", &[("name", &name)])}</p> }
                .into_any()
        }
        Said::Foreign => view! {
            <p class="error" data-match="no" data-code=Code::NotSameDocument.name()>
                <strong>{Code::NotSameDocument.name()}</strong> " " {t("export.match.no")}
            </p>
        }
        .into_any(),
    };
    let hint = Some(t("export.match.hint"));
    view! {
        {errors.summary()}
        {file_field(errors, ("copy-file", "copy"), t("export.match.label"), hint, ".json,.csv", choose)}
        <div role="status">{answer}</div>
    }
    .into_any()
}
