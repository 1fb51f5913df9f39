//! Saving the summary as a document to read and archive.

mod read;

use super::{Context, task::on_page};
use crate::paper::{Attached, Code, Paper};
use crate::platform::{dom, file, printer};
use crate::summary::message::Matrix;
use crate::summary::payload::Payload;
use crate::ui::text::{lang, t, tf, tk};
use leptos::prelude::*;

const KIND: &str = "application/pdf";

/// What the document holds beside the page.
#[derive(Clone)]
pub struct Source {
    /// The file's name without its ending.
    pub stem: String,
    /// The signed file.
    pub signed: String,
    pub issued_at: String,
    pub fingerprint: String,
    /// For print.
    pub code: Option<Matrix>,
}

impl Source {
    pub fn new(stem: &str, payload: &Payload, signed: String, fingerprint: String) -> Self {
        let issued_at = payload.issued_at.clone();
        Self { stem: stem.to_owned(), signed, issued_at, fingerprint, code: None }
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
    match file::download_bytes(&[stem, ".pdf"].concat(), KIND, &made.pdf) {
        Err(error) => tk(&["error.", error.key()]),
        Ok(()) if made.missing > 0 => tf("paper.missing", &[("n", &made.missing.to_string())]),
        Ok(()) => t("paper.saved"),
    }
}

fn paper(context: Context, source: &Source) -> Paper {
    let page = dom::document().ok();
    let page = page.and_then(|page| page.query_selector(".paper .summary").ok().flatten());
    let label = t("share.done.qr");
    Paper {
        title: t("summary.title"),
        language: lang().to_owned(),
        rtl: context.language().is_some_and(|language| language.dir == "rtl"),
        issued_at: source.issued_at.clone(),
        lead: vec![
            t("paper.lead"),
            tf("paper.fingerprint", &[("fingerprint", &source.fingerprint)]),
        ],
        code: source.code.clone().map(|matrix| Code { matrix, label }),
        blocks: page.as_ref().map(read::blocks).unwrap_or_default(),
        attached: Some(Attached {
            name: [source.stem.as_str(), ".suunta.json"].concat(),
            description: t("paper.attached"),
            text: source.signed.clone(),
        }),
    }
}
