//! Rounds along time: a list, and each dimension as a line with its change in words.

use crate::assessment::{Change, changes, points};
use crate::content::instrument::{Dimension, Instrument};
use crate::pages::rounds::shared::Page;
use crate::parts::summary;
use crate::session::rounds::{Round, Rounds};
use crate::state::text::{date, t, tf, tk};
use crate::summary::inert::inert;
use crate::summary::worded;
use leptos::prelude::*;

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 28.0;

pub fn part(page: Page) -> AnyView {
    let instrument = page.context.instrument();
    let list = move || {
        let rows = page.rounds.get().0.into_iter().map(|round| row(page, &round));
        rows.collect_view()
    };
    let table = move || page.rounds.with(|rounds| table(instrument, rounds));
    view! {
        <ol class="timeline" data-rounds=move || page.rounds.with(|rounds| rounds.0.len().to_string())>
            {list}
        </ol>
        {table}
    }
    .into_any()
}

fn row(page: Page, round: &Round) -> AnyView {
    let jti = StoredValue::new(round.jti.clone());
    let phase = round
        .phase
        .map_or_else(|| t("rounds.no-phase"), |phase| tk(&["coach.phase.", phase.key()]));
    let remove = [&t("rounds.remove"), ": ", &date(&round.issued_at)].concat();
    let other = !round.is_comparable(page.context.instrument());
    view! {
        <li data-round=round.jti.clone()>
            <strong>{date(&round.issued_at)}</strong>
            <span>{phase}</span>
            {round.work_ability.map(|n| {
                view! { <span>{tf("rounds.work-ability", &[("n", &n.to_string())])}</span> }
            })}
            {other.then(|| view! { <span class="quiet">{t("rounds.doubt.instrument")}</span> })}
            <button
                type="button"
                class="plain"
                data-action="remove-round"
                aria-label=remove
                on:click=move |_| page.change(|rounds| rounds.remove(&jti.get_value()))
            >
                {t("rounds.remove")}
            </button>
            {since(round)}
        </li>
    }
    .into_any()
}

/// What was told at this round of the time before it, and how far the steps of the plan were.
fn since(round: &Round) -> Option<AnyView> {
    let steps = round.steps.iter().map(|(step, status)| {
        view! {
            <div data-step=status.clone()>
                <dt><bdi>{inert(step)}</bdi></dt>
                <dd>{summary::named("step-status.", status, "")}</dd>
            </div>
        }
    });
    let told = !(round.since.is_empty() && round.steps.is_empty());
    told.then(|| {
        view! {
            <details data-since="">
                <summary>{t("rounds.since")}</summary>
                <dl class="review">
                    {summary::texts(&round.since)} {steps.collect_view()}
                </dl>
            </details>
        }
        .into_any()
    })
}

/// Scores of every round that can be compared; change from the last but one to the last.
fn table(instrument: &'static Instrument, rounds: &Rounds) -> Option<AnyView> {
    let comparable: Vec<&Round> = rounds.0.iter().filter(|r| r.is_comparable(instrument)).collect();
    let [.., then, now] = comparable.as_slice() else { return None };
    let change = changes(instrument, &then.dimensions, &now.dimensions);
    let rows = instrument.dimensions.iter().filter_map(|dimension| {
        let scores = scores(instrument, dimension, &comparable);
        let [.., before, last] = scores.as_slice() else { return None };
        let last = (*last)?.round().to_string();
        let shown = before.map(|before| before.round().to_string()).map_or_else(
            || last.clone(),
            |before| tf("rounds.from-to", &[("then", &before), ("now", &last)]),
        );
        let id = dimension.id.to_string();
        let change = change.get(&dimension.id).copied();
        let class = match change {
            Some(Change::Up) => "up",
            Some(Change::Down) => "down",
            Some(Change::Unclear) | None => "",
        };
        let word = change.map(|change| worded::change(dimension.id, change, &|key| t(key)));
        let word = word.unwrap_or_else(|| t("score.unknown"));
        Some(view! {
            <tr data-change=id.clone()>
                <th scope="row">{tk(&["dimension.", &id, ".area"])}</th>
                <td class="over-time">{line(&scores)}</td>
                <td class="from-to">{shown}</td>
                <td class=class>{word}</td>
            </tr>
        })
    });
    let rows = rows.collect::<Vec<_>>();
    let table = view! {
        <div class="wide" tabindex="0" role="region" aria-label=t("rounds.table")>
            <table class="scores">
                <caption>{t("rounds.table")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t("house.table.area")}</th>
                        <th scope="col" class="over-time">{t("rounds.line")}</th>
                        <th scope="col">{t("house.table.score")}</th>
                        <th scope="col">{t("rounds.change")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="hint">{t("rounds.limit")}</p>
    };
    Some(table.into_any())
}

/// 0 to 100 of each round; `None` where there is no score.
fn scores(instrument: &Instrument, dimension: &Dimension, rounds: &[&Round]) -> Vec<Option<f64>> {
    let of = |round: &&Round| Some(points(instrument, dimension.id, &round.dimensions)? as f64);
    rounds.iter().map(of).collect()
}

/// A small line of scores along time; words and number stand beside it.
fn line(scores: &[Option<f64>]) -> AnyView {
    let step = WIDTH / (scores.len().max(2) - 1) as f64;
    let at = |index: usize, score: f64| {
        (
            4.0 + index as f64 * step * (WIDTH - 8.0) / WIDTH,
            HEIGHT - 4.0 - score / 100.0 * (HEIGHT - 8.0),
        )
    };
    let points: Vec<(f64, f64)> = scores
        .iter()
        .enumerate()
        .filter_map(|(index, score)| score.map(|score| at(index, score)))
        .collect();
    let path: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let dot = points.last().map(|(x, y)| {
        view! { <circle cx=format!("{x:.1}") cy=format!("{y:.1}") r="3" /> }
    });
    view! {
        <svg class="spark" viewBox="0 0 120 28" aria-hidden="true">
            <polyline points=path.join(" ") />
            {dot}
        </svg>
    }
    .into_any()
}
