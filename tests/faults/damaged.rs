//! The files of the browser's profile are cut or overwritten at random while the browser is down.

use crate::Fault;
use crate::device::{Device, Export, answer, choice, export, read, write};
use crate::ledger::Ledger;
use crate::random::Random;
use crate::support::engines::Engine;
use crate::support::{Browser, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where Chromium keeps what a page stores.
const CHROMIUM: [&str; 2] = ["Default/IndexedDB", "Default/Local Storage"];
/// And Firefox, all in one folder.
const FIREFOX: [&str; 1] = ["storage/default"];

/// Every so often the file is exported as well.
const EXPORTED: usize = 10;

pub struct Damaged {
    /// What one device held when its browser was closed, and what was told of it.
    whole: Option<(Device, Ledger)>,
    runs: usize,
    untouched: usize,
    told: usize,
}

impl Fault for Damaged {
    const RUNS: usize = 200;

    fn new() -> Self {
        Self { whole: None, runs: 0, untouched: 0, told: 0 }
    }

    async fn run(&mut self, random: &mut Random) -> Result<Vec<String>> {
        if self.whole.is_none() {
            self.whole = Some(fill(random).await?);
        }
        let Some((whole, ledger)) = &self.whole else { return Ok(Vec::new()) };
        self.runs += 1;
        let device = Device::new("damaged");
        copy(&whole.profile(), &device.profile());
        let done = damage(&device.profile(), random);

        let browser = device.start().await?;
        let judged = judge(&browser, ledger, self.runs.is_multiple_of(EXPORTED)).await;
        let closed = browser.quit().await;
        device.scrap();
        let Judged { lost, told, wrong } = judged?;
        closed?;
        self.untouched += usize::from(lost.is_empty());
        self.told += usize::from(!lost.is_empty() && told);
        let mut silent = if told { Vec::new() } else { lost };
        silent.extend(wrong);
        if let Some(first) = silent.first_mut() {
            *first = format!("{done}: {first}");
        }
        Ok(silent)
    }

    fn reset(&mut self) {
        Device::new("damaged").scrap();
    }

    async fn end(mut self) -> Result<Vec<String>> {
        if let Some((device, _)) = self.whole.take() {
            device.scrap();
        }
        Ok(vec![format!(
            "every answer was there in {} runs; in {} what was lost was told",
            self.untouched, self.told
        )])
    }
}

/// A device on which somebody has answered, its browser closed.
async fn fill(random: &mut Random) -> Result<(Device, Ledger)> {
    let (device, mut ledger) = (Device::new("whole"), Ledger::default());
    let browser = device.start().await?;
    browser.goto("#/q/E1").await?;
    for _ in 0..8 {
        let (item, value) = choice(random);
        answer(&browser, &mut ledger, item, value).await?;
    }
    write(&browser, &mut ledger, "Haluan puutarhaan").await?;
    browser.quit().await?;
    device.wait_until_down();
    Ok((device, ledger))
}

fn copy(from: &Path, to: &Path) {
    let contents = from.join(".");
    let copied = Command::new("cp").arg("-r").arg(contents).arg(to).status();
    assert!(copied.is_ok_and(|status| status.success()), "the profile is copied");
}

struct Judged {
    lost: Vec<String>,
    /// A warning stood on the first page.
    told: bool,
    wrong: Vec<String>,
}

async fn judge(browser: &Browser, ledger: &Ledger, exported: bool) -> Result<Judged> {
    browser.goto("#/q/E1").await?;
    let told = browser.is_there("[data-notice]").await?;
    let lost = ledger.lost(&read(browser, &ledger.names()).await?);
    let mut wrong = Vec::new();
    if exported && export(browser).await? != Export::Whole {
        wrong.push("the file of the export is not whole".to_owned());
    }
    Ok(Judged { lost, told: told || browser.is_there("[data-notice]").await?, wrong })
}

/// Damages some files of one store or of all; says what was done.
fn damage(profile: &Path, random: &mut Random) -> String {
    let stores: Vec<&str> = match crate::support::driver::engine() {
        Engine::Firefox => FIREFOX.to_vec(),
        _ => CHROMIUM.to_vec(),
    };
    let stores: Vec<&str> =
        stores.into_iter().filter(|store| !files(&profile.join(store)).is_empty()).collect();
    // More often one store than all of them.
    let stores = if random.percent(70) { vec![random.one_of(&stores)] } else { stores };
    let mut done = Vec::new();
    for store in stores {
        let mut files = files(&profile.join(store));
        let count = random.between(1, files.len());
        for _ in 0..count {
            let file = files.swap_remove(random.below(files.len()));
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            done.push(format!("{name} {}", damage_file(&file, random)));
        }
    }
    done.join(", ")
}

fn damage_file(file: &Path, random: &mut Random) -> &'static str {
    let mut bytes = fs::read(file).expect("a file of the profile");
    let at = random.below(bytes.len().max(1));
    let length = random.between(1, (bytes.len() - at.min(bytes.len())).max(1));
    let end = (at + length).min(bytes.len());
    let done = match random.below(5) {
        0 => {
            bytes.truncate(at);
            "cut"
        }
        1 => {
            bytes.clear();
            "emptied"
        }
        2 => {
            let noise = random.bytes(end - at.min(end));
            bytes.splice(at.min(end)..end, noise);
            "overwritten"
        }
        3 => {
            bytes.splice(at.min(end)..end, vec![0; end - at.min(end)]);
            "zeroed"
        }
        _ => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << random.below(8);
            }
            "with one bit turned"
        }
    };
    fs::write(file, bytes).expect("the damaged file");
    done
}

/// All files below a folder, in a fixed order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}
