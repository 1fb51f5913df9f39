//! What a summary comes in, wherever a page takes one. A picture: its code is read. A document to
//! read, or a text with something around it: the document is taken out. Encrypted: opened by a
//! passphrase or an identity, which is not kept, and then checked like any other.

use super::{Context, office, task::on_page, vault};
use crate::platform::{dom, file, picture, scanner};
use crate::scan::{SIDE, picture::Error, picture::size};
use crate::summary::kind::{Kind, kind_of};
use crate::summary::message::{Input, Request, Response};
use crate::summary::verdict::{Foreign, Verdict};
use crate::ui::errors::{Errors, FieldError};
use crate::ui::passphrase::field;
use crate::ui::text::t;
use data_encoding::BASE64;
use leptos::prelude::*;
use web_sys::File;

/// The beginning of a chosen file, and what it is.
pub struct Head {
    bytes: Vec<u8>,
    kind: Kind,
}

/// Reads as much of a file as tells what it is, which for most is all of it.
///
/// # Errors
/// The key of the user's sentence.
pub async fn head(chosen: &File) -> Result<Head, &'static str> {
    let bytes = file::read(chosen, file::HEAD).await.map_err(|error| error.key())?;
    let kind = kind_of(&bytes, &chosen.name());
    Ok(Head { bytes, kind })
}

/// What is to be checked of a file that was begun: the text of its code, or as many of its bytes as
/// its kind can have and one more, by which it is seen to be too large.
///
/// # Errors
/// The key of the user's sentence.
pub async fn rest(chosen: &File, head: Head) -> Result<Vec<u8>, &'static str> {
    let Head { bytes, kind } = head;
    if kind == Kind::Picture {
        return match self::picture(chosen).await {
            Ok(mut texts) => match (texts.pop(), texts.is_empty()) {
                (Some(one), true) => Ok(one.into_bytes()),
                (None, _) => Err("scan.none"),
                _ => Err("scan.several"),
            },
            Err(key) if key == Error::TooLarge.key() => Err(key),
            // One that cannot be opened is judged like any other file.
            Err(_) => Ok(bytes),
        };
    }
    if bytes.len() < file::HEAD || kind.most() < file::HEAD {
        return Ok(bytes);
    }
    file::read(chosen, kind.most() + 1).await.map_err(|error| error.key())
}

/// What is to be checked of a chosen file.
///
/// # Errors
/// The key of the user's sentence.
pub async fn read(chosen: &File) -> Result<Vec<u8>, &'static str> {
    rest(chosen, head(chosen).await?).await
}

/// Reads the codes of a picture file.
///
/// # Errors
/// The key of the user's sentence.
pub async fn picture(file: &File) -> Result<Vec<String>, &'static str> {
    let (head, length) = picture::head(file).await.map_err(|error| error.key())?;
    size(&head, length).map_err(Error::key)?;
    let grey = picture::open(file, SIDE).await.map_err(|_| "scan.broken")?;
    scanner::read(&grey).await.map_err(|error| error.key())
}

/// The document in what was given, as it is kept, receipted and saved again.
///
/// # Errors
/// The key of the user's sentence.
pub async fn unpacked(context: Context, input: Input) -> Result<Input, &'static str> {
    match office::ask(context, Request::Unpack(input)).await? {
        Response::Unpacked(input) => Ok(input),
        _ => Err("worker.protocol"),
    }
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
                Ok(text) => opened(Input::file(&text)),
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
