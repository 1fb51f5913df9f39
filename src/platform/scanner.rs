//! The page's side of the scanner: grey pictures in, the texts of their codes out.

use crate::platform::worker;
use crate::platform::worker::Error;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// A picture as the scanner takes it: one byte a pixel.
pub struct Grey {
    pub pixels: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

/// The texts of a picture's codes.
///
/// # Errors
/// As [`worker::ask`].
pub async fn read(picture: &Grey) -> Result<Vec<String>, Error> {
    let message = Object::new();
    let grey = Uint8Array::from(picture.pixels.as_slice());
    for (name, value) in [
        ("grey", JsValue::from(&grey)),
        ("width", JsValue::from_f64(f64::from(picture.width))),
        ("height", JsValue::from_f64(f64::from(picture.height))),
    ] {
        Reflect::set(&message, &JsValue::from_str(name), &value).map_err(|_| Error::Protocol)?;
    }
    let texts = worker::ask("suunta-scanner", &message, &[grey.buffer().into()]).await?;
    let texts: Array = texts.dyn_into().map_err(|_| Error::Protocol)?;
    Ok(texts.iter().filter_map(|text| text.as_string()).collect())
}
