//! The start: a form to begin or to go on with.

pub mod kiosk;

use crate::parts::beginning::{beginning, erasing};
use crate::parts::step::heading;
use crate::platform::clock;
use crate::route::Route;
use crate::session::{Mode, Session};
use crate::state::context::Context;
use crate::state::text::{t, tf};
use leptos::prelude::*;

/// What this is, what happens to the answers, and how long a form to choose. What becomes of the
/// answers is told by the texts under `words`.
pub fn page(context: Context, words: &str) -> AnyView {
    let blank = context.session(Session::is_blank);
    if blank { beginning(context, words) } else { going_on(context, words) }
}

/// A form is in progress: go on, or begin anew.
fn going_on(context: Context, words: &str) -> AnyView {
    let (place, updated) = context.session(|s| (s.place.clone(), clock::date(s.updated)));
    let place = match Route::parse(&place) {
        Route::Start | Route::Unknown => Route::Tasks,
        place => place,
    };
    let updated = crate::state::text::date(&updated);
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
