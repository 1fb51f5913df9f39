//! What people do to content files by hand: each is named with its file, its line and its remedy,
//! and nothing is in order that is not.

use crate::copy::Copy;
use std::collections::BTreeSet;
use std::fs;
use suunta::content::source::{Fault, ahead, read, stale, unverified};
use suunta::time::date;

/// One change to a file, and what is said of it.
struct Case {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    /// A part of the line that is named, the last such line of the changed file.
    at: &'static str,
    fault: &'static str,
    remedy: &'static str,
}

const fn case(
    (file, from, to): (&'static str, &'static str, &'static str),
    at: &'static str,
    fault: &'static str,
    remedy: &'static str,
) -> Case {
    Case { file, from, to, at, fault, remedy }
}

const SEND: &str = "send = \"Dela filen\"";
const FEW: &str = "\"keys.few\" = \"{n} ключі\"";
const KEYS: &str = "locales/uk/keys.toml";
const PAGES: &str = "locales/sv/pages.toml";
const MAP: &str = "services/kainuu/kuhmo.toml";
const PHONE: &str = "phone = \"1\"";
const HELP: &str = "contacts/help.toml";

const CASES: [Case; 22] = [
    // A text that says nothing.
    case((PAGES, SEND, "send = \"\""), "send = ", "share.done.send is empty", "write it"),
    case((PAGES, SEND, "send = \" \u{a0}\""), "send = ", "share.done.send is empty", "write it"),
    case((PAGES, SEND, "send = \"\u{200b}\""), "send = ", "share.done.send is empty", "write it"),
    case((PAGES, SEND, "send = 5"), "send = ", "share.done.send is no text", "quotation marks"),
    // Plural forms that the reference does not have.
    case(
        (KEYS, FEW, "\"keys.few\" = \"{nn} ключі\""),
        "keys.few",
        "keys.few has other places to fill",
        "use exactly {n}",
    ),
    case((KEYS, FEW, ""), "keys.one", "no text for trusted.keys.few", "one, few, many, other"),
    case(
        ("locales/ar/keys.toml", "\"keys.two\" = \"مفتاحان ({n})\"", ""),
        "keys.zero",
        "keys.two",
        "zero, one, two, few, many, other",
    ),
    case(
        (
            "locales/fi/keys.toml",
            "\"keys.other\"",
            "\"keys.few\" = \"{n} avainta\"\n\"keys.other\"",
        ),
        "keys.few",
        "keys.few is never used",
        "one, other",
    ),
    case(
        ("locales/languages.toml", "plurals = [\"one\", \"few\"", "plurals = [\"one\", \"some\""),
        "\"some\"",
        "uk has no plural forms",
        "zero, one, two, few, many, other",
    ),
    // Places to fill.
    case(
        ("locales/en/keys.toml", "\"{n} keys\"", "\"{n} {n} keys\""),
        "{n} {n}",
        "keys.other has other places to fill",
        "use exactly {n}",
    ),
    case(
        ("locales/en/keys.toml", "\"{n} keys\"", "\"{n keys\""),
        "{n keys",
        "keys.other has a { or a } alone",
        "{name}",
    ),
    case(
        ("locales/en/keys.toml", "\"{n} keys\"", "\"{ n } keys\""),
        "{ n }",
        "keys.other has a { or a } alone",
        "{name}",
    ),
    // One key in two files: which of them is shown nobody could tell.
    case(
        ("locales/sv/vault.toml", "[vault]", "[goal]\ntitle = \"Mål\"\n\n[vault]"),
        "title = \"Mål\"",
        "goal.title is there twice, also in pages.toml:",
        "leave one",
    ),
    case(
        (PAGES, SEND, "send = \"Dela filen\"\nsend = \"Dela\""),
        "send = \"Dela\"",
        "duplicate key",
        "beside it",
    ),
    // A map.
    case(
        (MAP, "id = \"social-work\"", "id = \"health\""),
        "id = \"health\"",
        "service health is there twice",
        "once",
    ),
    case(
        (MAP, "checked = \"2026-11-23\"", "checked = \"23.11.2026\""),
        "23.11",
        "is no date",
        "YYYY",
    ),
    case(
        (MAP, "checked = \"2026-11-23\"", "checked = \"2026-02-30\""),
        "02-30",
        "is no date",
        "YYYY",
    ),
    case(
        (MAP, "checked = \"2026-11-23\"", "checked = 2026-11-23"),
        "2026-11-23",
        "invalid type",
        "",
    ),
    case((MAP, "indicative = true", "indicativ = true"), "indicativ", "unknown field", "beside it"),
    case((MAP, PHONE, "fone = \"1\""), "fone =", "unknown field `fone`", "beside it"),
    // Contacts: the word stands in a comment as well.
    case((HELP, "checked = \"20", "checked = \"x20"), "checked = \"x", "is no date", "YYYY-MM-DD"),
    case(
        (
            "profiles/kainuu.toml",
            "[texts.sv.profile]\nname = \"Mot arbete (Kajanaland)\"",
            "[texts.sv.profile]\nname = \"\"",
        ),
        "name = \"\"",
        "profile.name is empty",
        "write it",
    ),
];

/// The last line of a file that has a part, from 1.
fn line_of(copy: &Copy, file: &str, part: &str) -> usize {
    let text = fs::read_to_string(copy.0.join(file)).unwrap();
    let found = text.lines().collect::<Vec<_>>().into_iter().rposition(|line| line.contains(part));
    found.unwrap_or_else(|| panic!("{file} has no {part}")) + 1
}

#[test]
fn each_slip_is_named_at_its_own_line() {
    let mut left: Vec<&Case> = CASES.iter().collect();
    // One slip a file at a time: what is wrong in one file hides nothing in another.
    for round in 0.. {
        let mut used = BTreeSet::new();
        let (now, later): (Vec<&Case>, _) =
            left.into_iter().partition(|case| used.insert(case.file));
        left = later;
        if now.is_empty() {
            break;
        }
        let copy = Copy::new(&format!("case-{round}"));
        for case in &now {
            if case.from == PHONE {
                let debt = "responsible = \"debt\"";
                copy.change(case.file, debt, &[debt, PHONE].join("\n"));
            }
            copy.change(case.file, case.from, case.to);
        }
        let faults = copy.faults();
        for case in now {
            let of_case = |f: &&Fault| f.file.ends_with(case.file) && f.fault.contains(case.fault);
            let found = faults.iter().find(of_case);
            let found = found.unwrap_or_else(|| panic!("{}: {faults:#?}", case.fault));
            assert_eq!(found.line, Some(line_of(&copy, case.file, case.at)), "{found}");
            assert!(found.remedy.contains(case.remedy), "{found}");
        }
    }
}

#[test]
fn a_file_that_nothing_reads_is_named() {
    let copy = Copy::new("stray");
    let files = [
        ("services/kainuu/paltamo.TOML", "name it paltamo.toml"),
        ("services/kainuu/puolanka.toml.txt", "name it puolanka.toml"),
        ("services/kuhmo.toml", "put it where its like are"),
        ("profiles/kainuu.toml~", "name it kainuu.toml"),
        ("locales/sv/pages.txt", "name it pages.toml"),
        ("locales/so/pages.toml", "add so to locales/languages.toml"),
        ("locales/pages.toml", "put it where its like are"),
        ("laws.toml", "put it where its like are"),
        ("contacts/kainuu.toml", "put it where its like are"),
    ];
    for (file, _) in files {
        let path = copy.0.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }
    // What editors and systems leave is no content.
    fs::write(copy.0.join("services/kainuu/.DS_Store"), "").unwrap();
    let faults = copy.faults();
    for (file, remedy) in files {
        let found = faults.iter().find(|fault| fault.file.ends_with(file));
        let found = found.unwrap_or_else(|| panic!("{file}: {faults:#?}"));
        assert_eq!(found.fault, "this file is not read");
        assert!(found.remedy.contains(remedy), "{found}");
    }
    assert_eq!(faults.len(), files.len(), "{faults:#?}");
}

#[test]
fn a_day_to_come_is_no_check_and_an_old_one_is_asked_for_again() {
    let copy = Copy::new("future");
    let map = "services/kainuu/kuhmo.toml";
    copy.change(map, "checked = \"2026-11-23\"", "checked = \"2062-11-23\"");
    let content = read(&copy.0).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let named = |faults: Vec<Fault>, file: &str| {
        let found = faults.into_iter().find(|fault| fault.file.ends_with(file));
        found.map(|fault| (fault.line.unwrap(), fault.fault))
    };
    let on = |day: &str| date(day).unwrap();
    let said = "checked on 2062-11-23, which is still to come".to_owned();
    let line = line_of(&copy, map, "checked = ");
    assert_eq!(line, 5);
    assert_eq!(named(ahead(&copy.0, &content, on("2026-11-28")), map), Some((line, said)));
    assert_eq!(named(ahead(&copy.0, &content, on("2062-11-23")), map), None);
    // East of Greenwich the day begins before it does in UTC.
    assert_eq!(named(ahead(&copy.0, &content, on("2062-11-22")), map), None);
    assert_eq!(ahead(&copy.0, &content, on("2026-11-28")).len(), 1);
    assert_eq!(named(stale(&copy.0, &content, on("2026-11-28")), HELP), None);
    let old = named(stale(&copy.0, &content, on("2027-06-30")), HELP);
    let line = line_of(&copy, HELP, "checked = ");
    assert_eq!(old, Some((line, "last checked 2026-11-22, more than six months ago".to_owned())));
}

#[test]
fn a_number_that_nobody_has_looked_up_is_asked_for() {
    let copy = Copy::new("verify");
    let before = unverified(&copy.0).len();
    copy.change(HELP, "id = \"food-aid\"", "id = \"food-aid\"\nverify = \"a poster of 2019\"");
    let found = unverified(&copy.0);
    assert_eq!(found.len(), before + 1);
    let fault = found.iter().find(|fault| fault.fault.ends_with("a poster of 2019")).unwrap();
    assert_eq!(fault.line, Some(line_of(&copy, HELP, "a poster of 2019")));
    assert!(copy.faults().is_empty());
}

#[test]
fn a_number_without_opening_hours_is_asked_for() {
    let copy = Copy::new("hours");
    let unsaid = |copy: &Copy| {
        let found = unverified(&copy.0).into_iter();
        found.filter(|fault| fault.fault == "a number without opening hours").count()
    };
    let before = unsaid(&copy);
    copy.change(HELP, "number = \"112\"\ntel = \"112\"\nhours = 2026", "number = \"112\"");
    assert_eq!(unsaid(&copy), before + 1);
}
