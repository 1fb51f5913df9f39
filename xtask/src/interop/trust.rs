//! An organisation's trust list: ours by the command of `docs/verify.md`, and one that was signed
//! by another tool.

use super::install::Tools;
use super::page::Page;
use super::verify::refuses;
use super::{changed, ours};
use crate::tool;
use anyhow::{Result, ensure};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// Written by `sign.py`.
const BY_JOSERFC: &str = "trust-joserfc.json";

/// The list that we made.
pub fn list(folder: &Path) -> PathBuf {
    folder.join("native/trust.json")
}

/// # Errors
/// When OpenSSL refuses ours, or we refuse theirs or read something else in it.
pub fn check(tools: &Tools, page: &Page, by_others: &Path) -> Result<()> {
    let ours = list(&tools.folder);
    let said = tool::output(&mut page.command(tools, "openssl", &ours)?)?;
    ensure!(said.contains("suunta-trust+jws"), "openssl says: {said}");

    let theirs = by_others.join(BY_JOSERFC);
    let read = |list: &Path| ours::ask([OsStr::new("trust"), list.as_os_str()]);
    let (signed, found) = (tool::output(&mut read(&ours))?, tool::output(&mut read(&theirs))?);
    ensure!(found == signed, "{BY_JOSERFC} says {found}");
    let other = by_others.join("changed");
    fs::write(&other, changed::of(&fs::read_to_string(&theirs)?)?)?;
    refuses(&mut read(&other), "BadSignature")?;
    println!("trust list: openssl takes ours, we take {BY_JOSERFC}; changed: BadSignature");
    Ok(())
}
