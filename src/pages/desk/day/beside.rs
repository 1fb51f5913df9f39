//! One summary beside the earlier ones of the same key or label in the day's list.

use crate::assessment::{Change, changes, points};
use crate::pages::desk::day::work::{DAY, called};
use crate::state::context::Context;
use crate::state::text::{date, t, tk};
use crate::summary::day::Row;
use crate::summary::verdict::Verdict;
use crate::summary::worded;
use leptos::prelude::*;

/// Earlier ones that are shown: as many as a page has room for.
const EARLIER: usize = 3;

/// Scores then and now, with what changed beyond the limit since the last one; nothing where there
/// is no earlier one.
pub fn part(context: Context, verdict: &Verdict) -> Option<AnyView> {
    let now = called(Row::of(String::new(), verdict, context.instrument()));
    DAY.with_borrow(|kept| {
        let earlier = kept.timeline.earlier(&now).filter_map(|index| kept.rows.get(index));
        let comparable = earlier.filter(|row| !row.dimensions.is_empty());
        let mut rows: Vec<&Row> = comparable.take(EARLIER).collect();
        rows.reverse();
        let then = *rows.last()?;
        Some(table(context, &rows, then, &now))
    })
}

fn table(context: Context, rows: &[&Row], then: &Row, now: &Row) -> AnyView {
    let instrument = context.instrument();
    let change = changes(instrument, &then.dimensions, &now.dimensions);
    let line = |id| {
        let points = |row: &Row| {
            let points = points(instrument, id, &row.dimensions);
            points.map_or_else(|| "–".to_owned(), |points| points.to_string())
        };
        let change = change.get(&id).copied();
        let class = match change {
            Some(Change::Up) => "up",
            Some(Change::Down) => "down",
            Some(Change::Unclear) | None => "",
        };
        let word = change.map(|change| worded::change(id, change, &|key| t(key)));
        let word = word.unwrap_or_else(|| t("score.unknown"));
        view! {
            <tr data-beside=id.to_string()>
                <th scope="row">{tk(&["dimension.", &id.to_string(), ".name"])}</th>
                {rows.iter().map(|row| view! { <td>{points(row)}</td> }).collect_view()}
                <td>{points(now)}</td>
                <td class=class>{word}</td>
            </tr>
        }
    };
    let lines = instrument.dimensions.iter().map(|dimension| line(dimension.id));
    let phase = |row: &Row| if row.phase.is_some() { row.phase() } else { "–" };
    view! {
        <section class="no-print" data-earlier=rows.len().to_string()>
            <h2>{t("day.beside")}</h2>
            <div class="wide" tabindex="0" role="region" aria-label=t("day.beside")>
                <table class="scores">
                    <thead>
                        <tr>
                            <th scope="col">{t("house.table.area")}</th>
                            {rows.iter().map(|row| {
                                view! { <th scope="col">{date(&row.issued_at)}</th> }
                            }).collect_view()}
                            <th scope="col">{t("day.beside.now")}</th>
                            <th scope="col">{t("rounds.change")}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {lines.collect_view()}
                        <tr>
                            <th scope="row">{t("day.column.phase")}</th>
                            {rows.iter().map(|row| view! { <td>{phase(row)}</td> }).collect_view()}
                            <td>{phase(now)}</td>
                            <td></td>
                        </tr>
                    </tbody>
                </table>
            </div>
            <p class="hint">{t("rounds.limit")}</p>
        </section>
    }
    .into_any()
}
