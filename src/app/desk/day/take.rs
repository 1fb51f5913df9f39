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
        let (mut progress, mut told) = (self.progress.get_untracked(), clock::now());
        let mut received = String::new();
        while let Some((size, checked)) = batches.next().await {
            if self.stopped.get_untracked() {
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
                known::note(&std::mem::take(&mut received));
            }
        }
        known::note(&received);
        Ok(())
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
