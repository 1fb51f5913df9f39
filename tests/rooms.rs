//! Each room imports only what stands below it.

use std::fs::{read_dir, read_to_string};
use std::path::{Path, PathBuf};

/// The rooms of the library from the top down. What else lies in `src` is a program and stands
/// above all of them.
const ROOMS: [&str; 6] = ["app", "ui", "session", "storage", "route", "platform"];

/// How a path begins that names a room.
const ROOTS: [&str; 2] = ["crate", "suunta"];

#[test]
fn every_room_of_the_library_has_its_place() {
    let library = read_to_string(source().join("lib.rs")).expect("src/lib.rs");
    let named = library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let mut named: Vec<&str> = named.collect();
    let mut placed = ROOMS;
    named.sort_unstable();
    placed.sort_unstable();
    assert_eq!(named, placed);
}

#[test]
fn no_room_imports_from_above() {
    let files = files(&source());
    let upward: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let text = read_to_string(file).expect("a source file");
            upward(file.strip_prefix(source()).expect("below src"), &text)
        })
        .collect();
    assert!(upward.is_empty(), "{}", upward.join("\n"));
}

#[test]
fn every_stored_key_is_named_in_one_place() {
    // The room itself names the prefix and what older builds left.
    let elsewhere: Vec<String> = files(&source())
        .iter()
        .filter(|file| !file.starts_with(source().join("storage")))
        .flat_map(|file| {
            let text = read_to_string(file).expect("a source file");
            let keys =
                text.lines().filter(|line| line.contains("\"suunta.") && line.contains("const"));
            keys.map(|line| format!("{}: {line}", file.display())).collect::<Vec<_>>()
        })
        .collect();
    assert!(elsewhere.is_empty(), "{}", elsewhere.join("\n"));
}

#[test]
fn an_import_from_above_is_found_however_it_is_written() {
    let found = |text: &str| upward(Path::new("storage/local/age.rs"), text).len();
    assert_eq!(found("use crate::session::fields;"), 1);
    assert_eq!(
        found("use crate::{\n    route,\n    ui::{text::t, choice},\n    session::fields,\n};"),
        2
    );
    assert_eq!(found("let seconds = crate::session::rounds::days_between(one, other);"), 1);
    assert_eq!(found("use super::super::super::session::{fields, rounds};"), 1);
    assert_eq!(
        found("use super::super::session;\nuse crate::route;\nuse crate::storage::keys;"),
        0
    );
    let said = upward(Path::new("platform/worker.rs"), "\nuse crate::storage::PREFIX;");
    assert_eq!(said, ["src/platform/worker.rs:2: platform imports from storage, above it"]);
    assert_eq!(upward(Path::new("later.rs"), "use suunta::app::start;"), [""; 0]);
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every source file in a folder and below it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let below = paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] });
    below.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}

/// What a file imports from rooms above its own, a sentence each.
fn upward(file: &Path, text: &str) -> Vec<String> {
    let module = file.with_extension("");
    let mut module: Vec<&str> = module.iter().filter_map(|part| part.to_str()).collect();
    module.pop_if(|last| *last == "mod");
    let Some(own) = ROOMS.iter().position(|room| module.first() == Some(room)) else {
        return Vec::new();
    };
    let root = vec!["super"; module.len()].join("::");
    let wrong = imports(text, &root).into_iter().filter_map(|(line, name)| {
        let room = ROOMS.iter().position(|room| *room == name)?;
        let (file, own_name) = (file.display(), ROOMS[own]);
        (room < own).then(|| format!("src/{file}:{line}: {own_name} imports from {name}, above it"))
    });
    wrong.collect()
}

/// The names that paths from the library's root begin with, each with its line. `root` is another
/// way of writing it.
fn imports<'a>(text: &'a str, root: &str) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    for start in ROOTS.into_iter().chain([root]) {
        for (at, path) in text.match_indices(&format!("{start}::")) {
            let line = text[..at].rsplit('\n').next().unwrap_or_default();
            let within = line.ends_with(|before: char| is_name(before) || before == ':');
            if within || line.trim_start().starts_with("//") {
                continue;
            }
            let number = text[..at].matches('\n').count() + 1;
            found.extend(first_names(&text[at + path.len()..]).map(|name| (number, name)));
        }
    }
    found
}

/// The name that the text begins with, or each that begins a path in the braces there.
fn first_names(text: &str) -> impl Iterator<Item = &str> {
    let group = text.starts_with('{');
    let mut depth = 0_usize;
    let end = text.find(|sign: char| {
        depth = (depth + usize::from(sign == '{')).saturating_sub(usize::from(sign == '}'));
        depth == 0 && (group && sign == '}' || !group && !is_name(sign))
    });
    let text = text[..end.unwrap_or(text.len())].trim_start_matches('{');
    let mut depth = 0_usize;
    let parts = text.split(move |sign: char| {
        depth = (depth + usize::from(sign == '{')).saturating_sub(usize::from(sign == '}'));
        depth == 0 && sign == ','
    });
    parts.map(|part| part.trim().split(|sign| !is_name(sign)).next().unwrap_or_default())
}

const fn is_name(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '_'
}
