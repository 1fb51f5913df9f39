//! The verdict as a seal: what was found, in plain words, and who signed.

use super::{Stage, pins};
use crate::platform::clock;
use crate::summary::code::Code;
use crate::summary::inert::inert;
use crate::summary::message::Input;
use crate::summary::payload::Role;
use crate::summary::verdict::{Foreign, Fresh, Intact, KnownKey, Recomputed, Signature, Verdict};
use crate::ui::text::{date, t, tf, tk};
use leptos::prelude::*;

/// The verdict: a level in words, its four parts, each refusal, and who signed. Of another kind of
/// document: which, and what to do; `opening` opens one that is encrypted.
pub fn view(stage: RwSignal<Stage>, found: &(Verdict, Input), opening: Option<AnyView>) -> AnyView {
    let verdict = &found.0;
    if let Some(kind) = verdict.other_kind() {
        return other(kind, &verdict.codes, opening);
    }
    let level = verdict.level.to_string();
    // Of a known key it is something else that keeps the level low.
    let doubted = verdict.level == 1 && verdict.known_key != KnownKey::Unknown;
    let headline = if doubted { "doubt" } else { &level };
    let codes = verdict.codes.iter().map(|code| {
        view! {
            <li data-code=code.name()>
                <strong>{code.name()}</strong>
                " "
                {sentence(*code, verdict)}
            </li>
        }
    });
    let matched = verdict.matched.then(|| {
        view! { <p class="held" data-state="yes" data-match="yes">{t("desk.matched")}</p> }
    });
    let received = verdict
        .received
        .map(|seconds| tf("desk.received", &[("date", &date(&clock::date(seconds * 1000)))]));
    let signers = verdict.signatures.iter().map(|signature| signer(stage, found, signature));
    view! {
        <section class="seal" data-verdict=level.clone() data-level=level.clone()>
            <h2 tabindex="-1">{tk(&["desk.level.", headline])}</h2>
            <ul class="codes">{codes.collect_view()}</ul>
            {matched}
            {received.map(|text| view! { <p>{text}</p> })}
            {parts(verdict)}
            {signers.collect_view()}
            <p class="hint">{t("desk.proves")}</p>
        </section>
    }
    .into_any()
}

/// What a code says here: a challenge that was used is no fault of the summary's number.
fn sentence(code: Code, verdict: &Verdict) -> String {
    let used = code == Code::Replay && verdict.nonce_used;
    t(if used { "desk.nonce-used" } else { code.key() })
}

/// Another kind of document is no summary that fails: which it is, and what to do.
fn other(kind: Foreign, codes: &[Code], opening: Option<AnyView>) -> AnyView {
    let advice = match kind {
        Foreign::Age => "age",
        Foreign::Receipt => "receipt",
        Foreign::TrustList => "trustList",
        _ => "other",
    };
    let codes = codes.iter().map(|code| view! { <li data-code=code.name()>{code.name()}</li> });
    view! {
        <section class="seal" data-verdict="0" data-kind=advice>
            <h2 tabindex="-1">{tf("desk.foreign", &[("kind", &t(kind.key()))])}</h2>
            <p>{tk(&["desk.advice.", advice])}</p>
            {opening}
            <ul class="codes quiet">{codes.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// Each part with a mark, its name and a sentence; before a signature holds only the first of them
/// was looked at.
fn parts(verdict: &Verdict) -> AnyView {
    let judged = verdict.payload.is_some();
    let parts = [
        ("intact", intact(verdict.intact), true),
        ("known", known(verdict.known_key), judged),
        ("fresh", fresh(verdict.fresh), judged),
        ("recomputed", recomputed(verdict.recomputed), judged),
    ];
    let shown = parts.into_iter().filter(|(_, _, shown)| *shown);
    let lines = shown.map(|(part, (answer, state), _)| {
        view! {
            <li data-part=part data-state=state>
                <strong>{tk(&["desk.part.", part])}</strong>
                " "
                <span>{tk(&["desk.", part, ".", answer])}</span>
            </li>
        }
    });
    view! { <ul class="parts">{lines.collect_view()}</ul> }.into_any()
}

/// One signature's own verdict, and confirming the key that names the summary.
fn signer(stage: RwSignal<Stage>, found: &(Verdict, Input), signature: &Signature) -> AnyView {
    let verdict = &found.0;
    let names_it = verdict.client().is_some_and(|client| std::ptr::eq(client, signature));
    let confirmed = signature.role_confirmed || (names_it && signature.pin.is_some());
    let name = signature.role.map(Role::name);
    let role = name.map(|name| tk(&["desk.role.", name])).unwrap_or_default();
    let who = match signature.role {
        None => t("desk.signer.unknown"),
        Some(_) if confirmed => tf("desk.signer", &[("role", &role)]),
        Some(_) => tf("desk.signer.claimed", &[("role", &role)]),
    };
    let held = if signature.ok { "yes" } else { "no" };
    let codes: Vec<&str> = signature.codes.iter().map(|code| code.name()).collect();
    let pinnable = matches!(verdict.level, 1 | 2) || (verdict.level > 2 && signature.pin.is_some());
    let pin = (signature.ok && names_it && pinnable).then(|| {
        let kid = signature.kid.clone().unwrap_or_default();
        pins::part(stage, found, kid, signature.pin.clone())
    });
    view! {
        <section class="signer">
            <p><strong>{who}</strong></p>
            <p class="held" data-state=held data-held=held>
                {tk(&["desk.signature.", held])} " " <strong>{codes.join(" ")}</strong>
            </p>
            {signature.name.as_deref().map(|listed| view! {
                <p data-signer=name>
                    <strong>{tf("desk.listed", &[("name", &inert(listed))])}</strong>
                </p>
            })}
            {signature.fingerprint.clone().map(|fingerprint| view! {
                <p>
                    {t("desk.fingerprint")} ": "
                    <span class="fingerprint" dir="ltr">{fingerprint}</span>
                </p>
            })}
            {pin}
        </section>
    }
    .into_any()
}

// Each answer, and which mark it has.

const fn intact(part: Intact) -> (&'static str, &'static str) {
    match part {
        Intact::Yes => ("yes", "yes"),
        Intact::No => ("no", "no"),
        Intact::Unknown => ("unknown", "open"),
    }
}

const fn known(part: KnownKey) -> (&'static str, &'static str) {
    match part {
        KnownKey::Unknown => ("unknown", "open"),
        KnownKey::Pinned => ("pinned", "yes"),
        KnownKey::Listed => ("listed", "yes"),
        KnownKey::Revoked => ("revoked", "no"),
    }
}

const fn fresh(part: Fresh) -> (&'static str, &'static str) {
    match part {
        Fresh::Unknown => ("unknown", "open"),
        Fresh::Yes => ("yes", "yes"),
        Fresh::Received => ("received", "open"),
        Fresh::Doubtful => ("doubtful", "open"),
        Fresh::No => ("no", "no"),
    }
}

const fn recomputed(part: Recomputed) -> (&'static str, &'static str) {
    match part {
        Recomputed::Yes => ("yes", "yes"),
        Recomputed::No => ("no", "no"),
        Recomputed::Unknown => ("unknown", "open"),
    }
}
