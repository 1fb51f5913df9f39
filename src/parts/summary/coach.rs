//! The coach's view: marks beside the client's own scores.

use crate::parts::copies::WORDING;
use crate::parts::summary::rows;
use crate::state::text::t;
use crate::summary::outline::{Entry, Fact, Mark, Told};
use leptos::prelude::*;

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
pub fn notes(entry: &Entry) -> AnyView {
    let notes = entry.facts.iter().filter(|fact| matches!(fact.told, Told::Note(_)));
    let notes = notes.map(|fact| {
        view! { <p class="hint no-print" data-told="client">{fact.whole(WORDING)}</p> }
    });
    notes.collect_view().into_any()
}

/// Marks beside the client's scores.
pub fn marks(entry: &Entry) -> Option<AnyView> {
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
