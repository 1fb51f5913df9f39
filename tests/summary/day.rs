//! A day at the desk: rows, the newest of each key, figures without small groups.

use super::fixture::{desk, file, key, payload};
use proptest::prelude::*;
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

/// What is told of groups of these sizes, in their order; `None` where no group is listed.
fn told(sizes: &[u32]) -> Option<Vec<Option<u32>>> {
    let people = (0_u32..).zip(sizes).flat_map(|(group, size)| (0..*size).map(move |_| group));
    let person = |(number, group): (usize, u32)| Row {
        level: 1,
        kid: Some(number.to_string()),
        outcome: Some(format!("{group:02}")),
        ..Row::default()
    };
    let rows: Vec<Row> = people.enumerate().map(person).collect();
    let figures = figures(&rows);
    let outcomes = figures.iter().filter(|figure| figure.group == "outcome");
    let counts: Vec<Option<u32>> = outcomes.map(|figure| figure.count).collect();
    (!counts.is_empty()).then_some(counts)
}

#[test]
fn what_is_hidden_cannot_be_computed_from_what_is_told() {
    // Two hidden of 2 people are 1 and 1, two of 8 are 4 and 4: the large one hides with them.
    assert_eq!(told(&[1, 1, 20]), Some(vec![None; 3]));
    assert_eq!(told(&[4, 4, 20]), Some(vec![None; 3]));
    assert_eq!(told(&[1, 20]), Some(vec![None; 2]));
    assert_eq!(told(&[20, 1, 30]), Some(vec![None, None, Some(30)]));
    assert_eq!(told(&[4, 20, 20]), Some(vec![None, None, Some(20)]));
    // Nine in three groups can be many things.
    assert_eq!(told(&[3, 3, 3, 20]), Some(vec![None, None, None, Some(20)]));
    assert_eq!(told(&[5, 6]), Some(vec![Some(5), Some(6)]));
    // Nothing is left to hide them with.
    assert_eq!(told(&[4, 4]), None);
    assert_eq!(told(&[1, 1, 1, 1, 1]), None);
    // How many there are in all is hidden as well.
    assert_eq!(told(&[1, 1]), Some(vec![None; 2]));
}

proptest! {
    #[test]
    fn whatever_the_groups_another_division_fits_what_is_told(
        sizes in prop::collection::vec(1_u32..9, 1..7),
    ) {
        let told = told(&sizes).unwrap_or_default();
        let hidden: Vec<u32> =
            sizes.iter().zip(&told).filter(|(_, told)| told.is_none()).map(|(n, _)| *n).collect();
        prop_assert!(sizes.iter().zip(&told).all(|(n, told)| told.is_none_or(|told| told == *n && told >= 5)));
        if !hidden.is_empty() && sizes.iter().sum::<u32>() >= 5 {
            // One person more in one group and fewer in another; all small ones stay small.
            let most = if hidden.iter().any(|n| *n >= 5) { u32::MAX } else { 4 };
            let moves = hidden.iter().enumerate().any(|(from, n)| {
                *n > 1 && hidden.iter().enumerate().any(|(to, n)| to != from && *n < most)
            });
            prop_assert!(moves, "{:?} of {:?}", hidden, sizes);
        }
    }
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
