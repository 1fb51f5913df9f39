//! The device's clock. It can be wrong: whatever it says is a claim.

use js_sys::Date;
use wasm_bindgen::JsValue;

/// Milliseconds of 24 hours: a length of time, no calendar day.
pub const DAY: i64 = 86_400_000;

/// Milliseconds since 1970.
pub fn now() -> i64 {
    Date::now() as i64
}

/// The local date of a time, `YYYY-MM-DD`.
pub fn date(time: i64) -> String {
    let local = time - offset_minutes(time) * 60_000;
    iso(local).chars().take(10).collect()
}

/// The local date of today, `YYYY-MM-DD`.
pub fn today() -> String {
    date(now())
}

/// The same time of the local clock so many calendar days later, milliseconds since 1970.
pub fn days_later(time: i64, days: u32) -> i64 {
    let later = at(time);
    later.set_date(later.get_date() + days) as i64
}

/// ISO 8601 with the local zone, to the second: `2026-03-01T12:00:00+02:00`.
pub fn timestamp(time: i64) -> String {
    let offset = -offset_minutes(time);
    let local: String = iso(time + offset * 60_000).chars().take(19).collect();
    let sign = if offset < 0 { "-" } else { "+" };
    let minutes = offset.abs();
    let two = |n: i64| [if n < 10 { "0" } else { "" }, &n.to_string()].concat();
    [local.as_str(), sign, &two(minutes / 60), ":", &two(minutes % 60)].concat()
}

fn at(time: i64) -> Date {
    Date::new(&JsValue::from_f64(time as f64))
}

fn offset_minutes(time: i64) -> i64 {
    at(time).get_timezone_offset() as i64
}

fn iso(time: i64) -> String {
    at(time).to_iso_string().into()
}
