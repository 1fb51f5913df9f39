//! The day's work: what was checked, in memory only, until the page is closed.

use crate::pages::desk::{names, pins};
use crate::platform::dom;
use crate::state::context::Context;
use crate::state::error::Error;
use crate::state::text::tf;
use crate::summary::day::Row;
use crate::summary::message::Input;
use crate::summary::timeline::Timeline;
use crate::summary::verdict::Pin;
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeMap;
use web_sys::File;

#[derive(Default)]
pub struct Kept {
    pub rows: Vec<Row>,
    /// What each row was checked from; the browser reads it again when one is opened.
    pub files: Vec<File>,
    pub timeline: Timeline,
}

impl Kept {
    pub fn add(&mut self, row: Row, file: File) {
        let row = called(row);
        self.timeline.add(&row, self.rows.len());
        self.rows.push(row);
        self.files.push(file);
    }

    /// Takes what the desk says of the keys now; true when a row has changed.
    pub fn call(&mut self, pins: &[Pin]) -> bool {
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
    pub static DAY: RefCell<Kept> = RefCell::default();
}

/// A row with the name that the desk has given to its key.
pub fn called(mut row: Row) -> Row {
    let label = row.kid.as_deref().and_then(names::of);
    row.name(label.as_deref());
    row
}

/// How often the progress is spoken, of the whole: at each quarter.
pub const SPOKEN: usize = 4;

/// How far the checking is.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub total: usize,
}

impl Progress {
    pub fn says(self) -> String {
        let (done, total) = (self.done.to_string(), self.total.to_string());
        tf("day.progress", &[("n", &done), ("total", &total)])
    }
}

/// The day's work as the page holds it.
#[derive(Clone, Copy)]
pub struct Day {
    pub context: Context,
    pub progress: RwSignal<Progress>,
    pub stopped: RwSignal<bool>,
    /// The key of the sentence for what went wrong.
    pub failed: RwSignal<Option<Error>>,
    /// Changes when rows do.
    pub rows: RwSignal<usize>,
    /// The rows that the figures are of.
    pub counted: RwSignal<usize>,
    /// Of the list, from the newest.
    pub page: RwSignal<usize>,
    /// Only rows that somebody should look at.
    pub doubtful: RwSignal<bool>,
    /// Only rows whose client or file has this in its name.
    pub sought: RwSignal<String>,
    /// Whether the list is unfolded.
    pub open: RwSignal<bool>,
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
    pub fn redraw(self) {
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

/// Whether anything stands in the list.
pub fn holds() -> bool {
    count() > 0
}

/// Empties the list.
pub fn forget() {
    DAY.set(Kept::default());
}

pub fn count() -> usize {
    with(<[Row]>::len)
}

/// Looks at the rows.
pub fn with<T>(look: impl FnOnce(&[Row]) -> T) -> T {
    DAY.with_borrow(|kept| look(&kept.rows))
}
