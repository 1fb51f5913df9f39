//! Two tabs of one browser, and what people do in them in any order.

use crate::Fault;
use crate::device::{Device, choice, read, tap};
use crate::random::Random;
use crate::support::engines::Engine;
use crate::support::{Browser, Result};
use serde_json::json;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use thirtyfour::WindowHandle;

/// How long both tabs wait for the moment at which both are tapped, milliseconds.
const BOTH: u64 = 150;

/// The longest wait for the tabs to hear of each other.
const PATIENCE: Duration = Duration::from_secs(3);

#[derive(Clone, Copy, Debug)]
enum Act {
    Answer,
    /// Both tabs are tapped at the same moment.
    Both,
    Reload,
    Erase,
    Freeze,
    Resume,
    TakeOver,
}

/// Of a hundred acts, so many.
const ACTS: [(Act, usize); 7] = [
    (Act::Answer, 42),
    (Act::Both, 14),
    (Act::Reload, 10),
    (Act::Erase, 8),
    (Act::Freeze, 8),
    (Act::Resume, 8),
    (Act::TakeOver, 10),
];

struct Tab {
    handle: WindowHandle,
    frozen: bool,
}

/// What was told of an item.
struct Told {
    /// Each may be there: two that were given at the same moment have no order.
    values: Vec<String>,
    /// The tabs that told it.
    tabs: Vec<usize>,
}

#[derive(Default)]
struct Schedule {
    told: BTreeMap<String, Told>,
    /// Given or told, but not owed: not told as saved, or let go by a person's choice.
    loose: BTreeMap<String, Vec<String>>,
    /// Told once and erased by a person since.
    erased: BTreeMap<String, Vec<String>>,
    acts: Vec<String>,
}

pub struct Tabs {
    device: Device,
    browser: Option<(Browser, [WindowHandle; 2])>,
    answers: usize,
    losses_told: usize,
}

impl Fault for Tabs {
    const RUNS: usize = 300;

    fn new() -> Self {
        Self { device: Device::new("tabs"), browser: None, answers: 0, losses_told: 0 }
    }

    async fn run(&mut self, random: &mut Random) -> Result<Vec<String>> {
        let (browser, handles) = match self.browser.take() {
            Some(open) => open,
            None => {
                let browser = self.device.start().await?;
                let first = browser.another_tab().await?;
                let second = browser.driver.window().await?;
                (browser, [first, second])
            }
        };
        let mut tabs = handles.clone().map(|handle| Tab { handle, frozen: false });
        empty(&browser, &tabs).await?;
        for (index, tab) in tabs.iter().enumerate() {
            browser.driver.switch_to_window(tab.handle.clone()).await?;
            // One of them may be opened before anything is stored, or while the other is at work.
            if index == 0 || random.percent(50) {
                browser.goto("#/q/E1").await?;
            }
        }
        let mut schedule = Schedule::default();
        for _ in 0..random.between(5, 12) {
            let act = act(random);
            self.carry_out(&browser, &mut tabs, &mut schedule, act, random).await?;
        }
        let wrong = self.judge(&browser, &mut tabs, &schedule).await?;
        self.browser = Some((browser, handles));
        Ok(wrong)
    }

    fn reset(&mut self) {
        self.browser = None;
        self.device.scrap();
        self.device = Device::new("tabs");
    }

    async fn end(mut self) -> Result<Vec<String>> {
        if let Some((browser, _)) = self.browser.take() {
            browser.quit().await?;
        }
        self.device.scrap();
        Ok(vec![format!(
            "{} answers were told as saved; the loss of {} was told",
            self.answers, self.losses_told
        )])
    }
}

/// Empties the store while no page of ours is open.
async fn empty(browser: &Browser, tabs: &[Tab; 2]) -> Result<()> {
    for tab in tabs {
        browser.driver.switch_to_window(tab.handle.clone()).await?;
        browser.driver.goto("about:blank").await?;
    }
    if browser.engine() == Engine::Chromium {
        let origin = browser.url("").trim_end_matches('/').to_owned();
        let kinds = "local_storage,indexeddb";
        let clear = json!({ "origin": origin, "storageTypes": kinds });
        browser.cdp("Storage.clearDataForOrigin", clear).await?;
        return Ok(());
    }
    // A page of ours that is no app.
    browser.driver.goto(browser.url("").replace("/#", "") + "manifest.webmanifest").await?;
    let clear = "const done = arguments[0]
        localStorage.clear()
        indexedDB.databases().then((all) => Promise.all(all.map(({ name }) => new Promise((gone) => {
          const request = indexedDB.deleteDatabase(name)
          request.onsuccess = request.onerror = request.onblocked = gone
        })))).then(() => done())";
    browser.driver.execute_async(clear, Vec::new()).await?;
    browser.driver.goto("about:blank").await
}

impl Tabs {
    async fn carry_out(
        &mut self,
        browser: &Browser,
        tabs: &mut [Tab; 2],
        schedule: &mut Schedule,
        act: Act,
        random: &mut Random,
    ) -> Result<()> {
        let index = random.below(2);
        let frozen = tabs[index].frozen;
        if frozen && !matches!(act, Act::Resume) || !frozen && matches!(act, Act::Resume) {
            return Ok(());
        }
        browser.driver.switch_to_window(tabs[index].handle.clone()).await?;
        if matches!(act, Act::Resume) {
            set_frozen(browser, false).await?;
            tabs[index].frozen = false;
            schedule.acts.push(format!("{index} resumes"));
            return Ok(());
        }
        if browser.evaluate("location.protocol").await? == json!("about:") {
            browser.goto("#/q/E1").await?;
        }
        schedule.acts.push(format!("{index} {act:?}"));
        match act {
            Act::Answer => {
                let (item, value) = choice(random);
                browser.goto_hash(&format!("#/q/{item}")).await?;
                let said = tap(browser, item, value).await?;
                schedule
                    .acts
                    .push(format!("{item}={value}{}", if said.saved { "" } else { " not saved" }));
                self.hears(schedule, index, item, value, said.saved);
            }
            Act::Both if tabs.iter().all(|tab| !tab.frozen) => {
                self.both(browser, tabs, schedule, random).await?;
            }
            Act::Both | Act::Resume => {}
            Act::Reload => browser.reload().await?,
            Act::Erase => {
                browser.goto_hash("#/settings").await?;
                browser.click("[data-action=erase]").await?;
                // A page that asks in a dialog of its own has none of the browser's.
                let _ = browser.driver.accept_alert().await;
                browser.wait_for("[data-action=start]").await?;
                for (item, told) in std::mem::take(&mut schedule.told) {
                    schedule.erased.entry(item).or_default().extend(told.values);
                }
                schedule.loose.clear();
            }
            Act::Freeze if browser.engine() == Engine::Chromium => {
                set_frozen(browser, true).await?;
                tabs[index].frozen = true;
            }
            Act::Freeze => {}
            Act::TakeOver => {
                if browser.is_there("[data-action=take-over]").await? {
                    browser.click_action("take-over").await?;
                    // What only the other tab had told gives way: that was this person's choice.
                    let gone: Vec<String> = schedule
                        .told
                        .iter()
                        .filter(|(_, told)| told.tabs != [index])
                        .map(|(item, _)| item.clone())
                        .collect();
                    for item in gone {
                        let told = schedule.told.remove(&item);
                        let values = told.map(|told| told.values).unwrap_or_default();
                        schedule.loose.entry(item).or_default().extend(values);
                    }
                }
            }
        }
        Ok(())
    }

    /// Writes down an answer and whether it was told as saved.
    fn hears(&mut self, schedule: &mut Schedule, tab: usize, item: &str, value: &str, saved: bool) {
        if saved {
            self.answers += 1;
            let told = Told { values: vec![value.to_owned()], tabs: vec![tab] };
            schedule.told.insert(item.to_owned(), told);
            schedule.loose.remove(item);
        } else {
            schedule.loose.entry(item.to_owned()).or_default().push(value.to_owned());
        }
    }

    /// Answers in both tabs at the same moment.
    async fn both(
        &mut self,
        browser: &Browser,
        tabs: &[Tab; 2],
        schedule: &mut Schedule,
        random: &mut Random,
    ) -> Result<()> {
        let choices = [choice(random), choice(random)];
        for (tab, (item, _)) in tabs.iter().zip(choices) {
            browser.driver.switch_to_window(tab.handle.clone()).await?;
            if browser.evaluate("location.protocol").await? == json!("about:") {
                browser.goto("#/q/E1").await?;
            }
            browser.goto_hash(&format!("#/q/{item}")).await?;
            browser.wait_for(&format!("input[name=\"{item}\"]")).await?;
            browser.settle().await?;
        }
        let at = browser.evaluate("Date.now()").await?.as_u64().unwrap_or(0) + BOTH;
        for (tab, (item, value)) in tabs.iter().zip(choices) {
            browser.driver.switch_to_window(tab.handle.clone()).await?;
            let tap = format!(
                "setTimeout(() => document.querySelector('input[name=\"{item}\"][value=\"{value}\"]').click(), {at} - Date.now())"
            );
            browser.evaluate(&tap).await?;
        }
        let mut said = Vec::new();
        for (tab, (item, value)) in tabs.iter().zip(choices) {
            browser.driver.switch_to_window(tab.handle.clone()).await?;
            said.push(tap(browser, item, value).await?.saved);
        }
        for (index, (item, value)) in choices.into_iter().enumerate() {
            schedule
                .acts
                .push(format!("{item}={value}{}", if said[index] { "" } else { " not saved" }));
            self.hears(schedule, index, item, value, said[index]);
        }
        let [(one, first), (other, second)] = choices;
        if one == other && said == [true, true] {
            let told = Told { values: vec![first.to_owned(), second.to_owned()], tabs: vec![0, 1] };
            schedule.told.insert(one.to_owned(), told);
        }
        Ok(())
    }

    /// What is there in the end, held against what was told.
    async fn judge(
        &mut self,
        browser: &Browser,
        tabs: &mut [Tab; 2],
        schedule: &Schedule,
    ) -> Result<Vec<String>> {
        for tab in tabs.iter_mut().filter(|tab| tab.frozen) {
            browser.driver.switch_to_window(tab.handle.clone()).await?;
            set_frozen(browser, false).await?;
            tab.frozen = false;
        }
        let mut lost = self.lost(browser, schedule).await?;
        // A tab may hear of the other a moment later.
        let start = Instant::now();
        while !lost.silent.is_empty() && start.elapsed() < PATIENCE {
            let noticed = noticed(browser, tabs).await?;
            let (told, silent): (Vec<_>, Vec<_>) =
                lost.silent.into_iter().partition(|(_, by)| by.iter().all(|tab| noticed[*tab]));
            self.losses_told += told.len();
            lost.silent = silent;
        }
        let mut wrong: Vec<String> = lost.silent.into_iter().map(|(words, _)| words).collect();
        wrong.extend(lost.came_back);
        if !wrong.is_empty() {
            wrong.push(format!("after {}", schedule.acts.join(", ")));
        }
        Ok(wrong)
    }

    /// Looks with a third tab, which has seen nothing of it.
    async fn lost(&self, browser: &Browser, schedule: &Schedule) -> Result<Lost> {
        let before = browser.another_tab().await?;
        browser.goto("#/q/E1").await?;
        let mut names: Vec<String> =
            schedule.told.keys().chain(schedule.erased.keys()).cloned().collect();
        names.sort();
        names.dedup();
        let found = read(browser, &names).await?;
        browser.driver.close_window().await?;
        browser.driver.switch_to_window(before).await?;
        let there = |item: &String| found.get(item).cloned().flatten();
        let loose = |item: &String, value: &String| {
            schedule.loose.get(item).is_some_and(|values| values.contains(value))
        };
        let mut lost = Lost::default();
        for (item, told) in &schedule.told {
            let there = there(item);
            let is_kept = there
                .as_ref()
                .is_some_and(|value| told.values.contains(value) || loose(item, value));
            if !is_kept {
                let values = told.values.join(" or ");
                let there = there.unwrap_or_else(|| "not there".to_owned());
                lost.silent
                    .push((format!("{item} was told as {values}, is {there}"), told.tabs.clone()));
            }
        }
        for item in schedule.erased.keys().filter(|item| !schedule.told.contains_key(*item)) {
            if let Some(value) = there(item).filter(|value| !loose(item, value)) {
                lost.came_back.push(format!("{item}={value} came back after it was erased"));
            }
        }
        Ok(lost)
    }
}

#[derive(Default)]
struct Lost {
    /// In words, and the tabs that had told it as saved.
    silent: Vec<(String, Vec<usize>)>,
    came_back: Vec<String>,
}

/// In which tabs a warning stands.
async fn noticed(browser: &Browser, tabs: &[Tab; 2]) -> Result<[bool; 2]> {
    let mut noticed = [false; 2];
    for (tab, noticed) in tabs.iter().zip(&mut noticed) {
        browser.driver.switch_to_window(tab.handle.clone()).await?;
        *noticed = browser.is_there("[data-notice]").await?;
    }
    Ok(noticed)
}

async fn set_frozen(browser: &Browser, frozen: bool) -> Result<()> {
    let state = if frozen { "frozen" } else { "active" };
    browser.cdp("Page.setWebLifecycleState", json!({ "state": state })).await.map(drop)
}

fn act(random: &mut Random) -> Act {
    let mut number = random.below(100);
    for (act, share) in ACTS {
        if number < share {
            return act;
        }
        number -= share;
    }
    Act::Answer
}
