//! A form moved to another device: an encrypted file and four words.

use crate::parts::errors::{Errors, FieldError};
use crate::parts::form_field::{file_field, line};
use crate::parts::saving;
use crate::parts::stoppable::Opening;
use crate::platform::{boot, clock, dom, file};
use crate::service::rounds::kept;
use crate::service::task::on_page;
use crate::service::vault_client;
use crate::session::Session;
use crate::state::context::Context;
use crate::state::error::Error;
use crate::state::text::{date, t, tf, tk};
use crate::storage::{decode, encode};
use crate::summary::file_name::{self, Content};
use leptos::prelude::*;

const KIND: &str = "application/octet-stream";
/// The list of words, one a line; the same in every language, so that a file opens in any.
const WORDS: &str = "words/fi.txt";

pub fn part(context: Context) -> AnyView {
    view! {
        <h2>{t("move.title")}</h2>
        <p class="hint">{t("move.lead")}</p>
        {send(context)}
        {receive(context)}
    }
    .into_any()
}

fn send(context: Context) -> AnyView {
    let words = RwSignal::new(None::<String>);
    let said = RwSignal::new(None::<&'static str>);
    let busy = RwSignal::new(false);
    let seal = move |_| {
        busy.set(true);
        said.set(None);
        on_page(busy, async move {
            match sealed(context).await {
                Ok(four) => words.set(Some(four)),
                Err(error) => said.set(Some(error.key())),
            }
            busy.set(false);
        });
    };
    let blank = context.session(Session::is_blank);
    view! {
        {(!blank).then(saving::warning)}
        {(!blank).then(|| view! {
            <button
                type="button"
                class="second"
                data-action="move"
                disabled=move || busy.get()
                on:click=seal
                prop:textContent=move || t(if busy.get() { "keys.working" } else { "move.send" })
            ></button>
        })}
        {move || words.get().map(|four| view! {
            <div class="notice" data-words=four.clone()>
                <p>{saving::wherever()}</p>
                <p>{t("move.words")}</p>
                <p class="four-words" lang="fi">{four.clone()}</p>
            </div>
        })}
        <p
            class="error"
            role="alert"
            prop:textContent=move || said.get().map(|key| tk(&["error.", key]))
        ></p>
    }
    .into_any()
}

/// Seals the form and saves it; gives the words.
async fn sealed(context: Context) -> Result<String, Error> {
    let list = boot::file(WORDS).await?;
    let list = String::from_utf8(list).map_err(|_| Error::Content)?;
    let list: Vec<&str> = list.lines().collect();
    let words = vault_client::words(&list).ok_or(Error::Refused)?;
    let text = context.session(|session| encode(1, session))?;
    let sealed = vault_client::seal(text.as_bytes(), &words).await?;
    let name = file_name::of_day(Content::Transfer, &clock::date(clock::now()));
    file::download_bytes(&name, KIND, &sealed)?;
    Ok(words)
}

fn receive(context: Context) -> AnyView {
    let given = RwSignal::new(None::<Vec<u8>>);
    let found = RwSignal::new(None::<Session>);
    let errors = Errors::default();
    let opening = Opening::new();
    let busy = opening.busy;
    let choose = move |event: web_sys::Event| {
        found.set(None);
        file::bytes_of(file::chosen(&event), move |bytes| given.set(bytes));
    };
    let open = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(bytes) = given.get_untracked() else {
            return errors.tell([FieldError::of("move-file", "move.no-file")]);
        };
        let words = vault_client::plain(&dom::value_of("#move-words").unwrap_or_default());
        errors.clear();
        on_page(busy, async move {
            match opening.open(&bytes, &words).await.map(|text| text.and_then(form)) {
                None => {}
                Some(Ok(session)) => found.set(Some(session)),
                Some(Err(error)) => {
                    // Other words help against this one only.
                    let field = if error == Error::WRONG { "move-words" } else { "move-file" };
                    errors.tell([FieldError::of(field, error.key())]);
                }
            }
        });
    };
    let take = move |session: &Session| {
        let now = context.session(Session::clone);
        // What is in progress here changes places with it: nothing is lost.
        if !now.is_blank()
            && let Err(error) = kept::keep_before(&now)
        {
            return errors.tell([FieldError::of("", kept::key(error))]);
        }
        context.replace(Session { mode: context.mode, ..session.clone() });
        context.keep();
        context.go(crate::route::Route::Tasks);
    };
    view! {
        <form autocomplete="off" on:submit=open data-form="receive">
            {errors.summary()}
            {file_field(errors, ("move-file", "moved"), t("move.file"), None, "", choose)}
            {line(errors, ("move-words", "passphrase"), t("move.give"), true)}
            <button
                type="submit"
                class="second"
                data-action="receive"
                disabled=move || busy.get()
                prop:textContent=move || t(if busy.get() { "keys.working" } else { "move.open" })
            ></button>
            {opening.part("#move-words")}
        </form>
        {move || found.get().map(|session| {
            let places = [
                ("date", date(&clock::date(session.updated))),
                ("n", session.answers.len().to_string()),
            ];
            let places = places.each_ref().map(|(name, value)| (*name, value.as_str()));
            let blank = context.session(Session::is_blank);
            view! {
                <div class="notice" data-preview="">
                    <p>{tf("move.preview", &places)}</p>
                    {(!blank).then(|| view! { <p>{t("move.both")}</p> })}
                    <button
                        type="button"
                        class="first"
                        data-action="take-form"
                        on:click=move |_| take(&session)
                    >
                        {t("move.take")}
                    </button>
                </div>
            }
        })}
    }
    .into_any()
}

/// The form in an opened file.
fn form(text: Vec<u8>) -> Result<Session, Error> {
    let text = String::from_utf8(text).map_err(|_| Error::NoForm)?;
    decode(&text).map(|(_, session)| session).map_err(|_| Error::NoForm)
}
