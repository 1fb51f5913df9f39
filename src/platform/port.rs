//! The worker's side of [`super::on_demand::ask_text`]: a text comes with a port, the answer goes
//! there.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, MessagePort};

/// Answers every text that is sent to this worker, as long as it lives.
pub fn listen(answer: impl Fn(&str) -> String + 'static) {
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let text = event.data().as_string().unwrap_or_default();
        if let Ok(port) = event.ports().get(0).dyn_into::<MessagePort>() {
            // Fails only for what cannot be cloned; a text can.
            let _ = port.post_message(&JsValue::from_str(&answer(&text)));
        }
    });
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
}
