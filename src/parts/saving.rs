//! Files that leave by the browser's downloads, and what can be said of that: no page is told
//! whether a file was kept.

use crate::platform::{file, in_app};
use crate::state::text::{t, tk};
use leptos::prelude::*;

/// Hands a text over to be saved; gives what is said: where it should be, then the text of `next`.
pub fn text(name: &str, kind: &str, text: &str, next: &str) -> String {
    bytes(name, kind, text.as_bytes(), &t(next))
}

/// As [`text`], for bytes; `next` is what is said after where it should be.
pub fn bytes(name: &str, kind: &str, bytes: &[u8], next: &str) -> String {
    match file::download_bytes(name, kind, bytes) {
        Ok(()) => [&wherever(), " ", next].concat(),
        Err(error) => tk(&["error.", error.key()]),
    }
}

/// Where a file is that was handed over.
pub fn wherever() -> String {
    t(if in_app::is_likely() { "saving.in-app" } else { "saving.where" })
}

/// Said before a file is to be saved within another app, where it is often dropped.
pub fn warning() -> Option<AnyView> {
    in_app::is_likely().then(|| {
        view! {
            <div class="aside no-print" data-warning="in-app">
                <p>{t("saving.warning")}</p>
                <p>{t("saving.warning.ways")}</p>
            </div>
        }
        .into_any()
    })
}
