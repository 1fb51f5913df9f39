//! The published JSON Schema and the type of the payload say the same.

use super::fixture::{instrument, payload};
use serde_json::{Value, json};
use suunta::summary::{Payload, strict_json};

/// Of the version that is made.
pub fn validator() -> jsonschema::Validator {
    of_schema(include_str!("../../crates/summary/schema/summary-v2.json"))
}

fn of_schema(schema: &str) -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(schema).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

/// Every optional section filled.
fn full() -> Value {
    let mut value = serde_json::to_value(payload()).unwrap();
    let more = json!({
        "nonce": "0123456789ABCDEF",
        "replaces": "urn:uuid:00000000-0000-4000-8000-000000000001",
        "withdraws": "urn:uuid:00000000-0000-4000-8000-000000000002",
        "workReference": "hoped",
        "background": {
            "histories": {"health": {"illness": "yes", "surgery": "later"}},
            "factors": ["transport"], "social": ["friend"],
            "lists": {"activity": ["nature"], "referral": ["self"]}, "texts": {"belonging": "a choir"},
            "obstacles": [{"id": "transport", "text": "no bus", "status": "inWork"}, {"text": "x"}],
            "facts": {"municipality": "Ristijärvi", "ageBand": "25-29", "monthsUnemployed": 14, "benefitDays": 300,
                      "told": {"earnings-right": false}},
        },
        "goal": {"ownWords": "I want", "goal": "a job", "nextStep": "call"},
        "plan": {
            "task": {"text": "write", "due": "2026-03-16"},
            "steps": [{"text": "visit", "path": "education", "responsible": "college",
                       "status": "referred", "due": "2026-04-01", "next": "2026-05-01"}],
            "followUp": "2026-06-01", "services": ["job-coach"],
        },
        "coachView": {
            "ratings": {"F": 3}, "agreedPhase": "0/1", "agreedGoal": "try", "consent": "dissent",
            "dissent": "not so", "workFirst": "wants to", "notes": {"F1": "note"},
        },
        "observation": {"ratings": {"K": 4}, "text": "calm"},
        "safety": {"Z1": 0, "Z2": "skip"},
        "change": {"since": "2025-12-01T09:00:00Z", "workAbility": 5,
                   "jti": "urn:uuid:00000000-0000-4000-8000-000000000000",
                   "dimensions": {"F": {"sum": 4, "answered": 3, "na": 0}}},
        "omitted": [],
        "expectedSigners": ["client", "coach"],
        "attachments": [{"name": "answers.csv", "sha256": "ab".repeat(32)}],
    });
    value.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    value
}

fn read(value: &Value) -> Result<Payload, suunta::summary::Code> {
    let payload: Payload = strict_json::parse(&serde_json::to_vec(value).unwrap())?;
    payload.validate(&instrument())?;
    Ok(payload)
}

#[test]
fn every_section_is_in_schema_and_type() {
    let value = full();
    let errors: Vec<_> = validator().iter_errors(&value).map(|e| e.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let payload = read(&value).unwrap();
    assert_eq!(serde_json::to_value(&payload).unwrap(), value);
}

#[test]
fn a_single_dimension_can_be_left_out() {
    let mut value = full();
    value["omitted"] = json!(["answers", "dimensions.R"]);
    let members = value.as_object_mut().unwrap();
    members.remove("answers");
    value["dimensions"].as_object_mut().unwrap().remove("R");
    value["phase"] = json!(null);
    assert!(validator().is_valid(&value));
    let payload: Payload = serde_json::from_value(value).unwrap();
    assert_eq!(payload.omitted_dimensions().collect::<Vec<_>>(), ['R']);
    assert_eq!(payload.validate_shape(), Ok(()));
}

/// What the version before has is signed and read as it was.
#[test]
fn version_1_is_read_and_has_its_own_schema() {
    let schema = of_schema(include_str!("../../crates/summary/schema/summary-v1.json"));
    let mut value = full();
    let members = value.as_object_mut().unwrap();
    members.insert("v".to_owned(), json!(1));
    let later = ["clientKey", "replaces", "withdraws", "workReference"];
    let later = later.map(|name| (name, members.remove(name).expect(name)));
    assert!(schema.is_valid(&value));
    assert!(!validator().is_valid(&value));
    assert_eq!(serde_json::to_value(read(&value).unwrap()).unwrap(), value);
    for (name, member) in later {
        let mut with = value.clone();
        with[name] = member;
        assert!(!schema.is_valid(&with) && read(&with).is_err(), "{name}");
    }
}

#[test]
fn what_the_schema_refuses_is_refused_when_read() {
    let bad = [
        ("/v", json!(3)),
        ("/v", json!(1)),
        ("/v", json!("2")),
        ("/clientKey", json!("anna")),
        ("/clientKey", json!(null)),
        // 43 letters that stand for more than 32 bytes.
        ("/clientKey", json!("A".repeat(42) + "B")),
        ("/workReference", json!("first")),
        ("/replaces", json!("6b1f1f0e")),
        ("/withdraws", json!(null)),
        ("/omitted", json!(["dimensions.r"])),
        ("/omitted", json!(["dimensions.RP"])),
        ("/omitted", json!(["answers.R"])),
        ("/issuedAt", json!("1969-12-31T23:59:59Z")),
        ("/jti", json!("urn:uuid:6B1F1F0E-5D3A-4C1E-9F6E-0A1B2C3D4E5F")),
        ("/jti", json!("6b1f1f0e")),
        ("/issuedAt", json!("2026-03-02")),
        ("/issuedAt", json!("2026-03-02T10:00:00")),
        ("/nonce", json!("0123456789ABCDEI")),
        ("/nonce", json!(null)),
        ("/instrument", json!({"id": "suunta-full"})),
        ("/profile/id", json!("")),
        ("/mode", json!("own")),
        ("/language", json!("finnish language")),
        ("/votes", json!(["F", "F"])),
        ("/votes", json!(["FP"])),
        ("/votes", json!(["f"])),
        ("/votes", json!(null)),
        ("/wishes", json!(["a b"])),
        ("/wishes", json!("work")),
        ("/dimensions/F", json!({"sum": 1, "answered": 1})),
        ("/dimensions/F/sum", json!(-1)),
        ("/dimensions/F/sum", json!("1")),
        ("/dimensions/F/mean", json!(1)),
        ("/dimensions/ff", json!({"sum": 1, "answered": 1, "na": 0})),
        ("/workAbility", json!(11)),
        ("/workAbility", json!(null)),
        ("/phase", json!("4")),
        ("/phase", json!(2)),
        ("/nearLine", json!(0)),
        ("/answers/F1", json!(11)),
        ("/answers/F1", json!("later")),
        ("/answers/ ", json!(1)),
        ("/answers", json!(null)),
        ("/background/histories/health/illness", json!("maybe")),
        ("/background/obstacles/0/status", json!("gone")),
        ("/background/facts/monthsUnemployed", json!(1000)),
        ("/background/facts/idCode", json!("x")),
        ("/background/factors", json!(["transport", "transport"])),
        ("/goal/ownWords", json!("x".repeat(2001))),
        ("/goal/dream", json!("x")),
        ("/plan/task", json!({"text": "x"})),
        ("/plan/task/due", json!("16.3.2026")),
        ("/plan/steps/0/path", json!("pension")),
        ("/plan/steps", json!(vec![json!({"text": "x"}); 101])),
        ("/coachView/ratings/F", json!(5)),
        ("/coachView/agreedPhase", json!("1/2")),
        ("/coachView/consent", json!("yes")),
        ("/observation", json!({"text": "x"})),
        ("/safety/Z1", json!(3)),
        ("/safety/Z1", json!("na")),
        ("/change/since", json!("2025")),
        ("/omitted", json!(["everything"])),
        ("/expectedSigners", json!(["coach"])),
        ("/attachments/0/sha256", json!("AB".repeat(32))),
        ("/newMember", json!(1)),
    ];
    let validator = validator();
    for (path, wrong) in bad {
        let mut value = full();
        let (parent, member) = path.rsplit_once('/').unwrap();
        let parent = value.pointer_mut(parent).unwrap();
        match parent {
            Value::Array(items) => items[member.parse::<usize>().unwrap()] = wrong.clone(),
            _ => parent[member] = wrong.clone(),
        }
        assert!(!validator.is_valid(&value), "schema takes {path} = {wrong}");
        assert!(read(&value).is_err(), "type takes {path} = {wrong}");
    }
}

#[test]
fn every_required_member_is_required_when_read() {
    let value = full();
    for name in value.as_object().unwrap().keys() {
        let mut without = value.clone();
        without.as_object_mut().unwrap().remove(name);
        let in_schema = validator().is_valid(&without);
        let bytes = serde_json::to_vec(&without).unwrap();
        let payload = strict_json::parse::<Payload>(&bytes);
        let payload = payload.and_then(|payload| payload.validate_shape());
        assert_eq!(in_schema, payload.is_ok(), "{name}");
    }
}
