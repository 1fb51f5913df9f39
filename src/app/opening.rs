//! What a summary comes in. A document to read: its signed file is taken out of it. A picture: its
//! code is read. Encrypted: opened by a passphrase or an identity, which is not kept, and then
//! checked like any other.

use super::scan;
use crate::app::{task::on_page, vault};
use crate::platform::{dom, file};
use crate::summary::attached;
use crate::summary::message::Input;
use crate::summary::verdict::{Foreign, Verdict};
use crate::ui::errors::{Errors, FieldError};
use crate::ui::passphrase::field;
use crate::ui::text::t;
use data_encoding::BASE64;
use leptos::prelude::*;
use web_sys::File;

/// What is to be checked of a chosen file: the text of its code, the signed file in it, or all of
/// its bytes.
///
/// # Errors
/// The key of the user's sentence.
pub async fn read(chosen: &File) -> Result<Vec<u8>, &'static str> {
    // A picture that cannot be opened is judged like any other file.
    if scan::is_picture(chosen)
        && let Ok(mut texts) = scan::picture(chosen).await
    {
        return match (texts.pop(), texts.is_empty()) {
            (Some(one), true) => Ok(one.into_bytes()),
            (None, _) => Err("scan.none"),
            _ => Err("scan.several"),
        };
    }
    let bytes = file::read(chosen).await.map_err(|error| error.key())?;
    Ok(attached::file(&bytes).map(<[u8]>::to_vec).unwrap_or(bytes))
}

/// The signed file, when a document holds one; otherwise what was given.
pub fn unpacked(input: Input) -> Input {
    let Input::File(base64) = &input else { return input };
    let Ok(document) = BASE64.decode(base64.as_bytes()) else { return input };
    attached::file(&document).map_or(input, |file| Input::File(BASE64.encode(file)))
}

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
    let busy = RwSignal::new(false);
    let open = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let with = dom::value_of("#open-with").unwrap_or_default();
        busy.set(true);
        errors.clear();
        on_page(busy, async move {
            match vault::open(&bytes.get_value(), &with).await {
                Ok(text) => opened(Input::File(BASE64.encode(&text))),
                Err(key) => {
                    // Another passphrase helps against this one only.
                    let field = if key == "vault.wrong" { "open-with" } else { "" };
                    errors.tell([FieldError::of(field, key)]);
                }
            }
            busy.set(false);
        });
    };
    let hint = t("vault.open.hint");
    let part = view! {
        <form class="no-print" autocomplete="off" on:submit=open data-form="open">
            {errors.summary()}
            {field(errors, ("open-with", "passphrase"), t("vault.open.with"), Some(hint))}
            <button type="submit" class="first" data-action="open" disabled=move || busy.get()>
                {move || t(if busy.get() { "keys.working" } else { "vault.open" })}
            </button>
        </form>
    };
    Some(part.into_any())
}
