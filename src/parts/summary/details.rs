//! What is looked up.

use crate::parts::summary::coach::{marks, notes};
use crate::parts::summary::page::Page;
use crate::parts::summary::section::{ordered, section};
use crate::parts::summary::{rows, whole};
use crate::summary::outline::{Entry, Fact, Part};
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

    pub(super) fn detail(&self, entry: &Entry) -> AnyView {
        match entry.part {
            Part::Scores => {
                let table = view! { <div class="house-table">{self.scores(entry)}</div> };
                section(entry, table.into_any())
            }
            Part::Steps => ordered(entry, None),
            Part::Observation => {
                let words = entry.facts.iter().filter_map(Fact::words).map(rows::words);
                let matter = view! { {notes(entry)} {marks(entry)} {words.collect_view()} };
                section(entry, matter.into_any())
            }
            Part::Safety => self.answers(entry, "safety"),
            Part::Answers => self.answers(entry, "answers"),
            _ => section(entry, rows::list(&entry.facts).into_any()),
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
