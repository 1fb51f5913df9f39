//! The order of the house: no circle between files, and each room imports only what stands below it.
//!
//! `cargo xtask rooms` prints circles.

#[path = "../xtask/src/rooms/imports.rs"]
mod imports;
#[path = "../xtask/src/rooms/words.rs"]
mod words;

use imports::Graph;
use std::fs::read_to_string;
use std::path::Path;

/// The rooms of the app from the top down, those that stand side by side in one line. What else lies
/// in `src` is a program or the library's root and stands above all of them; the crates stand below.
const ROOMS: [&[&str]; 10] = [
    &["start"],
    &["site_map", "shell"],
    &["pages"],
    &["parts"],
    &["service"],
    &["state"],
    &["session"],
    &["storage"],
    &["route"],
    &["platform"],
];

#[test]
fn no_files_import_from_each_other_in_a_circle() {
    let graph = graph();
    let circles = graph.circles();
    let names = |circle: &Vec<usize>| names(&graph, circle).join(", ");
    assert!(circles.is_empty(), "{}", circles.iter().map(names).collect::<Vec<_>>().join("\n"));
}

#[test]
fn no_room_imports_from_above() {
    let graph = graph();
    assert!(graph.imports.len() > 1_000, "what is read are imports");
    let upward: Vec<String> = upward(&graph);
    assert!(upward.is_empty(), "{}", upward.join("\n"));
}

#[test]
fn no_page_imports_another() {
    let graph = graph();
    let between = graph.imports.iter().filter_map(|((from, to), line)| {
        let (file, other) = (&graph.files[*from], &graph.files[*to]);
        (page(file)? != page(other)?).then(|| format!("{file}:{line}: imports {other}"))
    });
    let between: Vec<String> = between.collect();
    assert!(between.is_empty(), "{}", between.join("\n"));
}

#[test]
fn only_the_site_map_names_pages() {
    let graph = graph();
    let named = graph.imports.iter().filter_map(|((from, to), line)| {
        let (file, other) = (&graph.files[*from], &graph.files[*to]);
        page(other)?;
        let may = page(file).is_some() || file == "src/site_map.rs";
        (!may).then(|| format!("{file}:{line}: names {other}"))
    });
    let named: Vec<String> = named.collect();
    assert!(named.is_empty(), "{}", named.join("\n"));
}

#[test]
fn every_room_of_the_library_has_its_place() {
    let library = read_to_string(root().join("src/lib.rs")).expect("src/lib.rs");
    let named = library.lines().filter_map(|line| {
        line.strip_prefix("pub ").unwrap_or(line).strip_prefix("mod ")?.strip_suffix(';')
    });
    let mut named: Vec<&str> = named.collect();
    let mut placed: Vec<&str> = ROOMS.concat();
    named.sort_unstable();
    placed.sort_unstable();
    assert_eq!(named, placed);
}

#[test]
fn every_stored_key_is_named_in_one_place() {
    // The room itself names the prefix and what older builds left.
    let graph = graph();
    let elsewhere = graph
        .files
        .iter()
        .filter(|file| file.starts_with("src/") && !file.starts_with("src/storage/"));
    let elsewhere: Vec<String> = elsewhere
        .flat_map(|file| {
            let text = read_to_string(root().join(file)).expect("a source file");
            let keys =
                text.lines().filter(|line| line.contains("\"suunta.") && line.contains("const"));
            keys.map(|line| format!("{file}: {line}")).collect::<Vec<_>>()
        })
        .collect();
    assert!(elsewhere.is_empty(), "{}", elsewhere.join("\n"));
}

#[test]
fn an_import_is_found_however_it_is_written() {
    let found = |text: &str| {
        imported("src/storage/local/age.rs", text, &["src/session/fields.rs", "src/session/mod.rs"])
    };
    let fields = ["src/session/fields.rs"];
    assert_eq!(found("use crate::session::fields::NOTE;"), fields);
    assert_eq!(
        found("use crate::{\n    platform,\n    session::{fields::{self, NOTE}, rounds},\n};"),
        ["src/session/fields.rs", "src/session/mod.rs"]
    );
    assert_eq!(found("fn a() -> u8 { crate::session::fields::NOTE }"), fields);
    assert_eq!(found("use crate::session::fields as names; fn a() { names::note(1) }"), fields);
    assert_eq!(found("use super::super::super::session::fields::note;"), fields);
    assert_eq!(
        found("mod tests { use super::super::super::super::session::fields::note; }"),
        fields
    );
    assert_eq!(found("// use crate::session::fields::NOTE;\n/* crate::session::A */"), [""; 0]);
    assert_eq!(found("const A: &str = \"crate::session::fields::NOTE\";"), [""; 0]);
    // A module that is only gone through, or brought in for nothing, is no import.
    assert_eq!(found("use crate::session::fields;"), [""; 0]);
}

#[test]
fn what_is_handed_on_is_imported_from_where_it_is_written() {
    let parent = ("src/session/mod.rs", "mod state;\npub use state::Session;");
    let state = ("src/session/state.rs", "pub struct Session;");
    let user = ("src/storage/mod.rs", "use crate::session::Session;");
    let graph = of(&[parent, state, user]);
    assert_eq!(graph.imports.keys().collect::<Vec<_>>(), [&(2, 1)]);
}

#[test]
fn a_circle_is_told_with_its_files() {
    let one = ("src/session/a.rs", "use super::b::B;\npub struct A;");
    let other = ("src/session/b.rs", "pub struct B;\nfn c() -> super::c::C { super::c::C }");
    let third = ("src/session/c.rs", "use crate::session::a::A;\npub struct C;");
    let graph = of(&[one, other, third, ("src/session/mod.rs", "mod a;\nmod b;\nmod c;")]);
    let circles = graph.circles();
    assert_eq!(circles, [[0, 1, 2]]);
}

#[test]
fn an_import_from_above_is_told_with_its_line() {
    let below = ("src/platform/worker.rs", "\nuse crate::storage::PREFIX;");
    let above = ("src/storage/mod.rs", "pub const PREFIX: &str = \"\";");
    let said = upward(&of(&[below, above]));
    assert_eq!(said, ["src/platform/worker.rs:2: platform imports from storage, above it"]);
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn graph() -> Graph {
    Graph::read(root()).expect("the sources")
}

/// The graph of made-up files of the library.
fn of(files: &[(&str, &str)]) -> Graph {
    let library = ("src/lib.rs", "pub mod platform;\npub mod session;\npub mod storage;");
    let files = files.iter().chain([&library]);
    Graph::of(
        &files.map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect::<Vec<_>>(),
    )
}

/// What a file with a text imports of some others.
fn imported<'a>(file: &'a str, text: &str, others: &[&'a str]) -> Vec<&'a str> {
    let all: Vec<(&str, &str)> =
        [(file, text)].into_iter().chain(others.iter().map(|other| (*other, ""))).collect();
    let graph = of(&all);
    let from: Vec<usize> = graph.from(0).collect();
    from.into_iter().filter_map(|to| Some(all.get(to)?.0)).collect()
}

fn names<'a>(graph: &'a Graph, files: &[usize]) -> Vec<&'a str> {
    files.iter().map(|file| graph.files[*file].as_str()).collect()
}

/// The place of a file's room in the order.
fn room(file: &str) -> Option<usize> {
    let name = file.strip_prefix("src/")?.split('/').next()?;
    ROOMS.iter().position(|rooms| rooms.contains(&name.strip_suffix(".rs").unwrap_or(name)))
}

/// The page that a file belongs to.
fn page(file: &str) -> Option<&str> {
    file.strip_prefix("src/pages/")?.split('/').next().filter(|name| *name != "mod.rs")
}

/// What is imported from rooms above, a sentence each.
fn upward(graph: &Graph) -> Vec<String> {
    let wrong = graph.imports.iter().filter_map(|((from, to), line)| {
        let (file, other) = (&graph.files[*from], &graph.files[*to]);
        let (own, room) = (room(file)?, room(other)?);
        let (name, above) = (ROOMS[own].join(", "), ROOMS[room].join(", "));
        (room < own).then(|| format!("{file}:{line}: {name} imports from {above}, above it"))
    });
    wrong.collect()
}
