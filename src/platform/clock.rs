//! The device's clock. It can be wrong: whatever it says is a claim.

use js_sys::Date;
use wasm_bindgen::JsValue;

const DAY: f64 = 86_400_000.0;

/// Milliseconds since 1970.
pub fn now() -> f64 {
    Date::now()
}

/// The local date of a time, `YYYY-MM-DD`.
pub fn date(time: f64) -> String {
    let local = time - offset_minutes(time) * 60_000.0;
    iso(local).chars().take(10).collect()
}

/// The local date some days after a time, `YYYY-MM-DD`.
pub fn date_after(time: f64, days: u32) -> String {
    date(time + f64::from(days) * DAY)
}

/// ISO 8601 with the local zone, to the second: `2026-03-01T12:00:00+02:00`.
pub fn timestamp(time: f64) -> String {
    let offset = -offset_minutes(time);
    let local: String = iso(time + offset * 60_000.0).chars().take(19).collect();
    let sign = if offset < 0.0 { "-" } else { "+" };
    let minutes = offset.abs() as u32;
    let two = |n: u32| [if n < 10 { "0" } else { "" }, &n.to_string()].concat();
    [local.as_str(), sign, &two(minutes / 60), ":", &two(minutes % 60)].concat()
}

fn offset_minutes(time: f64) -> f64 {
    Date::new(&JsValue::from_f64(time)).get_timezone_offset()
}

fn iso(time: f64) -> String {
    Date::new(&JsValue::from_f64(time)).to_iso_string().into()
}
