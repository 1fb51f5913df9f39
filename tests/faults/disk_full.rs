//! The disk under the browser's profile is full: a small file system in memory, filled up while
//! somebody answers.

use crate::Fault;
use crate::device::{Device, Export, Said, answer, choice, export, read, write};
use crate::ledger::Ledger;
use crate::random::Random;
use crate::support::{Browser, Result};
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Room enough for a browser's new profile and little more, MiB.
const SIZE: usize = 128;

/// After so many runs somebody else comes to a new disk.
const RUNS_OF_A_DISK: usize = 5;

/// A text as long as the field takes.
const LONG: usize = 1900;

pub struct DiskFull {
    disk: Disk,
    browser: Option<Browser>,
    ledger: Ledger,
    runs: usize,
    told: usize,
    refused: usize,
    /// How often the browser saved no file, and the code stood there.
    unsaved: usize,
    /// Runs that lost something and told so at the next start.
    owned: usize,
}

impl Fault for DiskFull {
    const RUNS: usize = 50;

    fn new() -> Self {
        Self {
            disk: Disk::new(),
            browser: None,
            ledger: Ledger::default(),
            runs: 0,
            told: 0,
            refused: 0,
            unsaved: 0,
            owned: 0,
        }
    }

    async fn run(&mut self, random: &mut Random) -> Result<Vec<String>> {
        if self.runs == RUNS_OF_A_DISK {
            self.put_away().await;
        }
        self.runs += 1;
        let browser = match self.browser.take() {
            Some(browser) => browser,
            None => self.disk.device.start().await?,
        };
        browser.goto("#/q/E1").await?;
        let mut wrong = Vec::new();
        for _ in 0..2 {
            let (item, value) = choice(random);
            if !answer(&browser, &mut self.ledger, item, value).await?.saved {
                wrong.push(format!("{item} was not saved while there was room"));
            }
        }

        // Now and then there is room for a part of what is written.
        let left = if random.percent(50) { 0 } else { random.below(64 * 1024) };
        let mut refused = false;
        for _ in 0..random.between(3, 8) {
            self.disk.fill(left);
            let (name, said) = self.give(&browser, random).await?;
            match said {
                Said { saved: true, .. } => self.told += 1,
                Said { notice: Some(_), .. } => {
                    refused = true;
                    self.refused += 1;
                }
                Said { notice: None, .. } => {
                    wrong.push(format!("{name} is not saved, and no warning stands"));
                }
            }
        }
        match export(&browser).await? {
            Export::Whole => {}
            Export::OnScreen => self.unsaved += 1,
            Export::Broken => wrong.push("the file of the export is not whole".to_owned()),
        }

        let closed_while_full = random.percent(50);
        if !closed_while_full {
            self.disk.free();
            let (item, value) = choice(random);
            if !answer(&browser, &mut self.ledger, item, value).await?.saved {
                wrong.push(format!("{item} is not saved although there is room again"));
            } else if refused && browser.is_there("[data-notice='storage.full']").await? {
                wrong.push("the warning stays although there is room again".to_owned());
            }
        }
        if random.percent(50) {
            self.disk.device.kill_and_forget(browser).await;
        } else {
            browser.quit().await?;
            self.disk.device.wait_until_down();
        }
        self.disk.free();

        let browser = self.disk.device.start().await?;
        browser.goto("#/q/E1").await?;
        let found = read(&browser, &self.ledger.names()).await?;
        let lost = self.ledger.lost(&found);
        if !lost.is_empty() && browser.is_there("[data-notice='storage.lost']").await? {
            self.owned += 1;
        }
        wrong.extend(lost);
        self.ledger.goes_on_from(&found);
        self.browser = Some(browser);
        Ok(wrong)
    }

    fn reset(&mut self) {
        self.browser = None;
        self.disk.put_away();
        self.disk = Disk::new();
        self.ledger = Ledger::default();
        self.runs = 0;
    }

    async fn end(mut self) -> Result<Vec<String>> {
        if let Some(browser) = self.browser.take() {
            self.disk.device.kill_and_forget(browser).await;
        }
        self.disk.put_away();
        Ok(vec![
            format!(
                "on the full disk {} answers and texts were told as saved, {} as not saved",
                self.told, self.refused
            ),
            format!(
                "the browser itself saved no file {} times; the code stood there",
                self.unsaved
            ),
        ])
    }
}

impl DiskFull {
    async fn put_away(&mut self) {
        if let Some(browser) = self.browser.take() {
            self.disk.device.kill_and_forget(browser).await;
        }
        self.reset();
    }

    /// An answer, or a long text.
    async fn give(&mut self, browser: &Browser, random: &mut Random) -> Result<(String, Said)> {
        if random.percent(40) {
            let text = format!("{} {}", random.below(1_000_000), "pitkä".repeat(LONG / 5));
            return Ok(("a long text".to_owned(), write(browser, &mut self.ledger, &text).await?));
        }
        let (item, value) = choice(random);
        Ok((item.to_owned(), answer(browser, &mut self.ledger, item, value).await?))
    }
}

/// A device whose profile lies on a small disk of its own.
struct Disk {
    device: Device,
    mounted: PathBuf,
    is_mounted: bool,
}

impl Disk {
    /// # Panics
    /// Where it cannot be mounted: a fault that cannot be made was not survived.
    fn new() -> Self {
        let device = Device::new("disk-full");
        let mounted = device.profile();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={SIZE}m,mode=700"), "suunta-faults"]);
        let done = mount.arg(&mounted).status().is_ok_and(|status| status.success());
        assert!(
            done,
            "mounting a small disk needs root: run `sudo --preserve-env=PATH cargo xtask faults disk-full`"
        );
        Self { device, mounted, is_mounted: true }
    }

    fn filler(&self) -> PathBuf {
        self.mounted.join("filler")
    }

    /// Fills the disk up; then gives so many bytes back.
    fn fill(&self, left: usize) {
        let file = OpenOptions::new().append(true).create(true).open(self.filler());
        let Ok(mut file) = file else { return };
        for part in [1 << 20, 1 << 12] {
            while file.write_all(&vec![0; part]).is_ok() {}
        }
        if left > 0 {
            give_back(&file, left);
        }
    }

    /// There is room again.
    fn free(&self) {
        // It may not be there yet.
        let _ = fs::remove_file(self.filler());
    }

    fn put_away(&mut self) {
        self.unmount();
        self.device.scrap();
    }

    /// Once: the next disk is mounted at the same place, and this one is dropped after that.
    fn unmount(&mut self) {
        if std::mem::take(&mut self.is_mounted) {
            self.device.kill();
            unmount(&self.mounted);
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        self.unmount();
    }
}

fn give_back(file: &File, bytes: usize) {
    let size = file.metadata().map_or(0, |data| data.len());
    // Not shortened it stays full, which is a case too.
    let _ = file.set_len(size.saturating_sub(u64::try_from(bytes).unwrap_or(0)));
}

fn unmount(mounted: &Path) {
    // Lazily: a process that is just ending may still have a file open.
    let mut unmount = Command::new("umount");
    unmount.arg("--lazy").arg(mounted).stderr(std::process::Stdio::null());
    // Unmounted already, there is nothing to do.
    let _ = unmount.status();
}
