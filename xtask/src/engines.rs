//! The browser engines that `test` and `faults` drive: found on this machine, installed where that
//! is possible. Chromium's own way stands in `chromium.rs`.

#[path = "../../tests/browser/engines.rs"]
mod table;

pub use table::{Engine, LACKS};

use crate::{chromium, debian, project, tool};
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The screen that WebKitGTK draws on: it has no mode without one.
const SCREEN: &str = "1600x1200x24";

/// Where Debian lays WebKitGTK's small browser, beside the library.
const LIBRARIES: &str = "/usr/lib";
const MINI_BROWSER: &str = "MiniBrowser";

/// An engine that can be driven; what was started for it ends when this is dropped.
pub struct Ready {
    /// What a program that drives it finds in its environment.
    variables: Vec<(&'static str, OsString)>,
    _driver: Option<chromium::Driver>,
    _screen: Option<Screen>,
}

impl Ready {
    /// Tells a command which engine to drive, by what driver.
    pub fn tell(&self, command: &mut Command) {
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
    }
}

/// The engine of a word after `--engine`.
///
/// # Errors
/// When there is no such engine.
pub fn parse(key: &str) -> Result<Engine> {
    let keys = table::ENGINES.map(Engine::key).join(", ");
    Engine::parse(key).with_context(|| format!("no engine `{key}`; there are {keys}"))
}

/// Finds an engine and its driver, and starts what has to run beside them.
///
/// # Errors
/// When they are not there and cannot be installed.
pub fn start(engine: Engine) -> Result<Ready> {
    let (driver, browser, running, screen) = match engine {
        Engine::Chromium => {
            let driver = chromium::start(chromium::find()?)?;
            (driver.url.clone().into(), driver.browser.clone(), Some(driver), None)
        }
        Engine::Firefox => (geckodriver()?.into(), firefox()?, None, None),
        Engine::WebKit => {
            let (driver, browser) = webkit()?;
            (driver.into(), browser, None, Some(screen()?))
        }
    };
    let mut variables = vec![
        ("SUUNTA_ENGINE", engine.key().into()),
        ("SUUNTA_DRIVER", driver),
        ("SUUNTA_BROWSER", browser.into()),
    ];
    variables.extend(screen.as_ref().map(|screen| ("DISPLAY", screen.name.clone().into())));
    Ok(Ready { variables, _driver: running, _screen: screen })
}

fn firefox() -> Result<PathBuf> {
    let found = || ["firefox-esr", "firefox"].iter().find_map(|name| tool::find(name));
    if let Some(found) = found() {
        return Ok(found);
    }
    debian::install(&["firefox-esr"])?;
    found().context("Firefox is not on the PATH; on Debian: apt-get install firefox-esr")
}

/// geckodriver, MPL-2.0: from the PATH, else built below the target folder.
fn geckodriver() -> Result<PathBuf> {
    let folder = project::target().join("tools");
    let own = folder.join("bin/geckodriver");
    if let Some(found) = tool::find("geckodriver").or_else(|| own.is_file().then(|| own.clone())) {
        return Ok(found);
    }
    println!("Building geckodriver");
    let mut install = tool::cargo();
    install.args(["install", "--quiet", "--locked", "geckodriver", "--root"]).arg(folder);
    tool::run(&mut install)?;
    Ok(own)
}

fn webkit() -> Result<(PathBuf, PathBuf)> {
    let found = || Some((tool::find("WebKitWebDriver")?, mini_browser()?, tool::find("Xvfb")?));
    let missing = found().is_none();
    if missing {
        debian::install(&["webkit2gtk-driver", "xvfb"])?;
    }
    let (driver, browser, _) = found().context(
        "WebKitGTK's MiniBrowser, WebKitWebDriver and Xvfb are needed; \
         on Debian: apt-get install webkit2gtk-driver xvfb",
    )?;
    Ok((driver, browser))
}

/// `/usr/lib/<machine>/webkit2gtk-<version>/MiniBrowser`
fn mini_browser() -> Option<PathBuf> {
    let below = |folder: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect()
    };
    let machines = below(Path::new(LIBRARIES));
    let libraries = machines.iter().flat_map(|machine| below(machine)).filter(|folder| {
        folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk-"))
    });
    libraries.map(|folder| folder.join(MINI_BROWSER)).find(|file| file.is_file())
}

/// A screen in memory; it ends when this is dropped.
struct Screen {
    process: Child,
    /// As X names it, such as `:99`.
    name: String,
}

fn screen() -> Result<Screen> {
    let mut process = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("Xvfb does not start")?;
    let output = process.stdout.take().context("Xvfb has no output")?;
    let mut number = String::new();
    BufReader::new(output).read_line(&mut number)?;
    if number.trim().is_empty() {
        process.kill()?;
        bail!("Xvfb did not say which screen it is");
    }
    Ok(Screen { process, name: format!(":{}", number.trim()) })
}

impl Drop for Screen {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
