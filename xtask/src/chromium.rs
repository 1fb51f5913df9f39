//! Chromium and its WebDriver: found on this machine, installed where that is possible.

use crate::{debian, tool};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

const BROWSERS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DRIVER: &str = "chromedriver";

/// A running chromedriver; it ends, with its browsers, when this is dropped.
pub struct Driver {
    /// Its address, such as `http://localhost:9515`.
    pub url: String,
    /// The browser that it is to start.
    pub browser: PathBuf,
    port: u16,
    process: Child,
}

/// The programs, found on this machine.
pub struct Programs {
    browser: PathBuf,
    driver: PathBuf,
}

impl Programs {
    /// The browser alone, for what needs no driver.
    pub fn browser(&self) -> &Path {
        &self.browser
    }
}

/// Starts chromedriver on a free port.
///
/// # Errors
/// When it does not start.
pub fn start(programs: Programs) -> Result<Driver> {
    let mut process = Command::new(programs.driver)
        .args(["--port=0", "--log-level=SEVERE"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .context("chromedriver does not start")?;
    let output = process.stdout.take().context("chromedriver has no output")?;
    let mut lines = BufReader::new(output).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| port(&line));
    let Some(port) = port else {
        process.kill()?;
        bail!("chromedriver did not say its port");
    };
    // Read on, so that it never waits for someone to read what it prints.
    thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
    Ok(Driver { url: format!("http://localhost:{port}"), browser: programs.browser, port, process })
}

/// The port in `ChromeDriver was started successfully on port 45671.`
fn port(line: &str) -> Option<u16> {
    line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok()
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked to, it closes the browsers that a failed test left open; killed, it would not.
        let asked = TcpStream::connect(("localhost", self.port)).and_then(|mut stream| {
            stream.write_all(
                b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            )?;
            stream.read_to_end(&mut Vec::new())
        });
        if asked.is_err() {
            // It may have ended by itself; then there is nothing to end.
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

/// Finds Chromium and its driver; installs them where that is possible.
///
/// # Errors
/// When they are not there and cannot be installed.
pub fn find() -> Result<Programs> {
    if let Some(programs) = found() {
        return Ok(programs);
    }
    debian::install(&["chromium", "chromium-driver"])?;
    found().context(
        "the browser tests need Chromium and chromedriver on the PATH; \
         on Debian: apt-get install chromium chromium-driver",
    )
}

fn found() -> Option<Programs> {
    let browser = BROWSERS.iter().find_map(|name| tool::find(name))?;
    Some(Programs { browser, driver: tool::find(DRIVER)? })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_port_is_read_from_the_greeting() {
        let greeting = "ChromeDriver was started successfully on port 45671.";
        assert_eq!(super::port(greeting), Some(45671));
        assert_eq!(super::port("Only local connections are allowed."), None);
    }
}
