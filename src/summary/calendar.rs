//! The plan's dates as a calendar file (RFC 5545): all-day events, nothing else. Written here and
//! not by a library since the whole of it is a page, and the libraries bring a calendar each.

use super::sections::Plan;
use crate::time;

/// Longest line in octets, without its end (RFC 5545 §3.1).
const LINE: usize = 75;

/// An all-day event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// `YYYY-MM-DD`.
    pub date: String,
    pub title: String,
}

/// The dates of a plan in order of time, with titles from the content's texts.
pub fn events(plan: &Plan, label: &dyn Fn(&str) -> String) -> Vec<Event> {
    let titled = |key: &str, text: &str| [label(key).as_str(), ": ", text].concat();
    let mut events = Vec::new();
    let mut note = |date: &str, title: String| {
        if time::date(date).is_some() {
            events.push(Event { date: date.to_owned(), title });
        }
    };
    if let Some(task) = &plan.task {
        note(&task.due, titled("calendar.task", &task.text));
    }
    for step in &plan.steps {
        if let Some(due) = &step.due {
            note(due, titled("calendar.step", &step.text));
        }
        if let Some(next) = &step.next {
            note(next, titled("calendar.next", &step.text));
        }
    }
    if let Some(date) = &plan.follow_up {
        note(date, label("calendar.follow-up"));
    }
    events.sort_by(|one, other| one.date.cmp(&other.date));
    events
}

/// The file. `stamp` is when it was made, ISO 8601.
pub fn file(events: &[Event], stamp: &str) -> String {
    let stamp = time::instant(stamp).map_or_else(String::new, time::format_instant);
    let stamp: String = stamp.chars().filter(|c| !matches!(c, '-' | ':')).collect();
    let mut out = String::new();
    for fixed in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Suunta//Suunta//EN"] {
        line(&mut out, fixed);
    }
    for (index, event) in events.iter().enumerate() {
        let date = event.date.replace('-', "");
        line(&mut out, "BEGIN:VEVENT");
        line(&mut out, &format!("UID:{stamp}-{index}@suunta"));
        line(&mut out, &format!("DTSTAMP:{stamp}"));
        line(&mut out, &format!("DTSTART;VALUE=DATE:{date}"));
        line(&mut out, &format!("SUMMARY:{}", escaped(&event.title)));
        line(&mut out, "END:VEVENT");
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
