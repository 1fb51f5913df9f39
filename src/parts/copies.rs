//! Unsigned copies of a summary for other programs: made with it, saved as files or put on the
//! clipboard.

use crate::parts::saving;
use crate::platform::intl;
use crate::service::task::on_page;
use crate::service::{clipboard, signing_client};
use crate::state::context::Context;
use crate::state::error::Error;
use crate::state::text::{date, lang, t, tk};
use crate::summary::derived::{self, Derived};
use crate::summary::message::{Input, Request, Response};
use crate::summary::payload::{Attachment, Payload};
use crate::summary::text::{Proof, Wording, plain_text};
use leptos::prelude::*;

/// As the language in force says things.
pub const WORDING: Wording<'static> =
    Wording { label: &t, date: &date, tenths: &|tenths| intl::tenths(lang(), tenths) };

/// The copies of a payload that is not signed yet, and the payload with their hashes.
///
/// # Errors
/// [`Error`].
pub async fn attach(
    context: Context,
    payload: Payload,
    stem: &str,
) -> Result<(Payload, Vec<Derived>), Error> {
    let copies = of(context, &payload, stem);
    let mut attachments = Vec::new();
    for copy in &copies {
        let sha256 = hash(context, Input::Text(copy.text.clone())).await?;
        attachments.push(Attachment { name: copy.name.clone(), sha256 });
    }
    Ok((Payload { attachments: Some(attachments), ..payload }, copies))
}

/// The copies of a payload in the language in force.
pub fn of(context: Context, payload: &Payload, stem: &str) -> Vec<Derived> {
    derived::of(payload, context.instrument(), &|key| t(key), stem)
}

/// SHA-256, lower-case hexadecimal.
///
/// # Errors
/// [`Error`].
pub async fn hash(context: Context, input: Input) -> Result<String, Error> {
    match signing_client::ask(context, Request::Hash(input)).await? {
        Response::Hashed(hash) => Ok(hash),
        _ => Err(Error::PROTOCOL),
    }
}

/// A button for each copy, and what became of the last one.
pub fn buttons(copies: Vec<Derived>) -> AnyView {
    let said = RwSignal::new(String::new());
    let buttons = copies.into_iter().map(|copy| {
        let key = copy.format.key();
        let save = move |_| {
            said.set(saving::text(&copy.name, copy.format.kind(), &copy.text, "export.saved"));
        };
        view! {
            <button type="button" class="second" data-export=key on:click=save>
                {tk(&["export.save.", key])}
            </button>
        }
    });
    view! {
        <div class="ways">{buttons.collect_view()}</div>
        <p role="status" prop:textContent=move || said.get()></p>
    }
    .into_any()
}

/// The summary as text in the language in force.
pub fn text(context: Context, payload: &Payload, proof: Proof) -> String {
    plain_text(payload, proof, context.instrument(), context.programme(), WORDING)
}

/// A button that copies a text; what became of it is put into `said`.
pub fn to_clipboard(text: String, said: RwSignal<String>) -> AnyView {
    let text = StoredValue::new(text);
    let copy = move |_| {
        let text = text.get_value();
        on_page(said, async move {
            said.set(match clipboard::copy(&text).await {
                Ok(()) => t("share.done.copied"),
                Err(error) => tk(&["error.", error.key()]),
            });
        });
    };
    view! {
        <button type="button" class="second" data-export="text" on:click=copy>
            {t("share.done.copy")}
        </button>
    }
    .into_any()
}

/// What a client is offered once the summary is signed.
pub fn part(copies: Vec<Derived>) -> Option<AnyView> {
    (!copies.is_empty()).then(|| {
        view! {
            <details class="no-print" data-copies="">
                <summary>{t("export.title")}</summary>
                <p class="hint">{t("export.lead")}</p>
                {buttons(copies)}
            </details>
        }
        .into_any()
    })
}
