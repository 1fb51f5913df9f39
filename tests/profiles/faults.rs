//! What is wrong in content is named with file, line, fault and remedy, so that it can be mended.

use crate::copy::{Copy, NEW};
use std::fs;
use suunta::content::source::Fault;

/// One of the faults says `expected` of the file, at a line, with a remedy.
fn named(faults: &[Fault], file: &str, expected: &str) {
    let found = faults.iter().find(|fault| fault.fault.contains(expected));
    let found = found.unwrap_or_else(|| panic!("{expected}: {faults:#?}"));
    assert!(found.file.ends_with(file), "{found}");
    assert!(found.line.is_some(), "{found}");
    assert!(!found.remedy.is_empty(), "{found}");
}

/// All at once: each is named, none hides another.
fn all_named(name: &str, file: &str, cases: &[(&str, &str, &str)]) {
    let copy = Copy::new(name);
    cases.iter().for_each(|(from, to, _)| copy.change(file, from, to));
    let faults = copy.faults();
    cases.iter().for_each(|(_, _, expected)| named(&faults, file, expected));
}

#[test]
fn a_broken_instrument_is_named() {
    let cases = [
        ("format = 1", "format = 2", "format 2 is not read here"),
        (r#"{ id = "F2", dimension"#, r#"{ id = "F1", dimension"#, "item F1 is there twice"),
        (r#"{ id = "Y", place"#, r#"{ id = "L", place"#, "dimension L is there twice"),
        (r#"{ id = "calm", steps"#, r#"{ id = "often", steps"#, "scale often is there twice"),
        (r#"id = "house""#, r#"id = "everyday""#, "module everyday is there twice"),
        (r#""E3", "E4"]"#, r#""E3", "E3"]"#, "item E3 is asked twice"),
        (r#"key = "M1""#, r#"key = "F3""#, "key F3 of dimension M is no item of it"),
        (r#"place = "floor4""#, r#"place = "attic""#, "dimension T has unknown place attic"),
        (r#"indices = ["i0"], key = "E1""#, r#"indices = ["i7"], key = "E1""#, "unknown index i7"),
        (r#"["A", "R", "P"]"#, r#"["A", "R", "Q"]"#, "critical_dims has unknown dimension Q"),
        (r#"reason = "One answer alone"#, r#"reason = "" # "#, "constant min_items has no reason"),
        (
            "reason = \"On average below",
            "raeson = \"On average below",
            "constant critical has no reason",
        ),
        ("scale = \"agree\", na = true", "scale = \"agree\", naa = true", "unknown key naa"),
    ];
    all_named("instrument", "instruments/suunta.toml", &cases);
    let id = r#"{ id = "under25""#;
    let copy = Copy::new("age-band");
    copy.change("instruments/suunta.toml", id, r#"{ id = "under-25""#);
    let faults = copy.faults();
    assert!(faults.iter().any(|f| f.fault == "no text for age-band.under-25"), "{faults:#?}");
}

#[test]
fn broken_periods_are_named() {
    let cases = [
        ("reason = \"A desk that", "reason = \"\" # \"", "constant list_days has no reason"),
        ("[\"week\", 168]", "[\"fortnight\", 336]", "no text for away.fortnight"),
        ("[kiosk_warning_seconds]\nvalue = 60", "[kiosk_warning_seconds]\nvalue = 19", "too short"),
        ("[key_days]", "[key_days]\ndays = 1", "unknown key days"),
    ];
    all_named("periods", "periods.toml", &cases);
}

#[test]
fn broken_contacts_are_named() {
    let file = "contacts/help.toml";
    let cases = [
        ("checked = \"20", "checked = \"x20", "is no date"),
        (r#"items = ["Z3"]"#, r#"items = ["Z9"]"#, "is of Z9, no safety item"),
        (r#"items = ["Z3"]"#, r#"items = ["F1"]"#, "is of F1, no safety item"),
        (r#"beside = ["R1", "R2"]"#, r#"beside = ["R3"]"#, "is beside R3, no item"),
        (r#"dimensions = ["R"]"#, r#"dimensions = ["Q"]"#, "is of Q, no dimension"),
        (r#""X", "A", "N"]"#, r#""N"]"#, "no contact with a number or an address answers X"),
        ("web = \"https://", "web = \"http://", "contact employment has no secure address"),
        (r#"id = "victim""#, r#"id = "violence""#, "contact violence is there twice"),
        (r#"id = "debt""#, r#"id = "debts""#, "no text for contact.debts.name"),
        ("tel = \"112\"", "telephone = \"112\"", "unknown key telephone"),
        (
            "tel = \"116117\"\nhours = 2019",
            "",
            "contact.urgent-care.hours has a text, but its year",
        ),
        ("tel = \"080090045\"", "hours = 2026", "no text for contact.substance.hours"),
    ];
    all_named("contacts", file, &cases);
    // A safety answer without help is found in the instrument, where the question stands.
    let copy = Copy::new("no-help");
    copy.change(file, r#"items = ["Z4"]"#, "items = []");
    for language in ["fi", "fi-x-selko", "sv", "en", "ar", "uk", "ru"] {
        copy.change(&format!("locales/{language}/pages.toml"), "\"card.Z2\"", "\"card.Z5\"");
    }
    let faults = copy.faults();
    named(&faults, "instruments/suunta.toml", "no contact helps with Z4");
    named(&faults, "instruments/suunta.toml", "no text for help.card.Z2");
}

#[test]
fn a_misspelt_key_of_a_list_and_a_map_of_another_name_are_found() {
    let copy = Copy::new("lists");
    copy.change("locales/languages.toml", "review = true", "reviewed = true");
    let map = "services/kainuu/kuhmo.toml";
    copy.change(map, "id = \"kuhmo\"", "id = \"kuhmoo\"");
    let faults = copy.faults();
    named(&faults, "locales/languages.toml", "unknown key reviewed");
    named(&faults, map, "id kuhmoo is not the file's name");
}

#[test]
fn what_is_broken_is_named_with_file_line_and_remedy() {
    let cases = [
        ("modules = [", "modulez = [", "unknown field"),
        ("format = 1", "format = 2", "format 2 is not read here"),
        ("id = \"mallila\"", "id = \"other\"", "not the file's name"),
        ("\"economy\"", "\"ekonomy\"", "unknown module ekonomy"),
        ("phase = 0", "phase = 7", "phase 7"),
        ("responsible = \"debt\"", "responsible = \"nobody-here\"", "has no name"),
        ("at_least = 300", "at_least = 300, under = 300", "can never hold together"),
        ("fact = \"benefit-days\"", "fact = \"shoe-size\"", "unknown variant"),
        ("#1D5B3A", "#9AC7A9", "action #9AC7A9 against"),
        ("warning_seconds = 60", "warning_seconds = 5", "too short"),
        ("needs = [\"E\"]", "needs = []", "no service answers the need E"),
        ("[texts.fi.profile]", "[texts.xx.profile]", "unknown language xx"),
    ];
    for (number, (from, to, expected)) in cases.iter().enumerate() {
        let copy = Copy::new(&format!("broken-{number}"));
        fs::write(copy.0.join("profiles/mallila.toml"), NEW).unwrap();
        copy.change("profiles/mallila.toml", from, to);
        named(&copy.faults(), "profiles/mallila.toml", expected);
    }
}

#[test]
fn a_missing_text_a_lost_place_and_a_long_easy_sentence_are_found() {
    let copy = Copy::new("texts");
    copy.change("locales/sv/interface.toml", "title = ", "titel = ");
    let faults = copy.faults();
    assert!(faults.iter().any(|f| f.fault.contains("no text for")), "{faults:#?}");
    assert!(faults.iter().any(|f| f.line.is_some() && f.fault.contains("titel")), "{faults:#?}");

    let copy = Copy::new("places");
    copy.change("locales/en/programmes.toml", "{years}", "years");
    let faults = copy.faults();
    assert!(faults.iter().any(|f| f.remedy == "use exactly {years}"), "{faults:#?}");

    let copy = Copy::new("easy");
    let long = "lead = \"Tässä on aivan liian pitkä lause joka jatkuu ja jatkuu eikä siinä \
                ole yhtään taukoa missään kohdassa\"";
    let path = copy.0.join("locales/fi-x-selko/programmes.toml");
    let text = fs::read_to_string(&path).unwrap();
    let old = text.lines().find(|line| line.starts_with("lead = ")).unwrap().to_owned();
    fs::write(&path, text.replacen(&old, long, 1)).unwrap();
    let faults = copy.faults();
    let found = faults.iter().find(|f| f.fault.contains("words in a sentence")).expect("a fault");
    assert!(found.file.ends_with("programmes.toml") && found.line.is_some(), "{found}");
}
