//! What is said where there is nothing to list: keys of sentences, the same on the page, in the text
//! and on paper.

use super::payload::Payload;
use suunta_assessment::Assessment;
use suunta_content::instrument::Form;

/// Where no dimension is a strength.
pub const fn strong(assessment: &Assessment) -> &'static str {
    match assessment.suggestion.phase {
        None => "summary.too-few",
        Some(_) => "summary.strengths.none",
    }
}

/// Where no dimension is a need; `None` where nothing was shared that could be one.
pub fn needed(form: Form, payload: &Payload, assessment: &Assessment) -> Option<&'static str> {
    match form {
        _ if payload.dimensions.is_empty() => None,
        Form::Short => Some("summary.needs.short"),
        Form::Full if assessment.suggestion.phase.is_none() => Some("summary.too-few"),
        Form::Full => Some("summary.needs.none"),
    }
}
