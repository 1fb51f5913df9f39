//! A day at the desk: rows, the newest of each key or label, figures without small groups.

use super::fixture::{NOW, desk, file, key, payload, public};
use proptest::prelude::*;
use suunta::summary::day::{
    Row, figures, figures_csv, figures_ndjson, list_csv, percent, with_outcome,
};
use suunta::summary::payload::{Payload, Role};
use suunta::summary::received::{Received, Seen};
use suunta::summary::sections::{Plan, Step};
use suunta::summary::timeline::Timeline;
use suunta::summary::verdict::Pin;
use suunta::summary::{Code, Context, check};

fn row(number: u8, issued_at: &str) -> Row {
    let payload = Payload { issued_at: issued_at.to_owned(), ..payload() };
    let text = file(&payload, &key(number), Role::Client);
    let context = desk();
    Row::of(format!("{number}.json"), &check(text.as_bytes(), &context), &context.instruments[0])
}

const DAY: &str = "2026-03-01T10:00:00+02:00";
const LATER: &str = "2026-03-01T11:00:00+02:00";

/// The row as the desk calls its key after comparing the fingerprint.
fn called(number: u8, issued_at: &str, label: &str) -> Row {
    let mut row = row(number, issued_at);
    let kid = public(&key(number)).thumbprint();
    row.call(Some(&Pin { kid, label: label.to_owned(), on: "2026-03-01".to_owned() }));
    row
}

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
    let timeline = Timeline::of(&rows);
    let before: Vec<Option<usize>> = rows.iter().map(|row| timeline.earlier(row).next()).collect();
    assert_eq!(before, [Some(1), None, None, Some(4), Some(1)]);
    assert_eq!(timeline.earlier(&rows[3]).collect::<Vec<_>>(), [4, 1]);
}

#[test]
fn time_is_told_by_the_instant_whatever_the_zone() {
    // The first is the later one: 10:30 there is 8:30 in London, 11:00 in Kabul is 6:30.
    let (later, before) = ("2026-03-01T10:30:00+02:00", "2026-03-01T11:00:00+04:30");
    let rows = [row(6, later), Row { phase: None, ..row(6, before) }];
    let timeline = Timeline::of(&rows);
    assert_eq!(timeline.earlier(&rows[0]).next(), Some(1));
    assert_eq!(timeline.earlier(&rows[1]).next(), None);
    assert!(rows[0].phase.is_some());
    assert_eq!(count(&rows, "phase", "none"), None, "the later one counts");
}

#[test]
fn keys_of_one_label_are_one_person() {
    let rows =
        [called(1, DAY, "A. B."), called(2, LATER, " A. B. "), called(3, DAY, ""), row(4, DAY)];
    let timeline = Timeline::of(&rows);
    assert_eq!(timeline.earlier(&rows[1]).next(), Some(0));
    let print = |number| public(&key(number)).fingerprint();
    assert_eq!(
        rows.each_ref().map(|row| row.label.clone()),
        ["A. B.", "A. B.", &print(3), &print(4)]
    );
    let mut many: Vec<Row> = (5..=9).map(|number| row(number, DAY)).collect();
    many.extend(rows);
    assert_eq!(count(&many, "all", "all"), Some(Some(8)));
    // A label is nobody's key.
    let kid = public(&key(4)).thumbprint();
    many.push(called(1, LATER, &kid));
    assert_eq!(count(&many, "all", "all"), Some(Some(9)));
}

#[test]
fn a_key_confirmed_later_changes_what_its_rows_say() {
    let mut row = row(1, DAY);
    assert_eq!((row.level, row.named), (1, false));
    let kid = public(&key(1)).thumbprint();
    let pin = Pin { kid, label: "A. B.".to_owned(), on: "2026-03-01".to_owned() };
    row.call(Some(&pin));
    assert_eq!((row.level, row.label.as_str()), (2, "A. B."));
    row.call(None);
    assert_eq!((row.level, row.label), (1, public(&key(1)).fingerprint()));
    let mut doubtful = Row { codes: vec![Code::Clock], ..self::row(1, DAY) };
    doubtful.call(Some(&pin));
    assert_eq!(doubtful.level, 1, "a doubt keeps it at 1");
    let mut refused = Row { level: 0, ..self::row(1, DAY) };
    refused.call(Some(&pin));
    assert_eq!(refused.level, 0);
}

#[test]
fn a_second_sight_is_a_remark_with_its_time() {
    let text = file(&payload(), &key(1), Role::Client);
    let context = desk();
    let row = |received: &Received| {
        let context = Context { seen: received, ..desk() };
        Row::of("x".to_owned(), &check(text.as_bytes(), &context), &context.instruments[0])
    };
    let first = row(context.seen);
    assert_eq!((first.received, first.is_doubtful()), (None, false));
    let noted = Seen::of(&check(text.as_bytes(), &context), NOW).unwrap();
    assert_eq!(first.noted.as_ref(), Some(&noted.id));
    let second = row(&Received::from_iter([noted]));
    assert_eq!((second.received, second.noted.clone()), (Some(NOW), None));
    assert!(second.is_doubtful() && second.holds());
    assert!(list_csv(&[second]).contains("2026-03-02T10:00:00Z"));
}

#[test]
fn an_encrypted_file_is_not_refused_and_an_unread_one_says_why() {
    let context = desk();
    let age = check(b"age-encryption.org/v1\n-> scrypt", &context);
    let row = Row::of("a.age".to_owned(), &age, &context.instruments[0]);
    assert!(row.encrypted && row.codes.is_empty() && row.is_doubtful() && !row.holds());
    let unread = Row::unread("b.png".to_owned(), "scan.none");
    assert!(unread.is_doubtful() && !unread.holds());
    let csv = list_csv(&[row, unread]);
    assert!(csv.contains("a.age;0;;encrypted;") && csv.contains("b.png;0;;scan.none;"), "{csv}");
}

#[test]
fn a_shared_plan_tells_the_statuses_of_its_steps() {
    let step = |status: Option<&str>| Step {
        text: "Soita".to_owned(),
        status: status.map(str::to_owned),
        ..Step::default()
    };
    let steps = vec![step(Some("referred")), step(None), step(Some("attached"))];
    let payload = Payload { plan: Some(Plan { steps, ..Plan::default() }), ..payload() };
    let text = file(&payload, &key(1), Role::Client);
    let context = desk();
    let row = Row::of("x".to_owned(), &check(text.as_bytes(), &context), &context.instruments[0]);
    assert!(row.holds(), "{:?}", row.codes);
    assert_eq!(row.steps, ["referred", "attached"]);
}

#[test]
fn a_share_is_of_people_as_its_count_is() {
    let rows: Vec<Row> = (1..=10)
        .flat_map(|number| [row(number, DAY), row(number, LATER)])
        .map(|row| Row { outcome: Some("work".to_owned()), ..row })
        .collect();
    assert_eq!(count(&rows, "outcome", "work"), Some(Some(10)));
    assert_eq!(percent(10, with_outcome(&rows)), 100);
    // Who has no outcome is of neither.
    let rows: Vec<Row> = rows.into_iter().chain([row(11, DAY)]).collect();
    assert_eq!(with_outcome(&rows), 10);
    assert_eq!([percent(1, 8), percent(1, 3), percent(0, 0)], [13, 33, 0]);
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
    // Nothing says which of them is small.
    let csv = figures_csv(&figures(&rows));
    assert!(csv.contains("outcome;none;..\r\n") && csv.contains("outcome;work;..\r\n"), "{csv}");
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

/// Keys of kiosks sign once: only a name tells that two summaries are of one person.
#[test]
fn a_name_is_given_at_every_level_and_joins_keys() {
    let row = |key: &str, issued_at: &str| Row {
        level: 3,
        kid: Some(key.to_owned()),
        issued_at: issued_at.to_owned(),
        outcome: Some("work".to_owned()),
        ..Row::default()
    };
    let mut first = row("one", "2026-03-01T10:00:00Z");
    let mut second = row("other", "2026-03-02T10:00:00Z");
    for row in [&mut first, &mut second] {
        row.call(None);
        assert!(!row.named);
        row.name(Some(" "));
        assert!(!row.named, "blanks are no name");
        row.name(Some("Aino A."));
        assert_eq!(row.person(), Some((true, "Aino A.")));
        assert_eq!(row.level, 3, "a name confirms nothing");
    }
    assert!(first.has("aino") && !first.has("eino") && first.has(""));
    let rows = [first, second];
    let timeline = Timeline::of(&rows);
    assert_eq!(timeline.earlier(&rows[1]).collect::<Vec<_>>(), [0]);
    assert_eq!(with_outcome(&rows), 1, "one person");
}
