//! The page itself: title, focus, language, address.

use crate::platform::Error;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlElement, HtmlInputElement, Window};

/// # Errors
/// [`Error::Refused`] outside a page.
pub fn window() -> Result<Window, Error> {
    web_sys::window().ok_or(Error::Refused(JsValue::NULL))
}

/// # Errors
/// [`Error::Refused`] outside a page.
pub fn document() -> Result<Document, Error> {
    window()?.document().ok_or(Error::Refused(JsValue::NULL))
}

fn root() -> Option<HtmlElement> {
    document().ok()?.document_element()?.dyn_into().ok()
}

/// A `data-` attribute of the root element.
pub fn root_data(name: &str) -> Option<String> {
    root()?.get_attribute(&["data-", name].concat())
}

/// Sets an attribute of the root element.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = root() {
        // Fails only for a name that is no attribute name.
        let _ = root.set_attribute(name, value);
    }
}

/// Takes an attribute of the root element away.
pub fn remove_root(name: &str) {
    if let Some(root) = root() {
        // Fails only for a name that is no attribute name.
        let _ = root.remove_attribute(name);
    }
}

pub fn set_title(title: &str) {
    if let Ok(document) = document() {
        document.set_title(title);
    }
}

/// Moves focus to the first element that fits, so that a screen reader begins there.
pub fn focus(selector: &str) {
    let found = document().ok().and_then(|d| d.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Fails only when the element is gone again.
        let _ = element.focus();
    }
}

/// Opens a folded part.
pub fn open(selector: &str) {
    let found = document().ok().and_then(|document| document.query_selector(selector).ok()?);
    if let Some(part) = found {
        // Refused only for a name that is no attribute's.
        let _ = part.set_attribute("open", "");
    }
}

/// Opens every folded part that fits.
pub fn open_all(selector: &str) {
    let Some(found) = document().ok().and_then(|page| page.query_selector_all(selector).ok())
    else {
        return;
    };
    for part in (0..found.length()).filter_map(|index| found.get(index)) {
        if let Some(part) = part.dyn_ref::<web_sys::Element>() {
            // Refused only for a name that is no attribute's.
            let _ = part.set_attribute("open", "");
        }
    }
}

/// Opens the folded part that the first element that fits stands in. Not by `:has`, which Firefox
/// knows since 121.
pub fn open_around(selector: &str) {
    let found = document().ok().and_then(|document| document.query_selector(selector).ok()?);
    if let Some(part) = found.and_then(|element| element.closest("details").ok()?) {
        // Refused only for a name that is no attribute's.
        let _ = part.set_attribute("open", "");
    }
}

/// Takes the focus away from whatever has it.
pub fn blur() {
    if let Some(element) = focused() {
        let _ = element.blur();
    }
}

/// Lets the page do what waits, such as a tap, before what comes next.
pub async fn next_task() {
    let later = js_sys::Promise::new(&mut |done, _| {
        let set = window().and_then(|window| Ok(window.set_timeout_with_callback(&done)?));
        if set.is_err() {
            // Without a clock it goes on at once.
            let _ = done.call0(&JsValue::UNDEFINED);
        }
    });
    // Never rejected.
    let _ = wasm_bindgen_futures::JsFuture::from(later).await;
}

/// Scrolls so that the first element that fits stands in the middle of the view.
pub fn scroll_into_view(selector: &str) {
    scroll_until(selector, web_sys::ScrollLogicalPosition::Center);
}

/// Scrolls only as far as it takes to see the first element that fits.
pub fn bring_into_view(selector: &str) {
    scroll_until(selector, web_sys::ScrollLogicalPosition::Nearest);
}

fn scroll_until(selector: &str, stands: web_sys::ScrollLogicalPosition) {
    let found = document().ok().and_then(|d| d.query_selector(selector).ok().flatten());
    if let Some(element) = found {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(stands);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Scrolls so that the first element that fits begins at the top of the view.
pub fn scroll_to(selector: &str) {
    let found = document().ok().and_then(|d| d.query_selector(selector).ok().flatten());
    if let Some(element) = found {
        element.scroll_into_view();
    }
}

/// The element that has the focus.
pub fn focused() -> Option<HtmlElement> {
    document().ok()?.active_element()?.dyn_into().ok()
}

/// The text of the first element that fits.
pub fn text_of(selector: &str) -> Option<String> {
    document().ok()?.query_selector(selector).ok().flatten()?.text_content()
}

pub fn scroll_to_top() {
    if let Ok(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// The address after `#`.
pub fn hash() -> String {
    let hash = window().ok().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Puts a new address into the history without loading anything.
pub fn push_hash(path: &str) {
    if let Ok(history) = window().and_then(|window| Ok(window.history()?)) {
        // Chromium throttles both beyond 200 calls in 30 s; the page changes all the same.
        let _ = if is_kiosk() {
            // The same address throughout: neither Back nor the browser's history on disk finds
            // anything of whoever was here before.
            history.replace_state_with_url(&JsValue::TRUE, "", Some(&search()))
        } else {
            let address = ["#", path].concat();
            history.push_state_with_url(&JsValue::TRUE, "", Some(&address))
        };
    }
}

/// Puts an address in place of the one in front: Back does not lead there any more.
pub fn replace_hash(path: &str) {
    if let Ok(history) = window().and_then(|window| Ok(window.history()?)) {
        let address = ["#", path].concat();
        // As for `push_hash`.
        let _ = history.replace_state_with_url(&JsValue::TRUE, "", Some(&address));
    }
}

/// Whether the address in front was put into the history by [`push_hash`], not by a link or by hand.
pub fn is_pushed() -> bool {
    let state = window().and_then(|window| Ok(window.history()?.state()?));
    state.is_ok_and(|state| state.is_truthy())
}

/// Whether this is a kiosk's page.
pub fn is_kiosk() -> bool {
    root_data("mode").is_some_and(|mode| mode == "kiosk")
}

/// The address from `?` to the hash.
pub fn search() -> String {
    window().ok().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// The page's own address without query and hash.
pub fn address() -> String {
    let location = window().map(|window| window.location());
    let parts = location.ok().map(|l| (l.origin().unwrap_or_default(), l.pathname()));
    parts.map(|(origin, path)| [origin, path.unwrap_or_default()].concat()).unwrap_or_default()
}

/// Random bytes, at most 64 KiB; `None` where the browser has none.
pub fn random_bytes<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let crypto = window().ok()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// A query parameter before the hash.
pub fn query(name: &str) -> Option<String> {
    web_sys::UrlSearchParams::new_with_str(&search()).ok()?.get(name)
}

/// Changes a query parameter before the hash, without loading anything.
pub fn replace_query(name: &str, value: &str) {
    let change = || {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let location = window.location();
        let query = web_sys::UrlSearchParams::new_with_str(&location.search()?)?;
        query.set(name, value);
        let query = String::from(query.to_string());
        let address = ["?", &query, &location.hash()?].concat();
        window.history()?.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    };
    // The address is for the next visit; the page itself has changed already.
    let _: Result<(), JsValue> = change();
}

/// Sets custom properties of the root element to the values given, and only to those.
pub fn style_root(properties: &[(String, String)]) {
    if let Some(root) = root() {
        let style = root.style();
        style.set_css_text("");
        for (name, value) in properties {
            // Fails only for a name that is no property name.
            let _ = style.set_property(name, value);
        }
    }
}

/// The value of the first input that fits.
pub fn value_of(selector: &str) -> Option<String> {
    let found = document().ok()?.query_selector(selector).ok().flatten()?;
    Some(found.dyn_into::<HtmlInputElement>().ok()?.value())
}

/// A setting of the device that is none of the app's own: erasing leaves it.
pub fn local(key: &str) -> Option<String> {
    window().ok()?.local_storage().ok().flatten()?.get_item(key).ok().flatten()
}

/// Keeps a setting for [`local`].
///
/// # Errors
/// [`Error::Refused`] where storage is full or blocked.
pub fn set_local(key: &str, value: &str) -> Result<(), Error> {
    let storage = window()?.local_storage()?.ok_or(Error::Refused(JsValue::NULL))?;
    Ok(storage.set_item(key, value)?)
}

/// Forgets a setting of [`local`].
pub fn forget_local(key: &str) {
    if let Ok(Some(storage)) = window().and_then(|window| Ok(window.local_storage()?)) {
        // What cannot be removed cannot be read either.
        let _ = storage.remove_item(key);
    }
}

/// What this tab keeps while it is open.
pub fn tab(key: &str) -> Option<String> {
    window().ok()?.session_storage().ok().flatten()?.get_item(key).ok().flatten()
}

/// Keeps something for [`tab`], or forgets it. Where nothing can be kept the page goes on without.
pub fn set_tab(key: &str, value: Option<&str>) {
    if let Ok(Some(storage)) = window().and_then(|window| Ok(window.session_storage()?)) {
        let _ = match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        };
    }
}

/// Runs after the browser has painted the next frame.
pub fn after_paint(run: impl FnOnce() + 'static) {
    leptos::prelude::request_animation_frame(run);
}

/// Takes away what is on the page: the static shell, or another module's pages.
///
/// # Errors
/// [`Error::Refused`] outside a page.
pub fn clear_body() -> Result<(), Error> {
    if let Some(body) = document()?.body() {
        body.set_text_content(None);
    }
    Ok(())
}

/// Empties a form: nothing that was typed stays in its fields.
pub fn empty_form(selector: &str) {
    let found = document().ok().and_then(|d| d.query_selector(selector).ok().flatten());
    if let Some(form) = found.and_then(|f| f.dyn_into::<web_sys::HtmlFormElement>().ok()) {
        form.reset();
    }
}

/// A random UUID, version 4 (RFC 9562 §5.4); `None` where the browser has no random numbers.
///
/// Not by `crypto.randomUUID`: Safari before 15.4 and Chrome before 92 have none, nor has any
/// browser on a host without TLS.
pub fn random_uuid() -> Option<String> {
    let mut bytes = random_bytes::<16>()?;
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex = data_encoding::HEXLOWER.encode(&bytes);
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| hex.get(part).unwrap_or_default());
    Some(parts.join("-"))
}

/// Moves the focus to an element that comes with another page, after that page's heading had it, and
/// opens what it is folded into. A page that never comes is not waited for longer than a second.
pub fn focus_when_there(selector: String) {
    look_for(selector, 60);
}

fn look_for(selector: String, frames: u32) {
    after_paint(move || {
        let found = document().ok().and_then(|d| d.query_selector(&selector).ok().flatten());
        if found.is_some() {
            open_around(&selector);
            after_paint(move || {
                scroll_into_view(&selector);
                focus(&selector);
            });
        } else if let Some(left) = frames.checked_sub(1) {
            look_for(selector, left);
        }
    });
}
