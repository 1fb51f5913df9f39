//! `cargo xtask bench`: the app beside the same questions in hand-written JavaScript, React and
//! SurveyJS, measured in one run. What is measured stands in `tests/bench/`.

use crate::build;
use crate::engines::{self, Engine};
use crate::site::Files;
use crate::wasm::{self, Profile};
use crate::{browse, content, project, serve, style, tool};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use suunta::content::instrument::Kind;
use suunta::content::source;
use suunta::session::{self, Session};
use suunta::storage;

/// A page to compare with: its folder and its entry, which esbuild bundles; none is served as is.
const OTHERS: [(&str, Option<&str>); 3] =
    [("vanilla", None), ("react", Some("main.jsx")), ("surveyjs", Some("main.js"))];

/// Times the check beside the bare verification.
const SPEED: &str = "suunta-speed";

/// SurveyJS has a forward button of its own.
const FORWARD: &str = "form button[type=submit], .sd-navigation__next-btn";

pub fn command(flags: &[String]) -> Result<()> {
    let ready = engines::start(Engine::Chromium)?;
    let folder = install()?;
    let questions = questions()?;
    fs::write(folder.join("questions.json"), questions.to_string())?;

    let mut site = build::release()?;
    // Beside the app, whose workers it is like.
    wasm::compile(Profile::Release, &[SPEED])?;
    let speed = wasm::bind(Profile::Release, SPEED)?.starting(build::WORKER)?;
    let speed_script = speed.script_name.clone();
    site.files.extend([(speed.script_name, speed.script), (speed.wasm_name, speed.wasm)]);
    let mut servers = vec![("suunta", serve::start(site.files, 0)?)];
    for (name, entry) in OTHERS {
        let files = page(&folder, name, entry, &questions)?;
        // With the app's headers, since pages are compared, not hosts. They refuse SurveyJS its
        // fonts from elsewhere and an inline style; it asks the questions all the same.
        servers.push((name, serve::start(files, 0)?));
    }
    let pages: Vec<Value> = servers
        .iter()
        .map(|(name, server)| json!({ "name": name, "url": server.url, "forward": FORWARD }))
        .collect();
    let items: Vec<&Value> =
        questions["questions"].as_array().into_iter().flatten().map(|one| &one["id"]).collect();
    let mut command = browse::program("bench", &ready, &servers[0].1.url, flags);
    let bench = json!({ "pages": pages, "items": items, "speed": speed_script });
    command.env("SUUNTA_BENCH", bench.to_string());
    tool::run(&mut command)
}

/// Installs what the pages are made of, below the target folder.
fn install() -> Result<PathBuf> {
    if tool::find("node").is_none() || tool::find("npm").is_none() {
        bail!(
            "the benchmark builds the pages it compares with by Node: put node and npm on the PATH"
        );
    }
    let folder = project::target().join("bench");
    fs::create_dir_all(&folder)?;
    fs::copy(sources().join("package.json"), folder.join("package.json"))?;
    // The packages' own install scripts are not needed, so they are not run.
    let arguments =
        ["install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"];
    tool::run(Command::new("npm").current_dir(&folder).args(arguments))?;
    Ok(folder)
}

fn sources() -> PathBuf {
    project::root().join("tests/bench")
}

/// A page's files, compressed as the app's are.
fn page(folder: &Path, name: &str, entry: Option<&str>, questions: &Value) -> Result<Files> {
    let source = sources().join(name);
    let mut files = build::read(&source)?;
    let keep =
        include_str!("../../tests/bench/keep.js").replace("{{durability}}", storage::DURABILITY);
    fs::write(folder.join("keep.js"), &keep)?;
    if let Some(entry) = entry {
        let out = folder.join(name);
        let mut esbuild = Command::new(folder.join("node_modules/.bin/esbuild"));
        esbuild.env("NODE_PATH", folder.join("node_modules")).arg(source.join(entry)).args([
            "--bundle",
            "--minify",
            "--format=esm",
            "--jsx=automatic",
            "--log-level=warning",
            "--define:process.env.NODE_ENV=\"production\"",
        ]);
        for (name, file) in [("questions", "questions.json"), ("keep", "keep.js")] {
            esbuild.arg(format!("--alias:{name}={}", folder.join(file).display()));
        }
        esbuild.arg(format!("--outfile={}", out.join("main.js").display()));
        tool::run(&mut esbuild)?;
        files.remove(entry);
        files.extend(build::read(&out)?);
    } else {
        // One script: a second request would make it slower than it has to be.
        let main = files.entry("main.js".to_owned()).or_default();
        let script =
            String::from_utf8_lossy(main).replace("import { keep, stored } from 'keep'", "");
        *main = [keep.replace("export ", ""), script].concat().into_bytes();
        files.insert("questions.json".to_owned(), questions.to_string().into_bytes());
    }
    files.insert("style.css".to_owned(), style::sheet("style")?);
    build::precompress(&mut files)?;
    Ok(files)
}

/// The questions in the order that the app asks them, with all that it shows of them.
fn questions() -> Result<Value> {
    let content = content::read()?;
    let locale = content.locales.get(source::REFERENCE).context("no reference language")?;
    let text = |key: String| locale.get(&key).cloned();
    let instrument = &content.catalogue.instrument;
    let profile = content.profiles.get(crate::content::PROFILE).context("no profile")?.first();
    let session = Session::default();
    let items = session::items(instrument, &profile, &session);
    let questions = items.iter().flat_map(|(_, items)| items).map(|item| {
        let step = |step: u8| match item.kind {
            Kind::WorkAbility => step.to_string(),
            _ => text(format!("scale.{}.{step}", item.scale)).unwrap_or_default(),
        };
        let mut options: Vec<Value> = (0..=instrument.top_step(item))
            .map(|value| json!({ "value": value.to_string(), "label": step(value) }))
            .collect();
        for aside in ["na", "skip"].into_iter().filter(|aside| *aside == "skip" || item.na) {
            options.push(json!({ "value": aside, "label": text(format!("question.{aside}")) }));
        }
        let part = |part: &str| text(format!("item.{}.{part}", item.id));
        json!({
            "id": item.id, "question": part("question"), "meaning": part("meaning"),
            "why": part("why"), "options": options,
        })
    });
    let questions: Vec<Value> = questions.collect();
    Ok(json!({
        "questions": questions,
        "words": {
            "saved": text("saved.yes".to_owned()), "back": text("step.back".to_owned()),
            "forward": text("step.continue".to_owned()),
            "meaning": text("question.meaning".to_owned()), "why": text("question.why".to_owned()),
        },
    }))
}
