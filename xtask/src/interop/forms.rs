//! LHC-Forms (npm `lforms`) in a headless Chromium: renders our questionnaire and computes the
//! sums of our response.

use crate::{chromium, tool};
use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Its built files alone: what they were built from is half a gigabyte of packages.
const PACKAGE: &str = "lforms@40.1.3";

/// Milliseconds of the page's own time, which runs as fast as it can.
const PATIENCE: &str = "--virtual-time-budget=30000";

/// Unpacks LHC-Forms below the folder.
pub fn install(folder: &Path) -> Result<()> {
    if folder.join("package/dist/lforms").is_dir() {
        return Ok(());
    }
    let mut pack = Command::new("npm");
    pack.current_dir(folder).args(["pack", PACKAGE, "--silent"]);
    let archive = tool::output(&mut pack)?;
    tool::run(Command::new("tar").current_dir(folder).args(["-xzf", archive.trim()]))
}

/// Fills the questionnaire with the response's answers and compares the sums that the response
/// has; writes the response that LHC-Forms makes.
///
/// # Errors
/// When the form does not open, or computes another number.
pub fn check(folder: &Path, questionnaire: &Path, response: &Path, written: &Path) -> Result<()> {
    let questionnaire = fs::read_to_string(questionnaire)?;
    let mut response: Value = serde_json::from_str(&fs::read_to_string(response)?)?;
    let mut claimed = Map::new();
    take_numbers(&mut response, &mut claimed);
    // A summary without single answers has nothing to add up.
    let answered = response.to_string().contains("\"E1\"");
    let forms = format!("const QUESTIONNAIRE = {questionnaire}\nconst RESPONSE = {response}\n");
    fs::write(folder.join("forms.js"), forms)?;

    let page = format!("file://{}", folder.join("lforms.html").display());
    let profile = format!("--user-data-dir={}", folder.join("chromium").display());
    let mut browser = Command::new(chromium::find()?.browser());
    browser.args(["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"]);
    let drawn = tool::output(browser.args([PATIENCE, &profile, "--dump-dom", &page]))?;
    let found = drawn.split_once("<pre id=\"found\">").and_then(|(_, rest)| rest.split_once('<'));
    let (found, _) = found.context("LHC-Forms did not open the form")?;
    let found: Value = serde_json::from_str(found).with_context(|| found.to_owned())?;
    let questions = found["questions"].as_u64().with_context(|| found.to_string())?;
    ensure!(questions > 0, "LHC-Forms shows no question");
    fs::write(written, found["response"].to_string())?;
    if !answered {
        println!("lforms: {questions} questions shown; no single answers to add up");
        return Ok(());
    }
    for (id, number) in &claimed {
        ensure!(found["numbers"][id] == *number, "{id}: LHC-Forms says {}", found["numbers"][id]);
    }
    println!("lforms: {questions} questions shown, {} sums and counts as signed", claimed.len());
    Ok(())
}

/// Takes the sums and counts away, so that LHC-Forms cannot have them from the response.
fn take_numbers(item: &mut Value, numbers: &mut Map<String, Value>) {
    let Some(items) = item.get_mut("item").and_then(Value::as_array_mut) else { return };
    items.iter_mut().for_each(|item| take_numbers(item, numbers));
    items.retain(|item| {
        let number = &item["answer"][0]["valueInteger"];
        let id = item["linkId"].as_str().unwrap_or_default();
        if number.is_number() {
            numbers.insert(id.to_owned(), number.clone());
        }
        !number.is_number()
    });
}
