//! Reads a `QuestionnaireResponse` of our questionnaire, whoever wrote it: its answers, and what
//! follows from them. Nothing in it is signed, and it is read by FHIR's rules, not by those of our
//! signed files: members that we do not know are passed over, as long as they change no meaning
//! (<https://hl7.org/fhir/R4/extensibility.html#modifierExtension>).

use super::answers::Answers;
use super::authored::Authored;
pub use super::refusal::{Refusal, Remark};
use super::url;
use crate::bytes::unmarked;
use crate::code::Code;
use crate::limits::{self, MAX_FHIR};
use crate::payload::Payload;
use serde_json::{Map, Value};
use suunta_content::instrument::{Form, Instrument};

/// The number of a response that has none of ours.
const NO_NUMBER: &str = "urn:uuid:00000000-0000-0000-0000-000000000000";

/// Stands for the time while the rest is validated: FHIR asks for less of a time than we do.
const SOME_TIME: &str = "1970-01-01T00:00:00Z";

const RESPONSE: &str = "QuestionnaireResponse";

/// A response as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// In the shape of a summary. Scores follow from the single answers; sums that the file claims
    /// are not believed. `issued_at` is a day alone, or empty, where no more is told.
    pub payload: Payload,
    pub remarks: Vec<Remark>,
}

/// What a response says, in the shape of a summary so that it is shown by the same page.
///
/// # Errors
/// The code of [`Refusal`].
pub fn payload(bytes: &[u8], instrument: &Instrument) -> Result<Payload, Code> {
    response(bytes, instrument).map(|read| read.payload).map_err(Refusal::code)
}

/// Reads a response of ours, alone or in a bundle.
///
/// # Errors
/// [`Refusal`].
pub fn response(bytes: &[u8], instrument: &Instrument) -> Result<Read, Refusal> {
    ensure(bytes.len() <= MAX_FHIR, Refusal::TooLarge)?;
    let text = unmarked(bytes);
    ensure(!text.starts_with(b"<"), Refusal::Xml)?;
    // serde_json refuses what is nested too deep.
    let value: Value = serde_json::from_slice(text).map_err(|_| not_json(text))?;
    let whole = value.as_object().ok_or(Refusal::NotResponse)?;
    let mut remarks = Vec::new();
    let resource = match text_of(whole, "resourceType") {
        Some(RESPONSE) => whole,
        Some("Bundle") => {
            remarks.push(Remark::Bundle);
            in_bundle(whole)?
        }
        _ => return Err(Refusal::NotResponse),
    };
    ensure(!has_modifier(resource), Refusal::Modifier)?;
    remarks.extend(status(resource)?);
    let form = form(resource, instrument)?;
    let authored = Authored::of(text_of(resource, "authored")).ok_or(Refusal::Time)?;
    remarks.extend(authored.remark());

    let mut answers = Answers::new(instrument, form);
    answers.items(resource.get("item"))?;
    remarks.extend(answers.passed_over.then_some(Remark::OtherCodes));
    let language = text_of(resource, "language").filter(|tag| limits::language(tag).is_ok());
    let mut payload = answers.payload(
        number(resource),
        SOME_TIME.to_owned(),
        language.unwrap_or("fi").to_owned(),
    );
    payload.validate(instrument).map_err(|code| match code {
        Code::Schema => Refusal::Shape,
        _ => Refusal::Answer,
    })?;
    payload.issued_at = authored.shown;
    Ok(Read { payload, remarks })
}

const fn ensure(holds: bool, refusal: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(refusal) }
}

/// A member that is a text; `null` is none.
fn text_of<'a>(members: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    members.get(name).and_then(Value::as_str)
}

fn not_json(text: &[u8]) -> Refusal {
    let comment = |line: &[u8]| {
        let line = line.trim_ascii_start();
        line.starts_with(b"//") || line.starts_with(b"/*")
    };
    let mut lines = text.split(|byte| *byte == b'\n');
    if lines.any(comment) { Refusal::Comments } else { Refusal::NotJson }
}

/// The one response of ours in a bundle.
fn in_bundle(bundle: &Map<String, Value>) -> Result<&Map<String, Value>, Refusal> {
    let entries = bundle.get("entry").and_then(Value::as_array).into_iter().flatten();
    let entries: Vec<&Map<String, Value>> = entries.filter_map(Value::as_object).collect();
    let ours = entries.iter().filter_map(|entry| {
        let resource = entry.get("resource")?.as_object()?;
        let is_ours = text_of(resource, "resourceType") == Some(RESPONSE)
            && questionnaire(resource).is_some();
        is_ours.then_some((*entry, resource))
    });
    match ours.collect::<Vec<_>>()[..] {
        [] => Err(Refusal::NotResponse),
        // What changes the entry's meaning changes what is in it.
        [(entry, _)] if is_filled(entry.get("modifierExtension")) => Err(Refusal::Modifier),
        [(_, resource)] => Ok(resource),
        _ => Err(Refusal::Several),
    }
}

/// Whether an element of what is read changes its meaning: every `modifierExtension` is unknown to
/// us, and so are rules that `implicitRules` names. What is in an extension or a contained resource
/// is not read.
fn has_modifier(members: &Map<String, Value>) -> bool {
    members.iter().any(|(name, value)| match name.as_str() {
        "modifierExtension" | "implicitRules" => is_filled(Some(value)),
        "extension" | "contained" => false,
        _ => within(value),
    })
}

fn within(value: &Value) -> bool {
    match value {
        Value::Array(values) => values.iter().any(within),
        Value::Object(members) => has_modifier(members),
        _ => false,
    }
}

fn is_filled(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => false,
        Some(Value::Array(values)) => !values.is_empty(),
        Some(_) => true,
    }
}

/// What its status says of it.
fn status(resource: &Map<String, Value>) -> Result<Option<Remark>, Refusal> {
    match text_of(resource, "status") {
        Some("completed") => Ok(None),
        Some("in-progress") => Ok(Some(Remark::InProgress)),
        Some("amended") => Ok(Some(Remark::Amended)),
        Some("stopped") => Ok(Some(Remark::Stopped)),
        Some("entered-in-error") => Err(Refusal::EnteredInError),
        _ => Err(Refusal::Shape),
    }
}

/// Which of our forms it names, and the version after it.
fn questionnaire(resource: &Map<String, Value>) -> Option<(Form, Option<&str>)> {
    let named = text_of(resource, "questionnaire")?;
    let (name, version) = match named.split_once('|') {
        Some((name, version)) => (name, Some(version)),
        None => (named, None),
    };
    let mut forms = [Form::Full, Form::Short].into_iter();
    forms.find(|form| url(*form) == name).map(|form| (form, version))
}

fn form(resource: &Map<String, Value>, instrument: &Instrument) -> Result<Form, Refusal> {
    let (form, version) = questionnaire(resource).ok_or(Refusal::OtherQuestionnaire)?;
    ensure(version == Some(&instrument.version), Refusal::OtherVersion)?;
    Ok(form)
}

/// The number of the summary it was made from: R4 has one identifier, R5 a list.
fn number(resource: &Map<String, Value>) -> String {
    let listed = match resource.get("identifier") {
        Some(Value::Array(list)) => list.iter().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    };
    let mut values = listed.into_iter().filter_map(|one| one.get("value")?.as_str());
    values.find(|value| limits::jti(value).is_ok()).unwrap_or(NO_NUMBER).to_owned()
}
