//! The suggestion on the path, where it comes from and what is not known yet.

use crate::parts::copies::WORDING;
use crate::parts::path;
use crate::parts::summary::page::Page;
use crate::parts::summary::rows;
use crate::state::text::{t, tf};
use crate::summary::outline::{Entry, Fact, Told};
use leptos::prelude::*;

impl Page {
    pub(super) fn phase(&self, entry: &Entry) -> AnyView {
        let client = self.is_mine();
        let suggestion = self.outline.scores.as_ref().map(|scores| &scores.suggestion);
        let of = |path: &str| entry.facts.iter().find(|fact| fact.path == path);
        let line = |fact: &Fact| fact.whole(WORDING);
        let values = rows::list(
            &entry.facts.iter().filter(|fact| is_value(fact)).cloned().collect::<Vec<_>>(),
        );
        let reason = of("phase.reason")
            .map(|reason| view! { <p data-reason="">{line(reason)}</p> }.into_any());
        // The client reads the numbers and the reason where somebody asks for them.
        let (values, reason, how) =
            if client { (None, None, Some((reason, values))) } else { (values, reason, None) };
        let (why, folded) = how.unwrap_or_default();
        let gates = &self.instrument().constants.phase;
        let places = [("a", gates.i0_low), ("b", gates.i0_high), ("c", gates.i1), ("d", gates.i2)]
            .map(|(name, value)| (name, value.to_string()));
        let places = places.each_ref().map(|(name, value)| (*name, value.as_str()));
        view! {
            <section class="phase-section">
                <h2>{entry.heading.clone()}</h2>
                // The path says the suggestion, and whether it is near the line.
                {suggestion.map(path::view)} {values} {reason}
                {of("phase.ahead").map(|ahead| view! { <p data-ahead="">{line(ahead)}</p> })}
                {of("phase.missing").map(|missing| self.missing(missing))}
                <details>
                    <summary>{t("phase.how")}</summary>
                    {why}
                    <p>{tf("phase.how.text", &places)}</p>
                    {folded}
                </details>
            </section>
        }
        .into_any()
    }

    /// For the client each leads to its question.
    fn missing(&self, missing: &Fact) -> AnyView {
        let Told::List(parts) = &missing.told else { return ().into_any() };
        let rows = parts.iter().map(|(id, name)| {
            let name = name.clone();
            match self.open_question(id).filter(|_| self.is_mine()) {
                Some(route) => view! { <li><a href=route.href()>{name}</a></li> }.into_any(),
                None => view! { <li>{name}</li> }.into_any(),
            }
        });
        view! {
            <p>{missing.name.clone()}</p>
            <ul class="still" data-missing="">{rows.collect_view()}</ul>
        }
        .into_any()
    }
}

const fn is_value(fact: &Fact) -> bool {
    matches!(fact.told, Told::Value(_))
}
