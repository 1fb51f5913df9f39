//! The parts that are read in a minute.

use crate::parts::copies::WORDING;
use crate::parts::summary::page::Page;
use crate::parts::summary::section::{ordered, section};
use crate::parts::summary::{coach, compared, rows};
use crate::summary::outline::{Entry, Fact, Part, Told, Value};
use leptos::prelude::*;

impl Page {
    pub(super) fn front(&self, entry: &Entry) -> AnyView {
        match entry.part {
            Part::Origin => origin(entry),
            Part::Omitted => view! { <p class="omitted">{sentences(entry)}</p> }.into_any(),
            Part::Votes => chips(entry, "vote"),
            Part::Strengths => chips(entry, "strength"),
            Part::Short => self.short(entry),
            Part::Needs => needs(entry),
            Part::Phase => self.phase(entry),
            Part::House => self.house(entry),
            Part::CoachView => coach::coach(entry),
            Part::Change => compared::section(entry),
            Part::Obstacles => ordered(entry, Some("named")),
            Part::WorkAbility => view! {
                <section data-work-ability="">
                    <h2>{entry.heading.clone()}</h2>
                    <p>{sentences(entry)}</p>
                </section>
            }
            .into_any(),
            Part::Wishes => section(entry, view! { <p>{sentences(entry)}</p> }.into_any()),
            Part::OwnWords => {
                let words = entry.facts.iter().filter_map(Fact::words).map(rows::words);
                section(entry, words.collect_view().into_any())
            }
            _ => section(entry, rows::list(&entry.facts).into_any()),
        }
    }

    /// The short form: answers as they are, no scores.
    fn short(&self, entry: &Entry) -> AnyView {
        let row = |fact: &Fact| {
            let dimension = fact.path.strip_prefix("dimensions.").map(str::to_owned);
            let score = dimension.is_some().then_some("");
            view! {
                <div data-dimension=dimension data-score=score>
                    <dt>{fact.name.clone()}</dt>
                    <dd>{fact.whole(WORDING)}</dd>
                </div>
            }
        };
        let is_note = |fact: &&Fact| matches!(fact.told, Told::Note(_));
        let (notes, answers): (Vec<&Fact>, Vec<&Fact>) = entry.facts.iter().partition(is_note);
        let hints = notes.into_iter().map(|fact| {
            view! { <p class="hint">{fact.whole(WORDING)}</p> }
        });
        let matter = view! {
            {hints.collect_view()}
            <dl class="review">{answers.into_iter().map(row).collect_view()}</dl>
        };
        section(entry, matter.into_any())
    }
}

/// All that it tells, one after the other.
fn sentences(entry: &Entry) -> String {
    let told = entry.facts.iter().map(|fact| fact.whole(WORDING));
    WORDING.listed(told)
}

/// When, how and with what.
fn origin(entry: &Entry) -> AnyView {
    let of = |paths: &[&str]| {
        let facts = entry.facts.iter().filter(|fact| paths.contains(&fact.path.as_str()));
        facts.map(|fact| fact.whole(WORDING)).collect::<Vec<_>>()
    };
    let about = of(&["workReference", "replaces", "withdraws"]).into_iter();
    view! {
        <header class="quiet">
            <p>{of(&["issuedAt", "mode"]).join(" ")}</p>
            <p>{of(&["instrument"])}</p>
            {about.map(|said| view! { <p data-about="">{said}</p> }).collect_view()}
        </header>
    }
    .into_any()
}

/// Names beside each other, or why there are none.
fn chips(entry: &Entry, class: &'static str) -> AnyView {
    let items = entry.facts.iter().filter(|fact| matches!(fact.told, Told::Item(..)));
    let items: Vec<AnyView> =
        items.map(|fact| view! { <li class=class>{fact.whole(WORDING)}</li> }.into_any()).collect();
    let matter = if items.is_empty() {
        view! { <p>{sentences(entry)}</p> }.into_any()
    } else {
        view! { <ul class="chips">{items}</ul> }.into_any()
    };
    section(entry, matter)
}

/// Up to three needs, each with what could answer it and who is responsible.
fn needs(entry: &Entry) -> AnyView {
    let item = |fact: &Fact| match &fact.told {
        Told::Item(Value::Text(name), beside) => {
            let mut beside = beside.iter().cloned();
            let why = beside.next();
            Some(view! {
                <li>
                    <strong>{name.clone()}</strong>
                    <span class="quiet">{why}</span>
                    {beside.map(|party| view! { <span>{party}</span> }).collect_view()}
                </li>
            })
        }
        _ => None,
    };
    let items: Vec<_> = entry.facts.iter().filter_map(item).collect();
    let matter = if items.is_empty() {
        view! { <p>{sentences(entry)}</p> }.into_any()
    } else {
        view! { <ol class="needs">{items}</ol> }.into_any()
    };
    section(entry, matter)
}
