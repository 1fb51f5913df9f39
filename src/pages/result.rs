//! What the answers come to.

use crate::parts::step::{heading, step};
use crate::parts::told_facts::for_whom;
use crate::parts::{begin, summary};
use crate::route::Route;
use crate::service::rounds::kept;
use crate::session::{self, Stamp};
use crate::state::context::Context;
use crate::state::text::{lang, t};
use leptos::prelude::*;

/// What the answers show, in the order in which a person reads it.
pub fn page(context: Context) -> AnyView {
    let payload = context.session(|session| {
        let change = kept::change(context, session);
        let stamp = Stamp { language: lang().to_owned(), change, ..Stamp::default() };
        session::everything(context.instrument(), context.profile(), session, stamp)
    });
    if !context.session(|session| session.is_answered(context.instrument())) {
        let content = view! {
            {heading("result.title")}
            <p class="lead">{t("result.empty")}</p>
            {for_whom(context)}
        };
        return begin::page(
            context,
            Route::Goal,
            (Route::Vote, "result.begin"),
            content.into_any(),
        );
    }
    let content = view! {
        {heading("result.title")}
        <p class="lead">{t("result.lead")}</p>
        {help(context)}
        {summary::own(context, &payload, for_whom(context))}
        <p class="ways no-print">
            <a class="second" href=Route::Services.href()>{t("services.title")}</a>
            {kept::are_kept(context).then(|| view! {
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

/// Where to get help with what was told in a safety answer. Only for the person's own eyes.
fn help(context: Context) -> Option<AnyView> {
    let calls = context.session(|s| session::calls_for_help(context.instrument(), s));
    calls.then(|| {
        view! {
            <p class="no-print" data-calls-for-help="">
                {t("result.help")} " " <a href=Route::Help.href()>{t("frame.help")}</a>
            </p>
        }
        .into_any()
    })
}
