//! Commands that drive a browser: `test`, `faults`, `shots` and `bench`. What they do in it stands
//! in `tests/`; here they get a served site and a driver.

use crate::engines::{self, Engine, LACKS, Ready};
use crate::serve::{self, Running};
use crate::wasm::Profile;
use crate::{build, tool};
use anyhow::{Context, Result};
use std::ffi::OsStr;
use std::process::Command;

/// Tests of a browser that run at the same time; more make each other slow.
const THREADS: &str = "2";

/// `cargo xtask test`: all tests of the workspace, those in a browser included. With `--quick` against
/// modules that are quick to build, while one works on something; what they weigh proves nothing.
/// `--test=NAME` builds and runs one program of tests alone. In another engine than Chromium those
/// in a browser run alone: the others know no engine.
pub fn test(flags: &[String]) -> Result<()> {
    let Asked { quick, engine, flags } = asked(flags)?;
    let (only, mut flags): (Vec<String>, Vec<String>) =
        flags.into_iter().partition(|flag| flag.starts_with("--test="));
    let ready = engines::start(engine)?;
    let site = site(quick)?;
    flags.extend(without(engine));
    let mut command = tool::cargo();
    command.args(["test", "--no-fail-fast"]);
    if engine == Engine::Chromium {
        command.arg("--workspace").args(only);
    } else {
        command.args(["--package=suunta", "--test=browser"]);
    }
    command.arg("--").args(flags);
    if std::env::var_os("RUST_TEST_THREADS").is_none() {
        command.env("RUST_TEST_THREADS", THREADS);
    }
    tool::run(told(&mut command, &ready, &site.url))
}

/// Says what an engine cannot do, and leaves out the tests that are nothing without it.
fn without(engine: Engine) -> Vec<String> {
    let mut flags = Vec::new();
    for lack in LACKS.iter().filter(|lack| lack.engines.contains(&engine)) {
        let count = match lack.tests.len() {
            0 => "every test".to_owned(),
            1 => "1 test not run".to_owned(),
            count => format!("{count} tests not run"),
        };
        println!("Not in {}: {} ({count})", engine.key(), lack.reason);
        flags.extend(lack.tests.iter().map(|test| format!("--skip={test}")));
    }
    flags
}

/// `cargo xtask shots`: screenshots of every page to look at.
pub fn shots(flags: &[String]) -> Result<()> {
    by_name("shots", flags)
}

/// `cargo xtask faults`: a real browser whose process, disk or profile fails.
pub fn faults(flags: &[String]) -> Result<()> {
    by_name("faults", flags)
}

fn by_name(name: &str, flags: &[String]) -> Result<()> {
    let Asked { quick, engine, flags } = asked(flags)?;
    let ready = engines::start(engine)?;
    let site = site(quick)?;
    tool::run(&mut program(name, &ready, &site.url, flags))
}

/// What every one of these commands can be asked for, and what is left for the program.
struct Asked {
    quick: bool,
    engine: Engine,
    flags: Vec<String>,
}

fn asked(flags: &[String]) -> Result<Asked> {
    let mut asked = Asked { quick: false, engine: Engine::Chromium, flags: Vec::new() };
    let mut flags = flags.iter();
    while let Some(flag) = flags.next() {
        match flag.as_str() {
            "--quick" => asked.quick = true,
            "--engine" => {
                asked.engine = engines::parse(flags.next().context("--engine wants a name")?)?;
            }
            _ => asked.flags.push(flag.clone()),
        }
    }
    Ok(asked)
}

/// The app, built and served.
fn site(quick: bool) -> Result<Running> {
    let site = if quick { build::site(Profile::Quick)? } else { build::release()? };
    serve::start(site.files, 0)
}

/// A program in `tests/` that is run by name only.
pub fn program(
    name: &str,
    ready: &Ready,
    url: &str,
    flags: impl IntoIterator<Item: AsRef<OsStr>>,
) -> Command {
    let mut command = tool::cargo();
    command.args(["test", "--quiet", "--package=suunta", "--test", name, "--"]).args(flags);
    told(&mut command, ready, url);
    command
}

/// Tells a command where the site, the driver and the browser are.
fn told<'a>(command: &'a mut Command, ready: &Ready, url: &str) -> &'a mut Command {
    ready.tell(command);
    command.env("SUUNTA_URL", url)
}
