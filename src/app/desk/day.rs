//! Many files at once: progress, a list with what is wrong beside each, figures of the day. Kept
//! in memory only, until the page is closed.

use super::{check_of, note_received};
use crate::app::{Context, office};
use crate::assessment::Change;
use crate::platform::{clock, file};
use crate::session::rounds::changes;
use crate::summary::day::{
    Figure, Row, SMALLEST, earlier, figures, figures_csv, figures_ndjson, list_csv,
};
use crate::summary::message::{Input, Request, Response};
use crate::ui::text::{date, t, tf, tk};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{File, FileList};

/// The list is drawn anew after so many files.
const DRAW_EVERY: usize = 25;
/// Rows shown; the figures and the saved list hold all.
const SHOWN: usize = 200;

thread_local! {
    /// Rows with what they were checked from.
    static DAY: RefCell<Vec<(Row, Input)>> = const { RefCell::new(Vec::new()) };
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
    /// Changes when rows do.
    rows: RwSignal<usize>,
}

impl Day {
    pub fn new(context: Context) -> Self {
        Self {
            context,
            progress: RwSignal::new(Progress::default()),
            stopped: RwSignal::new(false),
            rows: RwSignal::new(DAY.with_borrow(Vec::len)),
        }
    }

    /// Checks one file after another; pages go on in between.
    pub fn take(self, files: &FileList) {
        let files: Vec<File> = (0..files.length()).filter_map(|index| files.get(index)).collect();
        self.stopped.set(false);
        self.progress.set(Progress { done: 0, total: files.len() });
        wasm_bindgen_futures::spawn_local(async move {
            for (index, chosen) in files.iter().enumerate() {
                if self.stopped.get_untracked() {
                    break;
                }
                self.one(chosen).await;
                self.progress.update(|progress| progress.done = index + 1);
                if index % DRAW_EVERY == 0 || index + 1 == files.len() {
                    self.redraw();
                }
            }
            self.progress.set(Progress::default());
            self.redraw();
        });
    }

    async fn one(self, chosen: &File) {
        let Ok(bytes) = file::read_base64(chosen).await else { return };
        let input = Input::File(bytes);
        let request = Request::Check(check_of(input.clone()));
        if let Ok(Response::Checked(verdict)) = office::ask(self.context, request).await {
            note_received(&verdict);
            let row = Row::of(&chosen.name(), &verdict, self.context.instrument());
            DAY.with_borrow_mut(|rows| rows.push((row, input)));
        }
    }

    fn redraw(self) {
        self.rows.set(DAY.with_borrow(Vec::len));
        self.rows.notify();
    }
}

/// Choosing many, the progress, the list, the figures. `open` shows one of them.
pub fn part(day: Day, open: impl Fn(Input) + Copy + Send + Sync + 'static) -> AnyView {
    let choose = move |event: web_sys::Event| {
        let input = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(files) = input.and_then(|input| input.files()) {
            day.take(&files);
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
        DAY.with_borrow_mut(Vec::clear);
        day.redraw();
    };
    let any = Memo::new(move |_| day.rows.get() > 0);
    view! {
        <details class="no-print" data-day=move || day.rows.get().to_string()>
            <summary>{t("day.title")}</summary>
            <p>{t("day.lead")}</p>
            <div class="field">
                <label for="desk-many">{t("day.files")}</label>
                <input id="desk-many" name="many" type="file" multiple on:change=choose />
            </div>
            <div role="status">{progress}</div>
            {move || any.get().then(|| view! {
                {move || { day.rows.track(); list(day, open) }}
                {move || { day.rows.track(); told(day) }}
                <div class="row">
                    {save("day-list", "day.save.list", "csv", "text/csv;charset=utf-8", || list_csv(&rows()))}
                    {save("day-csv", "day.save.figures", "csv", "text/csv;charset=utf-8", || {
                        figures_csv(&figures(&rows()))
                    })}
                    {save("day-ndjson", "day.save.ndjson", "ndjson", "application/fhir+ndjson", || {
                        figures_ndjson(&figures(&rows()), &clock::date(clock::now()))
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

fn rows() -> Vec<Row> {
    DAY.with_borrow(|rows| rows.iter().map(|(row, _)| row.clone()).collect())
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

fn list(day: Day, open: impl Fn(Input) + Copy + Send + Sync + 'static) -> AnyView {
    let rows = rows();
    let outcomes = &day.context.programme().outcomes;
    let shown = rows.iter().enumerate().rev().take(SHOWN).map(|(index, row)| {
        let codes: Vec<&str> = row.codes.iter().map(|code| code.name()).collect();
        let needs: Vec<String> =
            row.needs.iter().map(|id| tk(&["dimension.", &id.to_string(), ".name"])).collect();
        let made = if row.issued_at().is_empty() { String::new() } else { date(row.issued_at()) };
        let show = move |_| {
            if let Some(input) = DAY.with_borrow(|rows| rows.get(index).map(|(_, i)| i.clone())) {
                open(input);
            }
        };
        let class = (!outcomes.is_empty() && row.payload.is_some()).then(|| {
            let options = outcomes.iter().map(|outcome| {
                view! {
                    <option
                        value=outcome.id.clone()
                        selected=row.outcome.as_deref() == Some(&outcome.id)
                    >
                        {tk(&["outcome.", &outcome.id])}
                    </option>
                }
            });
            let choose = move |event: web_sys::Event| {
                let id = Some(event_target_value(&event)).filter(|id| !id.is_empty());
                DAY.with_borrow_mut(|rows| {
                    if let Some((row, _)) = rows.get_mut(index) {
                        row.outcome = id;
                    }
                });
                day.rows.notify();
            };
            view! {
                <select aria-label=t("day.outcome") name="outcome" on:change=choose>
                    <option value="">{t("day.outcome.none")}</option>
                    {options.collect_view()}
                </select>
            }
        });
        view! {
            <tr data-row=row.name.clone() data-level=row.level.to_string()>
                <th scope="row">
                    <button type="button" class="plain" on:click=show>{row.name.clone()}</button>
                </th>
                <td>{tk(&["desk.level.", &row.level.to_string()])} " " <strong>{codes.join(" ")}</strong></td>
                <td dir="auto">{row.label.clone()}</td>
                <td>{made}</td>
                <td>{row.phase()}</td>
                <td>{needs.join(", ")} {changed(day.context, &rows, row)}</td>
                <td>{class}</td>
            </tr>
        }
    });
    let shown: Vec<AnyView> = shown.map(IntoAny::into_any).collect();
    let more = rows.len().saturating_sub(SHOWN);
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
        {(more > 0).then(|| view! { <p class="quiet">{tf("day.more", &[("n", &more.to_string())])}</p> })}
    }
    .into_any()
}

/// What changed since the earlier summary of the same key, beyond the limit.
fn changed(context: Context, rows: &[Row], row: &Row) -> Option<AnyView> {
    let then = earlier(rows, row)?.payload.as_ref()?;
    let now = row.payload.as_ref()?;
    let changes = changes(context.instrument(), &then.dimensions, &now.dimensions);
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
    let figures = figures(&rows());
    let outcomes = &day.context.programme().outcomes;
    let chosen: u32 =
        DAY.with_borrow(|rows| rows.iter().filter(|(row, _)| row.outcome.is_some()).count() as u32);
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
