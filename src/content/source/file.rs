//! Content files on disk and what is wrong with them.

use serde::de::DeserializeOwned;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use toml::Value;

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

/// Notes the keys of a TOML file that nothing `read` of it has: misspelt, a key would be left out
/// without a word. `read` is what the types made of the file, written back as TOML.
pub fn unread(
    path: &Path,
    read: impl IntoIterator<Item = Result<Value, toml::ser::Error>>,
    faults: &mut Vec<Fault>,
) {
    let Some(source) = typed::<toml::Table>(path, faults) else { return };
    let read: Result<Vec<Value>, _> = read.into_iter().collect();
    let read = match read {
        Ok(read) => read,
        Err(error) => {
            let remedy = "write it as the files beside it do";
            faults.push(Fault::at(path, "", error.to_string(), remedy));
            return;
        }
    };
    let mut keys = Vec::new();
    walk(&Value::Table(source), &read.iter().collect::<Vec<_>>(), &mut keys);
    for key in keys {
        let place = |needle: &str| {
            let fault = format!("unknown key {key}");
            Fault::at(path, needle, fault, "mend its spelling or remove it")
        };
        let found = place(&format!("{key} ="));
        faults.push(if found.line.is_some() { found } else { place(&key) });
    }
}

/// Collects the keys of `source` that are at the same place of none of `read`.
fn walk(source: &Value, read: &[&Value], keys: &mut Vec<String>) {
    match source {
        Value::Table(table) => {
            for (key, value) in table {
                let read: Vec<&Value> = read.iter().filter_map(|read| read.get(key)).collect();
                if read.is_empty() {
                    keys.push(key.clone());
                } else {
                    walk(value, &read, keys);
                }
            }
        }
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                let read: Vec<&Value> = read.iter().filter_map(|read| read.get(index)).collect();
                walk(value, &read, keys);
            }
        }
        _ => {}
    }
}
