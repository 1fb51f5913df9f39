//! Content files on disk and what is wrong with them.

use serde::de::DeserializeOwned;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// Something to mend in a content file, said so that its writer can mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub file: PathBuf,
    /// 1-based; absent when the fault is not at one place.
    pub line: Option<usize>,
    pub fault: String,
    pub remedy: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {} — {}", self.fault, self.remedy)
    }
}

impl Fault {
    /// A fault of a file at the line where `needle` stands, when it stands there.
    pub fn at(file: &Path, needle: &str, fault: String, remedy: &str) -> Self {
        let text = fs::read_to_string(file).unwrap_or_default();
        let line = text.lines().position(|line| line.contains(needle)).map(|index| index + 1);
        Self { file: file.to_owned(), line, fault, remedy: remedy.to_owned() }
    }
}

/// The TOML files of a folder, by name.
pub fn toml_files(folder: &Path, faults: &mut Vec<Fault>) -> Vec<PathBuf> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            faults.push(Fault {
                file: folder.to_owned(),
                line: None,
                fault: error.to_string(),
                remedy: "make the folder and put its files there".to_owned(),
            });
            return Vec::new();
        }
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    files
}

/// Reads a TOML file into a type, or notes where it does not fit.
pub fn typed<T: DeserializeOwned>(path: &Path, faults: &mut Vec<Fault>) -> Option<T> {
    let fault = |line, fault, remedy: &str| Fault {
        file: path.to_owned(),
        line,
        fault,
        remedy: remedy.to_owned(),
    };
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            faults.push(fault(None, error.to_string(), "put the file there, as UTF-8 text"));
            return None;
        }
    };
    match toml::from_str(&text) {
        Ok(value) => Some(value),
        Err(error) => {
            let line = error.span().map(|span| text[..span.start].matches('\n').count() + 1);
            let remedy = "write it as the files beside it do";
            faults.push(fault(line, error.message().to_owned(), remedy));
            None
        }
    }
}
