//! Our files against tools that others made, and their files against ours: `jose`, `joserfc`,
//! `jwcrypto`, OpenSSL, `cwt`, `zxing-cpp`, `zbarimg` and `segno` for what is signed, `age` for
//! what is sealed, `fhir`, `@medplum/core`, `fhirpath`, `fhir.resources` and LHC-Forms for the
//! copies, poppler and `pikepdf` for the document to read, `icalendar` for the plan's dates, DuckDB and
//! Spark for a day's figures.

mod calendar;
mod changed;
mod figures;
mod forms;
mod install;
mod made;
mod others;
mod ours;
mod page;
mod paper;
mod sealed;
mod trust;
mod verify;

use crate::{fhir, project, tool};
use anyhow::{Result, ensure};
use install::Tools;
use made::Made;
use page::Page;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

/// Checks the summaries made by a browser (`cargo xtask test` leaves one) and without one.
///
/// # Errors
/// When a tool refuses what it should take, takes what it should refuse, or is missing; when we
/// do.
pub fn command(flags: &[String]) -> Result<()> {
    let folder = project::target().join("interop");
    fs::create_dir_all(&folder)?;
    let native = folder.join("native");
    tool::run(&mut ours::ask([OsStr::new("make"), native.as_os_str()]))?;
    let tools = install::all(folder.clone())?;
    let page = Page::open(&tools, "verify")?;
    for (name, questionnaire) in fhir::files()? {
        fs::write(folder.join(name.trim_start_matches("fhir/")), questionnaire)?;
    }
    let by_host = Made::new("the host", &native, "qr.pgm");
    for made in [&by_host, &Made::new("a browser", &folder, "qr.png")] {
        let by_others = made.folder.join("others");
        fs::create_dir_all(&by_others)?;
        check(&tools, &page, made, &by_others)?;
    }
    paper::check(&tools, &by_host)?;
    trust::check(&tools, &page, &native.join("others"))?;
    sealed::check(&tools, &page, &by_host.file())?;
    calendar::check(&tools)?;
    figures::check(&tools, flags.iter().any(|flag| flag == "--spark"))
}

fn check(tools: &Tools, page: &Page, made: &Made, by_others: &Path) -> Result<()> {
    ensure!(
        [made.file(), made.text(), made.picture.clone(), made.response()]
            .iter()
            .all(|path| path.is_file()),
        "no summary made by {} in {}: run `cargo xtask test` first",
        made.by,
        made.folder.display(),
    );
    println!("made by {}:", made.by);
    verify::check(tools, page, made)?;
    tool::run(tools.python("verify.py").args([made.file(), made.text(), made.picture.clone()]))?;
    copies(tools, made, by_others)?;
    others::check(tools, made, by_others)
}

/// The questionnaire and the unsigned copy beside a summary of the full form.
fn copies(tools: &Tools, made: &Made, by_others: &Path) -> Result<()> {
    let questionnaire = tools.folder.join("questionnaire-full.json");
    let response = made.response();
    let (summary, folder) = (made.file(), by_others.to_owned());
    tool::run(tools.node("fhir.mjs").args([&questionnaire, &response, &summary, &folder]))?;
    tool::run(tools.python("fhir_check.py").args([&questionnaire, &response, &folder]))?;
    forms::check(&tools.folder, &questionnaire, &response, &folder.join(others::BY_FORMS))
}
