//! What is looked up, and what looks the same before it.

use super::{Page, entry, rows, whole};
use crate::app::copies::WORDING;
use crate::summary::outline::{Entry, Fact, Mark, Part, Told};
use crate::ui::text::t;
use leptos::prelude::*;

impl Page {
    /// It begins on a new page when printed.
    pub(super) fn details(&self) -> AnyView {
        // The client sees the scores with the house.
        let with_house = |entry: &&Entry| entry.part == Part::Scores && self.is_mine();
        let parts = self.outline.details().filter(|entry| !with_house(entry));
        let parts: Vec<AnyView> = parts.map(|entry| self.detail(entry)).collect();
        view! { <div class="later">{whole::part(&self.outline)} {parts}</div> }.into_any()
    }

    fn detail(&self, entry: &Entry) -> AnyView {
        match entry.part {
            Part::Scores => {
                let table = view! { <div class="house-table">{self.scores(entry)}</div> };
                entry::section(entry, table.into_any())
            }
            Part::Steps => ordered(entry, None),
            Part::Observation => {
                let words = entry.facts.iter().filter_map(Fact::words).map(rows::words);
                let matter = view! { {notes(entry)} {marks(entry)} {words.collect_view()} };
                entry::section(entry, matter.into_any())
            }
            Part::Safety => self.answers(entry, "safety"),
            Part::Answers => self.answers(entry, "answers"),
            _ => entry::section(entry, rows::list(&entry.facts).into_any()),
        }
    }

    /// Single answers: every number can be traced to them. Folded for who has just given them, where
    /// others may look at the screen.
    fn answers(&self, entry: &Entry, class: &'static str) -> AnyView {
        let (heading, said) = (entry.heading.clone(), rows::list(&entry.facts));
        if self.is_mine() {
            view! { <details class=class><summary>{heading}</summary>{said}</details> }.into_any()
        } else {
            view! { <section class=class><h2>{heading}</h2>{said}</section> }.into_any()
        }
    }
}

/// Items in an order that means something, each with what is known of it.
pub fn ordered(entry: &Entry, class: Option<&'static str>) -> AnyView {
    let item = |fact: &Fact| match &fact.told {
        Told::Item(value, beside) => {
            let beside = (!beside.is_empty()).then(|| {
                view! { " " <span class="quiet">{beside.join(" · ")}</span> }
            });
            Some(view! { <li><bdi class=class>{value.whole()}</bdi> {beside}</li> })
        }
        _ => None,
    };
    let items: Vec<_> = entry.facts.iter().filter_map(item).collect();
    entry::section(entry, view! { <ol class="order">{items}</ol> }.into_any())
}

/// The coach's marks beside the client's scores where there are any, and what was agreed.
pub fn coach(entry: &Entry) -> AnyView {
    view! {
        <section data-coach-view="">
            <h2>{entry.heading.clone()}</h2>
            {notes(entry)} {marks(entry)} {rows::list(&entry.facts)}
        </section>
    }
    .into_any()
}

/// Why it stands there as the client's word, where it does; on paper the heading alone says it.
fn notes(entry: &Entry) -> AnyView {
    let notes = entry.facts.iter().filter(|fact| matches!(fact.told, Told::Note(_)));
    let notes = notes.map(|fact| {
        view! { <p class="hint no-print" data-told="client">{fact.whole(WORDING)}</p> }
    });
    notes.collect_view().into_any()
}

/// Marks beside the client's scores.
fn marks(entry: &Entry) -> Option<AnyView> {
    let row = |fact: &Fact| match fact.told {
        Told::Mark(Mark { client, mark, gap }) => {
            let client = client.map(|score| score.to_string());
            Some(view! {
                <tr data-gap=gap.to_string()>
                    <th scope="row">{fact.name.clone()}</th>
                    <td data-label=t("coach.client")>
                        {client.unwrap_or_else(|| t("score.unknown.short"))}
                    </td>
                    <td data-label=t("coach.coach")>{mark.to_string()}</td>
                    <td>{gap.then(|| t("coach.gap"))}</td>
                </tr>
            })
        }
        _ => None,
    };
    let rows: Vec<_> = entry.facts.iter().filter_map(row).collect();
    let head = ["coach.area", "coach.client", "coach.coach", "coach.talk"];
    (!rows.is_empty()).then(|| {
        view! {
            <table class="beside">
                <thead>
                    <tr>{head.map(|key| view! { <th scope="col">{t(key)}</th> }).collect_view()}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    })
}
