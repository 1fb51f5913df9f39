//! Commands that drive a browser: `test`, `shots` and `bench`. What they do in it stands in
//! `tests/`; here they get a served site and a driver.

use crate::{build, chromium, serve, tool};
use anyhow::Result;

/// Tests of a browser that run at the same time; more make each other slow.
const THREADS: &str = "2";

/// `cargo xtask test`: all tests of the workspace, those in a browser included.
pub fn test(flags: &[String]) -> Result<()> {
    drive(&["--workspace"], flags)
}

/// `cargo xtask shots`: screenshots of every page to look at.
pub fn shots(flags: &[String]) -> Result<()> {
    drive(&["--test=shots"], flags)
}

fn drive(which: &[&str], flags: &[String]) -> Result<()> {
    let driver = chromium::start()?;
    let site = serve::start(build::release()?.files, 0)?;
    let mut command = tool::cargo();
    command.arg("test").args(which).arg("--").args(flags);
    if std::env::var_os("RUST_TEST_THREADS").is_none() {
        command.env("RUST_TEST_THREADS", THREADS);
    }
    command.env("SUUNTA_URL", site.url).env("SUUNTA_DRIVER", &driver.url);
    command.env("SUUNTA_BROWSER", &driver.browser);
    tool::run(&mut command)
}
