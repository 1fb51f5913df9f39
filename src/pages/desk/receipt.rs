//! The receipt: the caseworker signs for the whole file that was received.

use crate::parts::saving;
use crate::parts::staff_keys::card;
use crate::platform::{clock, file};
use crate::route::Route;
use crate::service::signing_client;
use crate::service::staff_keys::state::Keys;
use crate::service::task::on_page;
use crate::state::context::Context;
use crate::state::error::Error;
use crate::state::text::{t, tf, tk};
use crate::summary::file_name;
use crate::summary::holder::Holder;
use crate::summary::message::{Input, Request, Response};
use crate::summary::verdict::{Carrier, Verdict};
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
    let jti = StoredValue::new(verdict.jti.clone().unwrap_or_default());
    let keys = Keys::new(context);
    // After a receipt the verdict is drawn anew, and what to do with it still stands there.
    let signer = untrack(|| keys.of(Holder::Caseworker)).filter(|_| verdict.level == 4);
    let given_by = signer.map(|key| tf("receipt.given", &[("name", &key.name)]));
    let is_given = given_by.is_some();
    let said = RwSignal::new(given_by.unwrap_or_default());
    let give = move |_| {
        let Some(key) = keys.ready(Holder::Caseworker) else { return };
        let request = Request::Receipt {
            file: bytes.get_value(),
            name: key.name.clone(),
            received_at: clock::timestamp(clock::now()),
        };
        on_page(said, async move {
            match signing_client::ask(context, request).await {
                Ok(Response::Document(text)) => {
                    let today = clock::date(clock::now());
                    let name = jti.with_value(|jti| file_name::receipt(&today, jti));
                    match file::download(&name, "application/json", &text) {
                        Ok(()) => {
                            let done = tf("receipt.given", &[("name", &key.name)]);
                            said.set([&done, " ", &saving::wherever()].concat());
                            given();
                        }
                        Err(error) => said.set(tk(&["error.", error.key()])),
                    }
                }
                Ok(_) => said.set(tk(&["error.", Error::PROTOCOL.key()])),
                Err(error) => said.set(tk(&["error.", error.key()])),
            }
        });
    };
    let own = move || match keys.of(Holder::Caseworker) {
        None => view! {
            <p>{t("receipt.none")} " " <a href=Route::Keys.href()>{t("keys.title")}</a></p>
        }
        .into_any(),
        Some(key) => view! {
            {
                let kid = key.kid.clone();
                move || keys.is_open(&kid).then(|| view! {
                    <p>
                        <button type="button" class="first" data-action="receipt" on:click=give>
                            {t("receipt.give")}
                        </button>
                    </p>
                })
            }
            {card::lock(keys, &key)}
        }
        .into_any(),
    };
    let wrong = move || keys.said.get().map(|key| tk(&["error.", key]));
    let part = view! {
        <details class="no-print" data-receipt="" open=is_given data-open=is_given>
            <summary>{t("receipt.title")}</summary>
            <p class="hint">{t("receipt.lead")}</p>
            {own}
            <p role="status" prop:textContent=move || said.get()></p>
            <p class="error" role="alert">{wrong}</p>
        </details>
    };
    Some(part.into_any())
}
