//! The third worker: reads QR codes from pictures, off the main thread.
#![forbid(unsafe_code)]

fn main() {
    #[cfg(target_arch = "wasm32")]
    scanner::listen();
}

#[cfg(target_arch = "wasm32")]
mod scanner {
    use js_sys::{Array, Reflect, Uint8Array};
    use suunta::platform::port;
    use wasm_bindgen::{JsCast, JsValue};

    /// Answers each picture, `{grey, width, height}`, with the texts of its codes.
    pub fn listen() {
        port::listen(|picture| {
            let texts = read(picture).unwrap_or_default();
            texts.iter().map(|text| JsValue::from_str(text)).collect::<Array>().into()
        });
    }

    fn read(picture: &JsValue) -> Option<Vec<String>> {
        let member = |name: &str| Reflect::get(picture, &JsValue::from_str(name)).ok();
        let grey = member("grey")?.dyn_into::<Uint8Array>().ok()?.to_vec();
        let side = |name: &str| Some(member(name)?.as_f64()? as u32);
        Some(suunta_scan::read(&grey, side("width")?, side("height")?))
    }
}
