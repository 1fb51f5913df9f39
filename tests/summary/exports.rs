//! The unsigned copies: FHIR and CSV, against golden files, and what holds of every summary.

use super::common::{content, instrument};
use super::fixture;
use super::generated::some_payload_of;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use suunta::assessment::Answer;
use suunta::content::instrument::{Form, Instrument};
use suunta::content::source::REFERENCE;
use suunta::summary::code::Code;
use suunta::summary::fhir::questionnaire::{self, Question, Questionnaire, Words};
use suunta::summary::fhir::response::{self, Answered};
use suunta::summary::fhir::{read, url};
use suunta::summary::limits::MAX_FHIR;
use suunta::summary::payload::{Attachment, Payload, Section};
use suunta::summary::sections::Goal;
use suunta::summary::{csv, derived};

/// Words change, keys do not: the golden files hold keys.
fn key(key: &str) -> String {
    key.to_owned()
}

/// The same in a form that no key has: what is found is told from what is not there.
fn text_of(key: &str) -> String {
    let own = [".strength", ".up", ".down"].iter().any(|end| key.ends_with(end));
    if key.starts_with("dimension.") && own { key.to_owned() } else { format!("<{key}>") }
}

fn payload(instrument: &Instrument, form: Form) -> Payload {
    let mut answers = fixture::answers(instrument);
    answers.retain(|id, _| instrument.item(id).is_some_and(|item| instrument.asks(form, item)));
    if form == Form::Full {
        answers.insert("E2".to_owned(), Answer::Skip);
        answers.insert("T1".to_owned(), Answer::NotApplicable);
        answers.remove("L3");
    }
    let goal = Goal {
        own_words: Some("=SUMMA(A1); \"kaksi\"\nriviä".to_owned()),
        next_step: Some("  ".to_owned()),
        ..Goal::default()
    };
    let safety = [("Z1".to_owned(), Answer::Step(1))].into();
    let shared = Payload {
        goal: Some(goal),
        safety: Some(safety),
        ..fixture::payload_of(instrument, form, answers)
    };
    Payload { omitted: Vec::new(), ..shared }
}

/// Compares with a file in `tests/golden/exports`; `UPDATE_GOLDEN=1` writes it.
fn golden(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/exports").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, found).expect("a file");
    }
    let wanted = std::fs::read_to_string(&path).expect("the golden file");
    for (number, (found, wanted)) in (1..).zip(found.lines().zip(wanted.lines())) {
        assert_eq!(found, wanted, "line {number} of {name}");
    }
    assert_eq!(found.len(), wanted.len(), "the length of {name}");
}

fn form_of(instrument: &Instrument, form: Form) -> Questionnaire {
    let other = |text: &str| format!("sv:{text}");
    let words = Words { tag: "fi", label: &key };
    questionnaire::of(instrument, form, &words, &[Words { tag: "sv", label: &other }])
}

fn pretty(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).expect("JSON") + "\n"
}

#[test]
fn the_copies_are_as_they_were() {
    let instrument = instrument();
    let words = Words { tag: "fi", label: &key };
    let questionnaire = questionnaire::of(&instrument, Form::Short, &words, &[]);
    golden("questionnaire-short.json", &pretty(&questionnaire));
    for form in [Form::Full, Form::Short] {
        let payload = payload(&instrument, form);
        let response = response::of(&payload, &instrument, &key).expect("a response");
        golden(&format!("response-{}.json", form.key()), &pretty(&response));
        golden(&format!("summary-{}.csv", form.key()), &csv::of(&payload, &instrument, &text_of));
    }
}

fn questions<'a>(items: &'a [Question], out: &mut Vec<&'a Question>) {
    for item in items {
        out.push(item);
        questions(&item.item, out);
    }
}

fn answered<'a>(items: &'a [Answered], out: &mut Vec<&'a Answered>) {
    for item in items {
        out.push(item);
        answered(&item.item, out);
    }
}

#[test]
fn the_questionnaire_has_every_item_once_and_every_text() {
    let content = content();
    let instrument = &content.catalogue.instrument;
    let locale = &content.locales[REFERENCE];
    let label = |key: &str| locale.get(key).unwrap_or_else(|| panic!("no text {key}")).clone();
    for form in [Form::Full, Form::Short] {
        let words = Words { tag: "fi", label: &label };
        let questionnaire = questionnaire::of(instrument, form, &words, &[]);
        let mut all = Vec::new();
        questions(&questionnaire.item, &mut all);
        let ids: BTreeSet<&str> = all.iter().map(|item| item.link_id.as_str()).collect();
        assert_eq!(ids.len(), all.len(), "a link id stands for one question");
        for item in instrument.items.iter().filter(|item| instrument.asks(form, item)) {
            assert!(ids.contains(item.id.as_str()), "{}", item.id);
        }
        // FHIR: no string is empty.
        for item in &all {
            assert!(!item.text.is_empty(), "{}", item.link_id);
            assert!(
                item.answer_option.iter().all(|option| !option.value_coding.display.is_empty())
            );
        }
    }
}

#[test]
fn translations_stand_beside_the_words() {
    let questionnaire = pretty(&form_of(&instrument(), Form::Short));
    let found: Value = serde_json::from_str(&questionnaire).expect("JSON");
    let translation = &found["_title"]["extension"][0];
    assert_eq!(translation["extension"][0]["valueCode"], "sv");
    assert_eq!(translation["extension"][1]["valueString"], "sv:export.fhir.short");
}

#[test]
fn safety_answers_score_nothing() {
    let questionnaire = form_of(&instrument(), Form::Full);
    let mut all = Vec::new();
    questions(&questionnaire.item, &mut all);
    for item in all.into_iter().filter(|item| !item.answer_option.is_empty()) {
        let scored = item.answer_option.iter().filter(|o| !o.value_coding.extension.is_empty());
        let expected = match item.link_id.as_bytes() {
            b"W" => 11,
            [b'Z', ..] => 0,
            [_, b'1'..=b'9'] => 5,
            _ => 0, // votes, wishes
        };
        assert_eq!(scored.count(), expected, "{}", item.link_id);
    }
}

#[test]
fn what_is_not_shared_is_in_no_copy() {
    let instrument = instrument();
    let shared = payload(&instrument, Form::Full);
    let kept = Payload {
        answers: None,
        goal: None,
        safety: None,
        omitted: vec![Section::Answers.into(), Section::Goal.into(), Section::Safety.into()],
        ..shared
    };
    let response = response::of(&kept, &instrument, &key).expect("a response");
    let mut all = Vec::new();
    answered(&response.item, &mut all);
    let ids: Vec<&str> = all.iter().map(|item| item.link_id.as_str()).collect();
    assert!(ids.contains(&"E.sum"), "the sums are shared");
    assert!(!ids.iter().any(|id| ["E1", "Z1", "own-words"].contains(id)), "{ids:?}");
    let csv = csv::of(&kept, &instrument, &key);
    assert!(!csv.contains("answers.E1") && !csv.contains("SUMMA"), "{csv}");
}

#[test]
fn a_copy_is_known_by_its_hash_and_does_not_know_its_own() {
    let instrument = instrument();
    let bare = Payload { client_key: None, ..payload(&instrument, Form::Full) };
    let name = "suunta-2026-03-02.csv".to_owned();
    let attachment = Attachment { name, sha256: "ab".repeat(32) };
    let signed = Payload {
        attachments: Some(vec![attachment.clone()]),
        client_key: Some("a".repeat(43)),
        ..bare.clone()
    };
    let files = |payload| derived::of(payload, &instrument, &key, "suunta-2026-03-02");
    assert_eq!(files(&bare), files(&signed));
    assert_eq!(derived::attachment(&signed, &attachment.sha256), Some(&attachment));
    assert_eq!(derived::attachment(&signed, &"cd".repeat(32)), None);
    assert_eq!(derived::attachment(&bare, &attachment.sha256), None);
}

#[test]
fn another_version_has_no_response() {
    let instrument = instrument();
    let mut payload = payload(&instrument, Form::Full);
    payload.instrument.version = "9.0.0".to_owned();
    assert_eq!(response::of(&payload, &instrument, &key), None);
    assert!(!csv::of(&payload, &instrument, &key).contains("scores."), "nothing is computed");
}

/// A good response, changed.
fn changed(change: impl FnOnce(&mut Value)) -> Result<Payload, Code> {
    let instrument = instrument();
    let payload = payload(&instrument, Form::Full);
    let response = response::of(&payload, &instrument, &key).expect("a response");
    let mut value = serde_json::to_value(response).expect("JSON");
    change(&mut value);
    read::payload(value.to_string().as_bytes(), &instrument)
}

/// `economy` › `E` › `E1`.
fn e1(response: &mut Value) -> &mut Value {
    &mut response["item"][1]["item"][0]["item"][0]
}

#[test]
fn a_response_that_is_none_of_ours_is_refused() {
    assert!(changed(|_| ()).is_ok());
    assert_eq!(changed(|r| assert_eq!(e1(r)["linkId"], "E1")).map(|_| ()), Ok(()));
    let refused = [
        (changed(|r| r["resourceType"] = "Patient".into()), Code::Schema),
        (
            changed(|r| r["questionnaire"] = format!("{}|9", url(Form::Full)).into()),
            Code::UnknownVersion,
        ),
        (changed(|r| r["authored"] = "yesterday".into()), Code::Schema),
        (
            changed(|r| e1(r)["answer"][0]["valueCoding"]["code"] = "often-5".into()),
            Code::OutOfRange,
        ),
        (
            changed(|r| e1(r)["answer"][0]["valueCoding"]["code"] = "well-3".into()),
            Code::OutOfRange,
        ),
        (changed(|r| e1(r)["linkId"] = "E2".into()), Code::OutOfRange),
    ];
    for (number, (found, code)) in refused.into_iter().enumerate() {
        assert_eq!(found.map(|_| ()), Err(code), "{number}");
    }
    let instrument = instrument();
    for (bytes, code) in
        [(b"{".to_vec(), Code::BadJson), (vec![b' '; MAX_FHIR + 1], Code::TooLarge)]
    {
        assert_eq!(read::payload(&bytes, &instrument), Err(code));
    }
    let deep = ["{\"item\":[".repeat(20_000), "]}".repeat(20_000)].concat();
    assert_eq!(read::payload(deep.as_bytes(), &instrument), Err(Code::BadJson));
}

#[test]
fn sums_that_a_response_claims_are_not_believed() {
    let found = changed(|response| {
        let dimension = &mut response["item"][1]["item"][0]["item"];
        let sum = dimension.as_array_mut().expect("items").iter_mut();
        let mut sum = sum.filter(|item| item["linkId"] == "E.sum");
        sum.next().expect("a sum")["answer"][0]["valueInteger"] = 0.into();
    });
    let instrument = instrument();
    let wanted = payload(&instrument, Form::Full).dimensions;
    assert_eq!(found.map(|payload| payload.dimensions), Ok(wanted));
}

/// FHIR's decimals may be fractions, and some tools write them as texts.
#[test]
fn extensions_of_others_refuse_nothing() {
    let whole = changed(|_| ());
    for number in [Value::from(0.5), Value::from("1.0"), Value::Null] {
        let found = changed(|response| {
            let coding = &mut e1(response)["answer"][0]["valueCoding"];
            coding["extension"] = serde_json::json!([{ "url": "urn:x", "valueDecimal": number }]);
            coding["_display"] = serde_json::json!({ "extension": number });
        });
        assert_eq!(found, whole);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_response_reads_back(payload in some_payload_of(instrument())) {
        let instrument = instrument();
        let response = response::of(&payload, &instrument, &key).expect("a response");
        let bytes = serde_json::to_vec(&response).expect("JSON");
        let back = read::payload(&bytes, &instrument);
        let back = back.map_err(|code| TestCaseError::fail(format!("{code:?}")))?;
        prop_assert_eq!(&back.votes, &payload.votes);
        prop_assert_eq!(&back.wishes, &payload.wishes);
        if let Some(answers) = &payload.answers {
            prop_assert_eq!(back.answers.as_ref(), Some(answers));
            prop_assert_eq!(&back.dimensions, &payload.dimensions);
            prop_assert_eq!(back.phase, payload.phase);
        }
    }

    #[test]
    fn no_cell_is_a_formula(words in "[ \t\n]{0,2}[-=+@＝;\"']{0,3}.{0,40}") {
        let instrument = instrument();
        let goal = Goal { own_words: Some(words), ..Goal::default() };
        let payload = Payload { goal: Some(goal), ..payload(&instrument, Form::Full) };
        let text = csv::of(&payload, &instrument, &key);
        let rows = rows(text.strip_prefix('\u{feff}').expect("a mark"));
        prop_assert!(rows.iter().all(|row| row.len() == 6), "{:?}", rows);
        for cell in rows.iter().flatten() {
            let first = cell.trim_start().chars().next().unwrap_or_default();
            prop_assert!(!"=+-@＝＋－＠".contains(first) && !cell.starts_with(['\t', '\r', '\n']), "{:?}", cell);
        }
    }
}

/// Reads CSV as RFC 4180 says, with `;`.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                cell.push('"');
                characters.next();
            }
            '"' => quoted = !quoted,
            ';' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {
                assert_eq!(characters.next(), Some('\n'), "lines end with CRLF");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    assert!(!quoted && row.is_empty() && cell.is_empty(), "the last line ends");
    rows
}
