//! Everything that was told, with Change links that return here.

mod background;
mod goal;
mod old;
mod row;

use crate::content::instrument::Item;
use crate::pages::review::row::{Row, answered};
use crate::parts::fold::fold;
use crate::parts::step::{heading, step};
use crate::platform::dom;
use crate::route::Route;
use crate::session::{self, Session, fields};
use crate::state::context::Context;
use crate::state::text::{t, tf, tk};
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    /// The row whose Change link was followed last.
    static CHANGED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Forgets which row that was.
pub fn forget() {
    CHANGED.take();
}

pub fn page(context: Context) -> AnyView {
    let (own, modules, background, goal, services, since) = context.session(|session| {
        let services = ("service", "");
        (
            own(session),
            questions(context, session),
            background::rows(context, session),
            goal::rows(context, session),
            vec![Row::list(
                session,
                Route::Services,
                "summary.services",
                fields::SERVICES,
                services,
            )],
            goal::since(session),
        )
    });
    let modules = modules.into_iter().map(|(name, rows)| section(context, name, rows));
    let content = view! {
        {heading("review.title")}
        <p class="lead no-print">{t("review.lead")}</p>
        {section(context, t("vote.name"), own)}
        {modules.collect_view()}
        {section(context, t("background.name"), background)}
        {section(context, t("goal.name"), goal)}
        {section(context, t("services.title"), services)}
        {section(context, t("rounds.since"), since)}
        {old::part(context)}
    };
    return_to_row();
    step(context, Route::Result, Route::Share, content.into_any())
}

/// After a change the row that was changed takes the focus, once the page's heading has had it.
fn return_to_row() {
    if let Some(key) = CHANGED.take() {
        dom::after_paint(move || {
            dom::after_paint(move || {
                let row = ["[data-changes=\"", &key, "\"]"].concat();
                dom::open_around(&row);
                dom::focus(&row);
            });
        });
    }
}

/// What was said before the questions.
fn own(session: &Session) -> Vec<Row> {
    vec![
        Row::list(session, Route::Vote, "vote.areas", fields::VOTES, ("dimension", ".area")),
        Row::list(session, Route::Vote, "vote.wishes", fields::WISHES, ("wish", ".label")),
        Row::field(session, Route::Vote, fields::OWN_WORDS),
    ]
}

/// The modules by name, with their questions.
fn questions(context: Context, session: &Session) -> Vec<(String, Vec<Row>)> {
    let row = |item: &Item| {
        let said = session.answer(&item.id).map(|answer| answered(Some(item), answer));
        let question = tk(&["item.", &item.id, ".question"]);
        Row::new(Route::Question(item.id.clone()), item.id.as_str(), question, said)
    };
    session::items(context.instrument(), context.profile(), session)
        .into_iter()
        .map(|(module, items)| {
            (tk(&["module.", &module.id, ".name"]), items.into_iter().map(row).collect())
        })
        .collect()
}

/// Rows folded under a heading, with how many of them are told; nothing without rows.
fn section(context: Context, title: String, rows: Vec<Row>) -> Option<AnyView> {
    let told = rows.iter().filter(|row| row.said.is_some()).count().to_string();
    let total = rows.len().to_string();
    let rows: Vec<_> = rows.into_iter().map(|told| shown(context, told)).collect();
    (!rows.is_empty()).then(|| {
        let told = tf("tasks.in-progress", &[("n", &told), ("total", &total)]);
        fold(title, Some(told), view! { <dl class="review">{rows}</dl> }.into_any())
    })
}

fn shown(context: Context, Row { key, route, label, said }: Row) -> AnyView {
    let named = tf("review.change.label", &[("question", &label)]);
    let href = route.href();
    let row = key.clone();
    view! {
        <div>
            <dt>{label}</dt>
            <dd><bdi>{said.unwrap_or_else(|| t("review.open"))}</bdi></dd>
            <dd>
                <a
                    href=href
                    aria-label=named
                    data-changes=row
                    on:click=move |event| {
                        event.prevent_default();
                        CHANGED.set(Some(key.clone()));
                        context.go_and_return(route.clone());
                    }
                >
                    {t("review.change")}
                </a>
            </dd>
        </div>
    }
    .into_any()
}
