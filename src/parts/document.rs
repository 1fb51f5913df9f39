//! Saving the summary as a document to read and archive.

use crate::parts::{copies, saving};
use crate::pdf::{Attached, Code, Made, Paper, summary};
use crate::platform::file;
use crate::service::pdf_client;
use crate::service::task::on_page;
use crate::state::context::Context;
use crate::state::text::{lang, t, tf, tk};
use crate::summary::file_name;
use crate::summary::message::Matrix;
use crate::summary::payload::Payload;
use crate::summary::text::Proof;
use crate::summary::verdict::Verdict;
use leptos::prelude::*;

const KIND: &str = "application/pdf";

/// What the document is made of.
#[derive(Clone)]
pub struct Source {
    payload: Payload,
    /// The file's name without its ending.
    pub stem: String,
    /// The signed file.
    pub signed: String,
    pub fingerprint: String,
    /// Where it was checked.
    pub verdict: Option<Verdict>,
    /// For print.
    pub code: Option<Matrix>,
}

impl Source {
    pub fn new(stem: &str, payload: &Payload, signed: String, fingerprint: String) -> Self {
        let stem = stem.to_owned();
        Self { payload: payload.clone(), stem, signed, fingerprint, verdict: None, code: None }
    }
}

/// The buttons to save and to share it; what becomes of it is put into `said`, which the page shows.
pub fn buttons(context: Context, source: Source, said: RwSignal<String>) -> AnyView {
    let name = StoredValue::new(file_name::document(&source.stem));
    let source = StoredValue::new(source);
    let busy = RwSignal::new(false);
    let made = StoredValue::new(None::<Made>);
    let make = move |then: fn(Ready)| {
        if busy.get_untracked() {
            return;
        }
        // A browser opens its share sheet for a tap of this moment alone.
        if let Some(made) = made.get_value() {
            return then(Ready { made, name, said, at_once: true });
        }
        busy.set(true);
        said.set(t("paper.making"));
        on_page(busy, async move {
            let paper = source.with_value(|source| paper(context, source));
            match pdf_client::make(&paper).await {
                Ok(done) => {
                    made.set_value(Some(done.clone()));
                    then(Ready { made: done, name, said, at_once: false });
                }
                Err(error) => said.set(tk(&["error.", error.key()])),
            }
            busy.set(false);
        });
    };
    let button = move |export: &'static str, label: &str, then: fn(Ready)| {
        view! {
            <button
                type="button"
                class="second"
                data-export=export
                aria-disabled=move || busy.get().to_string()
                on:click=move |_| make(then)
            >
                {t(label)}
            </button>
        }
    };
    let shareable = file::can_share(&name.get_value(), KIND);
    view! {
        {button("pdf", "paper.save", Ready::save)}
        {shareable.then(|| button("share-pdf", "paper.share", Ready::share))}
    }
    .into_any()
}

/// A document that is made.
struct Ready {
    made: Made,
    name: StoredValue<String>,
    said: RwSignal<String>,
    /// It was made before: nobody waited for it after the tap.
    at_once: bool,
}

impl Ready {
    fn save(self) {
        let next = match self.made.missing {
            0 => t("paper.saved"),
            missing => tf("paper.missing", &[("n", &missing.to_string())]),
        };
        self.said.set(saving::bytes(&self.name.get_value(), KIND, &self.made.pdf, &next));
    }

    fn share(self) {
        self.said.set(String::new());
        on_page(self.said, async move {
            let said = match file::share(&self.name.get_value(), KIND, &self.made.pdf).await {
                Ok(_) => String::new(),
                // The tap was too long ago by then; the next one needs no waiting.
                Err(_) if !self.at_once => t("paper.ready"),
                Err(_) => t("error.share.refused"),
            };
            self.said.set(said);
        });
    }
}

fn paper(context: Context, source: &Source) -> Paper {
    let proof = source.verdict.as_ref().map_or(Proof::Signed(&source.fingerprint), Proof::Checked);
    let (instrument, programme) = (context.instrument(), context.programme());
    let parts = summary::parts(&source.payload, instrument, programme, proof, copies::WORDING);
    let code = source.code.as_ref();
    let label = t("share.done.qr");
    Paper {
        title: t("summary.title"),
        language: lang().to_owned(),
        rtl: context.language().is_some_and(|language| language.dir == "rtl"),
        issued_at: source.payload.issued_at.clone(),
        lead: [Some("paper.lead"), code.map(|_| "summary.code-part")]
            .into_iter()
            .flatten()
            .map(t)
            .collect(),
        code: code.cloned().map(|matrix| Code { matrix, label }),
        house: parts.house,
        blocks: parts.first,
        details: parts.details,
        attached: Some(Attached {
            name: file_name::signed(&source.stem),
            description: t("paper.attached"),
            text: source.signed.clone(),
        }),
    }
}
