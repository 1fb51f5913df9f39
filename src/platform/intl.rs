//! Dates, numbers and plurals as the language has them, by the browser's `Intl`.

use js_sys::{Array, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// The language as `Intl` is asked: with the digits 0–9, which the texts use in every language.
fn locales(lang: &str) -> Array {
    let tag = if lang == "ar" { "ar-u-nu-latn" } else { lang };
    Array::of1(&JsValue::from_str(tag))
}

/// A date of `YYYY-MM-DD` or a timestamp in the language's short form; the text itself when it is
/// no date.
pub fn date(lang: &str, date: &str) -> String {
    let Some(day) = date.get(..10) else { return date.to_owned() };
    // A date alone is midnight UTC, and is told in UTC: it is the same day wherever it is read.
    let time = js_sys::Date::new(&JsValue::from_str(day));
    if time.get_time().is_nan() {
        return date.to_owned();
    }
    let options = Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeZone", "UTC")] {
        // Setting a member of a fresh object cannot fail.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let format = Intl::DateTimeFormat::new(&locales(lang), &options);
    format
        .format()
        .call1(&JsValue::UNDEFINED, &time)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| day.to_owned())
}

/// The plural category of a count: `one`, `other`, and what else the language has.
pub fn plural(lang: &str, count: f64) -> String {
    Intl::PluralRules::new(&locales(lang), &Object::new()).select(count).into()
}

/// A number of tenths in the language's form: 826 → `82,6`.
pub fn tenths(lang: &str, tenths: i64) -> String {
    let format = Intl::NumberFormat::new(&locales(lang), &Object::new());
    let number = JsValue::from_f64(tenths as f64 / 10.0);
    format
        .format()
        .call1(&JsValue::UNDEFINED, &number)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}
