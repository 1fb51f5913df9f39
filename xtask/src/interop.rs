//! Our files against tools that others made: `jose`, `jwcrypto`, `cwt` and `zxing-cpp` for what is
//! signed, `fhir`, `@medplum/core`, `fhirpath`, `fhir.resources` and LHC-Forms for the copies.

mod forms;

use crate::{fhir, project, tool};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A summary file, the text of its QR, and the QR as a picture.
struct Made {
    by: &'static str,
    folder: PathBuf,
    picture: &'static str,
}

/// Checks the summaries made by a browser (`cargo xtask test` leaves one) and without one.
///
/// # Errors
/// When a tool refuses what it should take, takes what it should refuse, or is missing.
pub fn command() -> Result<()> {
    let folder = project::target().join("interop");
    fs::create_dir_all(&folder)?;
    let native = folder.join("native");
    tool::run(tool::cargo().args(["run", "--quiet", "--example", "interop", "--"]).arg(&native))?;
    let python = install(&folder)?;
    for (name, questionnaire) in fhir::files()? {
        fs::write(folder.join(name.trim_start_matches("fhir/")), questionnaire)?;
    }
    let made = [
        Made { by: "the host", folder: native, picture: "qr.pgm" },
        Made { by: "a browser", folder: folder.clone(), picture: "qr.png" },
    ];
    for made in made {
        let [file, text, picture] =
            ["summary.suunta.json", "qr.txt", made.picture].map(|name| made.folder.join(name));
        ensure!(
            [&file, &text, &picture].iter().all(|path| path.is_file()),
            "no summary made by {} in {}: run `cargo xtask test` first",
            made.by,
            made.folder.display(),
        );
        println!("made by {}:", made.by);
        tool::run(Command::new("node").current_dir(&folder).arg("jose.mjs").arg(&file))?;
        let mut verify = Command::new(&python);
        // Notices of the tools' own dependencies say nothing about our files.
        verify.current_dir(&folder).args(["-W", "ignore", "verify.py"]);
        tool::run(verify.args([&file, &text, &picture]))?;
        copies(&folder, &python, &made.folder, &file)?;
    }
    Ok(())
}

/// The questionnaire and the unsigned copy beside a summary of the full form.
fn copies(folder: &Path, python: &Path, made: &Path, summary: &Path) -> Result<()> {
    let questionnaire = folder.join("questionnaire-full.json");
    let response = made.join("copy.fhir.json");
    ensure!(response.is_file(), "no {}: run `cargo xtask test` first", response.display());
    let mut node = Command::new("node");
    node.current_dir(folder).arg("fhir.mjs").args([&questionnaire, &response, summary]);
    tool::run(&mut node)?;
    let mut check = Command::new(python);
    check.current_dir(folder).args(["-W", "ignore", "fhir_check.py"]);
    tool::run(check.args([&questionnaire, &response]))?;
    forms::check(folder, &questionnaire, &response)
}

/// Installs the tools below the target folder; gives the Python that has them.
fn install(folder: &Path) -> Result<PathBuf> {
    for name in ["node", "npm", "python3"] {
        tool::find(name)
            .with_context(|| format!("`interop` needs Node and Python; {name} is not there"))?;
    }
    let scripts = project::root().join("tests/interop");
    for entry in fs::read_dir(&scripts)? {
        let entry = entry?;
        fs::copy(entry.path(), folder.join(entry.file_name()))?;
    }
    let mut npm = Command::new("npm");
    npm.current_dir(folder).args(["install", "--no-audit", "--no-fund", "--no-package-lock"]);
    tool::run(npm.args(["--loglevel", "error"]))?;
    forms::install(folder)?;
    let python = folder.join("python/bin/python");
    if !python.is_file() {
        tool::run(Command::new("python3").current_dir(folder).args(["-m", "venv", "python"]))?;
    }
    let mut pip = Command::new(&python);
    pip.current_dir(folder).args(["-m", "pip", "install", "--quiet", "-r", "requirements.txt"]);
    tool::run(pip.arg("--disable-pip-version-check"))?;
    Ok(python)
}
