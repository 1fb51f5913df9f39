//! Taking files: read, checked by the worker in batches, noted as received.

use crate::pages::desk::day::work::{DAY, Day, Progress};
use crate::pages::desk::knows::desk;
use crate::pages::desk::received as known;
use crate::platform::{clock, dom};
use crate::service::{given, signing_client};
use crate::state::error::Error;
use crate::summary::day::Row;
use crate::summary::message::{Desk, Request, Response};
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

/// What came of some files.
struct Checked {
    /// One for each.
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
        // However they were given, the list is seen at once.
        if !self.open.get_untracked() {
            self.open.set(true);
            dom::after_paint(|| {
                dom::focus("#desk-day > summary");
                dom::scroll_to("#desk-day");
            });
        }
        // By itself, also when the page is left: what was accepted is noted.
        wasm_bindgen_futures::spawn_local(async move {
            let mut received = String::new();
            let checked = self.all(&files, &mut received).await;
            self.note(&received);
            if let Err(error) = checked {
                self.failed.set(Some(error));
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
    async fn all(self, files: &[File], received: &mut String) -> Result<(), Error> {
        // Files of a day answer no challenge of the meeting that may be going on.
        let desk = Desk { nonce: None, ..desk() };
        signing_client::ask(self.context, Request::Desk(desk)).await?;
        let mut batches = stream::iter(files.chunks(BATCH))
            .map(async |batch| (batch, self.batch(batch).await))
            .buffered(AHEAD);
        let mut progress = Progress { done: 0, total: files.len() };
        let mut told = clock::now();
        while let Some((batch, checked)) = batches.next().await {
            if !self.is_wanted() {
                break;
            }
            let checked = checked?;
            DAY.with_borrow_mut(|kept| {
                let rows = checked.rows.into_iter().zip(batch);
                rows.for_each(|(row, file)| kept.add(row, file.clone()));
            });
            received.push_str(&checked.received);
            progress.done += batch.len();
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
        if let Err(error) = known::note(received) {
            self.failed.set(Some(error));
        }
    }

    /// Reads some files and has them checked. One that cannot be read says so in its row.
    async fn batch(self, files: &[File]) -> Result<Checked, Error> {
        let (mut names, mut bytes, mut failed) = (Vec::new(), Vec::new(), Vec::new());
        for (file, read) in files.iter().zip(all_read(files).await) {
            match read {
                Ok(read) => {
                    names.push(file.name());
                    bytes.push(read);
                    failed.push(None);
                }
                Err(error) => failed.push(Some(Row::unread(file.name(), error.key()))),
            }
        }
        let request = Request::CheckFiles(names);
        let Response::CheckedFiles { rows, received } =
            signing_client::ask_about(self.context, request, &bytes).await?
        else {
            return Err(Error::PROTOCOL);
        };
        let mut rows = rows.into_iter();
        let rows: Option<Vec<Row>> =
            failed.into_iter().map(|failed| failed.or_else(|| rows.next())).collect();
        Ok(Checked { rows: rows.ok_or(Error::PROTOCOL)?, received })
    }
}

/// Reads files at once; pictures are opened one after another, for opened they are large.
async fn all_read(files: &[File]) -> Vec<Result<Vec<u8>, Error>> {
    let mut all = Vec::new();
    for (file, head) in files.iter().zip(join_all(files.iter().map(given::head)).await) {
        all.push(match head {
            Ok(head) => given::rest(file, head).await,
            Err(error) => Err(error),
        });
    }
    all
}
