//! The page's side of the workers: each started when first asked, asked by message, started anew
//! when it failed.

use crate::platform::boot;
use js_sys::{Array, Function, Promise, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent, Worker, WorkerOptions, WorkerType};

/// Why a worker gave no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// Its module did not load (no network and not in the cache), or it stopped.
    Load,
    /// The person wanted no answer any more.
    Stopped,
    /// What it said is not a response.
    Protocol,
}

impl Error {
    /// The key of the user's sentence and advice.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Load => "worker.load",
            Self::Stopped => "worker.stopped",
            Self::Protocol => "worker.protocol",
        }
    }
}

/// A worker that was started.
#[derive(Clone)]
struct Running {
    worker: Worker,
    /// Rejected when it does not load or stops; never resolved.
    failed: Promise,
    /// Rejects it.
    fail: Option<Function>,
}

/// Why a worker failed that was ended from here.
const STOPPED: &str = "stopped";

thread_local! {
    static RUNNING: RefCell<BTreeMap<&'static str, Running>> =
        const { RefCell::new(BTreeMap::new()) };
}

/// Asks a worker that listens by [`crate::platform::port::listen_text`]: a text in, a text out.
///
/// # Errors
/// As [`ask`].
pub async fn ask_text(name: &'static str, text: &str) -> Result<String, Error> {
    let answer = ask(name, &JsValue::from_str(text), &[]).await?;
    answer.as_string().ok_or(Error::Protocol)
}

/// Asks a worker that listens by [`crate::platform::port::listen_about`]: a request with the bytes that it
/// is about. One that does not run is told `first` before.
///
/// # Errors
/// As [`ask`]; [`Error::Protocol`] when what it answers is no response.
pub async fn ask_about<Request: Serialize, Response: DeserializeOwned>(
    name: &'static str,
    first: impl FnOnce() -> Result<Request, Error>,
    request: &Request,
    beside: &[Vec<u8>],
) -> Result<Response, Error> {
    if !RUNNING.with_borrow(|all| all.contains_key(name)) {
        let told = Array::of1(&JsValue::from_str(&written(&first()?)?));
        // Messages keep their order: if this one fails, the next is answered with a failure.
        drop(post(&running(name)?.worker, &told, &[])?);
    }
    let message = Array::of1(&JsValue::from_str(&written(request)?));
    let bytes: Vec<_> = beside.iter().map(|bytes| Uint8Array::from(bytes.as_slice())).collect();
    for bytes in &bytes {
        message.push(bytes);
    }
    let moved: Vec<_> = bytes.iter().map(|bytes| bytes.buffer().into()).collect();
    let answer = ask(name, &message, &moved).await?.as_string().ok_or(Error::Protocol)?;
    serde_json::from_str(&answer).map_err(|_| Error::Protocol)
}

fn written(request: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(request).map_err(|_| Error::Protocol)
}

/// Asks a worker by its name; `moved` is handed over, not copied.
///
/// # Errors
/// [`Error::Load`] when the worker does not load or stops; the next call tries anew.
pub async fn ask(
    name: &'static str,
    message: &JsValue,
    moved: &[JsValue],
) -> Result<JsValue, Error> {
    let Running { worker, failed, .. } = running(name)?;
    let answer = post(&worker, message, moved)?;
    let answer = JsFuture::from(Promise::race(&Array::of2(&answer, &failed))).await;
    let answer = answer.map_err(|why| {
        worker.terminate();
        // Another call may have started the next one by now.
        RUNNING.with_borrow_mut(|all| all.retain(|_, now| now.worker != worker));
        let stopped = why.as_string().is_some_and(|why| why == STOPPED);
        if stopped { Error::Stopped } else { Error::Load }
    })?;
    let event: MessageEvent = answer.dyn_into().map_err(|_| Error::Protocol)?;
    Ok(event.data())
}

/// Ends a worker, and with it what it does and holds in memory: who waits for it is told
/// [`Error::Stopped`], and the next call starts another.
pub fn stop(name: &str) {
    let Some(running) = RUNNING.with_borrow_mut(|all| all.remove(name)) else { return };
    running.worker.terminate();
    // A function of the promise's own, which never throws.
    let why = JsValue::from_str(STOPPED);
    drop(running.fail.map(|fail| fail.call1(&JsValue::UNDEFINED, &why)));
}

fn running(name: &'static str) -> Result<Running, Error> {
    if let Some(running) = RUNNING.with_borrow(|all| all.get(name).cloned()) {
        return Ok(running);
    }
    let script = boot::worker(name).ok_or(Error::Load)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&script, &options).map_err(|_| Error::Load)?;
    let mut fail = None;
    let failed = Promise::new(&mut |_, reject| {
        worker.set_onerror(Some(&reject));
        fail = Some(reject);
    });
    let running = Running { worker, failed, fail };
    RUNNING.with_borrow_mut(|all| all.insert(name, running.clone()));
    Ok(running)
}

/// Sends a message; the promise is resolved by the event of its answer.
fn post(worker: &Worker, message: &JsValue, moved: &[JsValue]) -> Result<Promise, Error> {
    let channel = MessageChannel::new().map_err(|_| Error::Load)?;
    let (ours, theirs) = (channel.port1(), channel.port2());
    let answer = Promise::new(&mut |resolve, _| ours.set_onmessage(Some(&resolve)));
    let moved: Array = std::iter::once(&JsValue::from(theirs)).chain(moved).collect();
    worker.post_message_with_transfer(message, &moved).map_err(|_| Error::Load)?;
    Ok(answer)
}
