//! Files out and in: download, share sheet, clipboard, printing, reading what was chosen.

use super::{Error, dom};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// One byte more than a check reads (256 KiB): enough to see that a file is too large.
const READ_LIMIT: f64 = 262_145.0;

/// Saves a text as a file.
///
/// # Errors
/// [`Error::Refused`] when the browser makes no file.
pub fn download(name: &str, kind: &str, text: &str) -> Result<(), Error> {
    save(name, &blob(kind, text)?)
}

fn save(name: &str, blob: &Blob) -> Result<(), Error> {
    let document = dom::document()?;
    let url = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)?;
    Ok(())
}

/// Saves bytes as a file.
///
/// # Errors
/// [`Error::Refused`] when the browser makes no file.
pub fn download_bytes(name: &str, kind: &str, bytes: &[u8]) -> Result<(), Error> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&js_sys::Uint8Array::from(bytes));
    save(name, &Blob::new_with_u8_array_sequence_and_options(&parts, &options)?)
}

/// Whether the share sheet takes files here.
pub fn can_share() -> bool {
    share_data("x.json", "application/json", "{}")
        .and_then(|data| Ok(method("canShare")?.call1(&navigator()?, &data)?))
        .is_ok_and(|answer| answer.is_truthy())
}

/// Hands a text over as a file through the share sheet.
///
/// # Errors
/// [`Error::Refused`] when the person closed it or the browser has none.
pub async fn share(name: &str, kind: &str, text: &str) -> Result<(), Error> {
    let data = share_data(name, kind, text)?;
    let promise = method("share")?.call1(&navigator()?, &data)?;
    JsFuture::from(promise.unchecked_into::<js_sys::Promise>()).await?;
    Ok(())
}

/// Puts a text on the clipboard.
///
/// # Errors
/// [`Error::Refused`] when the browser does not allow it.
pub async fn copy(text: &str) -> Result<(), Error> {
    let clipboard = dom::window()?.navigator().clipboard();
    JsFuture::from(clipboard.write_text(text)).await?;
    Ok(())
}

/// Opens the print dialog.
///
/// # Errors
/// [`Error::Refused`] when the browser has none.
pub fn print() -> Result<(), Error> {
    Ok(dom::window()?.print()?)
}

/// The bytes of a chosen file in standard base64. Only as many are read as a check can need.
///
/// # Errors
/// [`Error::Refused`] when the file cannot be read.
pub async fn read_base64(file: &File) -> Result<String, Error> {
    let part = file.slice_with_f64_and_f64(0.0, READ_LIMIT)?;
    let buffer = JsFuture::from(part.array_buffer()).await?;
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    Ok(data_encoding::BASE64.encode(&bytes))
}

fn blob(kind: &str, text: &str) -> Result<Blob, Error> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Ok(Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options)?)
}

fn navigator() -> Result<JsValue, Error> {
    Ok(dom::window()?.navigator().into())
}

/// A method of the navigator that not every browser has.
fn method(name: &str) -> Result<Function, Error> {
    Reflect::get(&navigator()?, &JsValue::from_str(name))?.dyn_into().map_err(Error::Refused)
}

fn share_data(name: &str, kind: &str, text: &str) -> Result<JsValue, Error> {
    let options = web_sys::FilePropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    let file = File::new_with_str_sequence_and_options(&parts, name, &options)?;
    let data = Object::new();
    Reflect::set(&data, &JsValue::from_str("files"), &Array::of1(&file))?;
    Ok(data.into())
}
