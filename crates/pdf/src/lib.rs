//! The summary as a document to read and to archive: tagged PDF/A-3a (ISO 19005-3) that is PDF/UA-1
//! (ISO 14289-1) as well, with the signed file attached to it.
//!
//! The document is a reading copy and says so. What is certain is the attached file: a desk that is
//! given the document checks that, and shows nothing else of it.
//!
//! Without the feature `engine` only what a page says about a document is here, not what writes it.
#![forbid(unsafe_code)]

#[cfg(feature = "engine")]
mod draw;
#[cfg(feature = "engine")]
mod letters;
#[cfg(feature = "engine")]
mod lines;
mod paper;
#[cfg(feature = "engine")]
mod picture;
#[cfg(feature = "engine")]
mod sheet;
pub mod summary;

pub use paper::{Attached, Block, Cell, Code, Floor, Group, House, Paper};

use serde::{Deserialize, Serialize};

/// The document, its sheets, and how many characters none of the fonts has: they stand as U+FFFD.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub pdf: Vec<u8>,
    pub sheets: usize,
    pub missing: usize,
}

/// Why no document was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Error {
    /// The request is none.
    Damaged,
    /// It would not be PDF/A and PDF/UA.
    NotArchival,
}

impl Error {
    /// The key of the user's sentence and advice.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Damaged => "paper.damaged",
            Self::NotArchival => "paper.not-archival",
        }
    }
}

/// Lays a paper out and writes it.
///
/// # Errors
/// [`Error::NotArchival`] when the writer finds a rule of PDF/A or PDF/UA broken.
#[cfg(feature = "engine")]
pub fn make(paper: &Paper) -> Result<Made, Error> {
    let letters = letters::Letters::new().ok_or(Error::NotArchival)?;
    let laid = sheet::lay(paper, &letters);
    let pdf = draw::write(paper, &laid).ok_or(Error::NotArchival)?;
    Ok(Made { pdf, sheets: laid.pages.len(), missing: laid.missing })
}
