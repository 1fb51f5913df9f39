//! A receipt that somebody was given: who says to have received which summary, and when.

use crate::service::rounds::kept;
use crate::service::signing_client;
use crate::service::task::on_page;
use crate::state::context::Context;
use crate::state::text::{date, t, tf};
use crate::summary::inert::inert;
use crate::summary::message::{Input, Request, Response};
use crate::summary::verdict::{Foreign, Verdict};
use leptos::prelude::*;

/// Shown where something was refused as a summary; empty when it is no receipt that holds.
pub fn part(context: Context, verdict: &Verdict, input: &Input) -> Option<AnyView> {
    if verdict.foreign != Some(Foreign::Receipt) {
        return None;
    }
    let read = RwSignal::new(None);
    let request = Request::ReadReceipt(input.clone());
    on_page(read, async move {
        // Whatever else it is, the verdict has said so.
        if let Ok(Response::Receipt(receipt, fingerprint)) =
            signing_client::ask(context, request).await
        {
            read.set(Some((*receipt, fingerprint)));
        }
    });
    let card = move || {
        let (receipt, fingerprint) = read.get()?;
        let places = [("name", inert(&receipt.name)), ("date", date(&receipt.received_at))];
        let places = places.each_ref().map(|(name, value)| (*name, value.as_str()));
        let summary = kept::all().ok().and_then(|rounds| {
            let round = rounds.0.into_iter().find(|round| round.jti == receipt.jti)?;
            Some(tf("receipt.read.yours", &[("date", &date(&round.issued_at))]))
        });
        Some(view! {
            <section class="seal" data-receipt-of=receipt.jti.clone()>
                <h2>{t("receipt.read.title")}</h2>
                <p>{tf("receipt.read.says", &places)}</p>
                <p>{summary.unwrap_or_else(|| t("receipt.read.other"))}</p>
                <p class="hint">
                    {t("receipt.read.key")} " " <span class="fingerprint" dir="ltr">{fingerprint}</span>
                </p>
            </section>
        })
    };
    Some(view! { <div role="status">{card}</div> }.into_any())
}
