//! The start, once a summary is signed and nothing was changed since: the way is gone, not begun.

use crate::parts::ask::confirmed;
use crate::parts::beginning;
use crate::platform::clock;
use crate::route::Route;
use crate::service::rounds::{anew, kept};
use crate::state::context::Context;
use crate::state::notice::Notice;
use crate::state::text::{date, t, tf};
use leptos::prelude::*;

/// `None` while there is something to go on with.
pub fn page(context: Context) -> Option<AnyView> {
    let signed = context.session(|s| s.exported.filter(|signed| *signed >= s.updated))?;
    let begin = move |_| {
        if confirmed("rounds.new.sure") {
            let begun = kept::all().and_then(|rounds| anew::begin(context, &rounds));
            if let Err(error) = begun {
                context.notice.set(Some(Notice::Storage(error)));
            }
        }
    };
    Some(
        view! {
            <h1 tabindex="-1" data-finished="">
                {tf("finished.title", &[("date", &date(&clock::date(signed)))])}
            </h1>
            <p class="lead">{t("finished.lead")}</p>
            <div class="controls">
                <a class="first" data-action="show-code" href=Route::Code.href()>{t("signed.show")}</a>
                <a class="second" href=Route::Result.href()>{t("finished.result")}</a>
                <button type="button" class="second" data-action="new-round" on:click=begin>
                    {t("rounds.new.begin")}
                </button>
                {beginning::erasing(context)}
            </div>
        }
        .into_any(),
    )
}
