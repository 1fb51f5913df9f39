//! The page's side of the worker: started when first asked, asked by message, started anew when
//! it failed.

use super::dom;
use js_sys::{Array, Promise, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
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

/// Asks the worker, with bytes beside the request. When it does not run it is started, and told
/// `first` before it is asked.
///
/// # Errors
/// [`Error::Load`] or [`Error::Protocol`]; the next call tries anew.
pub async fn call<Request: Serialize, Response: DeserializeOwned>(
    first: impl FnOnce() -> Result<Request, Error>,
    request: &Request,
    beside: &[Vec<u8>],
) -> Result<Response, Error> {
    let running = match RUNNING.with_borrow(Clone::clone) {
        Some(running) => running,
        None => start(first)?,
    };
    let answer = ask(&running, request, beside).await;
    if answer.is_err() {
        running.worker.terminate();
        // Another call may have started the next one by now.
        RUNNING.with_borrow_mut(|now| *now = now.take().filter(|now| now.worker != running.worker));
    }
    answer
}

fn start<R: Serialize>(first: impl FnOnce() -> Result<R, Error>) -> Result<Running, Error> {
    let script = dom::root_data("worker").ok_or(Error::Load)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = web_sys::Worker::new_with_options(&script, &options).map_err(|_| Error::Load)?;
    let failed = Promise::new(&mut |_, reject| worker.set_onerror(Some(&reject)));
    let running = Running { worker, failed };
    // Messages keep their order: if this one fails, the next is answered with a failure.
    drop(post(&running, &first()?, &[])?);
    RUNNING.set(Some(running.clone()));
    Ok(running)
}

async fn ask<Request: Serialize, Response: DeserializeOwned>(
    running: &Running,
    request: &Request,
    beside: &[Vec<u8>],
) -> Result<Response, Error> {
    let answer = post(running, request, beside)?;
    let first = Promise::race(&Array::of2(&answer, &running.failed));
    let event = JsFuture::from(first).await.map_err(|_| Error::Load)?;
    let event: MessageEvent = event.dyn_into().map_err(|_| Error::Protocol)?;
    let text = event.data().as_string().ok_or(Error::Protocol)?;
    serde_json::from_str(&text).map_err(|_| Error::Protocol)
}

/// Sends a request, with bytes beside it; the promise is resolved by the event of its answer.
fn post(running: &Running, request: &impl Serialize, beside: &[Vec<u8>]) -> Result<Promise, Error> {
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
