//! The third worker: reads QR codes from pictures, off the main thread.
#![forbid(unsafe_code)]

fn main() {
    #[cfg(target_arch = "wasm32")]
    scanner::listen();
}

#[cfg(target_arch = "wasm32")]
mod scanner {
    use js_sys::{Array, Reflect, Uint8Array};
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, MessagePort};

    /// Answers each picture, `{grey, width, height}`, with the texts of its codes on the port that
    /// came with it.
    pub fn listen() {
        let hear = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
            let texts = read(&event.data()).unwrap_or_default();
            let texts: Array = texts.iter().map(|text| JsValue::from_str(text)).collect();
            if let Ok(port) = event.ports().get(0).dyn_into::<MessagePort>() {
                // Fails only for what cannot be cloned; texts can.
                let _ = port.post_message(&texts);
            }
        });
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        hear.forget(); // as long as the worker lives
    }

    fn read(picture: &JsValue) -> Option<Vec<String>> {
        let member = |name: &str| Reflect::get(picture, &JsValue::from_str(name)).ok();
        let grey = member("grey")?.dyn_into::<Uint8Array>().ok()?.to_vec();
        let side = |name: &str| Some(member(name)?.as_f64()? as u32);
        Some(suunta::scan::read(&grey, side("width")?, side("height")?))
    }
}
