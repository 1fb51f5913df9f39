//! A day at the desk: rows, the newest of each key, figures without small groups.

use super::fixture::{desk, file, key, payload};
use suunta::summary::check;
use suunta::summary::day::{Row, Timeline, figures, figures_csv, figures_ndjson, list_csv};
use suunta::summary::payload::{Payload, Role};

fn row(number: u8, issued_at: &str) -> Row {
    let payload = Payload { issued_at: issued_at.to_owned(), ..payload() };
    let text = file(&payload, &key(number), Role::Client);
    let context = desk();
    Row::of(format!("{number}.json"), &check(text.as_bytes(), &context), &context.instruments[0])
}

const DAY: &str = "2026-03-01T10:00:00+02:00";
const LATER: &str = "2026-03-01T11:00:00+02:00";

fn count(rows: &[Row], group: &str, value: &str) -> Option<Option<u32>> {
    let figures = figures(rows);
    figures.iter().find(|f| f.group == group && f.value == value).map(|f| f.count)
}

#[test]
fn a_refused_file_is_a_row_with_its_code_and_nothing_of_what_it_says() {
    let context = desk();
    let refused = check(b"{\"payload\":\"e30\",\"signatures\":[]}", &context);
    let row = Row::of("x.json".to_owned(), &refused, &context.instruments[0]);
    assert_eq!((row.holds(), row.issued_at.as_str(), row.label.as_str()), (false, "", ""));
    assert!(!row.codes.is_empty());
    assert_eq!(count(&[row], "all", "all"), Some(Some(0)));
}

#[test]
fn each_person_counts_once_by_the_newest_summary() {
    let mut rows: Vec<Row> = (1..=6).map(|number| row(number, DAY)).collect();
    rows.push(row(6, LATER));
    assert_eq!(count(&rows, "all", "all"), Some(Some(6)));
    // The same file twice is one person as well.
    rows.push(rows[6].clone());
    assert_eq!(count(&rows, "all", "all"), Some(Some(6)));
}

#[test]
fn the_summary_before_is_the_newest_of_the_same_key() {
    let last = "2026-03-01T12:00:00+02:00";
    let rows = [row(6, LATER), row(6, DAY), row(5, DAY), row(6, last), row(6, LATER)];
    let mut timeline = Timeline::default();
    rows.iter().enumerate().for_each(|(index, row)| timeline.add(row, index));
    let before: Vec<Option<usize>> = rows.iter().map(|row| timeline.earlier(row)).collect();
    assert_eq!(before, [Some(1), None, None, Some(4), Some(1)]);
}

#[test]
fn small_groups_are_not_told_nor_to_be_computed() {
    // Six found work, three did not: three are few, and six would tell them.
    let mut rows: Vec<Row> = (1..=9).map(|number| row(number, DAY)).collect();
    for (index, row) in rows.iter_mut().enumerate() {
        row.outcome = Some(if index < 6 { "work" } else { "none" }.to_owned());
    }
    assert_eq!(count(&rows, "all", "all"), Some(Some(9)));
    assert_eq!(count(&rows, "outcome", "none"), Some(None));
    assert_eq!(count(&rows, "outcome", "work"), Some(None));
    // Two small groups hide each other; the large one is told.
    rows[8].outcome = Some("other".to_owned());
    assert_eq!(count(&rows, "outcome", "work"), Some(Some(6)));
    assert_eq!(count(&rows, "outcome", "none"), Some(None));
    assert_eq!(count(&rows, "outcome", "other"), Some(None));
    let four = &rows[..4];
    assert_eq!(count(four, "all", "all"), Some(None));
}

#[test]
fn figures_leave_as_csv_and_as_fhir_without_what_is_hidden() {
    let rows: Vec<Row> = (1..=7).map(|number| row(number, DAY)).collect();
    let figures = figures(&rows);
    let csv = figures_csv(&figures);
    assert!(csv.starts_with("\u{feff}group;value;count\r\nall;all;7\r\n"), "{csv}");
    let lines = figures_ndjson(&figures, "2026-03-01");
    for line in lines.lines() {
        let report: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(report["resourceType"], "MeasureReport");
        let populations = report["group"][0]["population"].as_array().unwrap();
        assert!(populations.iter().all(|p| p["count"].as_u64().unwrap() >= 5));
    }
    assert_eq!(figures_ndjson(&suunta::summary::day::figures(&rows[..2]), "2026-03-01"), "");
}

#[test]
fn a_file_name_is_never_a_formula() {
    let row = Row { name: "=cmd|' /C calc'!A0".to_owned(), ..row(1, DAY) };
    assert!(list_csv(&[row]).contains("\"'=cmd"));
}
