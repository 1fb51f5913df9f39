//! The verdict as a seal: what was found, in plain words, and who signed.

use crate::pages::desk::client;
use crate::pages::desk::stage::Stage;
use crate::parts::copies::WORDING;
use crate::platform::clock;
use crate::state::text::{date, t, tf, tk};
use crate::summary::code::Code;
use crate::summary::inert::inert;
use crate::summary::message::Input;
use crate::summary::payload::Role;
use crate::summary::text::Proof;
use crate::summary::verdict::{Foreign, Signature, Verdict};
use leptos::prelude::*;

/// The verdict: a level in words, each refusal, who signed, and folded how that is known. Of another kind of
/// document: which, and what to do; `opening` opens one that is encrypted.
pub fn view(stage: RwSignal<Stage>, found: &(Verdict, Input), opening: Option<AnyView>) -> AnyView {
    let verdict = &found.0;
    if let Some(kind) = verdict.other_kind() {
        return other(kind, verdict, opening);
    }
    let level = verdict.level.to_string();
    let codes = verdict.codes.iter().map(|code| {
        view! {
            <li data-code=code.name()>{t(verdict.sentence(*code))}</li>
        }
    });
    let short: Vec<String> = verdict.in_short().into_iter().map(t).collect();
    let names: Vec<&str> = verdict.codes.iter().map(|code| code.name()).collect();
    let names = (!names.is_empty()).then(|| names.join(" "));
    let matched = verdict.matched.then(|| {
        view! { <p class="held" data-state="yes" data-match="yes">{t("desk.matched")}</p> }
    });
    let received = verdict
        .received
        .map(|seconds| tf("desk.received", &[("date", &date(&clock::date(seconds * 1000)))]));
    let signers = verdict.signatures.iter().map(|signature| signer(stage, found, signature));
    view! {
        <section class="seal" data-verdict=level.clone() data-level=level.clone()>
            <h2 tabindex="-1">{headline(verdict)}</h2>
            <p class="lead" data-short="">{short.join(" · ")}</p>
            <ul class="codes">{codes.collect_view()}</ul>
            {matched}
            {verdict.lacks().map(|key| view! { <p data-code-part="">{t(key)}</p> })}
            {received.map(|text| view! { <p>{text}</p> })}
            {signers.collect_view()}
            <details class="no-print" data-why="">
                <summary>{t("desk.why")}</summary>
                {parts(verdict)}
                <p class="hint">{t(verdict.proves())}</p>
                {names.map(|names| view! { <p class="quiet" dir="ltr">{names}</p> })}
            </details>
        </section>
    }
    .into_any()
}

/// The verdict in one sentence.
pub fn headline(verdict: &Verdict) -> String {
    match verdict.other_kind() {
        Some(kind) => tf("desk.foreign", &[("kind", &t(kind.key()))]),
        None => t(verdict.headline()),
    }
}

/// The same at the end of the printed first page, in which the seal itself is left out.
pub fn printed(verdict: &Verdict) -> AnyView {
    let lines = Proof::Checked(verdict).lines(WORDING);
    let mut lines = lines.into_iter();
    view! {
        <section class="print-only verdict">
            <h2>{lines.next()}</h2>
            {lines.map(|line| view! { <p>{line}</p> }).collect_view()}
            <p class="quiet">{t(verdict.proves())}</p>
        </section>
    }
    .into_any()
}

/// Another kind of document is no summary that fails: which it is, and what to do.
fn other(kind: Foreign, verdict: &Verdict, opening: Option<AnyView>) -> AnyView {
    let advice = kind.advice();
    let code = |code: &Code| view! { <li data-code=code.name()>{code.name()}</li> };
    view! {
        <section class="seal" data-verdict="0" data-kind=advice>
            <h2 tabindex="-1">{headline(verdict)}</h2>
            <p>{tk(&["desk.advice.", advice])}</p>
            {opening}
            <ul class="codes quiet">{verdict.codes.iter().map(code).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// Each part with a mark, its name and a sentence.
fn parts(verdict: &Verdict) -> AnyView {
    let lines = verdict.parts().into_iter().map(|part| {
        view! {
            <li data-part=part.name data-state=part.mark.key()>
                <strong>{tk(&["desk.part.", part.name])}</strong>
                " "
                <span>{t(part.key)}</span>
            </li>
        }
    });
    view! { <ul class="parts">{lines.collect_view()}</ul> }.into_any()
}

/// One signature's own verdict, and confirming the key that names the summary.
fn signer(stage: RwSignal<Stage>, found: &(Verdict, Input), signature: &Signature) -> AnyView {
    let verdict = &found.0;
    let name = signature.role.map(Role::name);
    let role = name.map(|name| tk(&["desk.role.", name])).unwrap_or_default();
    let held = if signature.ok { "yes" } else { "no" };
    let codes: Vec<&str> = signature.codes.iter().map(|code| code.name()).collect();
    let client = (signature.ok && verdict.is_client(signature) && verdict.level > 0).then(|| {
        let kid = signature.kid.clone().unwrap_or_default();
        client::part(stage, found, kid, signature.pin.clone())
    });
    view! {
        <section class="signer">
            <p><strong>{tf(verdict.signer(signature), &[("role", &role)])}</strong></p>
            <p class="held" data-state=held data-held=held>
                {tk(&["desk.signature.", held])} " " <strong>{codes.join(" ")}</strong>
            </p>
            {signature.name.as_deref().map(|listed| view! {
                <p data-signer=name dir="auto">
                    <strong>{tf("desk.listed", &[("name", &inert(listed))])}</strong>
                </p>
            })}
            {signature.fingerprint.clone().map(|fingerprint| view! {
                <p>
                    {t("desk.fingerprint")} ": "
                    <span class="fingerprint" dir="ltr">{fingerprint}</span>
                </p>
            })}
            {client}
        </section>
    }
    .into_any()
}
