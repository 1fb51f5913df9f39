//! Obstacles, and among the details facts and factors.

use crate::parts::summary::rows::{line, named, names};
use crate::state::text::{date, find, listed, t};
use crate::summary::inert::{inert, quoted};
use crate::summary::payload::Payload;
use crate::summary::sections::{Background, History, Obstacle, ObstacleStatus};
use crate::time;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The background's further lists with the key of their title.
const LISTS: [(&str, &str); 3] = [
    ("activity", "background.activities"),
    ("transport", "background.transport"),
    ("referral", "background.referral"),
];

/// What is in the way, in the client's order.
pub fn obstacles(payload: &Payload) -> Option<AnyView> {
    let obstacles = &payload.background.as_ref()?.obstacles;
    let row = |obstacle: &Obstacle| {
        let name = match (&obstacle.id, &obstacle.text) {
            (_, Some(text)) => inert(text),
            (Some(id), None) => named("factor.", id, ".label"),
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
        view! { <li><bdi class="named">{name}</bdi> {status}</li> }
    };
    (!obstacles.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t("summary.obstacles")}</h2>
                <ol class="order">{obstacles.iter().map(row).collect_view()}</ol>
            </section>
        }
        .into_any()
    })
}

/// What stands behind the answers.
pub fn part(payload: &Payload) -> Option<AnyView> {
    let background = payload.background.as_ref()?;
    let facts = background.facts.clone().unwrap_or_default();
    let number = |number: Option<u32>| number.map(|n| n.to_string()).unwrap_or_default();
    let band = facts.age_band.map(|band| named("age-band.", &band, ""));
    let rows = [
        ("summary.factors", names(&background.factors, "factor.", ".label")),
        ("summary.social", names(&background.social, "social.", ".label")),
    ];
    let basic = [
        ("field.municipality.label", inert(&facts.municipality.unwrap_or_default())),
        ("field.age-band.label", band.unwrap_or_default()),
        ("field.months-unemployed.label", number(facts.months_unemployed)),
        ("field.benefit-days.label", number(facts.benefit_days)),
    ];
    let filled = |rows: Vec<(&'static str, String)>| {
        let rows = rows.into_iter().filter(|(_, text)| !text.is_empty());
        rows.map(|(key, text)| line(t(key), text)).collect::<Vec<_>>()
    };
    let mut all = filled(rows.into());
    all.extend(histories(background));
    all.extend(lists(background));
    all.extend(text_rows(&background.texts));
    all.extend(filled(basic.into()));
    all.extend(told_facts(&facts.told));
    (!all.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t("summary.background")}</h2>
                <dl class="review">{all}</dl>
            </section>
        }
        .into_any()
    })
}

fn histories(background: &Background) -> Vec<AnyView> {
    let told = background.histories.iter().map(|(list, items)| {
        let list_items = ["history.", list, ".item."].concat();
        let said = items.iter().map(|(item, told)| {
            let answer = match told {
                History::Yes => "background.told.yes",
                History::No => "background.told.no",
                History::Later => "background.told.later",
            };
            [named(&list_items, item, ".label").as_str(), ": ", &t(answer)].concat()
        });
        let text = listed(&said.collect::<Vec<_>>());
        line(named("history.", list, ".name"), text)
    });
    told.collect()
}

/// What only some profiles ask.
fn lists(background: &Background) -> Vec<AnyView> {
    let lists = background.lists.iter().map(|(list, ids)| {
        let title = LISTS.iter().find(|(id, _)| id == list);
        let title = title.map_or_else(|| quoted(list), |(_, key)| t(key));
        line(title, names(ids, &[list, "."].concat(), ".label"))
    });
    lists.collect()
}

/// Texts under the names of their fields, as rows of a description list.
pub fn texts(texts: &BTreeMap<String, String>) -> AnyView {
    text_rows(texts).into_any()
}

fn text_rows(texts: &BTreeMap<String, String>) -> Vec<AnyView> {
    let rows = texts.iter().map(|(field, text)| {
        // A choice has a name; a date is written as people write it.
        let said = match find(&["field.", field, ".", text].concat()) {
            Some(name) => name.to_owned(),
            None if text.len() == 10 && time::date(text).is_some() => date(text),
            None => inert(text),
        };
        line(named("field.", field, ".label"), said)
    });
    rows.collect()
}

/// Facts that are yes or no.
fn told_facts(told: &BTreeMap<String, bool>) -> Vec<AnyView> {
    let rows = told.iter().map(|(fact, said)| {
        let said = t(if *said { "background.told.yes" } else { "background.told.no" });
        line(named("field.", fact, ".label"), said)
    });
    rows.collect()
}
