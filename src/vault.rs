//! The fourth worker: encrypts and decrypts, off the main thread.
#![forbid(unsafe_code)]

fn main() {
    #[cfg(target_arch = "wasm32")]
    vault::listen();
}

#[cfg(target_arch = "wasm32")]
mod vault {
    use data_encoding::BASE64;
    use suunta::encrypted::{self, Error, Request};
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, MessagePort};

    /// Answers each request, JSON, with `{"Ok": base64}` or `{"Err": …}` on the port that came
    /// with it.
    pub fn listen() {
        let hear = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
            let text = event.data().as_string().unwrap_or_default();
            let request = serde_json::from_str(&text).map_err(|_| Error::Damaged);
            let answer = request.and_then(answer).map(|bytes| BASE64.encode(&bytes));
            let port = event.ports().get(0).dyn_into::<MessagePort>();
            if let (Ok(port), Ok(text)) = (port, serde_json::to_string(&answer)) {
                // Fails only for what cannot be cloned; a text can.
                let _ = port.post_message(&JsValue::from_str(&text));
            }
        });
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        hear.forget(); // as long as the worker lives
    }

    fn answer(request: Request) -> Result<Vec<u8>, Error> {
        let bytes = |text: &str| BASE64.decode(text.as_bytes()).map_err(|_| Error::Damaged);
        match request {
            Request::Seal { text, with } => encrypted::seal(&bytes(&text)?, &with),
            Request::Open { file, with } => encrypted::open(&bytes(&file)?, &with),
        }
    }
}
