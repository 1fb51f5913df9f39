//! Responses that other programs wrote, read by FHIR's rules: each says what it is.

use super::common::instrument;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use suunta::assessment::Answer;
use suunta::content::instrument::Form;
use suunta::summary::check;
use suunta::summary::fhir::read::{Read, Refusal, Remark, response};
use suunta::summary::fhir::url;
use suunta::summary::limits::MAX_FHIR;
use suunta::summary::verdict::Foreign;

const SYSTEM: &str = "urn:uuid:3f0c1c5a-6b0e-4d6c-9a53-6d2f8e1b7a04";

fn read(bytes: &[u8]) -> Result<Read, Refusal> {
    response(bytes, &instrument())
}

/// One answer, as another program would write it.
fn good() -> Value {
    json!({
        "resourceType": "QuestionnaireResponse",
        "questionnaire": format!("{}|{}", url(Form::Full), instrument().version),
        "status": "completed",
        "authored": "2026-01-01T00:00:00Z",
        "item": [{
            "linkId": "E1",
            "answer": [{ "valueCoding": { "system": SYSTEM, "code": "often-3", "display": "x" } }],
        }],
    })
}

/// What is read of the good one, changed.
fn changed(change: impl FnOnce(&mut Value)) -> Result<Read, Refusal> {
    let mut value = good();
    change(&mut value);
    read(value.to_string().as_bytes())
}

fn remarks(read: Result<Read, Refusal>) -> Result<Vec<Remark>, Refusal> {
    read.map(|read| read.remarks)
}

/// Whether the one answer was read.
fn answered(read: &Read) -> bool {
    read.payload.answers.as_ref().and_then(|answers| answers.get("E1")) == Some(&Answer::Step(3))
}

fn coding(response: &mut Value) -> &mut Value {
    &mut response["item"][0]["answer"][0]["valueCoding"]
}

#[test]
fn what_was_handed_over_says_what_it_is() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/fhir");
    for (name, wanted) in [
        ("fhir-entered-in-error", Err(Refusal::EnteredInError)),
        ("fhir-modifier-extension", Err(Refusal::Modifier)),
        ("fhir-no-system", Ok(vec![Remark::OtherCodes])),
        ("fhir-decimal", Ok(vec![])),
        ("fhir-no-authored", Ok(vec![Remark::NoTime])),
        ("fhir-date-only", Ok(vec![Remark::NotExact])),
    ] {
        let bytes = fs::read(folder.join(name).with_extension("json")).expect("a vector");
        assert_eq!(remarks(read(&bytes)), wanted, "{name}");
        // None of them is a damaged summary: at the desk each is told to be FHIR.
        let verdict = check(&bytes, &super::fixture::desk());
        assert_eq!((verdict.level, verdict.foreign), (0, Some(Foreign::Fhir)), "{name}");
    }
}

#[test]
fn what_a_resource_says_of_itself_is_obeyed() {
    let status = |status: &str| remarks(changed(|r| r["status"] = status.into()));
    assert_eq!(status("completed"), Ok(vec![]));
    assert_eq!(status("in-progress"), Ok(vec![Remark::InProgress]));
    assert_eq!(status("amended"), Ok(vec![Remark::Amended]));
    assert_eq!(status("stopped"), Ok(vec![Remark::Stopped]));
    assert_eq!(status("entered-in-error"), Err(Refusal::EnteredInError));
    assert_eq!(status("done"), Err(Refusal::Shape));
    assert_eq!(remarks(changed(|r| r["status"] = Value::Null)), Err(Refusal::Shape));
}

#[test]
fn an_unknown_modifier_anywhere_in_what_is_read_forbids_reading_on() {
    let modifier = || json!([{ "url": "http://example.org/negated", "valueBoolean": true }]);
    type Place = fn(&mut Value) -> &mut Value;
    let places: [(&str, Place); 4] = [
        ("the response", |r| r),
        ("an item", |r| &mut r["item"][0]),
        ("an answer", |r| &mut r["item"][0]["answer"][0]),
        ("an item that is not ours", |r| {
            r["item"].as_array_mut().expect("items").push(json!({ "linkId": "theirs" }));
            &mut r["item"][1]
        }),
    ];
    for (name, place) in places {
        let found = changed(|r| place(r)["modifierExtension"] = modifier());
        assert_eq!(remarks(found), Err(Refusal::Modifier), "{name}");
    }
    let rules = changed(|r| r["implicitRules"] = "http://example.org/rules".into());
    assert_eq!(remarks(rules), Err(Refusal::Modifier));
    // None, and those of what is not read, change nothing.
    for harmless in [
        changed(|r| r["modifierExtension"] = json!([])),
        changed(|r| r["modifierExtension"] = Value::Null),
        changed(|r| r["extension"] = json!([{ "url": "x", "modifierExtension": modifier() }])),
        changed(|r| r["contained"] = json!([{ "modifierExtension": modifier() }])),
    ] {
        assert_eq!(remarks(harmless), Ok(vec![]));
    }
}

#[test]
fn only_codes_of_our_own_system_are_ours() {
    for system in [json!("http://loinc.org"), json!(""), Value::Null] {
        let found = changed(|r| coding(r)["system"] = system.clone()).expect("a response");
        assert_eq!(found.remarks, [Remark::OtherCodes], "{system}");
        assert!(!answered(&found), "{system}");
    }
    // Beside ours, they are passed over.
    let both = changed(|r| {
        let theirs = json!({ "valueCoding": { "system": "http://loinc.org", "code": "often-0" } });
        r["item"][0]["answer"].as_array_mut().expect("answers").push(theirs);
    });
    let both = both.expect("a response");
    assert!(answered(&both));
    assert_eq!(both.remarks, [Remark::OtherCodes]);
    // Of ours, an answer that the question does not have is a mistake.
    assert_eq!(remarks(changed(|r| coding(r)["code"] = "well-3".into())), Err(Refusal::Answer));
}

#[test]
fn a_time_is_as_exact_as_fhir_lets_it_be() {
    for (authored, shown, remark) in [
        (json!("2026-01-01T00:00:00Z"), "2026-01-01T00:00:00Z", None),
        (json!("2026-01-01T10:00:00.123456789+02:00"), "2026-01-01T10:00:00.123+02:00", None),
        (json!("2026-01-01T10:00:00.1-05:00"), "2026-01-01T10:00:00.1-05:00", None),
        (json!("2026-06-30T23:59:60Z"), "2026-06-30T23:59:59Z", None),
        (json!("2026-01-31"), "2026-01-31", Some(Remark::NotExact)),
        (json!("2026-01"), "", Some(Remark::NoTime)),
        (json!("2026"), "", Some(Remark::NoTime)),
        (Value::Null, "", Some(Remark::NoTime)),
    ] {
        let found = changed(|r| r["authored"] = authored.clone()).expect("a response");
        assert_eq!(found.payload.issued_at, shown, "{authored}");
        assert_eq!(found.remarks.first().copied(), remark, "{authored}");
        assert!(answered(&found), "{authored}");
    }
    for wrong in
        ["yesterday", "2026-13-01", "2026-02-30", "2026-01-01T10:00", "2026-01-01T10:00:00", "26"]
    {
        let found = changed(|r| r["authored"] = wrong.into());
        assert_eq!(remarks(found), Err(Refusal::Time), "{wrong}");
    }
}

#[test]
fn members_that_we_do_not_know_are_passed_over() {
    let odd = changed(|r| {
        r["identifier"] = json!([
            { "system": "urn:x", "value": "7" },
            { "value": "urn:uuid:10d4dbc3-faf0-4753-a75f-f666254f13d7" },
        ]);
        r["subject"] = Value::Null;
        r["fhir_comments"] = json!(["made by hand"]);
        r["meta"] = json!({ "lastUpdated": "2026-01-01T00:00:00.123456Z" });
        r["language"] = "not a language".into();
        r["score"] = 2.5e30.into();
        let item =
            json!({ "linkId": "x", "answer": [{ "valueDecimal": 2.5 }, null], "item": null });
        r["item"].as_array_mut().expect("items").extend([item, Value::Null]);
        r["item"][0]["answer"][0]["item"] = json!([{ "linkId": "E2", "answer": null }]);
    });
    let odd = odd.expect("a response");
    assert!(answered(&odd));
    assert_eq!(odd.remarks, []);
    assert_eq!(odd.payload.jti, "urn:uuid:10d4dbc3-faf0-4753-a75f-f666254f13d7");
    // One alone is read too; a number of others is not ours.
    let one = changed(|r| r["identifier"] = json!({ "system": "urn:x", "value": "7" }));
    assert_eq!(one.map(|read| read.remarks), Ok(vec![]));
}

#[test]
fn a_response_of_ours_is_found_in_a_bundle() {
    let bundle = |resources: &[Value]| {
        let entry: Vec<Value> = resources.iter().map(|r| json!({ "resource": r })).collect();
        let bundle = json!({ "resourceType": "Bundle", "type": "collection", "entry": entry });
        read(bundle.to_string().as_bytes())
    };
    let patient = json!({ "resourceType": "Patient", "modifierExtension": [{ "url": "x" }] });
    let theirs = json!({ "resourceType": "QuestionnaireResponse", "questionnaire": "http://x|1" });
    let found =
        bundle(&[patient.clone(), theirs.clone(), good(), Value::Null]).expect("a response");
    assert_eq!(found.remarks, [Remark::Bundle]);
    assert!(answered(&found));
    assert_eq!(remarks(bundle(&[patient, theirs])), Err(Refusal::NotResponse));
    assert_eq!(remarks(bundle(&[good(), good()])), Err(Refusal::Several));
    assert_eq!(remarks(bundle(&[])), Err(Refusal::NotResponse));
}

#[test]
fn what_cannot_be_read_says_why() {
    let good = good().to_string();
    let large = [good.as_bytes(), &vec![b' '; MAX_FHIR]].concat();
    let commented = good.replacen('{', "{\n// made by hand\n", 1);
    for (bytes, refusal) in [
        (large, Refusal::TooLarge),
        (good.as_bytes()[..90].to_vec(), Refusal::NotJson),
        (commented.into_bytes(), Refusal::Comments),
        (b"<Bundle xmlns=\"http://hl7.org/fhir\"/>".to_vec(), Refusal::Xml),
        (br#"{"resourceType":"Patient"}"#.to_vec(), Refusal::NotResponse),
        (b"[]".to_vec(), Refusal::NotResponse),
    ] {
        assert_eq!(remarks(read(&bytes)), Err(refusal));
    }
    assert_eq!(
        remarks(read(["\u{feff}", &good].concat().as_bytes())),
        Ok(vec![]),
        "a mark before it"
    );
    let version = |named: String| remarks(changed(|r| r["questionnaire"] = named.into()));
    assert_eq!(version(format!("{}|9", url(Form::Full))), Err(Refusal::OtherVersion));
    assert_eq!(version(url(Form::Full).to_owned()), Err(Refusal::OtherVersion));
    assert_eq!(version("http://example.org|1.0.0".to_owned()), Err(Refusal::OtherQuestionnaire));
    assert_eq!(
        remarks(changed(|r| r["questionnaire"] = Value::Null)),
        Err(Refusal::OtherQuestionnaire)
    );
    assert_eq!(remarks(changed(|r| r["item"] = json!({}))), Err(Refusal::Shape));
    assert_eq!(remarks(changed(|r| r["item"][0]["linkId"] = Value::Null)), Err(Refusal::Shape));
    assert_eq!(
        remarks(changed(|r| {
            let again = r["item"][0].clone();
            r["item"].as_array_mut().expect("items").push(again);
        })),
        Err(Refusal::Answer)
    );
}
