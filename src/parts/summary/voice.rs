//! What the client says: own words, votes, wishes.

use crate::parts::summary::rows::{named, names, words};
use crate::state::text::t;
use crate::summary::payload::Payload;
use leptos::prelude::*;

pub fn own_words(payload: &Payload) -> Option<AnyView> {
    let text = payload.goal.as_ref()?.own_words.as_deref()?;
    Some(
        view! {
            <section>
                <h2>{t("summary.own-words")}</h2>
                {words(text)}
            </section>
        }
        .into_any(),
    )
}

pub fn votes(payload: &Payload) -> Option<AnyView> {
    let votes = payload.votes.iter().map(|id| {
        let area = named("dimension.", &id.to_string(), ".area");
        view! { <li class="vote">{area}</li> }
    });
    (!payload.votes.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t("summary.votes")}</h2>
                <ul class="chips">{votes.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

pub fn wishes(payload: &Payload) -> Option<AnyView> {
    let wishes = names(&payload.wishes, "wish.", ".label");
    (!wishes.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t("summary.wishes")}</h2>
                <p>{wishes}</p>
            </section>
        }
        .into_any()
    })
}
