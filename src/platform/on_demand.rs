//! Workers that only some pages need: started when first asked, started anew when they failed.

use super::boot;
use super::worker::Error;
use js_sys::{Array, Promise};
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent, Worker, WorkerOptions, WorkerType};

/// A worker, and a promise that is rejected when it does not load or stops; never resolved.
type Running = (Worker, Promise);

thread_local! {
    static RUNNING: RefCell<BTreeMap<&'static str, Running>> =
        const { RefCell::new(BTreeMap::new()) };
}

/// Asks a worker that listens by [`super::port`]: a text in, a text out.
///
/// # Errors
/// As [`ask`].
pub async fn ask_text(name: &'static str, text: &str) -> Result<String, Error> {
    let answer = ask(name, &JsValue::from_str(text), &[]).await?;
    answer.as_string().ok_or(Error::Protocol)
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
    let running = running(name)?;
    let answer = send(&running, message, moved).await;
    if answer.is_err() {
        running.0.terminate();
        // Another call may have started the next one by now.
        RUNNING.with_borrow_mut(|all| all.retain(|_, now| now.0 != running.0));
    }
    answer
}

fn running(name: &'static str) -> Result<Running, Error> {
    if let Some(running) = RUNNING.with_borrow(|all| all.get(name).cloned()) {
        return Ok(running);
    }
    let script = boot::worker(name).ok_or(Error::Load)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&script, &options).map_err(|_| Error::Load)?;
    let failed = Promise::new(&mut |_, reject| worker.set_onerror(Some(&reject)));
    let running = (worker, failed);
    RUNNING.with_borrow_mut(|all| all.insert(name, running.clone()));
    Ok(running)
}

async fn send(running: &Running, message: &JsValue, moved: &[JsValue]) -> Result<JsValue, Error> {
    let (worker, failed) = running;
    let channel = MessageChannel::new().map_err(|_| Error::Load)?;
    let (ours, theirs) = (channel.port1(), channel.port2());
    let answer = Promise::new(&mut |resolve, _| ours.set_onmessage(Some(&resolve)));
    let moved: Array = std::iter::once(&JsValue::from(theirs)).chain(moved).collect();
    worker.post_message_with_transfer(message, &moved).map_err(|_| Error::Load)?;
    let first = Promise::race(&Array::of2(&answer, failed));
    let event = JsFuture::from(first).await.map_err(|_| Error::Load)?;
    let event: MessageEvent = event.dyn_into().map_err(|_| Error::Protocol)?;
    Ok(event.data())
}
