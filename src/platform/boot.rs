//! What the page has already asked for when the app starts, and files fetched later.

use super::{Error, dom};
use js_sys::Promise;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A text whose fetch the page began beside the wasm: `instrument`, `text` or `profile`.
///
/// # Errors
/// [`Error::Fetch`] when it did not arrive.
pub async fn begun(name: &str) -> Result<String, Error> {
    let boot = Reflect::get(&js_sys::global(), &JsValue::from_str("suuntaBoot"))?;
    let promise: Promise = Reflect::get(&boot, &JsValue::from_str(name))?.unchecked_into();
    JsFuture::from(promise).await.ok().and_then(|text| text.as_string()).ok_or(Error::Fetch)
}

/// Fetches a content file, `fi.later.json`, `profiles/kainuu.sv.json`.
///
/// # Errors
/// [`Error::Fetch`] when it did not arrive.
pub async fn content(name: &str) -> Result<String, Error> {
    let base = dom::root_data("content").unwrap_or_default();
    let request = dom::window()?.fetch_with_str(&[base.as_str(), name].concat());
    let response: web_sys::Response =
        JsFuture::from(request).await.map_err(|_| Error::Fetch)?.unchecked_into();
    if !response.ok() {
        return Err(Error::Fetch);
    }
    JsFuture::from(response.text()?).await?.as_string().ok_or(Error::Fetch)
}
