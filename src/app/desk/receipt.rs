//! The receipt: the caseworker signs for the whole file that was received.

use crate::app::{Context, Route, keys, office, task::on_page};
use crate::platform::{clock, file};
use crate::summary::holder::Holder;
use crate::summary::message::{Input, Request, Response};
use crate::summary::verdict::{Carrier, Verdict};
use crate::ui::text::{t, tf, tk};
use data_encoding::BASE64;
use leptos::prelude::*;

/// Offered for a file that holds. A receipt raises only what a listed key has signed as well.
pub fn part(
    context: Context,
    verdict: &Verdict,
    input: &Input,
    given: impl Fn() + Copy + Send + Sync + 'static,
) -> Option<AnyView> {
    if verdict.level == 0 || verdict.carrier != Some(Carrier::File) {
        return None;
    }
    let bytes = match input {
        Input::File(base64) => base64.clone(),
        Input::Text(text) => BASE64.encode(text.as_bytes()),
    };
    let bytes = StoredValue::new(bytes);
    let keys = keys::Keys::new(context);
    let said = RwSignal::new(String::new());
    let give = move |_| {
        let Some(key) = keys.ready(Holder::Caseworker) else { return };
        let request = Request::Receipt {
            file: bytes.get_value(),
            name: key.name.clone(),
            received_at: clock::timestamp(clock::now()),
        };
        on_page(said, async move {
            match office::ask(context, request).await {
                Ok(Response::Document(text)) => {
                    let name = ["suunta-", &clock::date(clock::now()), ".receipt.json"].concat();
                    match file::download(&name, "application/json", &text) {
                        Ok(()) => {
                            said.set(tf("receipt.given", &[("name", &key.name)]));
                            given();
                        }
                        Err(error) => said.set(tk(&["error.", error.key()])),
                    }
                }
                Ok(_) => said.set(tk(&["error.", "worker.protocol"])),
                Err(key) => said.set(tk(&["error.", key])),
            }
        });
    };
    let own = move || match keys.of(Holder::Caseworker) {
        None => view! {
            <p>{t("receipt.none")} " " <a href=Route::Keys.href()>{t("keys.title")}</a></p>
        }
        .into_any(),
        Some(key) => view! {
            {keys::lock(keys, &key)}
            {move || keys.is_open(&key.kid).then(|| view! {
                <button type="button" class="second" data-action="receipt" on:click=give>
                    {t("receipt.give")}
                </button>
            })}
        }
        .into_any(),
    };
    let wrong = move || keys.said.get().map(|key| tk(&["error.", key]));
    let part = view! {
        <details class="no-print" data-receipt="">
            <summary>{t("receipt.title")}</summary>
            <p class="hint">{t("receipt.lead")}</p>
            {own}
            <p role="status">{move || said.get()}</p>
            <p class="error" role="alert">{wrong}</p>
        </details>
    };
    Some(part.into_any())
}
