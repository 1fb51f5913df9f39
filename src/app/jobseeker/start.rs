use super::{heading, target};
use crate::app::service::erase;
use crate::app::{Context, Route};
use crate::content::instrument::Form;
use crate::platform::clock;
use crate::session::{Action, Mode, Session};
use crate::ui::ask::confirmed;
use crate::ui::choice::{Choice, radios};
use crate::ui::text::{find, t, tf};
use leptos::prelude::*;

/// What this is, what happens to the answers, and how long a form to choose. What becomes of the
/// answers is told by the texts under `words`.
pub fn page(context: Context, words: &str) -> AnyView {
    let blank = context.session(Session::is_blank);
    if blank { beginning(context, words) } else { going_on(context, words) }
}

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

/// A form is in progress: go on, or begin anew.
fn going_on(context: Context, words: &str) -> AnyView {
    let (place, updated) = context.session(|s| (s.place.clone(), clock::date(s.updated)));
    let place = match Route::parse(&place) {
        Route::Start | Route::Unknown => Route::Tasks,
        place => place,
    };
    let updated = crate::ui::text::date(&updated);
    let signed = context.mode == Mode::Own && context.session(|s| s.exported.is_some());
    view! {
        {heading("start.again.title")}
        <p class="lead">{tf(&[words, ".again.lead"].concat(), &[("date", &updated)])}</p>
        <div class="controls">
            <button
                type="button"
                class="first"
                data-action="start"
                on:click=move |_| context.go(place.clone())
            >
                {t("start.again.go")}
            </button>
            <a class="second" href=Route::Tasks.href()>{t("tasks.title")}</a>
            {signed.then(|| view! {
                <a class="second" data-action="show-code" href=Route::Code.href()>{t("signed.show")}</a>
            })}
            {erasing(context)}
        </div>
        <p class="quiet" data-profile=context.profile().id.as_str()>
            {tf("start.profile", &[("name", &t("profile.name"))])}
        </p>
    }
    .into_any()
}

/// Erases everything, once that is confirmed.
pub(super) fn erasing(context: Context) -> impl IntoView {
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
