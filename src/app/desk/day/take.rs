//! Taking files: read, checked by the worker in batches, noted as received.

use super::{DAY, Day, Progress};
use crate::app::desk::{desk, received as known};
use crate::app::office;
use crate::platform::{clock, dom, file};
use crate::summary::day::Row;
use crate::summary::message::{Request, Response};
use futures::future::join_all;
use futures::{StreamExt, stream};
use leptos::prelude::*;
use web_sys::File;

/// Files of one message to the worker: few enough that it is soon stopped.
const BATCH: usize = 32;
/// Messages on their way: the worker has the next when it is done with one.
const AHEAD: usize = 2;
/// Characters of one note of what was received, a thousand files: no note holds the page up.
const NOTED: usize = 120_000;
/// Milliseconds between two figures of the progress: to draw more takes longer than to check.
const SEEN: i64 = 250;

/// Files that could be read.
struct Checked {
    files: Vec<File>,
    rows: Vec<Row>,
    /// Lines of those that were accepted.
    received: String,
}

impl Day {
    /// Checks the files in batches.
    pub fn take(self, files: Vec<File>) {
        self.stopped.set(false);
        self.failed.set(None);
        self.page.set(0);
        self.progress.set(Progress { done: 0, total: files.len() });
        // By itself, also when the page is left: what was accepted is noted.
        wasm_bindgen_futures::spawn_local(async move {
            let mut received = String::new();
            let checked = self.all(&files, &mut received).await;
            self.note(&received);
            if let Err(key) = checked {
                self.failed.set(Some(key));
            }
            self.progress.set(Progress::default());
            // The list of thousands is drawn in a task of its own.
            dom::next_task().await;
            self.redraw();
        });
    }

    /// False once it was stopped or the page was left, and its signals with it.
    fn is_wanted(self) -> bool {
        self.stopped.try_get_untracked() == Some(false)
    }

    /// Checks until all are done or it is not wanted any more; what is left in `received` is to be
    /// noted.
    async fn all(self, files: &[File], received: &mut String) -> Result<(), &'static str> {
        office::ask(self.context, Request::Desk(desk())).await?;
        let mut batches = stream::iter(files.chunks(BATCH))
            .map(async |batch| (batch.len(), self.batch(batch).await))
            .buffered(AHEAD);
        let mut progress = Progress { done: 0, total: files.len() };
        let mut told = clock::now();
        while let Some((size, checked)) = batches.next().await {
            if !self.is_wanted() {
                break;
            }
            let checked = checked?;
            DAY.with_borrow_mut(|kept| {
                checked
                    .rows
                    .into_iter()
                    .zip(checked.files)
                    .for_each(|(row, file)| kept.add(row, file));
            });
            received.push_str(&checked.received);
            progress.done += size;
            if clock::now() - told > SEEN {
                told = clock::now();
                self.progress.set(progress);
            }
            if received.len() >= NOTED {
                self.note(&std::mem::take(received));
            }
        }
        Ok(())
    }

    /// Notes what was accepted.
    fn note(self, received: &str) {
        if let Err(key) = known::note(received) {
            self.failed.set(Some(key));
        }
    }

    /// Reads some files and has them checked. Those that cannot be read are told.
    async fn batch(self, files: &[File]) -> Result<Checked, &'static str> {
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
            Response::CheckedFiles { rows, received } => {
                Ok(Checked { files: chosen, rows, received })
            }
            _ => Err("worker.protocol"),
        }
    }
}
