//! `cargo xtask fuzz`: every parser of what strangers hand over, beginning with the vectors. What is
//! fuzzed stands in `fuzz/`.

use crate::{project, tool};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// For each target, unless told otherwise.
const SECONDS: u32 = 60;

/// Longer input is slow and finds nothing more; the limits have tests of their own.
const LONGEST: &str = "-max_len=16384";

/// An answer that takes longer counts as a hang, seconds.
const HANG: &str = "-timeout=5";

/// All targets, or those that are named, one after the other.
///
/// # Errors
/// When a target fails: what made it fail is left in `fuzz/artifacts`.
pub fn command(flags: &[String]) -> Result<()> {
    let all = targets()?;
    let (mut seconds, mut chosen) = (SECONDS, Vec::new());
    let mut flags = flags.iter();
    while let Some(flag) = flags.next() {
        if flag == "--seconds" {
            let number = flags.next().and_then(|number| number.parse().ok());
            seconds = number.context("--seconds wants a whole number")?;
        } else if all.contains(flag) {
            chosen.push(flag.clone());
        } else {
            bail!("no target `{flag}`; there are {}", all.join(", "));
        }
    }
    let chosen = if chosen.is_empty() { all } else { chosen };
    let cargo_fuzz = install()?;
    let seeds = ["test", "--quiet", "--test=summary", "seeds::"];
    tool::run(tool::cargo().args(seeds))?;
    for target in &chosen {
        let corpus = project::target().join("fuzz/corpus").join(target);
        fs::create_dir_all(&corpus)?;
        let mut run = Command::new(&cargo_fuzz);
        // The sanitizer's flags are not stable; the compiler that builds the app knows them.
        run.current_dir(project::root()).env("RUSTC_BOOTSTRAP", "1").args(["fuzz", "run"]);
        run.arg("--target-dir").arg(project::target().join("fuzz/build"));
        run.arg(target).args([corpus, project::target().join("tmp/seeds").join(target)]);
        run.args(["--", LONGEST, HANG, "-dict=fuzz/words.dict", "-print_final_stats=1"]);
        tool::run(run.arg(format!("-max_total_time={seconds}")))?;
    }
    Ok(())
}

fn targets() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(project::root().join("fuzz/fuzz_targets"))? {
        let path = entry?.path();
        names.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
    }
    names.sort();
    Ok(names)
}

/// cargo-fuzz, MIT/Apache-2.0: from the PATH, else installed below the target folder.
fn install() -> Result<PathBuf> {
    let folder = project::target().join("tools");
    let own = folder.join("bin/cargo-fuzz");
    if let Some(found) = tool::find("cargo-fuzz").or_else(|| own.is_file().then(|| own.clone())) {
        return Ok(found);
    }
    let mut install = tool::cargo();
    install.args(["install", "--quiet", "--locked", "cargo-fuzz", "--root"]).arg(folder);
    tool::run(&mut install)?;
    Ok(own)
}
