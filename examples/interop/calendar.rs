//! A plan saved as a calendar, and saved again after it was changed.

use super::Fallible;
use std::fs;
use std::path::Path;
use suunta::session::calendar::{events, series};
use suunta::session::dates::Bounds;
use suunta::session::{Action, Work, fields};
use suunta::summary::calendar::file;

/// Every sign that a calendar file has a meaning for, letters of two to four octets, and long enough
/// to be folded.
const TEXT: &str = "Soitan työpajalle, kysyn kurssista; \"N:o 5\" \\ klo 9\nja kerron siitä äidille 😀😀😀 اتصل بالورشة";
const MARK: &str = "0f8fad5b-d9cb-469f-a165-70867728950e";
const REMINDER: u32 = 9;

/// `first.ics`, `second.ics`, and `text.txt` with the words of the task.
pub fn all(folder: &Path) -> Fallible<()> {
    fs::create_dir_all(folder)?;
    let bounds = Bounds::around("2026-11-28", 5).ok_or("no day")?;
    let mut work = Work::default();
    work.note(fields::CALENDAR, MARK.to_owned());
    for (field, text) in [
        (fields::TASK, TEXT),
        (fields::TASK_DUE, "2026-12-12"),
        (fields::FOLLOW_UP, "2028-02-29"),
        ("step.1.text", "Käyn"),
        ("step.1.due", "2027-01-10"),
    ] {
        work.act(Action::text(field, text), 1_795_687_200_000);
    }
    work.act(steps(&["1"]), 1_795_687_201_000);
    let save = |work: &Work, name: &str| -> Fallible<()> {
        let events = events(work.session(), &bounds, &str::to_owned);
        let series = series(work.session()).ok_or("no mark")?;
        Ok(fs::write(folder.join(name), file(&events, series, REMINDER))?)
    };
    save(&work, "first.ics")?;
    work.act(Action::text(fields::TASK_DUE, "2026-12-14"), 1_795_687_260_000);
    save(&work, "second.ics")?;
    Ok(fs::write(folder.join("text.txt"), TEXT)?)
}

fn steps(ids: &[&str]) -> Action {
    let values = ids.iter().map(|&id| id.to_owned()).collect();
    Action::List { name: fields::STEPS.to_owned(), values }
}
