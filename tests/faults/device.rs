//! A device that keeps its files while the browser on it is killed, closed and started again, and a
//! person who answers on it.

use crate::ledger::{Found, Ledger};
use crate::random::Random;
use crate::support::engines::Engine;
use crate::support::{Browser, Result, Setup, tmp};
use serde::Deserialize;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// The longest wait for a tap to have an effect or a process to end.
const PATIENCE: Duration = Duration::from_secs(20);

/// Ordinary questions with five steps, from every module of the default profile's full form.
pub const ITEMS: [&str; 24] = [
    "E1", "E2", "E3", "A1", "A2", "R1", "L1", "L2", "F1", "F2", "P1", "P2", "S1", "S2", "K1", "M1",
    "M2", "T1", "T2", "Y1", "X1", "O1", "N1", "N2",
];
const STEPS: [&str; 5] = ["0", "1", "2", "3", "4"];

/// The name of the one long text.
pub const TEXT: &str = "goal";

/// A folder with a browser's profile and downloads.
pub struct Device {
    pub folder: PathBuf,
}

impl Device {
    /// A device on which nobody has been.
    pub fn new(name: &str) -> Self {
        let folder = tmp().join(format!("fault-{}-{name}", std::process::id()));
        // What a run before left; there may be nothing.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("profile")).expect("a folder");
        Self { folder }
    }

    pub fn profile(&self) -> PathBuf {
        self.folder.join("profile")
    }

    pub async fn start(&self) -> Result<Browser> {
        Browser::open_in(Setup::default(), self.folder.clone()).await
    }

    /// Kills every process of the browser, as the system does that runs out of memory.
    ///
    /// # Panics
    /// When one goes on.
    pub fn kill(&self) {
        let start = Instant::now();
        loop {
            let processes = processes(&self.profile());
            if processes.is_empty() {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "processes that cannot be killed: {processes:?}");
            let mut kill = Command::new("kill");
            kill.arg("-KILL").args(processes.iter().map(u32::to_string));
            // One that ended by itself meanwhile is no failure; the next look tells.
            let _ = kill.stderr(std::process::Stdio::null()).status();
        }
    }

    /// Kills the browser and tells the driver.
    pub async fn kill_and_forget(&self, browser: Browser) {
        self.kill();
        // The driver has nobody left to ask: its refusal is expected.
        let _ = browser.quit().await;
    }

    /// Waits until a browser that was closed has written all and ended.
    pub fn wait_until_down(&self) {
        let start = Instant::now();
        while !processes(&self.profile()).is_empty() {
            assert!(start.elapsed() < PATIENCE, "the browser does not end");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Forgets the device with all that is on it.
    pub fn scrap(&self) {
        self.kill();
        // A file that stays is in the target folder.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The living processes that work on a profile: those that name it, and their descendants.
fn processes(profile: &Path) -> Vec<u32> {
    let profile = profile.to_string_lossy().into_owned();
    let mut parents: Vec<(u32, u32)> = Vec::new();
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Ok(id) = entry.file_name().to_string_lossy().parse::<u32>() else { continue };
        // A process may end while it is looked at.
        let Ok(status) = fs::read_to_string(entry.path().join("stat")) else { continue };
        let after_name = status.rsplit(") ").next().unwrap_or_default();
        let mut fields = after_name.split(' ');
        if fields.next() == Some("Z") {
            continue;
        }
        let parent = fields.next().and_then(|parent| parent.parse().ok()).unwrap_or(0);
        parents.push((id, parent));
        let line = fs::read(entry.path().join("cmdline")).unwrap_or_default();
        if String::from_utf8_lossy(&line).contains(&profile) {
            found.push(id);
        }
    }
    loop {
        let more: Vec<u32> = parents
            .iter()
            .filter(|(id, parent)| found.contains(parent) && !found.contains(id))
            .map(|(id, _)| *id)
            .collect();
        if more.is_empty() {
            return found;
        }
        found.extend(more);
    }
}

/// What the page says after an answer.
#[derive(Debug, Deserialize)]
pub struct Said {
    pub chosen: bool,
    /// The page says that it is saved.
    pub saved: bool,
    /// The key of the storage's warning.
    pub notice: Option<String>,
    /// Given before the app had taken over.
    pub early: bool,
}

/// Waits in the page until an answer is chosen and told as saved, or a warning stands.
const SAID: &str = "const [css, done] = arguments
    const start = performance.now()
    const look = () => {
      const chosen = !!document.querySelector(css)
      const saved = document.querySelector('[data-saved]')?.dataset.saved === 'true'
      const notice = document.querySelector('[data-notice]')?.dataset.notice ?? null
      const early = !!window.tappedEarly || !!document.querySelector('body #shell')
      const waited = performance.now() - start
      const enough = chosen ? saved || waited > (notice ? 500 : 8000) : waited > 600
      enough ? done({ chosen, saved, notice, early }) : setTimeout(look, 4)
    }
    look()";

/// An item and a value that a person chooses next: another one than stands there.
pub fn choice(random: &mut Random) -> (&'static str, &'static str) {
    (random.one_of(&ITEMS), random.one_of(&STEPS))
}

fn input(item: &str, value: &str) -> String {
    format!("input[name=\"{item}\"][value=\"{value}\"]")
}

/// Taps an answer on the page that shows it, once more where the tap had no effect, and gives what
/// the page then says.
pub async fn tap(browser: &Browser, item: &str, value: &str) -> Result<Said> {
    let input = input(item, value);
    let start = Instant::now();
    loop {
        // The page may be drawn anew between the look and the click: then the next one counts.
        let tapped = browser.click(&format!("label:has({input})")).await;
        let said = browser
            .driver
            .execute_async(SAID, vec![json!(format!("{input}:checked"))])
            .await?
            .convert::<Said>()?;
        if said.chosen {
            return Ok(said);
        }
        if start.elapsed() > PATIENCE {
            tapped?;
            panic!("a tap on {item} {value} has no effect");
        }
    }
}

/// Loads the page of a question anew and taps an answer the moment that it stands, before the app has
/// taken over; gives what the page says then.
pub async fn tap_early(browser: &Browser, item: &str, value: &str) -> Result<Said> {
    browser.driver.goto("about:blank").await?;
    let address = browser.url(&format!("#/q/{item}"));
    if browser.engine() != Engine::Chromium {
        browser.driver.goto(address).await?;
        return tap(browser, item, value).await;
    }
    // The driver's own click comes when the page has loaded, often too late.
    let script = "const tap = () => {
        const input = document.querySelector(INPUT)
        if (!input) return setTimeout(tap, 4)
        if (!document.querySelector('body #shell')) return
        window.tappedEarly = true
        input.click()
      }
      addEventListener('DOMContentLoaded', tap)";
    let source = script.replace("INPUT", &json!(input(item, value)).to_string());
    let new_document = "Page.addScriptToEvaluateOnNewDocument";
    let added = browser.cdp(new_document, json!({ "source": source })).await?;
    browser.driver.goto(address).await?;
    browser.cdp("Page.removeScriptToEvaluateOnNewDocument", added).await?;
    tap(browser, item, value).await
}

/// Only taps: nobody waits for what the page says.
pub async fn tap_only(browser: &Browser, item: &str, value: &str) -> Result<()> {
    let label = format!("label:has({})", input(item, value));
    let tapped = browser.click(&label).await;
    // The page may be drawn anew between the look and the click.
    if tapped.is_err() { browser.click(&label).await } else { tapped }
}

/// Goes to a question, answers it and writes down what was told.
pub async fn answer(
    browser: &Browser,
    ledger: &mut Ledger,
    item: &str,
    value: &str,
) -> Result<Said> {
    browser.goto_hash(&format!("#/q/{item}")).await?;
    ledger.gives(item, value);
    let said = tap(browser, item, value).await?;
    if said.saved {
        ledger.is_told(item, value);
    }
    Ok(said)
}

/// Writes the long text at once, as pasting does.
pub async fn write(browser: &Browser, ledger: &mut Ledger, text: &str) -> Result<Said> {
    browser.goto_hash(&format!("#/{TEXT}")).await?;
    let field = format!("[name={TEXT}]");
    browser.wait_for(&field).await?;
    ledger.gives(TEXT, text);
    let paste = "((field, text) => {
        field.focus()
        field.value = text
        for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }))
        field.blur()
        return true
      })(document.querySelector(FIELD), TEXT)";
    let paste =
        paste.replace("FIELD", &json!(field).to_string()).replace("TEXT", &json!(text).to_string());
    browser.evaluate(&paste).await?;
    let said = browser.driver.execute_async(SAID, vec![json!(field)]).await?.convert::<Said>()?;
    if said.saved {
        ledger.is_told(TEXT, text);
    }
    Ok(said)
}

/// What stands in these answers and texts on the pages that show them.
pub async fn read(browser: &Browser, names: &[String]) -> Result<Found> {
    const READ: &str = "const [names, text, done] = arguments
        const found = {}
        const next = () => {
          const name = names.shift()
          if (name === undefined) return done(found)
          history.replaceState(null, '', name === text ? `#/${name}` : `#/q/${name}`)
          dispatchEvent(new Event('hashchange'))
          const look = (left) => {
            const fields = [...document.querySelectorAll(`[name=\"${name}\"]`)]
            if (!fields.length && left) return setTimeout(look, 20, left - 1)
            found[name] = (name === text ? fields[0] : fields.find((field) => field.checked))?.value || null
            next()
          }
          setTimeout(look, 0, 250)
        }
        next()";
    let found = browser.driver.execute_async(READ, vec![json!(names), json!(TEXT)]).await?;
    found.convert()
}

/// What came of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    Whole,
    /// The browser saved no file, which no page is told. The code stands there and needs no disk.
    OnScreen,
    Broken,
}

/// Signs what is there and saves the file, as the warning advises.
pub async fn export(browser: &Browser) -> Result<Export> {
    browser.goto_hash("#/share").await?;
    browser.wait_for("[data-action=sign], [data-qr]").await?;
    if !browser.is_there("[data-qr]").await? {
        browser.click_action("sign").await?;
        browser.wait_for("[data-qr]").await?;
    }
    browser.click("[data-export=jws]").await?;
    let Some((_, file)) = browser.arrived(".suunta.json").await else {
        return Ok(Export::OnScreen);
    };
    let file = serde_json::from_slice::<serde_json::Value>(&file);
    Ok(if file.is_ok_and(|file| file.get("payload").is_some()) {
        Export::Whole
    } else {
        Export::Broken
    })
}
