//! Figures of the day, on the page and as files.

use crate::pages::desk::day::work::{Day, with};
use crate::platform::{clock, file};
use crate::state::text::{t, tf, tk};
use crate::summary::day as rules;
use crate::summary::day::{Figure, SMALLEST, percent};
use crate::summary::file_name::{self, Content};
use leptos::prelude::*;

/// Figures, with what is not told left out, and outcome classes beside their targets.
pub fn part(day: Day) -> AnyView {
    let figures = with(rules::figures);
    let outcomes = &day.context.programme().outcomes;
    let chosen = with(rules::with_outcome);
    let name = |figure: &Figure| match figure.group {
        "level" => tk(&["desk.level.", &figure.value]),
        "phase" if figure.value == "none" => t("rounds.no-phase"),
        "phase" => tf("day.phase", &[("phase", &figure.value)]),
        "need" => tk(&["dimension.", &figure.value, ".name"]),
        "outcome" => tk(&["outcome.", &figure.value]),
        _ => t("day.all"),
    };
    let lines = figures.iter().map(|figure| {
        let count = figure.count.map_or_else(|| t("day.untold"), |count| count.to_string());
        // A share is told only of what is told.
        let target = outcomes.iter().find(|o| figure.group == "outcome" && o.id == figure.value);
        let target = target.and_then(|outcome| outcome.target).map(|target| {
            let actual = figure.count.map(|count| percent(count, chosen));
            let actual = actual.map_or_else(|| "–".to_owned(), |share| share.to_string());
            tf("day.target", &[("actual", &actual), ("target", &target.to_string())])
        });
        view! {
            <tr data-figure=[figure.group, ".", &figure.value].concat()>
                <th scope="row">{name(figure)}</th>
                <td>{count}</td>
                <td>{target}</td>
            </tr>
        }
    });
    view! {
        <div class="wide" tabindex="0" role="region" aria-label=t("day.figures")>
            <table class="scores">
                <caption>{t("day.figures")}</caption>
                <tbody>{lines.collect_view()}</tbody>
            </table>
        </div>
        <p class="hint">{tf("day.small", &[("n", &SMALLEST.to_string())])}</p>
    }
    .into_any()
}

/// The list and the figures as files.
pub fn saves() -> AnyView {
    let csv = "text/csv;charset=utf-8";
    view! {
        {save("day-list", "day.save.list", Content::DayList, csv, || with(rules::list_csv))}
        {save("day-csv", "day.save.figures", Content::Figures, csv, || {
            rules::figures_csv(&with(rules::figures))
        })}
        {save("day-ndjson", "day.save.ndjson", Content::FiguresNdjson, "application/fhir+ndjson", || {
            rules::figures_ndjson(&with(rules::figures), &clock::date(clock::now()))
        })}
    }
    .into_any()
}

fn save(
    name: &'static str,
    label: &str,
    content: Content,
    kind: &'static str,
    text: fn() -> String,
) -> AnyView {
    let failed = RwSignal::new(None::<&'static str>);
    let save = move |_| {
        let file = file_name::of_day(content, &clock::date(clock::now()));
        failed.set(file::download(&file, kind, &text()).err().map(|error| error.key()));
    };
    view! {
        <button type="button" class="second" data-export=name on:click=save>
            {t(label)}
        </button>
        {move || failed.get().map(|key| view! { <p class="error" role="alert">{tk(&["error.", key])}</p> })}
    }
    .into_any()
}
