//! The page's side of the worker: started when first asked, asked by message, started anew when
//! it failed.

use super::dom;
use crate::content::instrument::{Background, Instrument};
use crate::summary::message::{Request, Response};
use js_sys::{Array, Promise, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent, WorkerOptions, WorkerType};

/// Why the worker gave no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// Its module did not load (no network and not in the cache), or it stopped.
    Load,
    /// What it said is not a response.
    Protocol,
}

impl Error {
    /// The key of the user's sentence and advice.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Load => "worker.load",
            Self::Protocol => "worker.protocol",
        }
    }
}

#[derive(Clone)]
struct Running {
    worker: web_sys::Worker,
    /// Rejected when the worker does not load or stops; never resolved.
    failed: Promise,
}

thread_local! {
    static RUNNING: RefCell<Option<Running>> = const { RefCell::new(None) };
}

/// Asks the worker, starting it with the instrument when it does not run.
///
/// # Errors
/// [`Error::Load`] or [`Error::Protocol`]; the next call tries anew.
pub async fn call(
    (instrument, lists): (&Instrument, &Background),
    request: &Request,
    beside: &[Vec<u8>],
) -> Result<Response, Error> {
    let running = match RUNNING.with_borrow(Clone::clone) {
        Some(running) => running,
        None => start(instrument, lists)?,
    };
    let answer = ask(&running, request, beside).await;
    if answer.is_err() {
        running.worker.terminate();
        // Another call may have started the next one by now.
        RUNNING.with_borrow_mut(|now| *now = now.take().filter(|now| now.worker != running.worker));
    }
    answer
}

fn start(instrument: &Instrument, lists: &Background) -> Result<Running, Error> {
    let script = dom::root_data("worker").ok_or(Error::Load)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = web_sys::Worker::new_with_options(&script, &options).map_err(|_| Error::Load)?;
    let failed = Promise::new(&mut |_, reject| worker.set_onerror(Some(&reject)));
    let running = Running { worker, failed };
    let instrument = serde_json::to_string(instrument).map_err(|_| Error::Protocol)?;
    let lists = serde_json::to_string(lists).map_err(|_| Error::Protocol)?;
    // Messages keep their order: if this one fails, the next is answered with a failure.
    drop(post(&running, &Request::Init(instrument, lists), &[])?);
    RUNNING.set(Some(running.clone()));
    Ok(running)
}

async fn ask(running: &Running, request: &Request, beside: &[Vec<u8>]) -> Result<Response, Error> {
    let answer = post(running, request, beside)?;
    let first = Promise::race(&Array::of2(&answer, &running.failed));
    let event = JsFuture::from(first).await.map_err(|_| Error::Load)?;
    let event: MessageEvent = event.dyn_into().map_err(|_| Error::Protocol)?;
    let text = event.data().as_string().ok_or(Error::Protocol)?;
    serde_json::from_str(&text).map_err(|_| Error::Protocol)
}

/// Sends a request, with bytes beside it; the promise is resolved by the event of its answer.
fn post(running: &Running, request: &Request, beside: &[Vec<u8>]) -> Result<Promise, Error> {
    let text = serde_json::to_string(request).map_err(|_| Error::Protocol)?;
    let channel = MessageChannel::new().map_err(|_| Error::Load)?;
    let (ours, theirs) = (channel.port1(), channel.port2());
    let answer = Promise::new(&mut |resolve, _| ours.set_onmessage(Some(&resolve)));
    let message = Array::of1(&JsValue::from_str(&text));
    for bytes in beside {
        message.push(&Uint8Array::from(bytes.as_slice()));
    }
    running
        .worker
        .post_message_with_transfer(&message, &Array::of1(&theirs))
        .map_err(|_| Error::Load)?;
    Ok(answer)
}
