//! The beginning of a form: what this is, and how long a form to choose.

use crate::content::instrument::Form;
use crate::parts::ask::confirmed;
use crate::parts::choice::{Choice, radios};
use crate::parts::step::{heading, target};
use crate::route::Route;
use crate::service::erase;
use crate::session::{Action, Mode};
use crate::state::context::Context;
use crate::state::text::{find, t, tf};
use leptos::prelude::*;

pub fn beginning(context: Context, words: &str) -> AnyView {
    let begin = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        context.go(Route::Vote);
    };
    let choose = move |event: web_sys::Event| {
        if let Some(input) = target(&event) {
            let form = if input.value() == "short" { Form::Short } else { Form::Full };
            context.act(Action::Form(form));
        }
    };
    let form = context.session(|session| session.form);
    let lengths = [Form::Short, Form::Full].map(|length| Choice {
        hint: Some(t(&[words, ".", length.key(), ".hint"].concat())),
        ..Choice::new(length.key(), t(&["start.", length.key()].concat()), form == length)
    });
    view! {
        {heading("start.title")}
        <p class="lead">{t("start.lead")}</p>
        <ul class="points">
            <li>{t("purpose.1")}</li>
            <li>{t("purpose.2")}</li>
            <li>{t("purpose.3")}</li>
            <li>{t(&[words, ".kept"].concat())}</li>
            {find("profile.promise").map(|promise| view! { <li>{promise}</li> })}
        </ul>
        <form class="step" autocomplete="off" on:submit=begin>
            <fieldset on:change=choose>
                <legend>{t("start.length")}</legend>
                {radios("length", lengths.into())}
            </fieldset>
            <div class="controls">
                <button type="submit" class="first" data-action="start">{t("start.begin")}</button>
            </div>
        </form>
        <p class="quiet" data-profile=context.profile().id.as_str()>
            {tf("start.profile", &[("name", &t("profile.name"))])}
        </p>
        {(context.mode == Mode::Own).then(|| view! {
            <p><a href="?mode=coach#/">{t("start.coach")}</a></p>
        })}
        <p class="quiet">{t("source.note")}</p>
    }
    .into_any()
}

/// Erases everything, once that is confirmed.
pub fn erasing(context: Context) -> impl IntoView {
    view! {
        <button
            type="button"
            class="plain"
            data-action="erase"
            on:click=move |_| if confirmed("settings.erase.sure") { erase::everything(context) }
        >
            {t("settings.erase")}
        </button>
    }
}
