//! The page's side of the printer: a paper in, a document out.

use crate::pdf::{Error, Made, Paper};
use crate::platform::worker;
use data_encoding::BASE64;

/// Why no document was made: the key of the user's sentence.
pub type Refusal = &'static str;

/// Makes a document.
///
/// # Errors
/// [`Refusal`].
pub async fn make(paper: &Paper) -> Result<Made, Refusal> {
    let damaged = Error::Damaged.key();
    let text = serde_json::to_string(paper).map_err(|_| damaged)?;
    let answer = worker::ask_text("suunta-printer", &text).await.map_err(|error| error.key())?;
    let answer: Result<(String, usize, usize), Error> =
        serde_json::from_str(&answer).map_err(|_| damaged)?;
    let (pdf, sheets, missing) = answer.map_err(Error::key)?;
    Ok(Made { pdf: BASE64.decode(pdf.as_bytes()).map_err(|_| damaged)?, sheets, missing })
}
