//! What was made to be checked.

use std::path::{Path, PathBuf};

/// A summary file, the text of its QR, and the QR as a picture.
pub struct Made {
    pub by: &'static str,
    pub folder: PathBuf,
    pub picture: PathBuf,
}

impl Made {
    pub fn new(by: &'static str, folder: &Path, picture: &str) -> Self {
        Self { by, folder: folder.to_owned(), picture: folder.join(picture) }
    }

    pub fn file(&self) -> PathBuf {
        self.folder.join("summary.suunta.json")
    }

    pub fn text(&self) -> PathBuf {
        self.folder.join("qr.txt")
    }

    /// The unsigned copy beside it.
    pub fn response(&self) -> PathBuf {
        self.folder.join("copy.fhir.json")
    }
}
