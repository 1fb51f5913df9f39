//! A browser with the app in it, for the tests, the screenshots and the benchmark.
//!
//! `cargo xtask test` serves the app and starts the driver; their addresses come in the
//! environment.

// Each of the programs that share this file uses a part of it.
#![allow(dead_code)]

#[path = "driver.rs"]
pub mod driver;
#[path = "engines.rs"]
pub mod engines;

use driver::Own;
use engines::Engine;
use serde_json::{Value, json};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use thirtyfour::WindowHandle;
use thirtyfour::prelude::*;

pub type Result<T> = WebDriverResult<T>;

/// The longest wait for something to come true.
const PATIENCE: Duration = Duration::from_secs(30);
const INTERVAL: Duration = Duration::from_millis(40);

/// Matches when the app has put a page in place of the static shell.
pub const PAGE: &str = "body:not(:has(#shell)) h1";

/// A viewport in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    pub width: u32,
    pub height: u32,
    /// Touch, and a phone's viewport rules.
    pub mobile: bool,
}

pub const PHONE: Screen = Screen { width: 360, height: 740, mobile: true };
pub const DESKTOP: Screen = Screen { width: 1280, height: 800, mobile: false };

/// What kind of browser a test wants.
#[derive(Clone, Debug)]
pub struct Setup {
    pub screen: Screen,
    pub dark: bool,
    pub reduced_motion: bool,
    /// How many times slower the processor is; 1 is as it is.
    pub slowed: f64,
    /// Query of every address, such as `lang=sv&mode=kiosk`.
    pub query: String,
    /// A video that a made-up camera plays, allowed without asking; `None` for no camera.
    pub camera: Option<PathBuf>,
    /// As a kiosk is set up: the browser's profile stays in memory.
    pub incognito: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            screen: PHONE,
            dark: false,
            // Tests look at states, not at the way from one to the next.
            reduced_motion: true,
            slowed: 1.0,
            query: String::new(),
            camera: None,
            incognito: false,
        }
    }
}

/// One browser with a fresh profile.
pub struct Browser {
    pub driver: WebDriver,
    setup: Setup,
    site: String,
    folder: PathBuf,
    own: Option<Own>,
}

/// Runs a test in a browser, which is closed afterwards whatever happens. When the test fails,
/// a screenshot is left in `target/tmp`.
pub fn with_browser(setup: Setup, test: impl AsyncFnOnce(&Browser) -> Result<()>) {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let browser = runtime.block_on(Browser::open(setup)).expect("a browser");
    let end = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(test(&browser)).expect("the browser does as it is told");
    }));
    if end.is_err() {
        let test = std::thread::current().name().unwrap_or("test").replace("::", "-");
        let file = tmp().join(format!("{test}.png"));
        // The failure of the test is what counts.
        let _ = runtime.block_on(browser.screenshot(&file));
        eprintln!("the page at the end: {}", file.display());
    }
    let closed = runtime.block_on(browser.close());
    if let Err(panic) = end {
        resume_unwind(panic);
    }
    closed.expect("the browser closes");
}

/// A folder for files of tests, below the target folder.
pub fn tmp() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
}

/// A variable that `cargo xtask` sets.
///
/// # Panics
/// Without it: a browser test that cannot run has failed.
pub fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| {
        panic!("{name} is not set: run the browser tests by `cargo xtask test`")
    })
}

impl Browser {
    /// Opens a browser on an empty page.
    pub async fn open(setup: Setup) -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = tmp().join(format!("browser-{}-{count}", std::process::id()));
        Self::open_in(setup, folder).await
    }

    /// Opens a browser with its profile in `profile` of a folder, and what was left there before.
    pub async fn open_in(setup: Setup, folder: PathBuf) -> Result<Self> {
        fs::create_dir_all(folder.join("downloads")).expect("a folder for downloads");
        let (driver, own) = driver::open(&folder, &setup).await?;
        driver.set_script_timeout(4 * PATIENCE).await?;
        let site = variable("SUUNTA_URL");
        let browser = Self { driver, setup, site, folder, own };
        browser.emulate().await?;
        Ok(browser)
    }

    /// The engine of this browser.
    pub fn engine(&self) -> Engine {
        driver::engine()
    }

    async fn emulate(&self) -> Result<()> {
        if self.engine() != Engine::Chromium {
            return self.resize().await;
        }
        let Setup { screen, dark, reduced_motion, slowed, .. } = self.setup.clone();
        let metrics = json!({
            "width": screen.width, "height": screen.height,
            "deviceScaleFactor": 1, "mobile": screen.mobile,
        });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics).await?;
        let touch = json!({ "enabled": screen.mobile });
        self.cdp("Emulation.setTouchEmulationEnabled", touch).await?;
        let scheme = if dark { "dark" } else { "light" };
        let motion = if reduced_motion { "reduce" } else { "no-preference" };
        let media = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": motion },
        ]});
        self.cdp("Emulation.setEmulatedMedia", media).await?;
        self.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": slowed })).await?;
        Ok(())
    }

    /// Makes the window so large that the page is as large as the screen.
    async fn resize(&self) -> Result<()> {
        let Screen { width, height, .. } = self.setup.screen;
        let (mut outer_width, mut outer_height) = (width, height);
        // What surrounds the page is known once the window stands.
        for _ in 0..3 {
            self.driver.set_window_rect(0, 0, outer_width, outer_height).await?;
            let inner: (u32, u32) =
                serde_json::from_value(self.evaluate("[innerWidth, innerHeight]").await?)?;
            if inner == (width, height) {
                break;
            }
            outer_width = (outer_width + width).saturating_sub(inner.0);
            outer_height = (outer_height + height).saturating_sub(inner.1);
        }
        Ok(())
    }

    /// Opens another tab of the same setup and goes on there; returns the one before.
    pub async fn another_tab(&self) -> Result<WindowHandle> {
        let before = self.driver.window().await?;
        let new = self.driver.new_tab().await?;
        self.driver.switch_to_window(new).await?;
        self.emulate().await?;
        Ok(before)
    }

    /// Closes the tab in front and opens another, as somebody does who comes back.
    pub async fn close_tab(&self) -> Result<()> {
        let old = self.another_tab().await?;
        let new = self.driver.window().await?;
        self.driver.switch_to_window(old).await?;
        self.driver.close_window().await?;
        self.driver.switch_to_window(new).await
    }

    /// Closes the browser and forgets its profile.
    pub async fn close(self) -> Result<()> {
        let folder = self.folder.clone();
        self.quit().await?;
        // Chromium may still be writing its last files; the target folder is cleaned with them.
        let _ = fs::remove_dir_all(folder);
        Ok(())
    }

    /// Closes the browser; its profile stays for another.
    pub async fn quit(self) -> Result<()> {
        self.driver.quit().await
    }

    /// A command of the DevTools protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Result<Value> {
        self.driver.cdp().send_raw(command, parameters).await
    }

    /// The app's address with the setup's query and a hash such as `#/q/E1`.
    pub fn url(&self, hash: &str) -> String {
        let query = if self.setup.query.is_empty() { "" } else { "?" };
        format!("{}{query}{}{hash}", self.site, self.setup.query)
    }

    /// Goes to a route of the app and waits until its page stands: a page is scrolled to its top
    /// and its heading takes the focus a frame after it was drawn.
    pub async fn goto(&self, hash: &str) -> Result<()> {
        self.driver.goto(self.url(hash)).await?;
        self.wait_for(PAGE).await?;
        self.settle().await
    }

    /// Goes to a route within the page, without a step in the browser's history.
    pub async fn goto_hash(&self, hash: &str) -> Result<()> {
        let go = "(history.replaceState(null, '', HASH), dispatchEvent(new Event('hashchange')))";
        self.evaluate(&go.replace("HASH", &json!(hash).to_string())).await?;
        self.wait_for(PAGE).await.map(drop)
    }

    /// Loads the page again, as a visitor who comes back does.
    pub async fn reload(&self) -> Result<()> {
        self.driver.refresh().await?;
        self.wait_for(PAGE).await.map(drop)
    }

    /// Waits until an element is there.
    pub async fn wait_for(&self, css: &str) -> Result<WebElement> {
        self.driver.query(By::Css(css)).wait(PATIENCE, INTERVAL).first().await
    }

    /// Waits until no such element is there.
    pub async fn wait_until_gone(&self, css: &str) -> Result<()> {
        self.driver.query(By::Css(css)).wait(PATIENCE, INTERVAL).wait_until_gone().await
    }

    /// Waits until an expression of the page's own language is true.
    ///
    /// # Panics
    /// When it stays untrue.
    pub async fn wait_until(&self, expression: &str) -> Result<()> {
        let start = Instant::now();
        while !truthy(&self.evaluate(expression).await?) {
            assert!(start.elapsed() < PATIENCE, "never came true: {expression}");
            tokio::time::sleep(INTERVAL).await;
        }
        Ok(())
    }

    /// The value of an expression in the page.
    pub async fn evaluate(&self, expression: &str) -> Result<Value> {
        let script = format!("return ({expression})");
        Ok(self.driver.execute(script, Vec::new()).await?.json().clone())
    }

    /// Opens all that is folded, as somebody does who reads everything.
    pub async fn unfold(&self) -> Result<()> {
        let open = "document.querySelectorAll('.fold').forEach((fold) => (fold.open = true))";
        self.evaluate(open).await.map(drop)
    }

    pub async fn is_there(&self, css: &str) -> Result<bool> {
        self.driver.query(By::Css(css)).nowait().exists().await
    }

    /// The text of an element, as it is shown.
    pub async fn text(&self, css: &str) -> Result<String> {
        self.wait_for(css).await?.text().await
    }

    /// Clicks an element as somebody does who sees it: once the page hears taps again after a change,
    /// and not under the bar with Continue. What is folded is opened first.
    pub async fn click(&self, css: &str) -> Result<()> {
        // What a change of the page has brought is there before the page hears taps again.
        self.wait_for(css).await?;
        self.wait_until_heard().await?;
        let element = self.wait_for(css).await?;
        let free = "const [element] = arguments
            const fold = element.closest('details:not([open])')
            if (fold && !element.closest('summary')) fold.open = true
            const { x, y, width, height } = element.getBoundingClientRect()
            const over = document.elementFromPoint(x + width / 2, y + height / 2)
            const hidden = !over || (over.closest('.bar') && !element.closest('.bar'))
            if (hidden) element.scrollIntoView({ block: 'center' })";
        self.driver.execute(free, vec![element.to_json()?]).await?;
        element.click().await
    }

    /// Waits until a tap counts: one right after a change of the page is taken for a slip.
    pub async fn wait_until_heard(&self) -> Result<()> {
        self.wait_until("performance.now() > (globalThis.suuntaBoot?.until ?? 0)").await
    }

    /// The middle of an element, in CSS pixels of the view, into which it is scrolled.
    pub async fn middle(&self, css: &str) -> Result<(f64, f64)> {
        let middle = "((element) => {
            element.scrollIntoView({ block: 'nearest' })
            const { x, y, width, height } = element.getBoundingClientRect()
            return [x + width / 2, y + height / 2]
        })(document.querySelector(CSS))";
        self.wait_for(css).await?;
        Ok(serde_json::from_value(
            self.evaluate(&middle.replace("CSS", &json!(css).to_string())).await?,
        )?)
    }

    /// Touches the screen at a point, or clicks there where there is no touch, at a moment in seconds
    /// since 1970.
    pub async fn tap(&self, (x, y): (f64, f64), moment: f64) -> Result<()> {
        if self.setup.screen.mobile {
            let touch =
                |kind, points| json!({ "type": kind, "touchPoints": points, "timestamp": moment });
            self.cdp("Input.dispatchTouchEvent", touch("touchStart", json!([{ "x": x, "y": y }])))
                .await?;
            self.cdp("Input.dispatchTouchEvent", touch("touchEnd", json!([]))).await?;
        } else {
            for kind in ["mousePressed", "mouseReleased"] {
                let mouse = json!({
                    "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1, "timestamp": moment,
                });
                self.cdp("Input.dispatchMouseEvent", mouse).await?;
            }
        }
        Ok(())
    }

    /// Drops files or folders on an element, as a file manager does.
    pub async fn drop_on(&self, css: &str, paths: &[&Path]) -> Result<()> {
        self.wait_for(css).await?.scroll_into_view().await?;
        let place = "((box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 }))\
            (document.querySelector(CSS).getBoundingClientRect())";
        let place = self.evaluate(&place.replace("CSS", &json!(css).to_string())).await?;
        for kind in ["dragEnter", "dragOver", "drop"] {
            // 1: as a copy.
            let data = json!({ "items": [], "files": paths, "dragOperationsMask": 1 });
            let event = json!({ "type": kind, "x": place["x"], "y": place["y"], "data": data });
            self.cdp("Input.dispatchDragEvent", event).await?;
        }
        Ok(())
    }

    /// Clicks what carries `data-action=<name>`.
    pub async fn click_action(&self, name: &str) -> Result<()> {
        self.click(&format!("[data-action=\"{name}\"]")).await
    }

    /// Clicks the row of an answer, as a finger would; returns when it is chosen.
    pub async fn answer(&self, item: &str, value: &str) -> Result<()> {
        let input = format!("input[name=\"{item}\"][value=\"{value}\"]");
        self.click(&format!("label:has({input})")).await?;
        self.wait_for(&format!("{input}:checked")).await.map(drop)
    }

    /// Clicks the main button that leads forward; returns when another page is there.
    pub async fn forward(&self) -> Result<()> {
        // A kiosk's address stays the same: there the heading tells.
        let here = "location.hash + document.querySelector('#main h1')?.textContent";
        let before = self.evaluate(here).await?;
        self.click("form button[type=submit]").await?;
        self.wait_until(&format!("{here} !== {before}")).await
    }

    /// The item id of the question in front, from the address; `None` on another page.
    pub async fn question(&self) -> Result<Option<String>> {
        let hash = self.evaluate("location.hash").await?;
        Ok(hash.as_str().and_then(|hash| hash.strip_prefix("#/q/")).map(str::to_owned))
    }

    /// The values that can be chosen for an item.
    pub async fn values(&self, item: &str) -> Result<Vec<String>> {
        let inputs = format!("input[name=\"{item}\"]");
        self.wait_for(&inputs).await?;
        let values =
            format!("[...document.querySelectorAll('{inputs}')].map(({{ value }}) => value)");
        Ok(serde_json::from_value(self.evaluate(&values).await?)?)
    }

    /// Waits until the page has been painted as it now is.
    pub async fn settle(&self) -> Result<()> {
        let painted = "const done = arguments[0]
            requestAnimationFrame(() => requestAnimationFrame(() => done()))";
        self.driver.execute_async(painted, Vec::new()).await.map(drop)
    }

    /// Errors that the page wrote to its console since this was last asked.
    /// Only Chromium's driver hands them out, see [`engines::LACKS`].
    pub async fn console_errors(&self) -> Result<Vec<String>> {
        if self.engine() != Engine::Chromium {
            return Ok(Vec::new());
        }
        let log = self.driver.browser_log().await?;
        let errors = log.into_iter().filter(|entry| entry.level == "SEVERE");
        Ok(errors.map(|entry| entry.message).collect())
    }

    /// Files of the browser's own profile that hold a text, as UTF-8 or UTF-16.
    pub fn profile_files_with(&self, text: &str) -> Vec<PathBuf> {
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (mut found, mut folders) = (Vec::new(), vec![self.folder.join("profile")]);
        while let Some(folder) = folders.pop() {
            // The browser goes on writing and removing files meanwhile.
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let bytes = fs::read(&path).unwrap_or_default();
                let holds = |text: &[u8]| bytes.windows(text.len()).any(|part| part == text);
                if holds(text.as_bytes()) || holds(&wide) {
                    found.push(path);
                }
            }
        }
        found
    }

    /// The session in the device's database; `null` when there is none.
    ///
    /// What is chosen while a transaction runs waits for its end, so this waits until the database holds
    /// the state that the mirror names.
    pub async fn stored(&self) -> Result<Value> {
        let complete = "suuntaBoot.device.read().then(([keys, texts]) =>
            texts[keys.indexOf('state')] === localStorage['suunta.mirror']?.split('|')[2])";
        self.wait_until(complete).await?;
        let newest = "suuntaBoot.device.read().then(([keys, texts]) => texts
            .filter((_, index) => keys[index].startsWith('session.')).map(JSON.parse)
            .sort((a, b) => b.rev - a.rev)[0]?.session ?? null)";
        self.evaluate(newest).await
    }

    /// The keys of the device's database.
    pub async fn rows(&self) -> Result<Vec<String>> {
        let keys = self.evaluate("suuntaBoot.device.read().then(([keys]) => keys)").await?;
        Ok(serde_json::from_value(keys)?)
    }

    /// How many bytes the site may store; `None` for as many as the browser gives.
    pub async fn quota(&self, bytes: Option<u64>) -> Result<()> {
        let mut parameters = json!({ "origin": self.site.trim_end_matches('/') });
        if let Some(bytes) = bytes {
            parameters["quotaSize"] = json!(bytes);
        }
        self.cdp("Storage.overrideQuotaForOrigin", parameters).await.map(drop)
    }

    /// Writes a picture of the whole page, as PNG.
    pub async fn screenshot(&self, file: &Path) -> Result<()> {
        if self.engine() != Engine::Chromium {
            return self.driver.screenshot(file).await;
        }
        let parameters = json!({ "format": "png", "captureBeyondViewport": true });
        let picture = self.cdp("Page.captureScreenshot", parameters).await?;
        let picture = picture["data"].as_str().unwrap_or_default();
        let picture = data_encoding::BASE64.decode(picture.as_bytes()).expect("base64");
        fs::write(file, picture).expect("a picture");
        Ok(())
    }

    /// What axe-core finds wrong on the page, one line each.
    pub async fn axe(&self) -> Result<Vec<String>> {
        const AXE: &str = include_str!("../vendor/axe/axe.min.js");
        self.driver.execute(AXE, Vec::new()).await?;
        let run = "const done = arguments[0]
            axe.run(document, { resultTypes: ['violations'] }).then(
              ({ violations }) => done(violations.map(({ id, help, nodes }) =>
                `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)),
              (error) => done([String(error)]))";
        let found = self.driver.execute_async(run, Vec::new()).await?;
        found.convert()
    }

    /// Waits for a downloaded file whose name ends so, and reads it.
    ///
    /// # Panics
    /// When none arrives.
    pub async fn download(&self, ending: &str) -> Result<(String, Vec<u8>)> {
        let arrived = self.arrived(ending).await;
        Ok(arrived.unwrap_or_else(|| panic!("no file *{ending} was downloaded")))
    }

    /// The same; `None` when none arrives.
    pub async fn arrived(&self, ending: &str) -> Option<(String, Vec<u8>)> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            for entry in fs::read_dir(self.folder.join("downloads")).expect("a folder") {
                let path = entry.expect("a file").path();
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                // Chromium reserves the name by an empty file before it moves the written one there.
                let bytes = fs::read(&path).unwrap_or_default();
                if name.ends_with(ending) && !bytes.is_empty() {
                    return Some((name, bytes));
                }
            }
            tokio::time::sleep(INTERVAL).await;
        }
        None
    }
}

fn truthy(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false)) && value != &json!(0) && value != &json!("")
}
