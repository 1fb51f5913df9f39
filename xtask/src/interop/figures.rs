//! The figures of two desks put together by the recipes of `docs/desk.md`, as they stand there.

use super::install::Tools;
use super::ours;
use super::page::Page;
use crate::tool;
use anyhow::{Context, Result, ensure};
use std::ffi::OsStr;
use std::path::Path;

/// Group, value, the sum of what was told, how many desks had too few to tell, and how many hid a
/// count beside. Counted by hand from the people of `examples/interop/figures.rs`.
const KNOWN: [(&str, &str, Option<u32>, u32, u32); 9] = [
    ("all", "all", Some(21), 0, 0),
    ("level", "1", Some(21), 0, 0),
    ("need", "E", Some(21), 0, 0),
    ("need", "N", Some(7), 0, 0),
    ("outcome", "still-jobseeker", Some(5), 0, 0),
    ("outcome", "work-or-training", Some(16), 0, 0),
    ("phase", "1", None, 1, 0),
    ("phase", "2", Some(7), 0, 1),
    ("phase", "3", Some(5), 0, 0),
];

/// # Errors
/// When a recipe fails or gives other sums.
pub fn check(tools: &Tools, spark: bool) -> Result<()> {
    let page = Page::open(tools, "desk")?;
    let figures = page.folder.join("figures");
    tool::run(&mut ours::ask([OsStr::new("figures"), figures.as_os_str()]))?;
    let rows =
        |name| -> Result<String> { tool::output(&mut page.command(tools, name, Path::new(""))?) };

    let known = KNOWN.map(|(group, value, told, few, hidden)| {
        let told = told.map_or_else(|| "None".to_owned(), |told| told.to_string());
        format!("{group} {value} {told} {few} {hidden}\n")
    });
    let found = rows("duckdb")?;
    ensure!(found == known.concat(), "duckdb says\n{found}");
    println!("duckdb: the figures of two desks, {} sums as known", known.len());

    if !spark {
        println!("spark: NOT RUN; `cargo xtask interop --spark` installs it (470 MB) and runs it");
        return Ok(());
    }
    tool::find("java")
        .context("Spark needs Java 17; on Debian: apt-get install openjdk-17-jre-headless")?;
    tools.add_spark()?;
    let known = KNOWN.map(|(group, value, told, ..)| {
        told.map_or_else(String::new, |told| format!("{group} {value} {told}\n"))
    });
    let found = rows("spark")?;
    ensure!(found == known.concat(), "Spark says\n{found}");
    println!("spark: the figures of two desks, the same sums");
    Ok(())
}
