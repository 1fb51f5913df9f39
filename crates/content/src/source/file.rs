//! Content files on disk and what is wrong with them.

use super::place;
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
    /// A fault of a file at the line that `path` leads to, see [`place::line`].
    pub fn at(file: &Path, path: &[&str], fault: String, remedy: &str) -> Self {
        let line = fs::read_to_string(file).ok().and_then(|text| place::line(&text, path));
        Self { file: file.to_owned(), line, fault, remedy: remedy.to_owned() }
    }

    /// A fault that is at no line.
    pub fn of(file: &Path, fault: String, remedy: &str) -> Self {
        Self { file: file.to_owned(), line: None, fault, remedy: remedy.to_owned() }
    }
}

/// The TOML files of a folder, by name.
pub fn toml_files(folder: &Path, faults: &mut Vec<Fault>) -> Vec<PathBuf> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let remedy = "make the folder and put its files there";
            faults.push(Fault::of(folder, error.to_string(), remedy));
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
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            let remedy = "put the file there, as UTF-8 text";
            faults.push(Fault::of(path, error.to_string(), remedy));
            return None;
        }
    };
    match toml::from_str(&text) {
        Ok(value) => Some(value),
        Err(error) => {
            let line = error.span().map(|span| place::number(&text, span.start));
            let remedy = "write it as the files beside it do";
            faults.push(Fault { line, ..Fault::of(path, error.message().to_owned(), remedy) });
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
            faults.push(Fault::of(path, error.to_string(), remedy));
            return;
        }
    };
    let mut keys = Vec::new();
    let read = read.iter().collect::<Vec<_>>();
    walk(&Value::Table(source), &read, &mut Vec::new(), &mut keys);
    for key in keys {
        let steps: Vec<&str> = key.iter().map(String::as_str).collect();
        let fault = format!("unknown key {}", steps.last().copied().unwrap_or_default());
        faults.push(Fault::at(path, &steps, fault, "mend its spelling or remove it"));
    }
}

/// Collects the ways to the keys of `source` that are at the same place of none of `read`.
fn walk(source: &Value, read: &[&Value], here: &mut Vec<String>, keys: &mut Vec<Vec<String>>) {
    let mut step = |name: String, value: &Value, read: Vec<&Value>, named: bool| {
        here.push(name);
        if read.is_empty() && named {
            keys.push(here.clone());
        } else {
            walk(value, &read, here, keys);
        }
        here.pop();
    };
    match source {
        Value::Table(table) => {
            for (key, value) in table {
                let read = read.iter().filter_map(|read| read.get(key)).collect();
                step(key.clone(), value, read, true);
            }
        }
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                let read = read.iter().filter_map(|read| read.get(index)).collect();
                step(index.to_string(), value, read, false);
            }
        }
        _ => {}
    }
}
