//! Many files at once: progress, a list with what is wrong beside each, figures of the day. Kept
//! in memory only, until the page is closed.

use super::{desk, note_received};
use crate::app::{Context, office};
use crate::assessment::Change;
use crate::platform::{clock, dom, file};
use crate::session::rounds::changes;
use crate::summary::day::{
    Figure, Row, SMALLEST, earlier, figures, figures_csv, figures_ndjson, list_csv,
};
use crate::summary::message::{Input, Request, Response};
use crate::summary::verdict::Seen;
use crate::ui::choice::{Choice, checkboxes};
use crate::ui::text::{date, t, tf, tk};
use futures::future::join_all;
use futures::{StreamExt, stream};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::File;

/// Files of one message to the worker: few enough that it is soon stopped.
const BATCH: usize = 32;
/// Messages on their way: the worker has the next when it is done with one.
const AHEAD: usize = 2;
/// Received files of one note: none of the notes holds the page up.
const NOTED: usize = 1_000;
/// Rows on a page of the list: as many as a browser draws between two taps.
const SHOWN: usize = 25;

#[derive(Default)]
struct Kept {
    rows: Vec<Row>,
    /// What each row was checked from; the browser reads it again when one is opened.
    files: Vec<File>,
}

thread_local! {
    static DAY: RefCell<Kept> = RefCell::default();
}

/// How far the checking is.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Progress {
    done: usize,
    total: usize,
}

/// The day's work as the page holds it.
#[derive(Clone, Copy)]
pub struct Day {
    context: Context,
    progress: RwSignal<Progress>,
    stopped: RwSignal<bool>,
    /// The key of the sentence for what went wrong.
    failed: RwSignal<Option<&'static str>>,
    /// Changes when rows do.
    rows: RwSignal<usize>,
    /// Of the list, from the newest.
    page: RwSignal<usize>,
    /// Only rows that somebody should look at.
    doubtful: RwSignal<bool>,
}

impl Day {
    pub fn new(context: Context) -> Self {
        Self {
            context,
            progress: RwSignal::new(Progress::default()),
            stopped: RwSignal::new(false),
            failed: RwSignal::new(None),
            rows: RwSignal::new(count()),
            page: RwSignal::new(0),
            doubtful: RwSignal::new(false),
        }
    }

    /// Checks the files in batches.
    pub fn take(self, files: Vec<File>) {
        self.stopped.set(false);
        self.failed.set(None);
        self.page.set(0);
        self.progress.set(Progress { done: 0, total: files.len() });
        wasm_bindgen_futures::spawn_local(async move {
            if let Err(key) = self.all(&files).await {
                self.failed.set(Some(key));
            }
            self.progress.set(Progress::default());
            // The list of thousands is drawn in a task of its own.
            dom::next_task().await;
            self.redraw();
        });
    }

    async fn all(self, files: &[File]) -> Result<(), &'static str> {
        office::ask(self.context, Request::Desk(desk())).await?;
        let mut batches = stream::iter(files.chunks(BATCH))
            .map(async |batch| (batch.len(), self.batch(batch).await))
            .buffered(AHEAD);
        let mut received = Vec::new();
        while let Some((size, rows)) = batches.next().await {
            if self.stopped.get_untracked() {
                break;
            }
            DAY.with_borrow_mut(|kept| {
                for (file, (row, seen)) in rows? {
                    received.extend(seen);
                    kept.rows.push(row);
                    kept.files.push(file);
                }
                Ok::<(), &str>(())
            })?;
            self.progress.update(|progress| progress.done += size);
            if received.len() >= NOTED {
                note_received(std::mem::take(&mut received));
            }
        }
        note_received(received);
        Ok(())
    }

    /// Reads some files and has them checked. Those that cannot be read are told.
    async fn batch(self, files: &[File]) -> Result<Vec<(File, (Row, Option<Seen>))>, &'static str> {
        let (mut names, mut bytes, mut chosen) = (Vec::new(), Vec::new(), Vec::new());
        for (file, read) in files.iter().zip(join_all(files.iter().map(file::read)).await) {
            match read {
                Ok(read) => {
                    names.push(file.name());
                    bytes.push(read);
                    chosen.push(file.clone());
                }
                Err(error) => self.failed.set(Some(error.key())),
            }
        }
        match office::ask_about(self.context, Request::CheckFiles(names), &bytes).await? {
            Response::CheckedFiles(rows) => Ok(chosen.into_iter().zip(rows).collect()),
            _ => Err("worker.protocol"),
        }
    }

    fn redraw(self) {
        self.rows.set(count());
        self.rows.notify();
    }
}

/// Choosing many, the progress, the list, the figures. `open` shows one of them.
pub fn part(day: Day, open: impl Fn(Input) + Copy + Send + Sync + 'static) -> AnyView {
    let choose = move |event: web_sys::Event| {
        let input = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input
            && let Some(files) = input.files()
        {
            day.take(file::list(&files));
            // The same files can be chosen again.
            input.set_value("");
        }
    };
    let progress = move || {
        let Progress { done, total } = day.progress.get();
        (total > 0).then(|| {
            let places = [("n", done.to_string()), ("total", total.to_string())];
            let places = places.each_ref().map(|(name, value)| (*name, value.as_str()));
            view! {
                <p>
                    <progress max=total.to_string() value=done.to_string()></progress>
                    " "
                    {tf("day.progress", &places)}
                </p>
                <button
                    type="button"
                    class="second"
                    data-action="day-stop"
                    on:click=move |_| day.stopped.set(true)
                >
                    {t("day.stop")}
                </button>
            }
        })
    };
    let clear = move |_| {
        DAY.set(Kept::default());
        day.redraw();
    };
    let only = day.doubtful.get_untracked();
    let doubtful = move |event| {
        day.page.set(0);
        day.doubtful.set(event_target_checked(&event));
    };
    let any = Memo::new(move |_| day.rows.get() > 0);
    view! {
        <details class="no-print" data-day=move || day.rows.get().to_string()>
            <summary>{t("day.title")}</summary>
            <p>{t("day.lead")}</p>
            <div class="field">
                <label for="desk-many">{t("day.files")}</label>
                <input id="desk-many" name="many" type="file" multiple on:change=choose />
                <label for="desk-folder">{t("day.folder")}</label>
                <input
                    id="desk-folder"
                    name="folder"
                    type="file"
                    prop:webkitdirectory=true
                    on:change=choose
                />
            </div>
            <div role="status">{progress}</div>
            {move || day.failed.get().map(|key| {
                view! { <p class="error" role="alert">{tk(&["error.", key])}</p> }
            })}
            {move || any.get().then(|| view! {
                <div on:change=doubtful>
                    {checkboxes("doubtful", vec![Choice::new("on", t("day.doubtful"), only)])}
                </div>
                {move || { day.rows.track(); list(day, open) }}
                {move || { day.rows.track(); told(day) }}
                <div class="row">
                    {save("day-list", "day.save.list", "csv", "text/csv;charset=utf-8", || with(list_csv))}
                    {save("day-csv", "day.save.figures", "csv", "text/csv;charset=utf-8", || {
                        figures_csv(&with(figures))
                    })}
                    {save("day-ndjson", "day.save.ndjson", "ndjson", "application/fhir+ndjson", || {
                        figures_ndjson(&with(figures), &clock::date(clock::now()))
                    })}
                    <button type="button" class="plain" data-action="day-clear" on:click=clear>
                        {t("day.clear")}
                    </button>
                </div>
            })}
        </details>
    }
    .into_any()
}

fn count() -> usize {
    with(<[Row]>::len)
}

/// Looks at the rows.
fn with<T>(look: impl FnOnce(&[Row]) -> T) -> T {
    DAY.with_borrow(|kept| look(&kept.rows))
}

fn save(
    name: &'static str,
    label: &str,
    ending: &'static str,
    kind: &'static str,
    text: fn() -> String,
) -> AnyView {
    let failed = RwSignal::new(None::<&'static str>);
    let save = move |_| {
        let file = ["suunta-", name, "-", &clock::date(clock::now()), ".", ending].concat();
        failed.set(file::download(&file, kind, &text()).err().map(|error| error.key()));
    };
    view! {
        <button type="button" class="second" data-export=name on:click=save>
            {t(label)}
        </button>
        {move || failed.get().map(|key| view! { <p class="error">{tk(&["error.", key])}</p> })}
    }
    .into_any()
}

/// The list: those to look at if so wished, a page at a time from the newest.
fn list(day: Day, open: impl Fn(Input) + Copy + Send + Sync + 'static) -> AnyView {
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
        wasm_bindgen_futures::spawn_local(async move {
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
        day.rows.notify();
    };
    (!outcomes.is_empty()).then(|| {
        view! {
            <select aria-label=t("day.outcome") name="outcome" on:change=choose>
                <option value="">{t("day.outcome.none")}</option>
                {options.collect_view()}
            </select>
        }
        .into_any()
    })
}

/// What changed since the earlier summary of the same key, beyond the limit.
fn changed(context: Context, rows: &[Row], row: &Row) -> Option<AnyView> {
    let then = earlier(rows, row)?;
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

/// Figures, with what is too small left out, and outcome classes beside their targets.
fn told(day: Day) -> AnyView {
    let figures = with(figures);
    let outcomes = &day.context.programme().outcomes;
    let chosen = with(|rows| rows.iter().filter(|row| row.outcome.is_some()).count() as u32);
    let name = |figure: &Figure| match figure.group {
        "level" => tk(&["desk.level.", &figure.value]),
        "phase" if figure.value == "none" => t("rounds.no-phase"),
        "phase" => tf("day.phase", &[("phase", &figure.value)]),
        "need" => tk(&["dimension.", &figure.value, ".name"]),
        "outcome" => tk(&["outcome.", &figure.value]),
        _ => t("day.all"),
    };
    let lines = figures.iter().map(|figure| {
        let few = tf("day.few", &[("n", &SMALLEST.to_string())]);
        let count = figure.count.map_or(few, |count| count.to_string());
        // A share is told only of what is told.
        let target = outcomes.iter().find(|o| figure.group == "outcome" && o.id == figure.value);
        let target = target.and_then(|outcome| outcome.target).map(|target| {
            let actual = figure.count.map(|count| (100 * count + chosen / 2) / chosen.max(1));
            let actual = actual.map_or_else(|| "–".to_owned(), |share| share.to_string());
            tf("day.target", &[("actual", &actual), ("target", &target.to_string())])
        });
        view! {
            <tr data-figure=[figure.group, ".", &figure.value].concat()>
                <th scope="row">{name(figure)}</th>
                <td>{count}</td>
                <td>{target}</td>
            </tr>
        }
    });
    view! {
        <div class="wide" tabindex="0" role="region" aria-label=t("day.figures")>
            <table class="scores">
                <caption>{t("day.figures")}</caption>
                <tbody>{lines.collect_view()}</tbody>
            </table>
        </div>
        <p class="hint">{tf("day.small", &[("n", &SMALLEST.to_string())])}</p>
    }
    .into_any()
}
