//! Why a response is not shown, and what has to be said beside one that is.

use crate::code::Code;

/// Why a resource is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    TooLarge,
    NotJson,
    /// JSON has no comments; FHIR takes none either.
    Comments,
    /// FHIR's other form.
    Xml,
    /// Another resource, or a bundle without a response of ours.
    NotResponse,
    /// A bundle with more than one response of ours.
    Several,
    /// Not put together as the resource must be.
    Shape,
    /// It says of itself that it is a mistake.
    EnteredInError,
    /// It has an element that changes its meaning in a way we do not know: FHIR forbids reading on.
    Modifier,
    OtherQuestionnaire,
    /// Another version of our questionnaire, or none is named.
    OtherVersion,
    /// What it calls its time is none.
    Time,
    /// An answer that the question does not have, or two for one.
    Answer,
}

impl Refusal {
    /// The key of its sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "export.import.refused.large",
            Self::NotJson => "export.import.refused.json",
            Self::Comments => "export.import.refused.comments",
            Self::Xml => "export.import.refused.xml",
            Self::NotResponse => "export.import.refused.other",
            Self::Several => "export.import.refused.several",
            Self::Shape => "export.import.refused.shape",
            Self::EnteredInError => "export.import.refused.error",
            Self::Modifier => "export.import.refused.modifier",
            Self::OtherQuestionnaire => "export.import.refused.questionnaire",
            Self::OtherVersion => "export.import.refused.version",
            Self::Time => "export.import.refused.time",
            Self::Answer => "export.import.refused.answer",
        }
    }

    /// The code it is shown and logged by.
    pub const fn code(self) -> Code {
        match self {
            Self::TooLarge => Code::TooLarge,
            Self::NotJson | Self::Comments => Code::BadJson,
            Self::Xml | Self::NotResponse | Self::Several | Self::Shape | Self::Time => {
                Code::Schema
            }
            Self::EnteredInError | Self::Modifier => Code::WrongType,
            Self::OtherQuestionnaire | Self::OtherVersion => Code::UnknownVersion,
            Self::Answer => Code::OutOfRange,
        }
    }
}

/// What has to be said beside a response that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Not finished.
    InProgress,
    /// Changed after it was finished.
    Amended,
    /// Given up before its end.
    Stopped,
    /// It stood in a bundle among other resources.
    Bundle,
    /// It does not say when it was made.
    NoTime,
    /// It says the day, the month or the year alone.
    NotExact,
    /// Answers with codes of another system, or of none, were not read.
    OtherCodes,
}

impl Remark {
    /// The key of its sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::InProgress => "export.import.remark.in-progress",
            Self::Amended => "export.import.remark.amended",
            Self::Stopped => "export.import.remark.stopped",
            Self::Bundle => "export.import.remark.bundle",
            Self::NoTime => "export.import.remark.no-time",
            Self::NotExact => "export.import.remark.not-exact",
            Self::OtherCodes => "export.import.remark.other-codes",
        }
    }
}
