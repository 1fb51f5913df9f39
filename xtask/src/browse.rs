//! Commands that drive a browser: `test`, `shots` and `bench`. What they do in it stands in
//! `tests/`; here they get a served site and a driver.

use crate::chromium::{self, Driver};
use crate::wasm::Profile;
use crate::{build, serve, tool};
use anyhow::Result;
use std::ffi::OsStr;
use std::process::Command;

/// Tests of a browser that run at the same time; more make each other slow.
const THREADS: &str = "2";

/// `cargo xtask test`: all tests of the workspace, those in a browser included. With `--quick` against
/// modules that are quick to build, while one works on something; what they weigh proves nothing.
/// `--test=NAME` builds and runs one program of tests alone.
pub fn test(flags: &[String]) -> Result<()> {
    let (quick, flags): (Vec<&String>, Vec<&String>) =
        flags.iter().partition(|flag| *flag == "--quick");
    let (only, flags): (Vec<&String>, Vec<&String>) =
        flags.iter().partition(|flag| flag.starts_with("--test="));
    let programs = chromium::find()?;
    let files =
        if quick.is_empty() { build::release()? } else { build::site(Profile::Quick)? }.files;
    let site = serve::start(files, 0)?;
    let driver = chromium::start(programs)?;
    let mut command = tool::cargo();
    command.args(["test", "--workspace"]).args(only).arg("--").args(flags);
    if std::env::var_os("RUST_TEST_THREADS").is_none() {
        command.env("RUST_TEST_THREADS", THREADS);
    }
    tool::run(told(&mut command, &driver, &site.url))
}

/// `cargo xtask shots`: screenshots of every page to look at.
pub fn shots(flags: &[String]) -> Result<()> {
    let (quick, flags): (Vec<&String>, Vec<&String>) =
        flags.iter().partition(|flag| *flag == "--quick");
    let programs = chromium::find()?;
    let files =
        if quick.is_empty() { build::release()? } else { build::site(Profile::Quick)? }.files;
    let site = serve::start(files, 0)?;
    let driver = chromium::start(programs)?;
    tool::run(&mut program("shots", &driver, &site.url, flags))
}

/// A program in `tests/` that is run by name only.
pub fn program(
    name: &str,
    driver: &Driver,
    url: &str,
    flags: impl IntoIterator<Item: AsRef<OsStr>>,
) -> Command {
    let mut command = tool::cargo();
    command.args(["test", "--quiet", "--package=suunta", "--test", name, "--"]).args(flags);
    told(&mut command, driver, url);
    command
}

/// Tells a command where the site, the driver and the browser are.
fn told<'a>(command: &'a mut Command, driver: &Driver, url: &str) -> &'a mut Command {
    let command = command.env("SUUNTA_URL", url).env("SUUNTA_DRIVER", &driver.url);
    command.env("SUUNTA_BROWSER", &driver.browser)
}
