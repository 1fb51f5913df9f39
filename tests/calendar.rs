//! The plan's dates as a calendar file (RFC 5545).

use proptest::prelude::*;
use suunta::session::calendar::{events, series};
use suunta::session::dates::Bounds;
use suunta::session::{Action, Work, fields};
use suunta::summary::calendar::{Event, Series, file};

const SERIES: Series<'_> = Series {
    mark: "0f8fad5b-d9cb-469f-a165-70867728950e",
    revised: 1_795_687_200, // 2026-11-26T10:00:00Z
    sequence: 42,
};

fn label(key: &str) -> String {
    key.trim_start_matches("calendar.").to_owned()
}

fn bounds() -> Bounds {
    Bounds::around("2026-11-28", 5).unwrap()
}

fn event(key: &str, date: &str, title: &str) -> Event {
    Event { key: key.to_owned(), date: date.to_owned(), title: title.to_owned() }
}

/// A plan as somebody writes it: steps in the order given, each with its id.
fn planned(steps: &[(&str, &str, &str, &str)]) -> Work {
    let mut work = Work::default();
    let ids = steps.iter().map(|(id, ..)| (*id).to_owned()).collect();
    work.act(Action::List { name: fields::STEPS.to_owned(), values: ids }, 1_000);
    for (id, text, due, next) in steps {
        for (part, written) in [("text", text), ("due", due), ("next", next)] {
            work.act(Action::text(&fields::step(id, part), *written), 2_000);
        }
    }
    work
}

#[test]
fn dates_come_in_order_of_time_and_what_is_no_date_is_left_out() {
    let mut work = planned(&[
        ("1", "visit", "2026-12-01", "2027-01-10"),
        ("2", "typing", "2026-1", ""),
        ("3", "a slip", "0002-03-15", "3026-12-01"),
        ("4", " ", "2026-12-02", ""),
    ]);
    work.act(Action::text(fields::TASK, "write"), 3_000);
    // As it was kept from a browser without a field for dates.
    work.act(Action::text(fields::TASK_DUE, "7.12.2026"), 3_000);
    work.act(Action::text(fields::FOLLOW_UP, "2026-12-24"), 3_000);
    let expected = [
        event("step-1-due", "2026-12-01", "step: visit"),
        event("task", "2026-12-07", "task: write"),
        event("follow-up", "2026-12-24", "follow-up"),
        event("step-1-next", "2027-01-10", "next: visit"),
    ];
    assert_eq!(events(work.session(), &bounds(), &label), expected);
}

#[test]
fn the_same_plan_saved_twice_is_the_same_and_a_changed_one_is_newer() {
    let mut work = planned(&[("1", "call", "2026-12-01", ""), ("2", "visit", "2026-12-08", "")]);
    let saved = |work: &Work| {
        let session = work.session();
        file(&events(session, &bounds(), &label), series(session).unwrap(), 9)
    };
    assert_eq!(series(work.session()), None);
    work.note(fields::CALENDAR, SERIES.mark.to_owned());
    let first = saved(&work);
    assert_eq!(saved(&work), first);
    // The first step goes; the second stays the event that it was, with a higher number.
    work.act(Action::List { name: fields::STEPS.to_owned(), values: vec!["2".to_owned()] }, 61_000);
    let second = saved(&work);
    let uid = "UID:0f8fad5b-d9cb-469f-a165-70867728950e-step-2-due@suunta\r\n";
    assert!(first.contains(&[uid, "SEQUENCE:2\r\n"].concat()), "{first}");
    assert!(second.contains(&[uid, "SEQUENCE:61\r\n"].concat()), "{second}");
    // Noting the mark was no change to take back, and taking a change back leaves it.
    assert!(work.undo(70_000).is_some());
    assert_eq!(series(work.session()).unwrap().mark, SERIES.mark);
}

#[test]
fn a_file_is_what_the_rfc_says() {
    let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Suunta//Suunta//EN\r\n\
        BEGIN:VEVENT\r\nUID:0f8fad5b-d9cb-469f-a165-70867728950e-task@suunta\r\nSEQUENCE:42\r\n\
        DTSTAMP:20261126T100000Z\r\nDTSTART;VALUE=DATE:20261207\r\n\
        SUMMARY:a\\, b\\; c\\\\d\\ne\r\nTRANSP:TRANSPARENT\r\nCLASS:PRIVATE\r\n\
        BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:a\\, b\\; c\\\\d\\ne\r\n\
        TRIGGER:-PT15H\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_eq!(file(&[event("task", "2026-12-07", "a, b; c\\d\ne")], SERIES, 9), expected);
}

#[test]
fn a_long_title_is_folded_by_octets_and_no_character_is_cut() {
    let title = "Soitan työpajalle, kysyn kurssista; pitkä teksti joka taittuu ääööåå😀😀😀😀😀😀";
    let text = file(&[event("task", "2026-12-07", title)], SERIES, 9);
    // The marks of the text take two octets more; the emoji would end past the 75th.
    let folded = "SUMMARY:Soitan työpajalle\\, kysyn kurssista\\; pitkä teksti joka taittuu \r\n \
                  ääööåå😀😀😀😀😀😀\r\n";
    assert!(text.contains(folded), "{text}");
}

proptest! {
    #[test]
    fn no_line_is_too_long_and_nothing_is_injected(title in ".{0,300}") {
        let text = file(&[event("task", "2026-12-07", &title)], SERIES, 9);
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = text.replace("\r\n ", "");
        prop_assert_eq!(unfolded.matches("BEGIN:VEVENT").count(), 1 + 2 * title.matches("BEGIN:VEVENT").count());
        prop_assert_eq!(unfolded.split("\r\n").count(), 19);
        let bare = unfolded.replace("\r\n", "");
        prop_assert!(!bare.contains(['\r', '\n']));
    }
}
