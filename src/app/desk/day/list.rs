//! The list of the day: what is wrong beside each file, what changed, what came of it.

use super::{DAY, Day, with};
use crate::app::{Context, task::on_page};
use crate::assessment::Change;
use crate::platform::file;
use crate::session::rounds::changes;
use crate::summary::day::Row;
use crate::summary::message::Input;
use crate::ui::text::{date, t, tf, tk};
use leptos::prelude::*;

/// Rows on a page of the list: as many as a browser draws between two taps.
const SHOWN: usize = 25;

/// The list: those to look at if so wished, a page at a time from the newest.
pub fn part(day: Day, open: impl Fn(Input) + Copy + Send + Sync + 'static) -> AnyView {
    with(|rows| {
        let wanted = |(_, row): &(usize, &Row)| !day.doubtful.get() || row.is_doubtful();
        let wanted: Vec<(usize, &Row)> = rows.iter().enumerate().rev().filter(wanted).collect();
        let from = day.page.get() * SHOWN;
        let to = wanted.len().min(from + SHOWN);
        let shown = wanted.get(from..to).unwrap_or_default().iter();
        let shown: Vec<AnyView> =
            shown.map(|(index, row)| line(day, rows, (*index, row), open)).collect();
        view! {
            <div class="wide" tabindex="0" role="region" aria-label=t("day.list")>
                <table class="scores">
                    <caption>{t("day.list")}</caption>
                    <thead>
                        <tr>
                            {["file", "level", "client", "date", "phase", "needs", "outcome"].map(|column| {
                                view! { <th scope="col">{tk(&["day.column.", column])}</th> }
                            }).collect_view()}
                        </tr>
                    </thead>
                    <tbody>{shown}</tbody>
                </table>
            </div>
            {(wanted.len() > SHOWN).then(|| pages(day, from, to, wanted.len()))}
        }
        .into_any()
    })
}

/// Which rows are shown, and the ways to the others.
fn pages(day: Day, from: usize, to: usize, total: usize) -> AnyView {
    let places = [from + 1, to, total].map(|place| place.to_string());
    let [first, last, all] = places.each_ref().map(String::as_str);
    view! {
        <div class="row">
            <button
                type="button"
                class="second"
                data-action="day-newer"
                disabled=from == 0
                on:click=move |_| day.page.update(|page| *page = page.saturating_sub(1))
            >
                {t("day.newer")}
            </button>
            <button
                type="button"
                class="second"
                data-action="day-older"
                disabled=to == total
                on:click=move |_| day.page.update(|page| *page += 1)
            >
                {t("day.older")}
            </button>
            <span class="quiet" role="status">
                {tf("day.shown", &[("first", first), ("last", last), ("total", all)])}
            </span>
        </div>
    }
    .into_any()
}

fn line(
    day: Day,
    rows: &[Row],
    (index, row): (usize, &Row),
    open: impl Fn(Input) + Copy + Send + Sync + 'static,
) -> AnyView {
    let codes: Vec<&str> = row.codes.iter().map(|code| code.name()).collect();
    let needs: Vec<String> =
        row.needs.iter().map(|id| tk(&["dimension.", &id.to_string(), ".name"])).collect();
    let made = if row.issued_at.is_empty() { String::new() } else { date(&row.issued_at) };
    let show = move |_| {
        let Some(file) = DAY.with_borrow(|kept| kept.files.get(index).cloned()) else { return };
        on_page(day.failed, async move {
            match file::read_base64(&file).await {
                Ok(bytes) => open(Input::File(bytes)),
                Err(error) => day.failed.set(Some(error.key())),
            }
        });
    };
    view! {
        <tr data-row=row.name.clone() data-level=row.level.to_string()>
            <th scope="row">
                <button type="button" class="plain" on:click=show>{row.name.clone()}</button>
            </th>
            <td>{tk(&["desk.level.", &row.level.to_string()])} " " <strong>{codes.join(" ")}</strong></td>
            <td dir="auto">{row.label.clone()}</td>
            <td>{made}</td>
            <td>{row.phase()}</td>
            <td>{needs.join(", ")} {changed(day.context, rows, row)}</td>
            <td>{row.holds().then(|| outcome(day, index, row))}</td>
        </tr>
    }
    .into_any()
}

/// Choosing what came of it, where the profile has classes for that.
fn outcome(day: Day, index: usize, row: &Row) -> Option<AnyView> {
    let outcomes = &day.context.programme().outcomes;
    let options = outcomes.iter().map(|outcome| {
        view! {
            <option value=outcome.id.clone() selected=row.outcome.as_deref() == Some(&outcome.id)>
                {tk(&["outcome.", &outcome.id])}
            </option>
        }
    });
    let choose = move |event: web_sys::Event| {
        let id = Some(event_target_value(&event)).filter(|id| !id.is_empty());
        DAY.with_borrow_mut(|kept| {
            if let Some(row) = kept.rows.get_mut(index) {
                row.outcome = id;
            }
        });
        day.redraw();
    };
    let label = [&t("day.outcome"), ": ", &row.name].concat();
    (!outcomes.is_empty()).then(|| {
        view! {
            <select aria-label=label name="outcome" on:change=choose>
                <option value="">{t("day.outcome.none")}</option>
                {options.collect_view()}
            </select>
        }
        .into_any()
    })
}

/// What changed since the earlier summary of the same key, beyond the limit.
fn changed(context: Context, rows: &[Row], row: &Row) -> Option<AnyView> {
    let then = DAY.with_borrow(|kept| kept.timeline.earlier(row));
    let then = rows.get(then?)?;
    let changes = changes(context.instrument(), &then.dimensions, &row.dimensions);
    let names = |wanted: Change| {
        let names = changes.iter().filter(|(_, change)| **change == wanted);
        let names = names.map(|(id, _)| tk(&["dimension.", &id.to_string(), ".name"]));
        names.collect::<Vec<_>>().join(", ")
    };
    let line = |class: &'static str, key: &str, names: String| {
        (!names.is_empty()).then(|| {
            view! { <p class=class data-changed=class>{t(key)} ": " {names}</p> }
        })
    };
    Some(
        view! {
            {line("up", "rounds.up", names(Change::Up))}
            {line("down", "rounds.down", names(Change::Down))}
        }
        .into_any(),
    )
}
