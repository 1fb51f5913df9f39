//! Facts, factors and obstacles.

use super::{line, names};
use crate::summary::inert::inert;
use crate::summary::sections::{Background, History, Obstacle, ObstacleStatus};
use crate::summary::time;
use crate::ui::text::{date, find, listed, t, tk};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The background's further lists with the key of their title.
const LISTS: [(&str, &str); 3] =
    [("activity", "activities"), ("transport", "transport"), ("referral", "referral")];

pub fn part(background: &Background) -> AnyView {
    let filled = |key: &str, text: String| (!text.is_empty()).then(|| line(t(key), text));
    let obstacle = |obstacle: &Obstacle| {
        let name = match (&obstacle.id, &obstacle.text) {
            (_, Some(text)) => inert(text),
            (Some(id), None) => tk(&["factor.", id, ".label"]),
            (None, None) => String::new(),
        };
        let status = obstacle.status.map(|status| {
            let key = match status {
                ObstacleStatus::Found => "obstacle-status.found",
                ObstacleStatus::InWork => "obstacle-status.inWork",
                ObstacleStatus::Removed => "obstacle-status.removed",
            };
            view! { " " <span class="quiet">{t(key)}</span> }
        });
        view! { <li><bdi>{name}</bdi> {status}</li> }
    };
    let obstacles = background.obstacles.iter().map(obstacle).collect_view();
    let facts = background.facts.clone().unwrap_or_default();
    let told = background.histories.iter().map(|(list, items)| {
        let said = items.iter().map(|(item, told)| {
            let label = tk(&["history.", list, ".item.", item, ".label"]);
            let answer = match told {
                History::Yes => "background.told.yes",
                History::No => "background.told.no",
                History::Later => "background.told.later",
            };
            [label.as_str(), ": ", &t(answer)].concat()
        });
        let text = listed(&said.collect::<Vec<_>>());
        line(tk(&["history.", list, ".name"]), text)
    });
    let number = |number: Option<u32>| number.map(|n| n.to_string()).unwrap_or_default();
    let band = facts.age_band.map(|band| {
        let key = ["age-band.", &band].concat();
        find(&key).map_or_else(|| inert(&band), str::to_owned)
    });
    view! {
        <section>
            {(!background.obstacles.is_empty()).then(|| view! {
                <h2>{t("summary.obstacles")}</h2>
                <ol class="order">{obstacles}</ol>
            })}
            <h2>{t("background.name")}</h2>
            <dl class="review">
                {filled("background.factors", names(&background.factors, "factor", ".label"))}
                {filled("background.social", names(&background.social, "social", ".label"))}
                {told.collect_view()}
                {further(background)}
                {filled("field.municipality.label", inert(&facts.municipality.unwrap_or_default()))}
                {filled("field.age-band.label", band.unwrap_or_default())}
                {filled("field.months-unemployed.label", number(facts.months_unemployed))}
                {filled("field.benefit-days.label", number(facts.benefit_days))}
                {told_facts(&facts.told)}
            </dl>
        </section>
    }
    .into_any()
}

/// What only some profiles ask: choices, then texts.
fn further(background: &Background) -> AnyView {
    let lists = background.lists.iter().map(|(list, ids)| {
        let key = ["background.", LISTS.iter().find(|(id, _)| id == list).map_or("", |(_, k)| k)];
        line(tk(&key), names(ids, list, ".label"))
    });
    view! { {lists.collect_view()} {texts(&background.texts)} }.into_any()
}

/// Texts under the names of their fields, as rows of a description list.
pub fn texts(texts: &BTreeMap<String, String>) -> AnyView {
    let rows = texts.iter().map(|(field, text)| {
        let key = ["field.", field, ".label"].concat();
        let label = find(&key).map_or_else(|| inert(field), str::to_owned);
        // A choice has a name; a date is written as people write it.
        let text = match find(&["field.", field, ".", text].concat()) {
            Some(name) => name.to_owned(),
            None if text.len() == 10 && time::date(text).is_some() => date(text),
            None => inert(text),
        };
        line(label, text)
    });
    rows.collect_view().into_any()
}

/// Facts that are yes or no.
fn told_facts(told: &BTreeMap<String, bool>) -> AnyView {
    let rows = told.iter().map(|(fact, said)| {
        let key = ["field.", fact, ".label"].concat();
        let label = find(&key).map_or_else(|| inert(fact), str::to_owned);
        line(label, t(if *said { "background.told.yes" } else { "background.told.no" }))
    });
    rows.collect_view().into_any()
}
