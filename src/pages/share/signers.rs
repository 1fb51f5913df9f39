//! Who signs beside the client, for which meeting, and what stands in the way of it.

use crate::pages::share::beside::Beside;
use crate::pages::share::{choice, consent, refused};
use crate::parts::date_field;
use crate::parts::errors::{Errors, FieldError};
use crate::platform::dom;
use crate::state::context::Context;
use crate::state::text::t;
use crate::summary::crockford;
use leptos::prelude::*;

/// Who signs beside the client, and for which meeting.
#[derive(Clone, Copy)]
pub struct Signers {
    pub beside: Option<Beside>,
    /// As typed, or as it came with the address.
    nonce: RwSignal<String>,
    /// What has to be put right before anything is signed.
    pub errors: Errors,
}

impl Signers {
    pub fn new(context: Context) -> Self {
        Self {
            beside: Beside::new(context),
            nonce: RwSignal::new(dom::query("nonce").unwrap_or_default()),
            errors: Errors::default(),
        }
    }

    /// The meeting code in its one form; `Err` when what was typed is none.
    pub fn nonce(self) -> Result<Option<String>, ()> {
        self.nonce.with_untracked(|typed| {
            if typed.trim().is_empty() {
                return Ok(None);
            }
            crockford::normalise(typed).map(Some).ok_or(())
        })
    }

    /// Whether everything is there that a signature needs; says what is not.
    pub fn ready(self, context: Context) -> bool {
        let section = context.session(|session| {
            if choice::chosen(context, session).is_empty() {
                choice::offered(context, session).first().copied()
            } else {
                None
            }
        });
        let wrong = [
            consent::missing(context).map(|id| FieldError::of(id, "consent.missing")),
            section.map(|section| FieldError::of(section.name(), "share.nothing")),
            self.nonce().is_err().then(|| FieldError::of("nonce", "nonce.bad")),
        ];
        let fields =
            refused::fields_at_fault(context).into_iter().chain(date_field::errors(context));
        self.errors.accept(wrong.into_iter().flatten().chain(fields).collect())
    }
}

/// The code that the caseworker shows, when there is one.
pub fn meeting_code(Signers { nonce, errors, .. }: Signers) -> AnyView {
    let opened = !nonce.get_untracked().is_empty();
    view! {
        <details open=opened data-open=opened>
            <summary>{t("nonce.title")}</summary>
            <div class="field">
                <label for="nonce">{t("nonce.label")}</label>
                <p class="hint" id="hint-nonce">{t("nonce.hint")}</p>
                {errors.beside("nonce")}
                <input
                    id="nonce"
                    name="nonce"
                    type="text"
                    dir="ltr"
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    aria-describedby=errors.described("nonce", true)
                    aria-invalid=errors.invalid("nonce")
                    prop:value=nonce
                    on:input=move |event| nonce.set(event_target_value(&event))
                />
            </div>
        </details>
    }
    .into_any()
}
