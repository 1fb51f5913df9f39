//! Everything that was told, with Change links that return here.

mod background;
mod goal;
mod old;

use super::{heading, step};
use crate::app::{Context, Route};
use crate::assessment::Answer;
use crate::content::instrument::{Item, Kind};
use crate::platform::dom;
use crate::session::{self, Session, fields};
use crate::ui::fold::fold;
use crate::ui::text::{listed, t, tf, tk};
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

/// What was told of one thing, and where it can be changed.
struct Row {
    /// The item, field or list.
    key: String,
    route: Route,
    label: String,
    /// `None` while nothing is told.
    said: Option<String>,
}

impl Row {
    fn new(route: Route, key: impl Into<String>, label: String, said: Option<String>) -> Self {
        Self { key: key.into(), route, label, said }
    }

    /// A text field under its own label.
    fn field(session: &Session, route: Route, name: &str) -> Self {
        Self::new(route, name, tk(&["field.", name, ".label"]), written(session, name))
    }

    /// A list of choices by their names.
    fn list(
        session: &Session,
        route: Route,
        label: &str,
        name: &str,
        (prefix, part): (&str, &str),
    ) -> Self {
        let names = session.list(name).iter().map(|id| tk(&[prefix, ".", id, part]));
        let names = listed(&names.collect::<Vec<_>>());
        Self::new(route, name, t(label), (!names.is_empty()).then_some(names))
    }
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

/// An answer in words; of an item that is not asked any more only the place of the choice is known.
fn answered(item: Option<&Item>, answer: Answer) -> String {
    match (answer, item) {
        (Answer::Skip, _) => t("question.skip"),
        (Answer::NotApplicable, _) => t("question.na"),
        (Answer::Step(step), None) => {
            tf("review.old.step", &[("n", &step.saturating_add(1).to_string())])
        }
        (Answer::Step(step), Some(item)) if item.kind == Kind::WorkAbility => {
            tf("summary.of-ten", &[("n", &step.to_string())])
        }
        (Answer::Step(step), Some(item)) => tk(&["scale.", &item.scale, ".", &step.to_string()]),
    }
}

fn written(session: &Session, name: &str) -> Option<String> {
    let text = session.text(name).trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Rows folded under a heading, with how many of them are told; nothing without rows.
fn section(context: Context, title: String, rows: Vec<Row>) -> Option<AnyView> {
    let told = rows.iter().filter(|row| row.said.is_some()).count().to_string();
    let total = rows.len().to_string();
    let rows: Vec<_> = rows.into_iter().map(|told| row(context, told)).collect();
    (!rows.is_empty()).then(|| {
        let told = tf("tasks.in-progress", &[("n", &told), ("total", &total)]);
        fold(title, Some(told), view! { <dl class="review">{rows}</dl> }.into_any())
    })
}

fn row(context: Context, Row { key, route, label, said }: Row) -> AnyView {
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
