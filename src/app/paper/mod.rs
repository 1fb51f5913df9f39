//! Saving the summary as a document to read and archive.

mod printer;

use super::{Context, copies, task::on_page};
use crate::paper::{Attached, Code, Paper, summary};
use crate::platform::file;
use crate::summary::file_name;
use crate::summary::message::Matrix;
use crate::summary::payload::Payload;
use crate::summary::text::Proof;
use crate::summary::verdict::Verdict;
use crate::ui::text::{lang, t, tf, tk};
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

/// The button; what becomes of it is put into `said`, which the page shows.
pub fn button(context: Context, source: Source, said: RwSignal<String>) -> AnyView {
    let source = StoredValue::new(source);
    let busy = RwSignal::new(false);
    let save = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        said.set(t("paper.making"));
        on_page(busy, async move {
            let paper = source.with_value(|source| paper(context, source));
            said.set(saved(&source.with_value(|source| source.stem.clone()), &paper).await);
            busy.set(false);
        });
    };
    view! {
        <button
            type="button"
            class="second"
            data-export="pdf"
            aria-disabled=move || busy.get().to_string()
            on:click=save
        >
            {t("paper.save")}
        </button>
    }
    .into_any()
}

/// What is said of it.
async fn saved(stem: &str, paper: &Paper) -> String {
    let made = match printer::make(paper).await {
        Ok(made) => made,
        Err(key) => return tk(&["error.", key]),
    };
    match file::download_bytes(&file_name::document(stem), KIND, &made.pdf) {
        Err(error) => tk(&["error.", error.key()]),
        Ok(()) if made.missing > 0 => tf("paper.missing", &[("n", &made.missing.to_string())]),
        Ok(()) => t("paper.saved"),
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
