//! The unsigned derivatives of a summary: files for other systems, made from the payload. Their
//! hashes stand in the signed payload as `attachments`.

use super::payload::{Attachment, Payload};
use super::text::Label;
use super::{csv, fhir};
use suunta_content::instrument::Instrument;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Fhir,
    Csv,
}

impl Format {
    /// As in `data-export`, and the end of the keys of its texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Fhir => "fhir",
            Self::Csv => "csv",
        }
    }

    /// The media type.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Fhir => fhir::KIND,
            Self::Csv => csv::KIND,
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::Fhir => ".fhir.json",
            Self::Csv => ".csv",
        }
    }
}

/// A derivative as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    pub format: Format,
    pub name: String,
    pub text: String,
}

/// Every derivative, named `stem` and its ending. They do not depend on `attachments`
/// and `clientKey`: they are made before the signature, and once more at the desk. Of another
/// instrument or version there is no FHIR: what its codes mean is not known.
pub fn of(payload: &Payload, instrument: &Instrument, label: Label, stem: &str) -> Vec<Derived> {
    let file = |format: Format, text: String| Derived {
        format,
        name: [stem, format.ending()].concat(),
        text,
    };
    let response = fhir::response::of(payload, instrument, label);
    let response = response.and_then(|response| serde_json::to_string(&response).ok());
    let mut files: Vec<Derived> =
        response.into_iter().map(|text| file(Format::Fhir, text)).collect();
    files.push(file(Format::Csv, csv::of(payload, instrument, label)));
    files
}

/// The file among the attachments with this SHA-256, lower-case hexadecimal.
pub fn attachment<'a>(payload: &'a Payload, sha256: &str) -> Option<&'a Attachment> {
    payload.attachments.iter().flatten().find(|attachment| attachment.sha256 == sha256)
}
