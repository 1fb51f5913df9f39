//! The whole way at a glance.

use crate::parts::step::heading;
use crate::route::Route;
use crate::session::{self, Standing, fields};
use crate::state::context::Context;
use crate::state::text::{t, tf, tk};
use leptos::prelude::*;

/// The parts of the way with how far each is, in any order.
pub fn page(context: Context) -> AnyView {
    let (instrument, profile) = (context.instrument(), context.profile());
    let (vote, modules, background, goal) = context.session(|session| {
        let modules: Vec<_> = session::items(instrument, profile, session)
            .into_iter()
            .map(|(module, items)| {
                let (standing, answered) = session::module_standing(session, &items);
                let open = items.iter().find(|item| session.answer(&item.id).is_none());
                let first = open.or(items.first()).map(|item| item.id.clone());
                (module.id.as_str(), standing, answered, items.len(), first)
            })
            .collect();
        let touched = |names: &[&str]| {
            names.iter().any(|n| !session.list(n).is_empty() || !session.text(n).is_empty())
        };
        let history = session.texts.keys().any(|key| key.starts_with(fields::HISTORY));
        (
            touched(&[fields::VOTES, fields::WISHES, fields::OWN_WORDS]),
            modules,
            history
                || touched(&[
                    fields::FACTORS,
                    fields::SOCIAL,
                    fields::OBSTACLES,
                    fields::MUNICIPALITY,
                    fields::AGE_BAND,
                    fields::MONTHS_UNEMPLOYED,
                    fields::BENEFIT_DAYS,
                ]),
            touched(&[fields::GOAL, fields::NEXT_STEP, fields::TASK]),
        )
    });
    let plain = |route: Route, key: &str, touched: bool| {
        let standing = if touched { Standing::Done } else { Standing::NotStarted };
        row(&route, t(key), standing, None)
    };
    let questions = modules.into_iter().filter_map(|(id, standing, answered, total, first)| {
        let counts = (standing == Standing::InProgress).then_some((answered, total));
        Some(row(&Route::Question(first?), tk(&["module.", id, ".name"]), standing, counts))
    });
    view! {
        {heading("tasks.title")}
        <p class="lead">{t("tasks.lead")}</p>
        <ul class="tasks">
            {plain(Route::Vote, "vote.name", vote)} {questions.collect_view()}
            {plain(Route::Background, "background.name", background)}
            {plain(Route::Goal, "goal.name", goal)}
        </ul>
        <div class="controls">
            <div class="row">
                <a class="second" href=Route::Review.href()>{t("review.name")}</a>
                <a class="first" href=Route::Result.href()>{t("result.name")}</a>
            </div>
        </div>
    }
    .into_any()
}

fn row(route: &Route, name: String, standing: Standing, counts: Option<(usize, usize)>) -> AnyView {
    let key = match standing {
        Standing::NotStarted => "tasks.not-started",
        Standing::InProgress => "tasks.in-progress",
        Standing::Done => "tasks.done",
    };
    let (answered, total) = counts.unwrap_or_default();
    let places = [("n", answered.to_string()), ("total", total.to_string())];
    let places = places.each_ref().map(|(name, value)| (*name, value.as_str()));
    view! {
        <li>
            <a href=route.href()>{name}</a>
            <span class="standing" data-standing=key>{tf(key, &places)}</span>
        </li>
    }
    .into_any()
}
