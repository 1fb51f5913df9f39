//! Many files at once: progress, a list with what is wrong beside each, figures of the day. Kept
//! in memory only, until the page is closed.

mod beside;
mod figures;
mod list;
mod take;

pub use beside::part as beside;

use super::{names, pins};
use crate::app::Context;
use crate::platform::{dom, file};
use crate::summary::day::Row;
use crate::summary::message::Input;
use crate::summary::timeline::Timeline;
use crate::summary::verdict::Pin;
use crate::ui::choice::{Choice, checkboxes};
use crate::ui::text::{t, tf, tk};
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::File;

#[derive(Default)]
struct Kept {
    rows: Vec<Row>,
    /// What each row was checked from; the browser reads it again when one is opened.
    files: Vec<File>,
    timeline: Timeline,
}

impl Kept {
    fn add(&mut self, row: Row, file: File) {
        let row = called(row);
        self.timeline.add(&row, self.rows.len());
        self.rows.push(row);
        self.files.push(file);
    }

    /// Takes what the desk says of the keys now; true when a row has changed.
    fn call(&mut self, pins: &[Pin]) -> bool {
        let pins: BTreeMap<&str, &Pin> = pins.iter().map(|pin| (pin.kid.as_str(), pin)).collect();
        let mut changed = false;
        for row in &mut self.rows {
            let Some(kid) = &row.kid else { continue };
            let pin = pins.get(kid.as_str()).copied();
            let before = (row.level, row.label.clone());
            let named = names::of(kid);
            row.call(pin);
            row.name(named.as_deref());
            changed |= before != (row.level, row.label.clone());
        }
        if changed {
            self.timeline = Timeline::of(&self.rows);
        }
        changed
    }
}

thread_local! {
    static DAY: RefCell<Kept> = RefCell::default();
}

/// A row with the name that the desk has given to its key.
fn called(mut row: Row) -> Row {
    let label = row.kid.as_deref().and_then(names::of);
    row.name(label.as_deref());
    row
}

/// How often the progress is spoken, of the whole: at each quarter.
const SPOKEN: usize = 4;

/// How far the checking is.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Progress {
    done: usize,
    total: usize,
}

impl Progress {
    fn says(self) -> String {
        let (done, total) = (self.done.to_string(), self.total.to_string());
        tf("day.progress", &[("n", &done), ("total", &total)])
    }
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
    /// The rows that the figures are of.
    counted: RwSignal<usize>,
    /// Of the list, from the newest.
    page: RwSignal<usize>,
    /// Only rows that somebody should look at.
    doubtful: RwSignal<bool>,
    /// Only rows whose client or file has this in its name.
    sought: RwSignal<String>,
    /// Whether the list is unfolded.
    open: RwSignal<bool>,
}

impl Day {
    pub fn new(context: Context) -> Self {
        Self {
            context,
            progress: RwSignal::new(Progress::default()),
            stopped: RwSignal::new(false),
            failed: RwSignal::new(None),
            rows: RwSignal::new(count()),
            counted: RwSignal::new(count()),
            page: RwSignal::new(0),
            doubtful: RwSignal::new(false),
            sought: RwSignal::new(String::new()),
            open: RwSignal::new(count() > 0),
        }
    }

    /// Takes what the desk says of the keys now.
    pub fn call(self) {
        if count() > 0 && DAY.with_borrow_mut(|kept| kept.call(&pins::kept())) {
            self.redraw();
        }
    }

    /// Draws the list, and the figures in a task of their own: of thousands each takes its time.
    fn redraw(self) {
        self.rows.set(count());
        wasm_bindgen_futures::spawn_local(async move {
            dom::next_task().await;
            self.counted.set(count());
        });
    }
}

/// Shows one of the list: what it is, and [`Row::noted`].
pub trait Open: Fn(Input, Option<String>) + Copy + Send + Sync + 'static {}

impl<F: Fn(Input, Option<String>) + Copy + Send + Sync + 'static> Open for F {}

/// Choosing many, the progress, the list, the figures.
pub fn part(day: Day, open: impl Open) -> AnyView {
    let choose = move |event: web_sys::Event| day.take(file::taken(&event));
    let progress = move || {
        let now = day.progress.get();
        let Progress { done, total } = now;
        (total > 0).then(|| {
            view! {
                <p>
                    <label>
                        <progress max=total.to_string() value=done.to_string()></progress>
                        " "
                        {now.says()}
                    </label>
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
    let quarter = Memo::new(move |_| {
        let Progress { done, total } = day.progress.get();
        (SPOKEN * done).checked_div(total)
    });
    let spoken = move || quarter.get().map(|_| day.progress.get_untracked().says());
    let clear = move |_| {
        forget();
        day.redraw();
    };
    let only = day.doubtful.get_untracked();
    let doubtful = move |event| {
        day.page.set(0);
        day.doubtful.set(event_target_checked(&event));
    };
    let any = Memo::new(move |_| day.rows.get() > 0);
    let toggle = move |event: web_sys::Event| {
        let details = event.target().and_then(|one| one.dyn_into::<web_sys::Element>().ok());
        day.open.set(details.is_some_and(|details| details.has_attribute("open")));
    };
    let seek = move |event| {
        day.page.set(0);
        day.sought.set(event_target_value(&event));
    };
    view! {
        <details
            id="desk-day"
            class="no-print"
            data-day=move || day.rows.get().to_string()
            prop:open=move || day.open.get()
            on:toggle=toggle
        >
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
            {progress}
            <p class="unseen" role="status">{spoken}</p>
            {move || day.failed.get().map(|key| {
                view! { <p class="error" role="alert">{tk(&["error.", key])}</p> }
            })}
            {move || any.get().then(|| view! {
                <div on:change=doubtful>
                    {checkboxes("doubtful", vec![Choice::new("on", t("day.doubtful"), only)])}
                </div>
                <div class="field">
                    <label for="day-seek">{t("day.seek")}</label>
                    <input
                        id="day-seek"
                        type="search"
                        dir="auto"
                        autocomplete="off"
                        prop:value=day.sought.get_untracked()
                        on:input=seek
                    />
                </div>
                {move || { day.rows.track(); list::part(day, open) }}
                {move || (day.counted.get() > 0).then(|| figures::part(day))}
                <div class="row">
                    {figures::saves()}
                    <button type="button" class="plain" data-action="day-clear" on:click=clear>
                        {t("day.clear")}
                    </button>
                </div>
            })}
        </details>
    }
    .into_any()
}

/// Whether anything stands in the list.
pub fn holds() -> bool {
    count() > 0
}

/// Empties the list.
pub fn forget() {
    DAY.set(Kept::default());
}

fn count() -> usize {
    with(<[Row]>::len)
}

/// Looks at the rows.
fn with<T>(look: impl FnOnce(&[Row]) -> T) -> T {
    DAY.with_borrow(|kept| look(&kept.rows))
}
