//! The browser's own field for a date, where it has one.

use crate::platform::{Error, dom};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Whether a field of the type `date` is one here; in older browsers it is a field for any text.
pub fn is_native() -> bool {
    let made = || -> Result<bool, Error> {
        let input: HtmlInputElement = dom::document()?.create_element("input")?.unchecked_into();
        input.set_type("date");
        Ok(input.type_() == "date")
    };
    made().unwrap_or(false)
}

/// The field of that id, while it is on the page.
pub fn of(id: &str) -> Option<HtmlInputElement> {
    dom::document().ok()?.get_element_by_id(id)?.dyn_into().ok()
}

/// What stands in a field. `None` when it is half a date: the browser's own field gives no value
/// then.
pub fn given(input: &HtmlInputElement) -> Option<String> {
    let value = input.value();
    // Nothing is required, so an empty field is invalid for what it holds alone.
    let half = value.is_empty() && input.matches(":invalid").unwrap_or(false);
    (!half).then_some(value)
}
