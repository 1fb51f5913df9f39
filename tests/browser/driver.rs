//! Starts the browser of an engine: the capabilities that each driver wants, and its process where
//! a driver serves one browser only.

use super::engines::Engine;
use super::{PATIENCE, Result, Setup, variable};
use serde_json::{Value, json};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};
use thirtyfour::prelude::*;

/// A driver that serves one browser; it ends with it.
pub struct Own(Child);

impl Drop for Own {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The engine that `cargo xtask` chose.
pub fn engine() -> Engine {
    let key = std::env::var("SUUNTA_ENGINE").unwrap_or_default();
    Engine::parse(&key).unwrap_or(Engine::Chromium)
}

/// Opens a browser with the profile and the downloads in a folder.
pub async fn open(folder: &Path, setup: &Setup) -> Result<(WebDriver, Option<Own>)> {
    match engine() {
        Engine::Chromium => {
            let capabilities = chromium(folder, setup)?;
            Ok((WebDriver::new(variable("SUUNTA_DRIVER"), capabilities).await?, None))
        }
        Engine::Firefox => {
            let arguments = [format!("--websocket-port={}", free_port())];
            let (own, url) = start(&arguments, &[]);
            Ok((WebDriver::new(url, firefox(folder, setup)?).await?, Some(own)))
        }
        Engine::WebKit => {
            let (own, url) = start(&[], &webkit_environment(folder, setup));
            Ok((WebDriver::new(url, webkit()?).await?, Some(own)))
        }
    }
}

/// Starts the engine's driver on a free port and waits until it answers; its address.
fn start(arguments: &[String], environment: &[(&str, String)]) -> (Own, String) {
    let port = free_port();
    let mut command = Command::new(variable("SUUNTA_DRIVER"));
    command.arg(format!("--port={port}")).args(arguments).envs(environment.iter().cloned());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let own = Own(command.spawn().expect("the driver starts"));
    let start = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        assert!(start.elapsed() < PATIENCE, "the driver does not answer");
        thread::sleep(Duration::from_millis(10));
    }
    (own, format!("http://127.0.0.1:{port}"))
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("an address").port()
}

fn chromium(folder: &Path, setup: &Setup) -> Result<Capabilities> {
    let mut chrome = DesiredCapabilities::chrome();
    chrome.set_binary(&variable("SUUNTA_BROWSER"))?;
    for argument in [
        "--headless",
        // The sandbox needs what containers and root do not have; only our own page is opened.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--hide-scrollbars",
    ] {
        chrome.add_arg(argument)?;
    }
    if setup.incognito {
        chrome.add_arg("--incognito")?;
    }
    if let Some(video) = &setup.camera {
        chrome.add_arg("--use-fake-ui-for-media-stream")?;
        chrome.add_arg("--use-fake-device-for-media-stream")?;
        chrome.add_arg(&format!("--use-file-for-fake-video-capture={}", video.display()))?;
    }
    chrome.add_arg(&format!("--user-data-dir={}", folder.join("profile").display()))?;
    let preferences = json!({
        "download.default_directory": folder.join("downloads"),
        "download.prompt_for_download": false,
    });
    chrome.add_experimental_option("prefs", preferences)?;
    chrome.set("goog:loggingPrefs", json!({ "browser": "ALL" }))?;
    Ok(chrome.into())
}

fn firefox(folder: &Path, setup: &Setup) -> Result<Capabilities> {
    let profile = folder.join("profile");
    // A window of Firefox is at least 450 px wide unless its own style says otherwise.
    fs::create_dir_all(profile.join("chrome")).expect("a folder for the profile");
    let narrow = ":root { min-width: 0 !important; min-height: 0 !important }";
    fs::write(profile.join("chrome/userChrome.css"), narrow).expect("a style");
    // A browser that was killed left its port there, and the driver would wait at that; mostly it is
    // not there.
    let _ = fs::remove_file(profile.join("MarionetteActivePort"));
    let mut arguments = vec![json!("-headless"), json!("-profile"), json!(profile)];
    arguments.extend(setup.incognito.then(|| json!("-private")));
    let preferences = json!({
        "toolkit.legacyUserProfileCustomizations.stylesheets": true,
        "browser.download.folderList": 2,
        "browser.download.dir": folder.join("downloads"),
        "browser.download.alwaysOpenPanel": false,
        "browser.download.always_ask_before_handling_new_types": false,
        "ui.prefersReducedMotion": u8::from(setup.reduced_motion),
        "layout.css.prefers-color-scheme.content-override": u8::from(!setup.dark),
        "ui.systemUsesDarkTheme": u8::from(setup.dark),
    });
    let options = json!({
        "binary": variable("SUUNTA_BROWSER"), "args": arguments, "prefs": preferences,
    });
    capabilities(&[("browserName", json!("firefox")), ("moz:firefoxOptions", options)])
}

fn webkit() -> Result<Capabilities> {
    let options = json!({ "binary": variable("SUUNTA_BROWSER"), "args": ["--automation"] });
    capabilities(&[("webkitgtk:browserOptions", options)])
}

/// WebKitGTK asks the desktop where downloads go, and how it looks and moves.
fn webkit_environment(folder: &Path, setup: &Setup) -> Vec<(&'static str, String)> {
    let settings = folder.join("config/gtk-3.0");
    fs::create_dir_all(&settings).expect("a folder for settings");
    let downloads = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", folder.join("downloads").display());
    fs::write(folder.join("config/user-dirs.dirs"), downloads).expect("the folders' file");
    let settings_file = format!(
        "[Settings]\ngtk-enable-animations={}\ngtk-application-prefer-dark-theme={}\n",
        u8::from(!setup.reduced_motion),
        u8::from(setup.dark),
    );
    fs::write(settings.join("settings.ini"), settings_file).expect("the settings");
    let at = |name: &str| folder.join(name).display().to_string();
    vec![
        ("XDG_CONFIG_HOME", at("config")),
        ("XDG_DATA_HOME", at("profile")),
        ("XDG_CACHE_HOME", at("cache")),
        ("NO_AT_BRIDGE", "1".to_owned()),
    ]
}

fn capabilities(entries: &[(&str, Value)]) -> Result<Capabilities> {
    let mut capabilities = Capabilities::new();
    for (name, value) in entries {
        capabilities.set(*name, value)?;
    }
    Ok(capabilities)
}
