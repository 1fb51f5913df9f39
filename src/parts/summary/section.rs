//! A part of a summary under its heading.

use crate::summary::outline::{Entry, Fact, Told};
use leptos::prelude::*;

/// A part under its heading.
pub fn section(entry: &Entry, matter: AnyView) -> AnyView {
    view! {
        <section>
            <h2>{entry.heading.clone()}</h2>
            {matter}
        </section>
    }
    .into_any()
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
    section(entry, view! { <ol class="order">{items}</ol> }.into_any())
}
