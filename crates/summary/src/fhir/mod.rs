//! FHIR R4: the instrument as a `Questionnaire`, a summary as its `QuestionnaireResponse`.
//!
//! Both are unsigned derivatives. Link ids are the instrument's own ids; the types below hold what
//! we write and what we read, and nothing else of FHIR (<https://hl7.org/fhir/R4/questionnaire.html>).

mod answers;
mod authored;
mod form;
pub mod questionnaire;
pub mod read;
mod refusal;
pub mod response;

pub use form::answer_label;

use serde::{Deserialize, Serialize};
use suunta_content::instrument::{Form, Instrument};

/// Media type of both resources.
pub const KIND: &str = "application/fhir+json";

/// The number of an answer within its scale (R4 extension `ordinalValue`).
const ORDINAL_VALUE: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
/// A text in another language (R4 extension `translation`).
const TRANSLATION: &str = "http://hl7.org/fhir/StructureDefinition/translation";
/// What a form filler computes (extension of Structured Data Capture).
const CALCULATED: &str =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";

/// The codes of answers, votes and wishes. Names of our own that need no host: whoever serves
/// the site, a code means the same.
const SYSTEM: &str = "urn:uuid:3f0c1c5a-6b0e-4d6c-9a53-6d2f8e1b7a04";

/// The questionnaire's canonical name without its version, for the same reason.
pub const fn url(form: Form) -> &'static str {
    match form {
        Form::Full => "urn:uuid:b2a7d4f6-0f0a-4a55-8f3b-51c9e7d2a610",
        Form::Short => "urn:uuid:d91e5b38-7c44-4d0b-b1a5-2e6f90c3d721",
    }
}

/// The questionnaire with its version, as a response names it.
fn canonical(instrument: &Instrument, form: Form) -> String {
    [url(form), "|", &instrument.version].concat()
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coding {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extension: Vec<Extension>,
    pub system: String,
    pub code: String,
    #[serde(default)]
    pub display: String,
    #[serde(rename = "_display", default, skip_serializing_if = "Element::is_empty")]
    pub display_element: Element,
}

/// What stands beside a simple value: its translations, under the value's name and `_`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Element {
    #[serde(default)]
    pub extension: Vec<Extension>,
}

impl Element {
    fn is_empty(&self) -> bool {
        self.extension.is_empty()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Extension {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extension: Vec<Self>,
    pub url: String,
    /// A whole number here; FHIR's type allows fractions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_decimal: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_string: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_expression: Option<Expression>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expression {
    pub language: String,
    pub expression: String,
}
