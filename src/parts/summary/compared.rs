//! Then and now.

use crate::parts::copies::WORDING;
use crate::summary::outline::{Entry, Fact};
use leptos::prelude::*;

pub fn section(entry: &Entry) -> AnyView {
    view! {
        <section data-change-section="">
            <h2>{entry.heading.clone()}</h2>
            {entry.facts.iter().map(line).collect_view()}
        </section>
    }
    .into_any()
}

fn line(fact: &Fact) -> AnyView {
    let told = fact.whole(WORDING);
    match fact.id() {
        class @ ("up" | "down") => {
            let class = class.to_owned();
            view! {
                <p class=class.clone() data-changed=class>
                    <strong>{fact.name.clone()}</strong>
                    ": "
                    {told}
                </p>
            }
            .into_any()
        }
        "unclear" => view! { <p class="quiet">{told}</p> }.into_any(),
        _ => view! { <p>{told}</p> }.into_any(),
    }
}
