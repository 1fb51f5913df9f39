//! What the answers show, in the order in which a person reads it.

mod act;
mod acts;
mod beginning;
mod help;
mod whom;

use crate::assessment::{Assessment, assess};
use crate::content::instrument::Form;
use crate::parts::anew::anew;
use crate::parts::begin;
use crate::parts::step::{heading, step};
use crate::parts::summary::{self, Own};
use crate::parts::told_facts::for_whom;
use crate::route::Route;
use crate::service::rounds::kept;
use crate::session::{self, Stamp};
use crate::state::context::Context;
use crate::state::text::{lang, t};
use crate::summary::payload::Payload;
use leptos::prelude::*;

/// The page; before there is an answer it leads to the first question.
pub fn page(context: Context) -> AnyView {
    if !context.session(|session| session.is_answered(context.instrument())) {
        return empty(context);
    }
    let payload = everything(context);
    let form = context.session(|session| session.form);
    let (dimensions, votes) = (&payload.dimensions, &payload.votes);
    let found = assess(context.instrument(), form, dimensions, payload.work_ability, votes);
    let heavy = found.is_heavy(context.instrument());
    let own = Own {
        acts: acts::part(context, acts::Told::of(context, form, &found, &payload)),
        plan: plan(context),
        hint: for_whom(context),
        heavy,
    };
    let content = view! {
        {heading("result.title")}
        {help::part(context)}
        {match form {
            Form::Short => beginning::part(context, &payload),
            Form::Full => view! { <p class="lead">{t(lead(&found, heavy))}</p> }.into_any(),
        }}
        {summary::own(context, &payload, own)}
        <p class="ways no-print">
            <a class="second" href=Route::Services.href()>{t("services.title")}</a>
            {kept::are_kept(context).then(|| view! {
                <a class="second" href=Route::Rounds.href()>{t("rounds.title")}</a>
            })}
        </p>
        <p class="next no-print">{t("result.next.lead")}</p>
    };
    step(context, Route::Goal, Route::Review, content.into_any())
}

/// Nothing is answered yet.
fn empty(context: Context) -> AnyView {
    let content = view! {
        {heading("result.title")}
        <p class="lead">{t("result.empty")}</p>
        {for_whom(context)}
    };
    begin::page(context, Route::Goal, (Route::Vote, "result.begin"), content.into_any())
}

/// Everything that was told, for the person's own eyes.
fn everything(context: Context) -> Payload {
    context.session(|session| {
        let change = kept::change(context, session);
        let stamp = Stamp { language: lang().to_owned(), change, ..Stamp::default() };
        session::everything(context.instrument(), context.profile(), session, stamp)
    })
}

/// How the page begins: warmly where much weighs, with no word of strengths where none is seen yet.
const fn lead(found: &Assessment, heavy: bool) -> &'static str {
    if heavy {
        "result.lead.low"
    } else if found.strengths.is_empty() {
        "result.lead.even"
    } else {
        "result.lead"
    }
}

/// Goal and plan, which an act changes while the page stands.
fn plan(context: Context) -> AnyView {
    anew(move || {
        context.watch(|_| ());
        view! { {summary::plan(context, &everything(context))} }.into_any()
    })
    .into_any()
}
