//! Our own side: the example `interop` makes files and reads those of others.

use crate::tool;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

/// The example with what it is asked, see its `HELP`.
pub fn ask<W: AsRef<OsStr>>(words: impl IntoIterator<Item = W>) -> Command {
    let mut cargo = tool::cargo();
    cargo.args(["run", "--quiet", "--example", "interop", "--"]).args(words);
    cargo
}

/// What our check says of a file or of the text of a QR.
pub struct Verdict {
    pub level: u64,
    pub codes: Vec<String>,
    /// Thumbprint and fingerprint of each signer's key.
    pub keys: Vec<[String; 2]>,
    /// SHA-256 of the payload; none when it was refused.
    pub payload: Option<String>,
}

/// Asks our check.
///
/// # Errors
/// When it does not answer.
pub fn verdict(file: &Path) -> Result<Verdict> {
    let said = tool::output(&mut ask([OsStr::new("check"), file.as_os_str()]))?;
    let said: Value = serde_json::from_str(&said)?;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    Ok(Verdict {
        level: said["level"].as_u64().context("no level")?,
        codes: list(&said["codes"]).iter().filter_map(text).collect(),
        keys: list(&said["signatures"])
            .iter()
            .filter_map(|by| Some([text(&by["kid"])?, text(&by["fingerprint"])?]))
            .collect(),
        payload: text(&said["payload_hash"]),
    })
}

/// The verdict, which has to be of this level with these codes.
///
/// # Errors
/// When it is another.
pub fn expect(file: &Path, level: u64, codes: &[&str]) -> Result<Verdict> {
    let verdict = verdict(file)?;
    let Verdict { level: found, codes: said, .. } = &verdict;
    ensure!(*found == level && said == codes, "{}: level {found}, {said:?}", file.display());
    Ok(verdict)
}
