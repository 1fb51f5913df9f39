//! The list of the day: what is wrong beside each file, what changed, what came of it.

use crate::assessment::{Change, changes};
use crate::content::instrument::DimensionId;
use crate::pages::desk::day::work::{DAY, Day, Open, with};
use crate::parts::summary;
use crate::platform::clock;
use crate::service::given;
use crate::service::task::on_page;
use crate::state::context::Context;
use crate::state::text::{date, listed, t, tf, tk};
use crate::summary::day::Row;
use crate::summary::inert::inert;
use crate::summary::message::Input;
use crate::summary::worded;
use leptos::prelude::*;

/// Rows on a page of the list: as many as a browser draws between two taps.
const SHOWN: usize = 25;

/// The list: those to look at if so wished, a page at a time from the newest.
pub fn part(day: Day, open: impl Open) -> AnyView {
    with(|rows| {
        let sought = day.sought.get().trim().to_lowercase();
        let wanted = |(_, row): &(usize, &Row)| {
            (!day.doubtful.get() || row.is_doubtful()) && row.has(&sought)
        };
        let wanted: Vec<(usize, &Row)> = rows.iter().enumerate().rev().filter(wanted).collect();
        let refused = rows.iter().filter(|row| row.level == 0 && !row.encrypted).count();
        let [all, refused] = [rows.len(), refused].map(|count| count.to_string());
        let from = day.page.get() * SHOWN;
        let to = wanted.len().min(from + SHOWN);
        let shown = wanted.get(from..to).unwrap_or_default().iter();
        let shown: Vec<AnyView> =
            shown.map(|(index, row)| line(day, rows, (*index, row), open)).collect();
        // Only a profile with classes for it has an outcome to choose.
        let columns = ["file", "level", "client", "date", "phase", "needs"].into_iter();
        let columns = columns.chain(has_outcomes(day).then_some("outcome"));
        view! {
            <p data-refused=refused.clone()>
                {tf("day.checked", &[("n", &all), ("refused", &refused)])}
            </p>
            <div class="wide" tabindex="0" role="region" aria-label=t("day.list")>
                <table class="scores cards">
                    <caption>{t("day.list")}</caption>
                    <thead>
                        <tr>
                            {columns.map(|column| {
                                view! { <th scope="col">{tk(&["day.column.", column])}</th> }
                            }).collect_view()}
                        </tr>
                    </thead>
                    <tbody>{shown}</tbody>
                </table>
            </div>
            {wanted.is_empty().then(|| view! { <p data-none="">{t("day.none")}</p> })}
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

fn line(day: Day, rows: &[Row], (index, row): (usize, &Row), open: impl Open) -> AnyView {
    let noted = StoredValue::new(row.noted.clone());
    let needs: Vec<String> =
        row.needs.iter().map(|id| tk(&["dimension.", &id.to_string(), ".name"])).collect();
    let made = if row.issued_at.is_empty() { String::new() } else { date(&row.issued_at) };
    let show = move |_| {
        let Some(file) = DAY.with_borrow(|kept| kept.files.get(index).cloned()) else { return };
        let noted = noted.get_value();
        on_page(day.failed, async move {
            match given::read(&file).await {
                Ok(bytes) => open(Input::file(&bytes), noted),
                Err(error) => day.failed.set(Some(error)),
            }
        });
    };
    view! {
        <tr data-row=row.name.clone() data-level=row.level.to_string()>
            <th scope="row">
                <button type="button" class="plain file" title=inert(&row.name) on:click=show>
                    <span dir="auto">{inert(&row.name)}</span>
                </button>
            </th>
            <td>{found(row)}</td>
            <td dir="auto" data-column=column("client")>{inert(&row.label)}</td>
            <td data-column=column("date")>{made}</td>
            <td data-column=column("phase")>{row.phase()}</td>
            <td data-column=column("needs")>
                {listed(&needs)} {changed(day.context, rows, row)} {steps(row)}
            </td>
            {has_outcomes(day).then(|| view! {
                <td>{row.holds().then(|| outcome(day, index, row))}</td>
            })}
        </tr>
    }
    .into_any()
}

/// What a narrow screen shows before a cell, where no head stands above it.
fn column(name: &str) -> String {
    tk(&["day.column.", name])
}

fn has_outcomes(day: Day) -> bool {
    !day.context.programme().outcomes.is_empty()
}

/// What was found: the level with what its codes say, or why there is none.
fn found(row: &Row) -> AnyView {
    let codes = row.codes.iter().map(|code| {
        view! { <p class="quiet">{t(code.key())} " " <strong>{code.name()}</strong></p> }
    });
    let level = match &row.failed {
        Some(key) => tk(&["error.", key]),
        None if row.encrypted => t("day.encrypted"),
        None => match row.foreign {
            Some(kind) => tf("desk.foreign", &[("kind", &t(kind.key()))]),
            None => tk(&["desk.level.", &row.level.to_string()]),
        },
    };
    let received = row.received.map(|seconds| {
        let on = date(&clock::date(seconds * 1000));
        view! { <p class="quiet" data-received="">{tf("desk.received", &[("date", &on)])}</p> }
    });
    let advice = row.foreign.filter(|_| !row.encrypted).map(|kind| {
        view! { <p class="quiet" data-kind=kind.name()>{tk(&["desk.advice.", kind.advice()])}</p> }
    });
    view! { {level} {advice} {codes.collect_view()} {received} }.into_any()
}

/// How far the steps of the plan are, where that is shared: each status with how many have it.
fn steps(row: &Row) -> Option<AnyView> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for status in &row.steps {
        match counts.iter_mut().find(|(known, _)| known == status) {
            Some((_, count)) => *count += 1,
            None => counts.push((status, 1)),
        }
    }
    let told = counts.into_iter().map(|(status, count)| {
        let name = summary::named("step-status.", status, "");
        if count > 1 { [&name, " ", &count.to_string()].concat() } else { name }
    });
    let told = listed(&told.collect::<Vec<_>>());
    (!told.is_empty()).then(|| {
        view! { <p class="quiet" data-steps="">{t("day.steps")} ": " {told}</p> }.into_any()
    })
}

/// Choosing what came of it.
fn outcome(day: Day, index: usize, row: &Row) -> AnyView {
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
    view! {
        <select aria-label=label name="outcome" on:change=choose>
            <option value="">{t("day.outcome.none")}</option>
            {options.collect_view()}
        </select>
    }
    .into_any()
}

/// What changed since the earlier summary of the same key or label, beyond the limit.
fn changed(context: Context, rows: &[Row], row: &Row) -> Option<AnyView> {
    let then = DAY.with_borrow(|kept| kept.timeline.earlier(row).next());
    let then = rows.get(then?)?;
    let changes = changes(context.instrument(), &then.dimensions, &row.dimensions);
    let names = |wanted: Change| {
        let names = changes.iter().filter(|(_, change)| **change == wanted);
        let name = |id: DimensionId| tk(&["dimension.", &id.to_string(), ".name"]);
        let names = names.map(|(id, change)| {
            worded::changed(*id, *change, &|key| t(key)).unwrap_or_else(|| name(*id))
        });
        listed(&names.collect::<Vec<_>>())
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
