//! The house as a picture, and the same as a table.

use crate::parts::copies::WORDING;
use crate::parts::house;
use crate::parts::summary::page::Page;
use crate::state::text::t;
use crate::summary::outline::{Entry, Fact, Part, Score, Told};
use leptos::prelude::*;

impl Page {
    pub(super) fn house(&self, entry: &Entry) -> AnyView {
        view! {
            <section class="house-section">
                <h2>{entry.heading.clone()}</h2>
                {self.drawn()}
            </section>
        }
        .into_any()
    }

    /// The picture; for the client with its table.
    pub(super) fn drawn(&self) -> AnyView {
        let before = self.outline.before.as_ref();
        let scores = self.outline.scores.as_ref().map(|assessment| &assessment.scores);
        let table = self.outline.entry(Part::Scores).filter(|_| self.is_mine());
        view! {
            {scores.map(|scores| house::drawing(self.instrument(), scores, before))}
            {before.map(|_| view! { <p class="hint">{t("rounds.house")}</p> })}
            {table.map(|entry| view! {
                <details>
                    <summary>{entry.heading.clone()}</summary>
                    <div class="house-table">{self.scores(entry)}</div>
                </details>
            })}
        }
        .into_any()
    }

    /// The house in words and numbers, for those who do not see it and for those who want to check.
    pub(super) fn scores(&self, entry: &Entry) -> AnyView {
        let before = self.outline.before.is_some();
        let rows = entry.facts.iter().map(|fact| row(fact, before)).collect_view();
        view! {
            <table class="scores">
                <caption>{entry.heading.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t("house.table.area")}</th>
                        {before.then(|| view! { <th scope="col">{t("rounds.then")}</th> })}
                        <th scope="col">{t("house.table.score")}</th>
                        <th scope="col">{t("house.table.word")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    }
}

fn row(fact: &Fact, before: bool) -> AnyView {
    let number = |score: Option<i64>| score.map(|score| score.to_string()).unwrap_or_default();
    let Told::Score(Score { then, now, word }) = &fact.told else {
        // Overall work ability, which has no points.
        return view! {
            <tr>
                <th scope="row">{fact.name.clone()}</th>
                <td colspan=if before { "3" } else { "2" }>{fact.whole(WORDING)}</td>
            </tr>
        }
        .into_any();
    };
    view! {
        <tr data-dimension=fact.id().to_owned() data-score=number(*now)>
            <th scope="row">{fact.name.clone()}</th>
            {before.then(|| view! { <td data-label=t("rounds.then")>{number(*then)}</td> })}
            <td data-label=t("house.table.score")>{number(*now)}</td>
            <td>{word.clone()}</td>
        </tr>
    }
    .into_any()
}
