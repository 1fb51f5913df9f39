//! A worker's own side of [`super::worker`]: a message comes with a port, the answer goes there.

use js_sys::{Array, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, MessagePort};

/// Answers whatever is sent to this worker, as long as it lives.
pub fn listen(answer: impl Fn(&JsValue) -> JsValue + 'static) {
    hear(move |event| post(&event, &answer(&event.data())));
}

/// Answers every text that is sent to this worker, as long as it lives.
pub fn listen_text(answer: impl Fn(&str) -> String + 'static) {
    listen(move |data| JsValue::from_str(&answer(&data.as_string().unwrap_or_default())));
}

/// Answers every text that comes with the bytes that it is about, as long as this worker lives.
pub fn listen_about(answer: impl AsyncFn(String, Vec<Uint8Array>) -> String + 'static) {
    let answer = Rc::new(answer);
    hear(move |event| {
        let answer = Rc::clone(&answer);
        spawn_local(async move {
            let message: Array = event.data().unchecked_into();
            let text = message.get(0).as_string().unwrap_or_default();
            let beside = message.iter().skip(1).map(JsCast::unchecked_into).collect();
            post(&event, &JsValue::from_str(&answer(text, beside).await));
        });
    });
}

fn hear(heard: impl Fn(MessageEvent) + 'static) {
    let hear = Closure::<dyn Fn(MessageEvent)>::new(heard);
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget(); // as long as the worker lives
}

fn post(event: &MessageEvent, answer: &JsValue) {
    if let Ok(port) = event.ports().get(0).dyn_into::<MessagePort>() {
        // Fails only for what cannot be cloned; texts can.
        let _ = port.post_message(answer);
    }
}
