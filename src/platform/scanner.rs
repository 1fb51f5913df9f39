//! The page's side of the scanner: grey pictures in, the texts of their codes out.

use super::boot;
use super::worker::Error;
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent, Worker, WorkerOptions, WorkerType};

thread_local! {
    static RUNNING: RefCell<Option<(Worker, Promise)>> = const { RefCell::new(None) };
}

/// A picture as the scanner takes it: one byte a pixel.
pub struct Grey {
    pub pixels: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

/// The texts of a picture's codes.
///
/// # Errors
/// [`Error::Load`] when the scanner does not load or stops; the next call tries anew.
pub async fn read(picture: &Grey) -> Result<Vec<String>, Error> {
    let texts = ask(picture).await;
    if texts.is_err()
        && let Some((worker, _)) = RUNNING.take()
    {
        worker.terminate();
    }
    texts
}

fn start() -> Result<(Worker, Promise), Error> {
    if let Some(running) = RUNNING.with_borrow(Clone::clone) {
        return Ok(running);
    }
    let script = boot::worker("suunta-scanner").ok_or(Error::Load)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&script, &options).map_err(|_| Error::Load)?;
    let failed = Promise::new(&mut |_, reject| worker.set_onerror(Some(&reject)));
    RUNNING.set(Some((worker.clone(), failed.clone())));
    Ok((worker, failed))
}

async fn ask(picture: &Grey) -> Result<Vec<String>, Error> {
    let (worker, failed) = start()?;
    let message = Object::new();
    let grey = Uint8Array::from(picture.pixels.as_slice());
    for (name, value) in [
        ("grey", JsValue::from(&grey)),
        ("width", JsValue::from_f64(f64::from(picture.width))),
        ("height", JsValue::from_f64(f64::from(picture.height))),
    ] {
        Reflect::set(&message, &JsValue::from_str(name), &value).map_err(|_| Error::Protocol)?;
    }
    let channel = MessageChannel::new().map_err(|_| Error::Load)?;
    let (ours, theirs) = (channel.port1(), channel.port2());
    let answer = Promise::new(&mut |resolve, _| ours.set_onmessage(Some(&resolve)));
    let moved = Array::of2(&theirs, &grey.buffer());
    worker.post_message_with_transfer(&message, &moved).map_err(|_| Error::Load)?;
    let first = Promise::race(&Array::of2(&answer, &failed));
    let event = JsFuture::from(first).await.map_err(|_| Error::Load)?;
    let event: MessageEvent = event.dyn_into().map_err(|_| Error::Protocol)?;
    let texts: Array = event.data().dyn_into().map_err(|_| Error::Protocol)?;
    Ok(texts.iter().filter_map(|text| text.as_string()).collect())
}
