use super::{heading, step};
use crate::app::{Context, Route};
use crate::assessment::Answer;
use crate::content::instrument::{Item, Kind};
use crate::session::{self, fields};
use crate::ui::text::{listed, t, tf, tk};
use leptos::prelude::*;

/// Every question with its answer and a Change link that returns here.
pub fn page(context: Context) -> AnyView {
    let modules = context.session(|session| {
        session::items(context.instrument(), context.profile(), session)
            .into_iter()
            .map(|(module, items)| {
                let rows = items
                    .into_iter()
                    .map(|item| {
                        let id = item.id.as_str();
                        row(
                            context,
                            Route::Question(id.to_owned()),
                            tk(&["item.", id, ".question"]),
                            said(item, session.answer(id)),
                        )
                    })
                    .collect_view();
                let name = tk(&["module.", &module.id, ".name"]);
                view! {
                    <h2>{name}</h2>
                    <dl class="review">{rows}</dl>
                }
            })
            .collect_view()
    });
    let content = view! {
        {heading("review.title")}
        <p class="lead">{t("review.lead")}</p>
        <h2>{t("vote.name")}</h2>
        <dl class="review">{own(context)}</dl>
        {modules}
    };
    step(context, Route::Result, Route::Share, content.into_any())
}

/// What was said outside the questions.
fn own(context: Context) -> AnyView {
    let list = |name: &str, prefix: &str, part: &str| {
        let labels: Vec<String> = context.session(|session| {
            session.list(name).iter().map(|id| tk(&[prefix, ".", id, part])).collect()
        });
        if labels.is_empty() { t("review.open") } else { listed(&labels) }
    };
    let text = |name: &str| {
        let text = context.session(|session| session.text(name).to_owned());
        if text.is_empty() { t("review.open") } else { text }
    };
    let labelled =
        |route, name: &str| row(context, route, tk(&["field.", name, ".label"]), text(name));
    view! {
        {row(context, Route::Vote, t("vote.areas"), list(fields::VOTES, "dimension", ".area"))}
        {row(context, Route::Vote, t("vote.wishes"), list(fields::WISHES, "wish", ".label"))}
        {labelled(Route::Vote, fields::OWN_WORDS)}
        {row(
            context,
            Route::Background,
            t("background.factors"),
            list(fields::FACTORS, "factor", ".label"),
        )}
        {labelled(Route::Goal, fields::GOAL)}
        {labelled(Route::Goal, fields::NEXT_STEP)}
        {labelled(Route::Goal, fields::TASK)}
    }
    .into_any()
}

/// An answer in words.
fn said(item: &Item, answer: Option<Answer>) -> String {
    match answer {
        None => t("review.open"),
        Some(Answer::Skip) => t("question.skip"),
        Some(Answer::NotApplicable) => t("question.na"),
        Some(Answer::Step(step)) if item.kind == Kind::WorkAbility => {
            tf("summary.of-ten", &[("n", &step.to_string())])
        }
        Some(Answer::Step(step)) => tk(&["scale.", &item.scale, ".", &step.to_string()]),
    }
}

fn row(context: Context, route: Route, question: String, answer: String) -> AnyView {
    let label = tf("review.change.label", &[("question", &question)]);
    let href = route.href();
    view! {
        <div>
            <dt>{question}</dt>
            <dd><bdi>{answer}</bdi></dd>
            <dd>
                <a
                    href=href
                    aria-label=label
                    on:click=move |event| {
                        event.prevent_default();
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
