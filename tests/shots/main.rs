//! Screenshots of every page, to look at:
//! `cargo xtask shots [--page P] [--lang L] [--profile P] [--phone] [--readme]`.
//!
//! They are written to `target/shots/<profile>-<page>-<size>-<theme>-<lang>.png`; `--readme` makes
//! the picture that the README opens with instead.

#[path = "../browser/support.rs"]
mod support;

use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use support::{Browser, DESKTOP, PHONE, Result, Screen, Setup};

/// A step on the way to a page.
enum Step {
    /// Goes to a route.
    Go(&'static str),
    /// Chooses an answer: item, value.
    Answer(&'static str, &'static str),
    /// Answers every question with this value, or the highest.
    AnswerAll(&'static str),
    /// Types into what the selector names.
    Type(&'static str, &'static str),
    /// Signs, and waits for what can be handed over.
    Sign,
    /// Saves the signed file and has it checked at the desk.
    Check,
}
use Step::{Answer, AnswerAll, Check, Go, Sign, Type};

/// Pages in an order in which a person meets them: what one step answers stays for the next page.
const PAGES: &[(&str, &[Step])] = &[
    ("start", &[Go("#/")]),
    ("vote", &[Go("#/vote")]),
    ("question", &[Go("#/q/E1")]),
    ("question-answered", &[Go("#/q/E1"), Answer("E1", "3")]),
    ("question-work-ability", &[Go("#/q/W")]),
    ("question-safety", &[Go("#/q/Z1")]),
    ("tasks", &[Go("#/q/E1"), Answer("E1", "3"), Go("#/tasks")]),
    ("background", &[Go("#/background")]),
    ("goal", &[Go("#/goal")]),
    ("goal-written", &[Go("#/goal"), Type("[name=goal]", "Työ puutarhassa")]),
    ("services", &[Go("#/services")]),
    ("profiles", &[Go("#/profiles")]),
    ("review", &[Go("#/review")]),
    ("result-empty", &[Go("#/result")]),
    ("result", &[Go("#/"), AnswerAll("2"), Go("#/result")]),
    ("share", &[Go("#/share")]),
    ("shared", &[Go("#/share"), Sign]),
    ("settings", &[Go("#/settings")]),
    ("rounds", &[Go("#/q/E1"), Answer("E1", "3"), Go("#/share"), Sign, Go("#/rounds")]),
    ("keys", &[Go("#/keys")]),
    ("help", &[Go("#/help")]),
    ("statement", &[Go("#/statement")]),
    ("desk", &[Go("#/desk")]),
    (
        "desk-checked",
        &[
            Go("#/"),
            AnswerAll("2"),
            Go("#/goal"),
            Type("[name=goal]", "Työ puutarhassa"),
            Go("#/share"),
            Sign,
            Check,
        ],
    ),
];

fn main() {
    let option = |name: &str| std::env::args().skip_while(|word| word != name).nth(1);
    let page = option("--page");
    let lang = option("--lang").unwrap_or_else(|| "fi".to_owned());
    let profile = option("--profile").unwrap_or_else(|| "kainuu".to_owned());
    let only_phone = std::env::args().any(|word| word == "--phone");
    let folder = support::tmp().with_file_name("shots");
    fs::create_dir_all(&folder).expect("a folder");
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    if std::env::args().any(|word| word == "--readme") {
        runtime.block_on(readme()).expect("the browser does as it is told");
        return;
    }
    for (size, screen) in [("phone", PHONE), ("desktop", DESKTOP)] {
        if only_phone && screen != PHONE {
            continue;
        }
        for (theme, dark) in [("light", false), ("dark", true)] {
            let query = format!("lang={lang}&profile={profile}");
            let setup = Setup { screen, dark, query, ..Setup::default() };
            let file =
                |name: &str| folder.join(format!("{profile}-{name}-{size}-{theme}-{lang}.png"));
            let shots = shoot(setup, page.as_deref(), &file);
            runtime.block_on(shots).expect("the browser does as it is told");
        }
    }
    println!("screenshots in {}", folder.display());
}

/// Walks through the pages and takes a picture of each, or of the one that is asked for.
async fn shoot(setup: Setup, only: Option<&str>, file: &impl Fn(&str) -> PathBuf) -> Result<()> {
    let browser = Browser::open(setup).await?;
    for (name, steps) in PAGES {
        // The way to a later page may lead through the answers of an earlier one.
        for step in *steps {
            take(&browser, step).await?;
        }
        if only.is_none_or(|only| *name == only) {
            browser.settle().await?;
            browser.screenshot(&file(name)).await?;
        }
    }
    browser.close().await
}

/// A result with strengths, needs and the house, as the README shows it.
async fn readme() -> Result<()> {
    let screen = Screen { width: 760, height: 1180, mobile: false };
    let browser = Browser::open(Setup { screen, ..Setup::default() }).await?;
    answer_all(&browser, "3").await?;
    let lower = [("E1", "1"), ("E2", "0"), ("E3", "1"), ("E4", "2"), ("M1", "2"), ("M2", "1")];
    for (item, value) in lower.into_iter().chain([("N2", "1"), ("N4", "1"), ("K1", "2")]) {
        browser.goto(&format!("#/q/{item}")).await?;
        browser.answer(item, value).await?;
    }
    browser.goto("#/result").await?;
    browser.wait_for("[data-phase]").await?;
    browser.settle().await?;
    let picture = browser.cdp("Page.captureScreenshot", json!({ "format": "png" })).await?;
    let picture = picture["data"].as_str().unwrap_or_default();
    let bytes = data_encoding::BASE64.decode(picture.as_bytes()).expect("base64");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/suunta.png");
    fs::write(&file, bytes).expect("the picture");
    println!("{} is made anew", file.display());
    browser.close().await
}

async fn take(browser: &Browser, step: &Step) -> Result<()> {
    match step {
        Go(hash) => browser.goto(hash).await,
        Answer(item, value) => browser.answer(item, value).await,
        AnswerAll(value) => answer_all(browser, value).await,
        Type(css, text) => browser.wait_for(css).await?.send_keys(*text).await,
        Sign => {
            browser.click_action("sign").await?;
            browser.wait_for("[data-qr]").await.map(drop)
        }
        Check => {
            browser.click("[data-export=jws]").await?;
            let (_, file) = browser.download(".suunta.json").await?;
            let file = String::from_utf8_lossy(&file);
            browser.goto("#/desk").await?;
            let paste = "document.querySelector('textarea[name=paste]').value =";
            browser.evaluate(&format!("{paste} {}", json!(file))).await?;
            browser.click("form button[type=submit]").await?;
            browser.wait_for("[data-verdict]").await.map(drop)
        }
    }
}

async fn answer_all(browser: &Browser, value: &str) -> Result<()> {
    // Every profile asks in an order of its own.
    browser.goto("#/vote").await?;
    browser.forward().await?;
    while let Some(item) = browser.question().await? {
        let values = browser.values(&item).await?;
        let highest = values.iter().filter(|value| value.parse::<u8>().is_ok()).next_back();
        let value = if item.starts_with('Z') {
            Some("0") // nothing that calls for help
        } else if values.iter().any(|one| one == value) {
            Some(value)
        } else {
            highest.map(String::as_str)
        };
        browser.answer(&item, value.expect("a question has steps")).await?;
        browser.forward().await?;
    }
    Ok(())
}
