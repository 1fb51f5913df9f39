//! Content to write in.

use crate::common::content_root;
use std::fs;
use std::path::{Path, PathBuf};
use suunta::content::source::{self, Fault};

/// The guide's own example, as a municipality's worker would write it.
pub const NEW: &str = include_str!("../../docs/example-profile.toml");

/// A copy of the content to write in.
pub struct Copy(pub PathBuf);

impl Copy {
    pub fn new(name: &str) -> Self {
        fn copy(from: &Path, to: &Path) {
            fs::create_dir_all(to).unwrap();
            for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
                let target = to.join(entry.file_name());
                if entry.path().is_dir() {
                    copy(&entry.path(), &target);
                } else {
                    fs::copy(entry.path(), target).unwrap();
                }
            }
        }
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("content-{name}"));
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        copy(&content_root(), &folder);
        Self(folder)
    }

    pub fn change(&self, file: &str, from: &str, to: &str) {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    pub fn faults(&self) -> Vec<Fault> {
        source::compile(&self.0).err().unwrap_or_default()
    }
}
