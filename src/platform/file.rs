//! Files out and in: download, share sheet, clipboard, printing, reading what was chosen.

use crate::platform::{Error, dom};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Event, File, FileSystemDirectoryEntry, FileSystemEntry,
    FileSystemFileEntry, HtmlAnchorElement, HtmlInputElement, ReadableStreamDefaultReader, Url,
};

/// How long a file that was handed over can still be fetched: a browser that asks first where to put
/// it fetches it once that was answered.
const FETCHED_WITHIN: Duration = Duration::from_secs(60);
/// Bytes that tell what a file is: one more than most that are checked can have (256 KiB), which is
/// enough to see that such a file is too large.
pub const HEAD: usize = 262_145;

/// Hands a text over to be saved as a file. Whether the browser did, no page is told.
///
/// # Errors
/// [`Error::Refused`] when the browser makes no file.
pub fn download(name: &str, kind: &str, text: &str) -> Result<(), Error> {
    save(name, &blob(kind, text)?)
}

/// Saves values as a text file, one after the other. What is no text, or holds half a character, is
/// written as JSON, which can say it.
///
/// # Errors
/// [`Error::Refused`] when the browser makes no file.
pub fn download_values(name: &str, kind: &str, values: &[JsValue]) -> Result<(), Error> {
    let text = |value: &JsValue| {
        let plain = value.as_string().filter(|text| JsValue::from_str(text) == *value);
        plain.or_else(|| js_sys::JSON::stringify(value).ok()?.as_string()).unwrap_or_default()
    };
    download(name, kind, &values.iter().map(text).collect::<Vec<_>>().join("\n"))
}

fn save(name: &str, blob: &Blob) -> Result<(), Error> {
    let document = dom::document()?;
    let url = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    let forget = move || {
        // Refused only for an address that is none.
        let _ = Url::revoke_object_url(&url);
    };
    leptos::prelude::set_timeout(forget, FETCHED_WITHIN);
    Ok(())
}

/// As [`download`], for bytes.
///
/// # Errors
/// [`Error::Refused`] when the browser makes no file.
pub fn download_bytes(name: &str, kind: &str, bytes: &[u8]) -> Result<(), Error> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    save(name, &Blob::new_with_u8_array_sequence_and_options(&parts, &options)?)
}

/// What became of a file that was put on the share sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    Yes,
    /// The person closed the sheet: that is no refusal.
    Closed,
}

/// Whether the share sheet takes a file of that name and kind here: browsers have lists of kinds.
pub fn can_share(name: &str, kind: &str) -> bool {
    share_data(name, kind, b"{}")
        .and_then(|data| Ok(method("canShare")?.call1(&navigator()?, &data)?))
        .is_ok_and(|answer| answer.is_truthy())
}

/// Hands bytes over as a file through the share sheet.
///
/// # Errors
/// [`Error::Refused`] when the browser has none or does not open it.
pub async fn share(name: &str, kind: &str, bytes: &[u8]) -> Result<Shared, Error> {
    let data = share_data(name, kind, bytes)?;
    let promise = method("share")?.call1(&navigator()?, &data)?;
    match JsFuture::from(promise.unchecked_into::<js_sys::Promise>()).await {
        Ok(_) => Ok(Shared::Yes),
        Err(refused) if name_of(&refused) == "AbortError" => Ok(Shared::Closed),
        Err(refused) => Err(refused.into()),
    }
}

/// The name of what was thrown.
fn name_of(thrown: &JsValue) -> String {
    let name = Reflect::get(thrown, &JsValue::from_str("name")).ok();
    name.and_then(|name| name.as_string()).unwrap_or_default()
}

/// Puts a text on the clipboard.
///
/// # Errors
/// [`Error::Refused`] when the browser does not allow it, or has none (on a host without TLS).
pub async fn copy(text: &str) -> Result<(), Error> {
    let clipboard: web_sys::Clipboard =
        crate::platform::member(&navigator()?, "clipboard")?.unchecked_into();
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

/// The files that were chosen; the field goes on naming them.
pub fn chosen(event: &Event) -> Vec<File> {
    field(event).map_or_else(Vec::new, |field| listed(&field))
}

/// The files that were chosen, to be used at once. The field lets go of them: a browser says
/// nothing when a file it still names is chosen again, mended or not.
pub fn taken(event: &Event) -> Vec<File> {
    field(event).map_or_else(Vec::new, |field| {
        let files = listed(&field);
        field.set_value("");
        files
    })
}

fn field(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

fn listed(field: &HtmlInputElement) -> Vec<File> {
    let Some(files) = field.files() else { return Vec::new() };
    (0..files.length()).filter_map(|index| files.get(index)).collect()
}

/// What was dropped on the page. To be taken while the event is heard; read after it.
pub struct Dropped(Vec<FileSystemEntry>);

impl Dropped {
    pub fn of(event: &DragEvent) -> Self {
        let items = event.data_transfer().map(|transfer| transfer.items());
        let entries = items.iter().flat_map(|items| {
            let item = |index| items.get(index)?.webkit_get_as_entry().ok()?;
            (0..items.length()).filter_map(item)
        });
        Self(entries.collect())
    }

    /// The files, also those in folders.
    ///
    /// # Errors
    /// [`Error::Refused`] when a folder or a file in it cannot be read.
    pub async fn files(self) -> Result<Vec<File>, Error> {
        let (mut entries, mut files) = (self.0, Vec::new());
        while let Some(entry) = entries.pop() {
            // By what it says of itself: Chromium 156 has no `FileSystemDirectoryEntry` to compare
            // it with.
            if entry.is_directory() {
                entries.extend(within(entry.unchecked_ref()).await?);
            } else {
                let entry: FileSystemFileEntry = entry.unchecked_into();
                let file = Promise::new(&mut |found, failed| {
                    entry.file_with_callback_and_callback(&found, &failed);
                });
                files.push(JsFuture::from(file).await?.unchecked_into());
            }
        }
        files.sort_by_key(File::name);
        Ok(files)
    }
}

/// What lies in a folder. A browser tells it in parts, the last of which is empty.
async fn within(folder: &FileSystemDirectoryEntry) -> Result<Vec<FileSystemEntry>, Error> {
    let (reader, mut found) = (folder.create_reader(), Vec::new());
    loop {
        let mut refused = None;
        let part = Promise::new(&mut |told, failed| {
            let asked = reader.read_entries_with_callback_and_callback(&told, &failed);
            refused = asked.err();
        });
        if let Some(refused) = refused {
            return Err(refused.into());
        }
        let part: Array = JsFuture::from(part).await?.unchecked_into();
        if part.length() == 0 {
            return Ok(found);
        }
        found.extend(part.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}

/// Gives `then` the bytes of the first file, or `None` when it cannot be read; without a file nothing.
pub fn bytes_of(mut files: Vec<File>, then: impl FnOnce(Option<Vec<u8>>) + 'static) {
    files.truncate(1);
    if let Some(file) = files.pop() {
        wasm_bindgen_futures::spawn_local(async move { then(read(&file, HEAD).await.ok()) });
    }
}

/// As [`bytes_of`], for a file that is taken as text; `None` when it is none. Editors put byte order
/// marks before a text; they are no part of it.
pub fn text_of(files: Vec<File>, then: impl FnOnce(Option<String>) + 'static) {
    let text = |bytes| {
        let text = String::from_utf8(bytes).ok()?;
        Some(text.trim_start_matches('\u{feff}').to_owned())
    };
    bytes_of(files, move |bytes| then(bytes.and_then(text)));
}

/// The bytes of a chosen file in standard base64.
///
/// # Errors
/// As [`read`].
pub async fn read_base64(file: &File) -> Result<String, Error> {
    Ok(data_encoding::BASE64.encode(&read(file, HEAD).await?))
}

/// The first bytes of a chosen file, `most` at most.
///
/// As a stream: to ask a file for its size or for a part holds the page up until the disk answers.
///
/// # Errors
/// [`Error::Refused`] when the file cannot be read.
pub async fn read(file: &File, most: usize) -> Result<Vec<u8>, Error> {
    if crate::platform::member(file, "stream").is_err() {
        return whole(&file.slice_with_f64_and_f64(0.0, most as f64)?).await;
    }
    let reader: ReadableStreamDefaultReader = file.stream().get_reader().unchecked_into();
    let mut bytes = Vec::new();
    while bytes.len() < most {
        let part = JsFuture::from(reader.read()).await?;
        let part = Reflect::get(&part, &JsValue::from_str("value"))?;
        let Ok(part) = part.dyn_into::<Uint8Array>() else { return Ok(bytes) };
        bytes.extend(part.to_vec());
    }
    bytes.truncate(most);
    // What is left is not asked for; that the browser forgets it changes nothing here.
    let _ = reader.cancel();
    Ok(bytes)
}

/// All bytes of a part of a file. By `Response`, which is older than a blob's own ways: Safari has
/// `Blob.arrayBuffer` since 14 and `Blob.stream` since 14.1.
///
/// # Errors
/// [`Error::Refused`] when it cannot be read.
pub async fn whole(part: &Blob) -> Result<Vec<u8>, Error> {
    let bytes = web_sys::Response::new_with_opt_blob(Some(part))?.array_buffer()?;
    Ok(Uint8Array::new(&JsFuture::from(bytes).await?).to_vec())
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
    crate::platform::member(&navigator()?, name)?.dyn_into().map_err(Error::Refused)
}

fn share_data(name: &str, kind: &str, bytes: &[u8]) -> Result<JsValue, Error> {
    let options = web_sys::FilePropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let file = File::new_with_u8_array_sequence_and_options(&parts, name, &options)?;
    let data = Object::new();
    Reflect::set(&data, &JsValue::from_str("files"), &Array::of1(&file))?;
    Ok(data.into())
}
