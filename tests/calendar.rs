//! The plan's dates as a calendar file (RFC 5545).

use proptest::prelude::*;
use suunta::summary::calendar::{Event, events, file};
use suunta::summary::sections::{Plan, Step, Task};

fn label(key: &str) -> String {
    key.trim_start_matches("calendar.").to_owned()
}

#[test]
fn dates_come_in_order_of_time_and_what_is_no_date_is_left_out() {
    let step = |text: &str, due: &str, next: Option<&str>| Step {
        text: text.to_owned(),
        due: Some(due.to_owned()),
        next: next.map(str::to_owned),
        ..Step::default()
    };
    let plan = Plan {
        task: Some(Task { text: "write".to_owned(), due: "2026-12-07".to_owned() }),
        steps: vec![
            step("visit", "2026-12-01", Some("2027-01-10")),
            step("typing", "2026-1", None),
        ],
        follow_up: Some("2026-12-24".to_owned()),
        ..Plan::default()
    };
    let titles: Vec<(String, String)> =
        events(&plan, &label).into_iter().map(|event| (event.date, event.title)).collect();
    let expected = [
        ("2026-12-01", "step: visit"),
        ("2026-12-07", "task: write"),
        ("2026-12-24", "follow-up"),
        ("2027-01-10", "next: visit"),
    ];
    assert_eq!(titles, expected.map(|(date, title)| (date.to_owned(), title.to_owned())));
}

#[test]
fn a_file_is_what_the_rfc_says() {
    let event = Event { date: "2026-12-07".to_owned(), title: "a, b; c\\d\ne".to_owned() };
    let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Suunta//Suunta//EN\r\n\
        BEGIN:VEVENT\r\nUID:20261123T100000Z-0@suunta\r\nDTSTAMP:20261123T100000Z\r\n\
        DTSTART;VALUE=DATE:20261207\r\nSUMMARY:a\\, b\\; c\\\\d\\ne\r\nEND:VEVENT\r\n\
        END:VCALENDAR\r\n";
    assert_eq!(file(&[event], "2026-11-23T12:00:00+02:00"), expected);
}

proptest! {
    #[test]
    fn no_line_is_too_long_and_nothing_is_injected(title in ".{0,300}") {
        let text = file(
            &[Event { date: "2026-12-07".to_owned(), title: title.clone() }],
            "2026-11-23T12:00:00+02:00",
        );
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = text.replace("\r\n ", "");
        prop_assert_eq!(unfolded.matches("BEGIN:VEVENT").count(), 1 + title.matches("BEGIN:VEVENT").count());
        prop_assert_eq!(unfolded.split("\r\n").count(), 11);
        let bare = unfolded.replace("\r\n", "");
        prop_assert!(!bare.contains(['\r', '\n']));
    }
}
