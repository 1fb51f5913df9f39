//! The names of saved files: each tells what it is, and no two are the same.

use super::fixture::payload;
use std::collections::BTreeSet;
use suunta::summary::file_name::{self, Content, of_day, stem};
use suunta::summary::payload::{Mode, Payload};

fn of(mode: Mode, jti: &str) -> Payload {
    Payload { mode, jti: jti.to_owned(), ..payload() }
}

const ONE: &str = "urn:uuid:10d4dbc3-faf0-4753-a75f-f666254f13d7";
const OTHER: &str = "urn:uuid:6b1f1f0e-5d3a-4c1e-9f6e-0a1b2c3d4e5f";

#[test]
fn the_files_of_a_summary_tell_its_day_who_filled_it_in_and_its_number() {
    let one = stem(&of(Mode::Own, ONE), "");
    assert_eq!(file_name::signed(&one), "suunta-2026-03-02-client-10d4.suunta.json");
    assert_eq!(file_name::document(&one), "suunta-2026-03-02-client-10d4.pdf");
    assert_eq!(
        file_name::encrypted(&one),
        "suunta-2026-03-02-client-10d4-encrypted.suunta.json.age"
    );
    assert_eq!(
        stem(&of(Mode::Coach, OTHER), "te-office"),
        "suunta-2026-03-02-coach-te-office-6b1f"
    );
    assert_eq!(stem(&of(Mode::Kiosk, OTHER), ""), "suunta-2026-03-02-kiosk-6b1f");
}

#[test]
fn no_two_files_of_a_day_are_named_alike() {
    let day = "2026-03-02";
    let contents = [
        Content::Plan,
        Content::Transfer,
        Content::Raw,
        Content::DayList,
        Content::Figures,
        Content::FiguresNdjson,
    ];
    let mut names: Vec<String> = contents.into_iter().map(|content| of_day(content, day)).collect();
    for mode in [Mode::Own, Mode::Coach, Mode::Kiosk] {
        for jti in [ONE, OTHER] {
            let stem = stem(&of(mode, jti), "kela");
            names.extend([
                file_name::signed(&stem),
                file_name::encrypted(&stem),
                file_name::document(&stem),
            ]);
        }
    }
    for jti in [ONE, OTHER] {
        names.push(file_name::receipt(day, jti));
    }
    for holder in ["coach", "kiosk", "organisation"] {
        for print in ["ABCD EFGH", "WXYZ EFGH"] {
            names.extend([true, false].map(|sealed| file_name::key(holder, day, print, sealed)));
        }
    }
    names.extend([1, 2].map(|serial| file_name::trust_list(day, serial)));
    let distinct: BTreeSet<&String> = names.iter().collect();
    assert_eq!(distinct.len(), names.len(), "{names:#?}");
    for name in &names {
        let safe = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-".contains(c);
        assert!(name.chars().all(safe), "{name}");
        assert!(name.contains(day), "{name}");
    }
}

/// A signed list of copies has room for 64 characters; what a summary says of its time, number and
/// party is what somebody wrote.
#[test]
fn no_name_is_too_long_or_leaves_its_folder() {
    let odd = Payload { issued_at: "x".to_owned(), jti: "../a".to_owned(), ..payload() };
    let stem = stem(&odd, &"päätös/../".repeat(20));
    let name = file_name::encrypted(&stem);
    assert!(name.chars().count() <= 64, "{name}");
    assert!(!name.contains(['/', '\\']), "{name}");
}
