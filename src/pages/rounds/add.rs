//! An earlier summary is opened: checked, looked at, and only then taken.

use crate::pages::rounds::shared::Page;
use crate::parts::errors::{Errors, FieldError};
use crate::parts::form_field::file_field;
use crate::parts::{opening, receipt_card};
use crate::platform::{clock, file};
use crate::service::task::on_page;
use crate::service::{given, signing_client};
use crate::session::rounds::{Doubt, Round};
use crate::state::context::Context;
use crate::state::error::Error;
use crate::state::text::{date, t, tf};
use crate::summary::message::{Check, Desk, Input, Request, Response};
use crate::summary::payload::Role;
use crate::summary::verdict::{Foreign, Intact, Verdict};
use leptos::prelude::*;

pub fn part(page: Page) -> AnyView {
    let context = page.context;
    let found = RwSignal::new(None::<Round>);
    let errors = Errors::default();
    // It may be a receipt, which the client was given for a summary.
    let refused = RwSignal::new(None::<(Verdict, Input)>);
    let paste = NodeRef::<leptos::html::Textarea>::new();
    let look = move |field: &'static str, input: Input| {
        errors.clear();
        found.set(None);
        refused.set(None);
        on_page(found, async move {
            let (verdict, input) = match read(context, input).await {
                Ok(read) => read,
                Err(error) => return errors.tell([FieldError::of("", error.key())]),
            };
            match round_of(&verdict) {
                Ok(round) => found.set(Some(round)),
                Err(sentence) => {
                    // One that is encrypted is opened below: nothing is wrong with it.
                    if verdict.foreign != Some(Foreign::Age) {
                        errors.tell([FieldError::new(field, sentence)]);
                    }
                    refused.set(Some((verdict, input)));
                }
            }
        });
    };
    let choose = move |event: web_sys::Event| {
        let Some(chosen) = file::taken(&event).pop() else { return };
        on_page(found, async move {
            match given::read(&chosen).await {
                Ok(bytes) => look("round-file", Input::file(&bytes)),
                Err(error) => errors.tell([FieldError::of("round-file", error.key())]),
            }
        });
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = paste.get_untracked().map(|area| area.value()).unwrap_or_default();
        if text.trim().is_empty() {
            errors.tell([FieldError::of("round-text", "desk.empty")]);
        } else {
            look("round-text", Input::Text(text));
        }
    };
    let preview = move || {
        found.get().map(|round| {
            let doubts = page.rounds.with_untracked(|r| r.doubts(context.instrument(), &round));
            let known = doubts.contains(&Doubt::Known);
            let rows = doubts
                .iter()
                .map(|doubt| view! { <li data-doubt=doubt.key()>{t(doubt.key())}</li> });
            let rows = rows.collect_view();
            let says = seen(&round);
            let take = move |_| {
                page.change(|rounds| rounds.add(round.clone()));
                found.set(None);
            };
            view! {
                <div class="notice" data-preview="">
                    <p>{says}</p>
                    <ul>{rows}</ul>
                    {(!known).then(|| view! {
                        <button type="button" class="first" data-action="take" on:click=take>
                            {t("rounds.take")}
                        </button>
                    })}
                    <button
                        type="button"
                        class="plain"
                        data-action="leave"
                        on:click=move |_| found.set(None)
                    >
                        {t("rounds.leave")}
                    </button>
                </div>
            }
        })
    };
    view! {
        <section>
            <h2>{t("rounds.add")}</h2>
            <p>{t("rounds.add.lead")}</p>
            <form autocomplete="off" on:submit=submit>
                {errors.summary()}
                {file_field(errors, ("round-file", "round"), t("rounds.file"), None, "", choose)}
                <details>
                    <summary>{t("rounds.paste")}</summary>
                    <div class="field">
                        {errors.beside("round-text")}
                        <textarea
                            id="round-text"
                            name="round-text"
                            rows="3"
                            dir="ltr"
                            autocomplete="off"
                            spellcheck="false"
                            aria-label=t("rounds.paste")
                            aria-describedby=errors.described("round-text", false)
                            aria-invalid=errors.invalid("round-text")
                            node_ref=paste
                        ></textarea>
                    </div>
                    <button type="submit" class="second">{t("rounds.look")}</button>
                </details>
            </form>
            {preview}
            <p class="unseen" role="status">{move || found.with(|found| found.as_ref().map(seen))}</p>
            {move || {
                let (verdict, input) = refused.get()?;
                let opened = move |input| look("round-file", input);
                let opening = opening::part(&verdict, &input, opened)
                    .map(|form| view! { <p>{t("desk.advice.age")}</p> {form} }.into_any());
                opening.or_else(|| receipt_card::part(context, &verdict, &input))
            }}
        </section>
    }
    .into_any()
}

/// Has it checked.
///
/// # Errors
/// [`Error`].
async fn read(context: Context, input: Input) -> Result<(Verdict, Input), Error> {
    let input = given::unpacked(context, input).await?;
    let desk = Desk { now: clock::now() / 1000, ..Desk::default() };
    let request = Request::Check(Check { input: input.clone(), name: String::new(), desk });
    match signing_client::ask(context, request).await {
        Ok(Response::Checked(verdict)) => Ok((*verdict, input)),
        Ok(_) => Err(Error::PROTOCOL),
        Err(key) => Err(key),
    }
}

/// What was found, in a sentence.
fn seen(round: &Round) -> String {
    let places = [("date", date(&round.issued_at)), ("n", round.dimensions.len().to_string())];
    let places = places.each_ref().map(|(name, value)| (*name, value.as_str()));
    tf("rounds.preview", &places)
}

/// The round of a summary whose signatures hold.
fn round_of(verdict: &Verdict) -> Result<Round, String> {
    if let Some(kind) = verdict.other_kind() {
        return Err(tf("desk.foreign", &[("kind", &t(kind.key()))]));
    }
    match &verdict.payload {
        Some(payload) if verdict.level > 0 && verdict.intact == Intact::Yes => {
            let client = verdict.signatures.iter().find(|s| s.role == Some(Role::Client));
            Ok(Round::of(payload, client.and_then(|signature| signature.kid.clone())))
        }
        _ => {
            let code = verdict.codes.first().map(|code| t(code.key()));
            Err(code.unwrap_or_else(|| t("rounds.refused")))
        }
    }
}
