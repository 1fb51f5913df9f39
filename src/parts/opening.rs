//! An encrypted file, opened by a passphrase or an identity, which is not kept, and then checked like
//! any other.

use crate::parts::errors::{Errors, FieldError};
use crate::parts::passphrase::field;
use crate::parts::stoppable::Opening;
use crate::platform::dom;
use crate::service::task::on_page;
use crate::state::error::Error;
use crate::state::text::t;
use crate::summary::message::Input;
use crate::summary::verdict::{Foreign, Verdict};
use data_encoding::BASE64;
use leptos::prelude::*;

/// Offered for an age file; `opened` is given what was in it.
pub fn part(
    verdict: &Verdict,
    input: &Input,
    opened: impl Fn(Input) + Copy + Send + Sync + 'static,
) -> Option<AnyView> {
    if verdict.foreign != Some(Foreign::Age) {
        return None;
    }
    let bytes = match input {
        Input::File(base64) => BASE64.decode(base64.as_bytes()).unwrap_or_default(),
        Input::Text(text) => text.trim().as_bytes().to_vec(),
    };
    let bytes = StoredValue::new(bytes);
    let errors = Errors::default();
    let opening = Opening::new();
    let busy = opening.busy;
    let open = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let with = dom::value_of("#open-with").unwrap_or_default();
        errors.clear();
        on_page(busy, async move {
            match opening.open(&bytes.get_value(), &with).await {
                None => {}
                Some(Ok(text)) => opened(Input::File(BASE64.encode(&text))),
                Some(Err(error)) => {
                    // Another passphrase helps against this one only.
                    let field = if error == Error::WRONG { "open-with" } else { "" };
                    errors.tell([FieldError::of(field, error.key())]);
                }
            }
        });
    };
    let hint = t("vault.open.hint");
    let part = view! {
        <form class="no-print" autocomplete="off" on:submit=open data-form="open">
            {errors.summary()}
            {field(errors, ("open-with", "passphrase"), t("vault.open.with"), Some(hint))}
            <button
                type="submit"
                class="first"
                data-action="open"
                disabled=move || busy.get()
                prop:textContent=move || t(if busy.get() { "keys.working" } else { "vault.open" })
            ></button>
            {opening.part("#open-with")}
        </form>
    };
    Some(part.into_any())
}
