//! A document to read (PDF) with a file attached, as far as the check looks at one.

use super::file;
use serde::Deserialize;

/// A file with changes, in a document with changes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Change {
    file: file::Change,
    /// What stands before the file, from the first object on.
    before: String,
    /// What stands after the file; the document goes no further.
    after: String,
}

impl Default for Change {
    fn default() -> Self {
        Self {
            file: file::Change::default(),
            before: "<</Type/EmbeddedFile>>\nstream\n".to_owned(),
            after: "\nendstream\nendobj\n%%EOF\n".to_owned(),
        }
    }
}

impl Change {
    /// The document around the file of the summary with this number.
    pub fn make(&self, jti: &str) -> Vec<u8> {
        let start = ["%PDF-1.7\n1 0 obj\n", &self.before].concat();
        [start.as_bytes(), &self.file.make(jti), self.after.as_bytes()].concat()
    }
}
