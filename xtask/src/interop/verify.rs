//! A summary and its QR by the commands of `docs/verify.md`: taken as they are, refused when
//! changed.

use super::install::Tools;
use super::made::Made;
use super::page::Page;
use super::{changed, ours};
use crate::tool;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use std::process::Command;

/// # Errors
/// When a tool refuses what we signed, says something else of it, or takes it changed.
pub fn check(tools: &Tools, page: &Page, made: &Made) -> Result<()> {
    let verdict = ours::expect(&made.file(), 1, &[])?;
    let payload = verdict.payload.context("no payload")?;
    let [kid, fingerprint] = verdict.keys.first().context("no key")?;
    let said = |name, file: &Path| -> Result<String> {
        Ok(tool::output(&mut page.command(tools, name, file)?)?.trim().to_owned())
    };
    let by_openssl = vec![["kid ", kid], ["thumbprint ", kid], ["", fingerprint]];
    let by_jose = vec![["with ", kid]];
    let cases = [
        ("openssl", made.file(), by_openssl, "Signature Verification Failure"),
        ("jose", made.file(), by_jose.clone(), "signature verification failed"),
        ("joserfc", made.file(), by_jose, "BadSignatureError"),
        ("cwt", made.text(), vec![["payload ", &payload]], "VerifyError"),
    ];
    for (name, file, expected, refusal) in cases {
        let found = said(name, &file)?;
        for words in expected {
            ensure!(found.contains(&words.concat()), "{name} says: {found}");
        }
        let other = page.folder.join("changed");
        fs::write(&other, changed::of(&fs::read_to_string(&file)?)?)?;
        refuses(&mut page.command(tools, name, &other)?, refusal)?;
        println!("{name}: {}; changed: refused", found.lines().collect::<Vec<_>>().join("; "));
    }
    let found = said("payload", &made.file())?;
    ensure!(found.starts_with(&payload), "the payload's hash by the page is {found}");
    let text = said("zbarimg", &made.picture)?;
    ensure!(text == fs::read_to_string(made.text())?, "zbarimg reads {text}");
    println!("zbarimg: {} characters", text.len());
    Ok(())
}

/// Runs a command that has to fail for this reason.
///
/// # Errors
/// When it does not, or fails for another.
pub fn refuses(command: &mut Command, reason: &str) -> Result<()> {
    let output = command.output()?;
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    ensure!(!output.status.success(), "took what it should refuse: {said}");
    ensure!(said.contains(reason), "refused, but not for {reason}: {said}");
    Ok(())
}
