//! What the page has already asked for when the app starts, and files fetched later.

use crate::platform::Error;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file whose fetch the page began beside the wasm: `catalogue` or `profile`.
///
/// # Errors
/// [`Error::Fetch`] when it did not arrive.
pub async fn begun(name: &str) -> Result<Vec<u8>, Error> {
    promised(name).await.map(bytes)
}

/// What the page speaks: `lang`, a BCP 47 tag, or `text`, that language's texts.
///
/// # Errors
/// [`Error::Fetch`] when the texts did not arrive.
pub async fn spoken(name: &str) -> Result<String, Error> {
    promised(name).await?.as_string().ok_or(Error::Fetch)
}

async fn promised(name: &str) -> Result<JsValue, Error> {
    let begun = Reflect::get(&boot()?, &JsValue::from_str(name))?;
    // What was kept is no promise any more; resolving takes both.
    JsFuture::from(Promise::resolve(&begun)).await.map_err(|_| Error::Fetch)
}

/// Fetches another language and the profile in it, for the module that takes over.
///
/// # Errors
/// [`Error::Fetch`] when they did not arrive; the language stays as it was.
pub async fn speak(tag: &str, profile: &str) -> Result<(), Error> {
    asked("speak", &[tag.into(), profile.into()]).await.map(drop)
}

/// Asks the page's boot script for what it gives by a promise.
///
/// # Errors
/// [`Error::Fetch`] when the promise is rejected.
pub(super) async fn asked(name: &str, arguments: &[JsValue]) -> Result<JsValue, Error> {
    let boot = boot()?;
    let ask: Function = Reflect::get(&boot, &JsValue::from_str(name))?.unchecked_into();
    let promise: Promise = ask.apply(&boot, &arguments.iter().collect())?.unchecked_into();
    JsFuture::from(promise).await.map_err(|_| Error::Fetch)
}

/// Tells the boot script that this module has the page, or that it cannot have it.
pub fn tell(arrived: bool) {
    let told = || {
        let boot = boot()?;
        let name = if arrived { "arrived" } else { "failed" };
        let tell: Function = Reflect::get(&boot, &JsValue::from_str(name))?.unchecked_into();
        tell.call0(&boot)
    };
    // The boot script is there: it has started this module.
    let _: Result<JsValue, JsValue> = told();
}

/// Puts a file in the place of one that the page had asked for, for the next module.
pub fn keep_bytes(name: &str, bytes: &[u8]) {
    keep_value(name, &Uint8Array::from(bytes));
}

/// Keeps a text for the next module.
pub fn keep(name: &str, text: &str) {
    keep_value(name, &JsValue::from_str(text));
}

fn keep_value(name: &str, value: &JsValue) {
    if let Ok(boot) = boot() {
        // Setting a member of a plain object cannot fail.
        let _ = Reflect::set(&boot, &JsValue::from_str(name), value);
    }
}

/// Keeps what makes a text for the next module, made when it takes it.
pub fn give(name: &str, make: impl FnOnce() -> Option<String> + 'static) {
    keep_value(name, &Closure::once_into_js(make));
}

/// Offers the page's own script something that it can call.
pub fn offer(name: &str, act: impl Fn() -> Promise + 'static) {
    let act = Closure::<dyn Fn() -> Promise>::new(act);
    keep_value(name, &act.into_js_value());
}

/// Takes what the module before this one gives.
pub fn take(name: &str) -> Option<String> {
    let boot = boot().ok()?;
    let key = JsValue::from_str(name);
    let make: Function = Reflect::get(&boot, &key).ok()?.dyn_into().ok()?;
    let text = make.call0(&boot).ok()?.as_string();
    let _ = Reflect::delete_property(boot.unchecked_ref::<js_sys::Object>(), &key);
    text
}

/// The script of a worker that only some pages need; known to the module with every page.
pub fn worker(name: &str) -> Option<String> {
    let workers = Reflect::get(&boot().ok()?, &JsValue::from_str("workers")).ok()?;
    Reflect::get(&workers, &JsValue::from_str(name)).ok()?.as_string()
}

/// Loads the module with the later pages; it puts itself in this one's place.
///
/// # Errors
/// [`Error::Fetch`] when it, or what it begins with, did not arrive; it can be asked for again.
pub async fn load_later() -> Result<(), Error> {
    asked("later", &[]).await.map(drop)
}

/// Tells the page's script that what stands under a finger has changed: taps that were meant for
/// what stood there before are not heard.
pub fn turned() {
    if let Ok(boot) = boot()
        && let Ok(turned) = Reflect::get(&boot, &JsValue::from_str("turned"))
    {
        // The script made it and never throws.
        let _ = turned.unchecked_into::<Function>().call0(&boot);
    }
}

fn boot() -> Result<JsValue, JsValue> {
    Reflect::get(&js_sys::global(), &JsValue::from_str("suuntaBoot"))
}

/// Fetches a content file, `fi.later.txt`, `profiles/kainuu.sv.bin`.
///
/// # Errors
/// [`Error::Fetch`] when it did not arrive, or something else came in its place.
pub async fn content(name: &str) -> Result<Vec<u8>, Error> {
    asked("content", &[name.into()]).await.map(bytes)
}

/// Fetches a file of the site.
///
/// # Errors
/// As [`content`].
pub async fn file(path: &str) -> Result<Vec<u8>, Error> {
    asked("file", &[path.into()]).await.map(bytes)
}

fn bytes(buffer: JsValue) -> Vec<u8> {
    Uint8Array::new(&buffer).to_vec()
}
