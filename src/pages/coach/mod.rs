//! The coach in an interview: the list by keyboard, marks of their own, and what was agreed.

mod agreement;
mod current;
mod keys;
pub mod list;
mod rating;
pub mod turn;
pub mod turned;

pub use crate::pages::coach::rating::{comes_first as rates_before, page as rate_first};

use crate::platform::dom;
use crate::route::Route;
use crate::service::erase;
use crate::session::{self, Session};
use crate::state::context::Context;
use crate::state::text::{t, tf, tk};
use leptos::prelude::*;

/// Forgets which question was in force, and that the screen was turned.
pub fn forget() {
    current::set("");
    turn::forget();
}

/// The interview at a glance, in the order in which it goes.
pub fn page(context: Context) -> AnyView {
    if context.session(Session::is_blank) {
        // The question in force was another client's.
        current::set("");
    }
    let programme = context.programme();
    let modules = context.session(|session| {
        let all = session::items(context.instrument(), context.profile(), session);
        let row = |(module, items): (&crate::content::instrument::Module, Vec<_>)| {
            let (_, answered) = session::module_standing(session, &items);
            (module.id.clone(), answered, items.len())
        };
        all.into_iter().map(row).collect::<Vec<_>>()
    });
    let rows = modules.into_iter().map(|(id, answered, total)| {
        let places = [("n", answered.to_string()), ("total", total.to_string())];
        let places = places.each_ref().map(|(name, value)| (*name, value.as_str()));
        view! {
            <li>
                <a href=Route::List(id.clone()).href()>{tk(&["module.", &id, ".name"])}</a>
                <span class="standing">{tf("tasks.in-progress", &places)}</span>
            </li>
        }
    });
    // Quiet: the client may be looking on.
    let told = context.session(|session| session::any_worrying(context.instrument(), session));
    let beside = |route: Route, key: &str| {
        view! { <li><a href=route.href()>{t(key)}</a></li> }
    };
    let next_client = move |_| {
        let sure = dom::window()
            .is_ok_and(|w| w.confirm_with_message(&t("coach.next.sure")).unwrap_or(false));
        if sure {
            erase::client(context);
        }
    };
    view! {
        <h1 tabindex="-1">{t("coach.title")}</h1>
        <p class="lead">{t("coach.lead")}</p>
        <h2>{t("coach.questions")}</h2>
        <ul class="tasks">
            {beside(Route::Vote, "vote.name")} {rows.collect_view()}
            {beside(Route::Background, "background.name")} {beside(Route::Goal, "goal.name")}
        </ul>
        {told.then(|| view! { <p class="quiet" data-cue="safety">{t("coach.help.cue")}</p> })}
        <details>
            <summary>{t("coach.prompts")}</summary>
            <ul>
                {["1", "2", "3", "4", "5"].map(|n| view! { <li>{tk(&["coach.prompt.", n])}</li> }).collect_view()}
            </ul>
        </details>
        {rating::part(context)}
        {programme.observation.then(|| rating::observation(context))}
        {agreement::part(context)}
        <div class="controls">
            <div class="row">
                <a class="second" href=Route::Result.href()>{t("result.name")}</a>
                <a class="first" href=Route::Share.href()>{t("coach.share")}</a>
            </div>
            <a href=Route::Keys.href()>{t("keys.title")}</a>
            <button type="button" class="plain" data-action="next-client" on:click=next_client>
                {t("coach.next")}
            </button>
        </div>
    }
    .into_any()
}
