//! Files that nothing reads: a wrong ending, a wrong folder, a name misspelt. Their writer would
//! believe that they count.

use super::{Fault, Locale, contacts, instrument, languages, periods};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Files at the top and in folders of one file each.
const SINGLE: [&str; 8] = [
    contacts::FILE,
    instrument::FILE,
    languages::FILE,
    periods::FILE,
    "law.toml",
    "named.toml",
    "plain-language.toml",
    "words/fi.txt",
];
/// Folders of which every file is read that ends so; `services` has a folder for each profile.
const MANY: [(&str, &str); 3] = [("profiles", "toml"), ("services/*", "toml"), ("schema", "json")];
/// Code lies beside the data.
const CODE: &str = "rs";

/// Notes every file below `root` that is not read.
pub fn check(root: &Path, locales: &BTreeMap<String, Locale>, faults: &mut Vec<Fault>) {
    for file in files(root) {
        let Ok(below) = file.strip_prefix(root) else { continue };
        let folder = below.parent().unwrap_or(Path::new(""));
        let language = folder.strip_prefix("locales").ok().filter(|tag| tag.iter().count() == 1);
        let ending = match language {
            Some(tag) => locales.contains_key(&*tag.to_string_lossy()).then_some("toml"),
            None => MANY.iter().find(|(many, _)| is_of(folder, many)).map(|(_, ending)| *ending),
        };
        let ends = |wanted: &str| below.extension().is_some_and(|found| found == wanted);
        if SINGLE.iter().any(|single| below == Path::new(single)) || ending.is_some_and(ends) {
            continue;
        }
        let remedy = match (ending, language) {
            (Some(ending), _) => format!("name it {}.{ending}", stem(below)),
            (None, Some(tag)) => {
                format!("add {} to {}, or move the file", tag.display(), languages::FILE)
            }
            (None, None) => "put it where its like are, under their name".to_owned(),
        };
        faults.push(Fault::of(&file, "this file is not read".to_owned(), &remedy));
    }
}

/// Whether a folder is that one; `*` is any one name.
fn is_of(folder: &Path, pattern: &str) -> bool {
    let (names, wanted) = (folder.iter(), pattern.split('/'));
    folder.iter().count() == pattern.split('/').count()
        && names.zip(wanted).all(|(name, wanted)| wanted == "*" || name == wanted)
}

/// A file's name up to its first dot.
fn stem(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}

/// Every file below a folder but code and what is hidden, in order of names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let counts = |path: &PathBuf| {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        !hidden && path.extension().is_none_or(|ending| ending != CODE)
    };
    let below = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    paths.into_iter().filter(counts).flat_map(below).collect()
}
