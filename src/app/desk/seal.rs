//! The verdict as a seal: what was found, in plain words, and who signed.

use super::{Stage, pins};
use crate::app::copies::WORDING;
use crate::platform::clock;
use crate::summary::inert::inert;
use crate::summary::message::Input;
use crate::summary::payload::Role;
use crate::summary::text::Proof;
use crate::summary::verdict::Verdict;
use crate::ui::text::{date, t, tf, tk};
use leptos::prelude::*;

/// The verdict: a level in words, its four parts, each refusal, and who signed.
pub fn view(stage: RwSignal<Stage>, found: &(Verdict, Input)) -> AnyView {
    let verdict = &found.0;
    let level = verdict.level.to_string();
    let codes = verdict.codes.iter().map(|code| {
        view! {
            <li data-code=code.name()>
                <strong>{code.name()}</strong>
                " "
                {t(code.key())}
            </li>
        }
    });
    let foreign = verdict.foreign.map(|kind| tf("desk.foreign", &[("kind", &t(kind.key()))]));
    let received = verdict
        .received
        .map(|seconds| tf("desk.received", &[("date", &date(&clock::date(seconds * 1000)))]));
    let pinnable = verdict.level == 1 || verdict.level == 2;
    let signers = verdict.signatures.iter().map(|signature| {
        let role = signature.role.map_or("client", |role| role.name());
        let kid = signature.kid.clone().unwrap_or_default();
        let pin = (signature.ok && pinnable && signature.role == Some(Role::Client))
            .then(|| pins::part(stage, found, kid, signature.pin.clone()));
        view! {
            <section class="signer">
                <p>{tf("desk.signer", &[("role", &tk(&["desk.role.", role]))])}</p>
                {signature.name.clone().map(|name| view! {
                    <p data-signer=role dir="auto">
                        <strong>{tf("desk.listed", &[("name", &inert(&name))])}</strong>
                    </p>
                })}
                <p>
                    {t("desk.fingerprint")} ": "
                    <span class="fingerprint" dir="ltr">
                        {signature.fingerprint.clone()}
                    </span>
                </p>
                {pin}
            </section>
        }
    });
    view! {
        <section class="seal" data-verdict=level.clone() data-level=level.clone()>
            <h2 tabindex="-1">{t(verdict.headline())}</h2>
            {foreign.map(|text| view! { <p>{text}</p> })}
            <ul class="codes">{codes.collect_view()}</ul>
            {received.map(|text| view! { <p>{text}</p> })}
            <ul class="parts">
                {verdict.parts().map(|part| view! { <li>{t(part)}</li> }).collect_view()}
            </ul>
            {signers.collect_view()} <p class="hint">{t("desk.proves")}</p>
        </section>
    }
    .into_any()
}

/// The same at the end of the printed first page, in which the seal itself is left out.
pub fn printed(verdict: &Verdict) -> AnyView {
    let lines = Proof::Checked(verdict).lines(WORDING);
    let mut lines = lines.into_iter();
    view! {
        <section class="print-only verdict">
            <h2>{lines.next()}</h2>
            {lines.map(|line| view! { <p>{line}</p> }).collect_view()}
            <p class="quiet">{t("desk.proves")}</p>
        </section>
    }
    .into_any()
}
