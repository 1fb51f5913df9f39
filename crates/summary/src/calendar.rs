//! Dates as a calendar file (RFC 5545): all-day events with a reminder, nothing else. Written here
//! and not by a library since the whole of it is a page, and the libraries bring a calendar each.

use suunta_time as time;

/// Longest line in octets, without its end (RFC 5545 §3.1).
const LINE: usize = 75;
/// Hours of the day before an all-day event; it begins at midnight wherever the calendar is.
const DAY_BEFORE: u32 = 24;

/// An all-day event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What it is in its series, letters, digits and hyphens: the same date of the same plan has
    /// the same key.
    pub key: String,
    /// `YYYY-MM-DD`.
    pub date: String,
    pub title: String,
}

/// What the events of one plan have in common. A calendar knows an event again by `mark` and key,
/// and takes the one of the higher number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Series<'a> {
    /// Of this plan alone: a random UUID.
    pub mark: &'a str,
    /// When the plan was last changed, seconds since 1970.
    pub revised: i64,
    /// Rises with every change (RFC 5545 §3.8.7.4).
    pub sequence: i64,
}

/// The file; its reminders come at that hour of the day before, `0..=23`.
pub fn file(events: &[Event], series: Series<'_>, reminder_hour: u32) -> String {
    let revised = time::format_instant(series.revised);
    let revised: String = revised.chars().filter(|c| !matches!(c, '-' | ':')).collect();
    let before = DAY_BEFORE.saturating_sub(reminder_hour);
    let mut out = String::new();
    for fixed in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Suunta//Suunta//EN"] {
        line(&mut out, fixed);
    }
    for event in events {
        let (date, title) = (event.date.replace('-', ""), escaped(&event.title));
        for property in [
            "BEGIN:VEVENT",
            &format!("UID:{}-{}@suunta", series.mark, event.key),
            &format!("SEQUENCE:{}", series.sequence),
            // Without a METHOD it is the time of the last revision.
            &format!("DTSTAMP:{revised}"),
            &format!("DTSTART;VALUE=DATE:{date}"),
            &format!("SUMMARY:{title}"),
            // A day to remember is no time at which one is busy, and others need not read it.
            "TRANSP:TRANSPARENT",
            "CLASS:PRIVATE",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            &format!("DESCRIPTION:{title}"),
            &format!("TRIGGER:-PT{before}H"),
            "END:VALARM",
            "END:VEVENT",
        ] {
            line(&mut out, property);
        }
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// Text as a property's value (RFC 5545 §3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            control if control.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// Adds a line, folded between characters where it is too long.
fn line(out: &mut String, text: &str) {
    let mut used = 0;
    for character in text.chars() {
        if used + character.len_utf8() > LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(character);
        used += character.len_utf8();
    }
    out.push_str("\r\n");
}
