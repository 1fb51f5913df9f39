//! The coach's own mark of each dimension: blind until saved, then beside the client's score.
//! Never averaged; neither overwrites the other.

use crate::assessment::{Scores, gap_to_discuss, mark_points, tallies};
use crate::parts::choice::{Choice, radios};
use crate::parts::field::textarea;
use crate::route::Route;
use crate::session::{Action, fields};
use crate::state::context::Context;
use crate::state::text::{t, tk};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Marks go from 0 to this.
const TOP: u8 = 4;

pub fn part(context: Context) -> AnyView {
    let saved =
        Memo::new(move |_| context.watch(|session| session.text(fields::COACH_SAVED).to_owned()));
    (move || match saved.get().as_str() {
        "yes" => beside(context),
        "skipped" => skipped(context),
        _ => blind(context),
    })
    .into_any()
}

/// Whether the coach has yet to rate before a page shows what the answers come to.
pub fn comes_first(context: Context, route: &Route) -> bool {
    matches!(route, Route::Result | Route::Services | Route::Share)
        && context.session(|session| {
            session.is_answered(context.instrument())
                && session.text(fields::COACH_SAVED).is_empty()
        })
}

/// In place of such a page: to the marks, or past them for whoever gives none.
pub fn page(context: Context) -> AnyView {
    let skip = move |_| {
        context.act(Action::text(fields::COACH_SAVED, "skipped"));
        context.route.notify();
    };
    view! {
        <h1 tabindex="-1">{t("coach.first.title")}</h1>
        <p class="lead">{t("coach.first.lead")}</p>
        <div class="controls" data-rate-first="">
            <div class="row">
                <a class="first" href=Route::Coach.href()>{t("coach.first.rate")}</a>
                <button type="button" class="second" data-action="skip-rating" on:click=skip>
                    {t("coach.first.skip")}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// The result was looked at without marks: they would no longer be blind, and the page says so.
fn skipped(context: Context) -> AnyView {
    view! {
        <section data-rating="skipped">
            <h2>{t("coach.rating")}</h2>
            <p>{t("coach.rating.skipped")}</p>
            {again(context, "coach.rating.after")}
        </section>
    }
    .into_any()
}

/// Back to the marks.
fn again(context: Context, label: &str) -> AnyView {
    let again = move |_| context.act(Action::text(fields::COACH_SAVED, ""));
    view! {
        <button type="button" class="plain" data-action="rate-again" on:click=again>
            {t(label)}
        </button>
    }
    .into_any()
}

/// The marks to give. Nothing of the client's answers is on the page.
fn blind(context: Context) -> AnyView {
    view! {
        <section>
            <h2>{t("coach.rating")}</h2>
            <p class="hint">{t("coach.rating.hint")}</p>
            {marks(context, fields::COACH_MARK)}
            <button
                type="button"
                class="first"
                data-action="save-rating"
                on:click=move |_| context.act(Action::text(fields::COACH_SAVED, "yes"))
            >
                {t("coach.rating.save")}
            </button>
        </section>
    }
    .into_any()
}

/// The view from a workplace: marks and words.
pub fn observation(context: Context) -> AnyView {
    view! {
        <section>
            <h2>{t("section.observation")}</h2>
            <p class="hint">{t("coach.observation.hint")}</p>
            <details>
                <summary>{t("coach.observation.marks")}</summary>
                {marks(context, fields::OBSERVATION_MARK)}
            </details>
            {textarea(context, fields::OBSERVATION)}
        </section>
    }
    .into_any()
}

fn marks(context: Context, prefix: &'static str) -> AnyView {
    let rows = context.instrument().dimensions.iter().map(|dimension| {
        let id = dimension.id.to_string();
        let field = fields::mark(prefix, dimension.id);
        let given = context.session(|session| session.text(&field).to_owned());
        let choices = (0..=TOP).map(|mark| {
            let mark = mark.to_string();
            Choice::new(mark.clone(), word(&mark), given == mark)
        });
        view! {
            <fieldset class="inline">
                <legend>{tk(&["dimension.", &id, ".name"])}</legend>
                <div class="row marks">{radios(&field, choices.collect())}</div>
            </fieldset>
        }
    });
    let change = move |event: web_sys::Event| {
        let input = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            context.act(Action::text(&input.name(), input.value()));
        }
    };
    let words = (0..=TOP).map(|mark| view! { <span>{word(&mark.to_string())}</span> });
    view! {
        <p class="hint">{t("coach.marks")}</p>
        <div class="ratings" on:change=change>
            // On a wide screen the words stand once, above their columns.
            <div class="head" aria-hidden="true"><span></span>{words.collect_view()}</div>
            {rows.collect_view()}
        </div>
    }
    .into_any()
}

/// A mark and what it means.
fn word(mark: &str) -> String {
    [mark, " ", &tk(&["coach.mark.", mark])].concat()
}

/// Both on one line, gaps worth talking about marked.
fn beside(context: Context) -> AnyView {
    let instrument = context.instrument();
    let (scores, marks) = context.session(|session| {
        let tallies = tallies(instrument, session.form, &session.answers);
        let scores = Scores::from_tallies(
            instrument,
            session.form,
            &tallies,
            session.work_ability(instrument),
        );
        (scores, session.marks(fields::COACH_MARK))
    });
    let rows = instrument.dimensions.iter().filter_map(|dimension| {
        let mark = *marks.get(&dimension.id)?;
        let score = scores.of(dimension.id);
        let gap = score.is_some_and(|score| gap_to_discuss(instrument, score, mark));
        let shown = score.map_or_else(|| t("score.unknown.short"), |s| s.rounded().to_string());
        Some(view! {
            <tr data-coach=dimension.id.to_string() data-gap=gap.to_string()>
                <th scope="row">{tk(&["dimension.", &dimension.id.to_string(), ".name"])}</th>
                <td data-label=t("coach.client")>{shown}</td>
                <td data-label=t("coach.coach")>{mark_points(mark).to_string()}</td>
                <td>{gap.then(|| t("coach.gap"))}</td>
            </tr>
        })
    });
    view! {
        <section>
            <h2>{t("coach.rating")}</h2>
            <table class="beside">
                <caption class="hint">{t("coach.beside.hint")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t("coach.area")}</th>
                        <th scope="col">{t("coach.client")}</th>
                        <th scope="col">{t("coach.coach")}</th>
                        <th scope="col">{t("coach.talk")}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            {again(context, "coach.rating.again")}
        </section>
    }
    .into_any()
}
