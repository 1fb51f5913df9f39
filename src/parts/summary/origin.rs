//! How a summary came about: when, how and with what it was made, and what was left out of it.

use crate::content::instrument::Form;
use crate::parts::summary::rows::Frame;
use crate::state::context::Context;
use crate::state::text::{date, listed, t, tf, tk};
use crate::summary::inert::inert;
use crate::summary::origin;
use crate::summary::payload::Payload;
use leptos::prelude::*;

/// What the client left out, by the names that the choice had.
pub fn omitted(payload: &Payload, form: Option<Form>) -> Option<AnyView> {
    let names = payload.left_out(form).into_iter();
    let names = names.map(|omitted| omitted.label(&|key| t(key)));
    let names = listed(&names.collect::<Vec<_>>());
    (!names.is_empty()).then(|| {
        view! { <p class="omitted">{tf("summary.omitted", &[("names", &names)])}</p> }.into_any()
    })
}

/// How and with what, for the client: by name.
pub fn made_here(context: Context, payload: &Payload) -> AnyView {
    let form = context.session(|session| session.form);
    let asked = match form {
        Form::Full => "summary.asked.full",
        Form::Short => "summary.asked.short",
    };
    let language = context.language().map(|language| language.name.clone()).unwrap_or_default();
    let names = [("profile", t("profile.name")), ("language", language)];
    let names = names.each_ref().map(|(place, name)| (*place, name.as_str()));
    view! {
        <p>{tk(&["summary.mode.", payload.mode.key()])}</p>
        <p>{t(asked)} " " {tf("summary.here", &names)}</p>
    }
    .into_any()
}

/// When, how and with what.
pub fn made(payload: &Payload, frame: &Frame) -> AnyView {
    let edition = |id: &str, version: &str| inert(&[id, " ", version].concat());
    let instrument = edition(&payload.instrument.id, &payload.instrument.version);
    let profile = edition(&payload.profile.id, &payload.profile.version);
    let about = origin::about(payload, &|key| t(key));
    let mode = t(frame.vouched.mode(payload.mode));
    let made = if frame.time_is_doubted { "summary.made.claimed" } else { "summary.made" };
    let made =
        (!payload.issued_at.is_empty()).then(|| tf(made, &[("date", &date(&payload.issued_at))]));
    view! {
        <p>{made} " " {mode}</p>
        {about.into_iter().map(|said| view! { <p data-about="">{said}</p> }).collect_view()}
        <p>
            {tf("summary.with", &[
                ("instrument", &instrument),
                ("profile", &profile),
                ("language", &inert(&payload.language)),
            ])}
        </p>
    }
    .into_any()
}
