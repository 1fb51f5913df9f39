//! Rows of what has a name, and words that are somebody's own.

use crate::parts::copies::WORDING;
use crate::summary::outline::{self, Fact, Told, Value, Words};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Texts under the names of their fields, as rows of a description list.
pub fn texts(texts: &BTreeMap<String, String>) -> AnyView {
    let facts = outline::texts(texts, WORDING);
    facts.iter().filter_map(row).collect_view().into_any()
}

/// A description list of what has a name and stands in no table.
pub fn list(facts: &[Fact]) -> Option<AnyView> {
    let rows: Vec<AnyView> = facts.iter().filter_map(row).collect();
    (!rows.is_empty()).then(|| view! { <dl class="review">{rows}</dl> }.into_any())
}

/// A row of a description list. What is told keeps its own direction and stands where the row does.
fn row(fact: &Fact) -> Option<AnyView> {
    let class = match &fact.told {
        Told::Value(Value::Words(_)) => Some("said"),
        Told::Value(_) | Told::List(_) => None,
        _ => return None,
    };
    Some(
        view! {
            <div>
                <dt>{fact.name.clone()}</dt>
                <dd class=class><bdi>{fact.whole(WORDING)}</bdi></dd>
            </div>
        }
        .into_any(),
    )
}

/// Somebody's own words: isolated, in their own direction, never markup.
pub fn words(words: &Words) -> AnyView {
    view! { <blockquote dir="auto">{words.whole()}</blockquote> }.into_any()
}
