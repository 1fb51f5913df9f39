//! The document to read and archive: poppler, pikepdf and zxing-cpp look at it, and our check finds
//! the signed file in it.

use super::install::Tools;
use super::made::Made;
use super::{changed, ours};
use crate::tool;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

/// Written from the left, and from the right.
const LANGUAGES: [&str; 2] = ["fi", "ar"];

/// # Errors
/// When a tool finds something else in a document than we put there, or our check another level.
pub fn check(tools: &Tools, made: &Made) -> Result<()> {
    let signed = fs::read(made.file())?;
    for language in LANGUAGES {
        let pdf = made.folder.join(["paper-", language, ".pdf"].concat());
        let parts = pdf.with_extension("json");
        tool::run(tools.python("paper.py").args([&pdf, &parts, &made.file(), &made.text()]))?;
        let verdict = ours::expect(&pdf, 1, &[])?;
        ensure!(verdict.payload == ours::verdict(&made.file())?.payload, "another payload");
        ours::expect(&with_another_file(&pdf, &signed)?, 0, &["BAD_SIGNATURE"])?;
        println!("we take paper-{language}.pdf: level 1; changed: BAD_SIGNATURE");
    }
    Ok(())
}

/// The document with the attached file changed.
fn with_another_file(pdf: &Path, signed: &[u8]) -> Result<PathBuf> {
    let document = fs::read(pdf)?;
    let at = document.windows(signed.len()).position(|window| window == signed);
    let at = at.context("the signed file is not in the document as it is")?;
    let (before, after) = document.split_at(at);
    let other = changed::of(std::str::from_utf8(signed)?)?;
    let path = pdf.with_extension("changed.pdf");
    fs::write(
        &path,
        [before, other.as_bytes(), after.get(signed.len()..).unwrap_or_default()].concat(),
    )?;
    Ok(path)
}
