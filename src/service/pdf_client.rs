//! The page's side of the printer: a paper in, a document out.

use crate::pdf::{self, Made, Paper};
use crate::platform::worker;
use crate::state::error::Error;
use data_encoding::BASE64;

/// Makes a document.
///
/// # Errors
/// [`Error::Pdf`], [`Error::Worker`].
pub async fn make(paper: &Paper) -> Result<Made, Error> {
    const DAMAGED: pdf::Error = pdf::Error::Damaged;
    let text = serde_json::to_string(paper).map_err(|_| DAMAGED)?;
    let answer = worker::ask_text("suunta-printer", &text).await?;
    let answer: Result<(String, usize, usize), pdf::Error> =
        serde_json::from_str(&answer).map_err(|_| DAMAGED)?;
    let (pdf, sheets, missing) = answer?;
    Ok(Made { pdf: BASE64.decode(pdf.as_bytes()).map_err(|_| DAMAGED)?, sheets, missing })
}
