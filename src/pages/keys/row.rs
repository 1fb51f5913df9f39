//! A key on the organisation's list: its state, and revoking it. That is asked, says what it does, and
//! can be taken back until the list is published.

use crate::parts::choice::{Choice, radios};
use crate::parts::staff_keys::card::fingerprint;
use crate::platform::dom;
use crate::state::text::{date, t, tf, tk};
use crate::summary::inert::inert;
use crate::summary::trust::{Entry, Reason};
use leptos::prelude::*;

/// What a row can ask of the list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Revoke(Reason),
    /// As the row stood before it was revoked.
    TakeBack,
}

/// The row; `is_fresh` when it was revoked since the list was published last.
pub fn row(
    entry: &Entry,
    is_fresh: bool,
    act: impl Fn(&str, Act) + Copy + Send + Sync + 'static,
) -> AnyView {
    let kid = StoredValue::new(entry.kid.clone());
    let asked = RwSignal::new(false);
    let is_revoked = entry.is_revoked();
    let has_ended = entry.reason == Some(Reason::Ended);
    let state = match &entry.revoked_at {
        Some(at) if is_revoked => tf("keys.list.revoked", &[("date", &date(at))]),
        _ if has_ended => tf("keys.list.ended", &[("date", &date(&entry.not_after))]),
        _ => tf("keys.list.until", &[("date", &date(&entry.not_after))]),
    };
    let named = |key: &str| [&t(key), ": ", &entry.name].concat();
    let labels = StoredValue::new((named("keys.list.revoke"), entry.name.clone()));
    let take_back = is_fresh.then(|| {
        view! {
            <p class="quiet">{t("keys.list.unpublished")}</p>
            <button
                type="button"
                class="plain"
                data-action="take-back"
                aria-label=named("keys.list.take-back")
                on:click=move |_| kid.with_value(|kid| act(kid, Act::TakeBack))
            >
                {t("keys.list.take-back")}
            </button>
        }
    });
    let open = move |_| {
        asked.set(true);
        dom::after_paint(|| dom::focus("[data-revoking] input"));
    };
    let revoking = move || match asked.get() {
        true => asking(labels.get_value().1, asked, move |reason| {
            kid.with_value(|kid| act(kid, Act::Revoke(reason)));
        }),
        false => view! {
            <button
                type="button"
                class="plain"
                data-action="revoke"
                aria-label=labels.get_value().0
                on:click=open
            >
                {t("keys.list.revoke")}
            </button>
        }
        .into_any(),
    };
    view! {
        <li data-listed=entry.kid.clone()>
            <strong><bdi>{inert(&entry.name)}</bdi></strong>
            {t("list.comma")}
            " "
            {tk(&["keys.holder.", entry.role.name()])}
            <br />
            <span class="fingerprint" dir="ltr">{fingerprint(&entry.kid)}</span>
            <br />
            {state}
            {take_back}
            {(!is_revoked && !has_ended).then_some(revoking)}
        </li>
    }
    .into_any()
}

/// Why, what that does, and the last word.
fn asking(
    name: String,
    asked: RwSignal<bool>,
    revoke: impl Fn(Reason) + Copy + Send + Sync + 'static,
) -> AnyView {
    // Nothing is chosen beforehand: the two do different things.
    let chosen = RwSignal::new(None::<Reason>);
    let reasons = Reason::ALL.map(|reason| {
        let says = |part| tk(&["keys.list.", part, reason.name()]);
        Choice { hint: Some(says("does.")), ..Choice::new(reason.name(), says("reason."), false) }
    });
    let choose = move |event: web_sys::Event| {
        let value = event_target_value(&event);
        chosen.set(Reason::ALL.into_iter().find(|reason| reason.name() == value));
    };
    let done = move |_| {
        if let Some(reason) = chosen.get_untracked() {
            revoke(reason);
        }
    };
    view! {
        <div class="notice" role="group" data-revoking="">
            <p dir="auto"><strong>{tf("keys.list.sure", &[("name", &inert(&name))])}</strong></p>
            <fieldset on:change=choose>
                <legend>{t("keys.list.why")}</legend>
                {radios("reason", reasons.into())}
            </fieldset>
            <p>{t("keys.list.later")}</p>
            <div class="row">
                <button
                    type="button"
                    class="second"
                    data-action="revoke-sure"
                    disabled=move || chosen.get().is_none()
                    on:click=done
                >
                    {t("keys.list.revoke")}
                </button>
                <button
                    type="button"
                    class="plain"
                    data-action="revoke-not"
                    on:click=move |_| asked.set(false)
                >
                    {t("keys.list.keep")}
                </button>
            </div>
        </div>
    }
    .into_any()
}
