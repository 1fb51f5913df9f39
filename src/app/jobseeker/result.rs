use super::background::for_whom;
use super::rounds::{self, kept};
use super::{heading, step};
use crate::app::{Context, Route, summary_page};
use crate::session::{self, Stamp};
use crate::ui::text::{lang, t};
use leptos::prelude::*;

/// What the answers show, in the order in which a person reads it.
pub fn page(context: Context) -> AnyView {
    let payload = context.session(|session| {
        let change = kept::change(context, session);
        let stamp = Stamp { language: lang().to_owned(), change, ..Stamp::default() };
        session::everything(context.instrument(), context.profile(), session, stamp)
    });
    let nothing = !context.session(|session| session.is_answered(context.instrument()));
    let content = view! {
        {heading("result.title")}
        <p class="lead">{t(if nothing { "result.empty" } else { "result.lead" })}</p>
        {if nothing {
            for_whom(context)
        } else {
            summary_page::own(context, &payload, for_whom(context))
        }}
        <p class="ways no-print">
            <a class="second" href=Route::Services.href()>{t("services.title")}</a>
            {rounds::are_kept(context).then(|| view! {
                <a class="second" href=Route::Rounds.href()>{t("rounds.title")}</a>
            })}
        </p>
        <section class="next no-print">
            <h2>{t("result.next")}</h2>
            <p>{t("result.next.lead")}</p>
        </section>
    };
    step(context, Route::Goal, Route::Review, content.into_any())
}
