//! Calendar days: how they are written, added and bounded. None of it knows a zone or a clock.

mod common;

use proptest::prelude::*;
use suunta::content::profile::Profile;
use suunta::session::dates::{Bounds, Wrong, all, wrong};
use suunta::session::{Action, Session, Work, everything, fields};
use suunta::time::{date, days_after, format_date, written, years_after};

#[test]
fn a_day_is_added_by_the_calendar() {
    for (from, days, expected) in [
        // Clocks are put forward on 28 March 2027 and back on 25 October 2026 in Finland.
        ("2027-03-20", 14, "2027-04-03"),
        ("2026-10-20", 14, "2026-11-03"),
        ("2026-10-24", 1, "2026-10-25"),
        ("2026-10-25", 1, "2026-10-26"),
        // Leap years, and a century that is none.
        ("2028-02-28", 1, "2028-02-29"),
        ("2027-02-28", 1, "2027-03-01"),
        ("2100-02-28", 1, "2100-03-01"),
        ("2026-12-31", 1, "2027-01-01"),
        ("2026-11-28", 0, "2026-11-28"),
        ("1969-12-31", 2, "1970-01-02"),
    ] {
        assert_eq!(days_after(from, days).as_deref(), Some(expected), "{from} and {days} days");
    }
    assert_eq!(days_after("15.3.2027", 1), None);
}

#[test]
fn a_year_is_added_by_the_calendar() {
    for (from, years, expected) in [
        ("2026-11-28", 5, Some("2031-11-28")),
        ("2026-11-28", -5, Some("2021-11-28")),
        ("2028-02-29", 1, Some("2029-02-28")),
        ("2028-02-29", 4, Some("2032-02-29")),
        ("9999-01-01", 1, None),
        ("0002-03-15", -3, None),
        ("soon", 1, None),
    ] {
        assert_eq!(years_after(from, years).as_deref(), expected, "{from} and {years} years");
    }
}

#[test]
fn a_date_is_understood_as_people_write_it() {
    for (text, expected) in [
        ("15.3.2027", Some("2027-03-15")),
        ("15.03.2027", Some("2027-03-15")),
        ("15. 3. 2027", Some("2027-03-15")),
        (" 15.3.2027. ", Some("2027-03-15")),
        ("15/3/2027", Some("2027-03-15")),
        ("15-3-2027", Some("2027-03-15")),
        ("15 3 2027", Some("2027-03-15")),
        ("2027-03-15", Some("2027-03-15")),
        ("2027-3-5", Some("2027-03-05")),
        ("2027/03/15", Some("2027-03-15")),
        ("١٥/٣/٢٠٢٧", Some("2027-03-15")),
        ("\u{200f}١٥‏/٣‏/٢٠٢٧", Some("2027-03-15")),
        ("۱۵/۳/۲۰۲۷", Some("2027-03-15")),
        ("29.2.2028", Some("2028-02-29")),
        // No day of the calendar, half a date, or more than one.
        ("29.2.2027", None),
        ("31.4.2027", None),
        ("3/15/2027", None),
        ("15.3.27", None),
        ("15.3.2", None),
        ("15.3.", None),
        ("15.3", None),
        ("2027", None),
        ("15.3.20277", None),
        ("115.3.2027", None),
        ("15.3.2027 klo 9", None),
        ("huomenna", None),
        ("", None),
        (".", None),
    ] {
        assert_eq!(written(text).as_deref(), expected, "{text}");
    }
}

#[test]
fn only_days_that_make_sense_are_kept() {
    let bounds = Bounds::around("2026-11-28", 5).unwrap();
    for (given, expected) in [
        ("2021-11-28", Ok("2021-11-28")),
        ("2021-11-27", Err(Wrong::Outside)),
        ("28.11.2031", Ok("2031-11-28")),
        ("2031-11-29", Err(Wrong::Outside)),
        // A year that is half typed.
        ("0002-03-15", Err(Wrong::Outside)),
        ("0202-03-15", Err(Wrong::Outside)),
        ("15.3.20", Err(Wrong::Unreadable)),
    ] {
        assert_eq!(bounds.read(given).as_deref(), expected.as_ref().copied(), "{given}");
    }
}

fn with(texts: &[(&str, &str)]) -> Session {
    let mut work = Work::default();
    let steps = Action::List { name: fields::STEPS.to_owned(), values: vec!["7".to_owned()] };
    work.act(steps, 1);
    for (field, text) in texts {
        work.act(Action::text(field, *text), 1);
    }
    work.session().clone()
}

#[test]
fn whatever_an_earlier_version_kept_is_signed_as_a_date_or_named() {
    let session = with(&[
        (fields::TASK, "Soitan"),
        (fields::TASK_DUE, "15.3.2027"),
        (fields::FOLLOW_UP, "0002-03-15"),
        (fields::FIRST_SERVICE, "soon"),
        ("step.7.text", "Käyn"),
        ("step.7.due", "1.2.2027"),
        ("step.7.next", "31.2.2027"),
    ]);
    let bounds = Bounds::around("2026-11-28", 5).unwrap();
    let named: Vec<(String, Wrong)> = wrong(&session, &bounds);
    let expected = [
        (fields::FOLLOW_UP, Wrong::Outside),
        (fields::FIRST_SERVICE, Wrong::Unreadable),
        ("step.7.next", Wrong::Unreadable),
    ];
    assert_eq!(named, expected.map(|(field, wrong)| (field.to_owned(), wrong)));
    // What is no date is in no payload, so that a check cannot refuse the whole for it.
    let instrument = common::instrument();
    let profile = Profile::default();
    let payload = everything(&instrument, &profile, &session, Default::default());
    let plan = payload.plan.unwrap();
    assert_eq!(plan.task.unwrap().due, "2027-03-15");
    assert_eq!(plan.steps[0].due.as_deref(), Some("2027-02-01"));
    assert_eq!(plan.steps[0].next, None);
    assert!(payload.background.is_none_or(|told| !told.texts.contains_key(fields::FIRST_SERVICE)));
}

#[test]
fn every_date_field_is_looked_at() {
    let session = with(&[]);
    assert_eq!(
        all(&session),
        ["task-due", "follow-up", "first-service", "step.7.due", "step.7.next"]
    );
}

proptest! {
    #[test]
    fn days_and_dates_are_the_same_thing(days in -700_000_i64..2_900_000) {
        prop_assert_eq!(date(&format_date(days)), Some(days));
    }

    #[test]
    fn a_day_later_is_the_next_day(days in 0_i64..2_900_000, more in 0_u32..4_000) {
        let later = days_after(&format_date(days), more);
        prop_assert_eq!(later.and_then(|later| date(&later)), Some(days + i64::from(more)));
    }

    #[test]
    fn nothing_typed_ends_the_app(text in "\\PC{0,20}") {
        prop_assert!(written(&text).is_none_or(|found| date(&found).is_some()));
    }
}
