//! The other way: what tools of others signed, drew and wrote, read by us.

use super::install::Tools;
use super::made::Made;
use super::{changed, ours, trust};
use crate::tool;
use anyhow::{Context, Result, ensure};
use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

/// What our check says of each. jwcrypto signs twice; no trust list knows its coach.
const SIGNED: [(&str, &[&str]); 5] = [
    ("jose-Ed25519.json", &[]),
    ("jose-EdDSA.json", &[]),
    ("joserfc.json", &[]),
    ("jwcrypto.json", &["ROLE_NOT_CONFIRMED"]),
    ("cwt.txt", &[]),
];

const DRAWN: [&str; 2] = ["segno.pgm", "zxing-cpp.pgm"];

/// Written where the copies are checked.
pub const BY_FORMS: &str = "lforms.json";
const WRITTEN: [&str; 3] = ["fhir.json", "fhir.resources.json", BY_FORMS];

/// # Errors
/// When we refuse what others made rightly, or read something else in it.
pub fn check(tools: &Tools, made: &Made, folder: &Path) -> Result<()> {
    signed(tools, made, folder)?;
    drawn(tools, made, folder)?;
    written(made, folder)
}

/// What a signed file says, but whose key is the client's: each of the others signs with its own.
fn said(file: &Path) -> Result<Value> {
    let file: Value = serde_json::from_slice(&fs::read(file)?)?;
    let payload = file["payload"].as_str().context("no payload")?;
    let payload = BASE64URL_NOPAD.decode(payload.as_bytes())?;
    let mut payload: Value = serde_json::from_slice(&payload)?;
    if let Some(members) = payload.as_object_mut() {
        members.remove("clientKey");
    }
    Ok(payload)
}

fn signed(tools: &Tools, made: &Made, folder: &Path) -> Result<()> {
    tool::run(tools.node("sign.mjs").args([&made.file(), folder]))?;
    let trust = trust::list(&tools.folder);
    let mut sign = tools.python("sign.py");
    tool::run(sign.args([made.file(), made.text(), trust]).arg(folder))?;
    let (payload, hash) = (said(&made.file())?, ours::verdict(&made.file())?.payload);
    for (name, codes) in SIGNED {
        let file = folder.join(name);
        let verdict = ours::expect(&file, 1, codes)?;
        // A code names the file that it was made with.
        let same = if name.ends_with(".json") {
            verdict.payload.is_some() && said(&file)? == payload
        } else {
            verdict.payload == hash
        };
        ensure!(same, "{name}: another payload");
        let other = folder.join("changed");
        fs::write(&other, changed::of(&fs::read_to_string(&file)?)?)?;
        ours::expect(&other, 0, &["BAD_SIGNATURE"])?;
        let [_, fingerprint] = verdict.keys.first().context("no key")?;
        println!("we take {name}: level 1, {fingerprint}; changed: BAD_SIGNATURE");
    }
    Ok(())
}

fn drawn(tools: &Tools, made: &Made, folder: &Path) -> Result<()> {
    tool::run(tools.python("draw.py").args([&made.text(), folder]))?;
    let text = fs::read_to_string(made.text())?;
    for name in DRAWN {
        let picture = folder.join(name);
        let read = tool::output(&mut ours::ask([OsStr::new("scan"), picture.as_os_str()]))?;
        ensure!(read == text, "{name}: we read {read}");
        println!("we read {name}: {} characters", text.len());
    }
    Ok(())
}

/// A response that another tool wrote says what the summary says, when single answers are shared.
fn written(made: &Made, folder: &Path) -> Result<()> {
    let summary: Value = serde_json::from_str(&fs::read_to_string(made.file())?)?;
    let payload = summary["payload"].as_str().context("no payload")?;
    let summary: Value = serde_json::from_slice(&BASE64URL_NOPAD.decode(payload.as_bytes())?)?;
    for name in WRITTEN {
        let file = folder.join(name);
        let said = tool::output(&mut ours::ask([OsStr::new("response"), file.as_os_str()]))?;
        let said: Value = serde_json::from_str(&said)?;
        if summary["answers"].is_null() {
            println!("we take {name}: no single answers");
            continue;
        }
        for member in ["answers", "dimensions", "votes", "wishes", "workAbility", "phase"] {
            let (theirs, signed) = (&said[member], &summary[member]);
            ensure!(theirs == signed, "{name}: {member} is {theirs}, and {signed} was signed");
        }
        println!("we take {name}: answers, sums and phase as signed");
    }
    Ok(())
}
