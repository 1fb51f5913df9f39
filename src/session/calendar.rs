//! The dates of a plan, for the person's own calendar.

use crate::session::dates::Bounds;
use crate::session::{Session, fields};
use crate::summary::calendar::{Event, Series};

/// The dates of a plan in order of time, with titles from the content's texts; those that no
/// summary would have are left out. A date keeps its key whatever becomes of the others.
pub fn events(session: &Session, bounds: &Bounds, label: &dyn Fn(&str) -> String) -> Vec<Event> {
    let mut events = Vec::new();
    let mut note = |key: String, field: &str, name: &str, text: Option<&str>| {
        let title = match text.map(str::trim) {
            Some("") => return,
            Some(text) => [label(name).as_str(), ": ", text].concat(),
            None => label(name),
        };
        if let Ok(date) = bounds.read(session.text(field)) {
            events.push(Event { key, date, title });
        }
    };
    let task = session.text(fields::TASK);
    note(fields::TASK.to_owned(), fields::TASK_DUE, "calendar.task", Some(task));
    for id in session.list(fields::STEPS) {
        let text = session.text(&fields::step(id, "text"));
        for (part, name) in [("due", "calendar.step"), ("next", "calendar.next")] {
            let key = [fields::STEPS, "-", id, "-", part].concat();
            note(key, &fields::step(id, part), name, Some(text));
        }
    }
    note(fields::FOLLOW_UP.to_owned(), fields::FOLLOW_UP, "calendar.follow-up", None);
    events.sort_by(|one, other| one.date.cmp(&other.date));
    events
}

/// What makes the dates known again when they are saved once more; `None` until the session was
/// given a mark of its own, [`fields::CALENDAR`]. It moves with the form to another device.
pub fn series(session: &Session) -> Option<Series<'_>> {
    let mark = Some(session.text(fields::CALENDAR)).filter(|mark| !mark.is_empty())?;
    Some(Series {
        mark,
        revised: session.updated.div_euclid(1_000),
        // A clock that was put back meanwhile makes no number below nought.
        sequence: session.updated.saturating_sub(session.started).div_euclid(1_000).max(0),
    })
}
