//! The same words open what they sealed, however a keyboard writes them.

use crate::person::{come_back, someone};
use crate::support::{Browser, Result, Setup, tmp, with_browser};
use serde_json::json;
use std::fs;

/// Composed, as most keyboards write.
const SEALED: &str = "p\u{e4}iv\u{e4} meri kasvaa";
/// The same words with letters and marks apart, with two blanks, and with blanks around.
const SAME: [&str; 4] = [
    "pa\u{308}iva\u{308} meri kasvaa",
    "p\u{e4}iv\u{e4}  meri\u{a0}kasvaa",
    " p\u{e4}iv\u{e4} meri kasvaa ",
    SEALED,
];
const OTHER: &str = "paiva meri kasvaa";

/// Writes into a field as it is read when the form is sent: a driver's keys would compose marks.
async fn fill(browser: &Browser, css: &str, text: &str) -> Result<()> {
    browser.wait_for(css).await?;
    let fill = format!("document.querySelector({}).value = {}", json!(css), json!(text));
    browser.evaluate(&fill).await.map(drop)
}

async fn give(browser: &Browser, css: &str, bytes: &[u8]) -> Result<()> {
    let folder = tmp().join(format!("passphrases-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("summary.age");
    fs::write(&path, bytes).expect("a file");
    browser.wait_for(css).await?.send_keys(path.to_string_lossy()).await
}

async fn opens(browser: &Browser, file: &[u8], with: &str) -> Result<()> {
    browser.goto("#/desk").await?;
    give(browser, "#desk-file", file).await?;
    fill(browser, "[data-kind=age] #open-with", with).await?;
    browser.click_action("open").await?;
    browser.wait_for("[data-verdict='1']").await.map(drop)
}

#[test]
fn an_encrypted_summary_opens_by_the_same_words() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&["E1", "E2"]), "#/share").await?;
        browser.click_action("sign").await?;
        browser.click("[data-export=jws]").await?;
        let (_, signed) = browser.download(".suunta.json").await?;
        browser.click("details:has(#recipient) > summary").await?;
        fill(browser, "#seal-passphrase", SAME[0]).await?;
        browser.click("[data-export=age]").await?;
        let (_, file) = browser.download(".suunta.json.age").await?;
        for with in SAME {
            opens(browser, &file, with).await?;
        }
        // By the age tool it opens too, by the words as they are written.
        assert_eq!(suunta::vault::open(&file, SEALED).as_deref(), Ok(signed.as_slice()));

        // Sealed before there was one form, or by another tool: as typed.
        let typed = "pa\u{308}iva\u{308}  meri kasvaa";
        let before = suunta::vault::seal(&signed, typed).expect("a file");
        opens(browser, &before, typed).await?;
        browser.goto("#/desk").await?;
        give(browser, "#desk-file", &before).await?;
        fill(browser, "[data-kind=age] #open-with", OTHER).await?;
        browser.click_action("open").await?;
        browser.wait_for("[data-said='vault.wrong']").await.map(drop)
    });
}

#[test]
fn the_screen_lock_opens_by_the_same_words() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/settings").await?;
        fill(browser, "#lock-new", SAME[1]).await?;
        browser.click_action("lock-set").await?;
        browser.wait_for("[data-locked]").await?;
        for with in SAME {
            browser.reload().await?;
            browser.wait_for("[data-lock]").await?;
            fill(browser, "#lock", with).await?;
            browser.click("[data-lock] button[type=submit]").await?;
            browser.wait_until_gone("[data-lock]").await?;
        }
        Ok(())
    });
}

#[test]
fn a_key_of_the_staff_opens_by_the_same_words() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/keys").await?;
        browser.click("details:has([data-form=enrol]) > summary").await?;
        browser.click("label:has(input[name=holder][value=coach])").await?;
        fill(browser, "#key-name", "Sotkamo").await?;
        fill(browser, "#key-passphrase", SAME[0]).await?;
        // Twice the same words, though not the same letters.
        fill(browser, "#key-again", SAME[2]).await?;
        browser.click_action("enrol").await?;
        browser.wait_for("[data-key=coach] [data-open=true]").await?;
        for with in [SAME[1], SAME[3]] {
            browser.click_action("lock").await?;
            fill(browser, "#open-coach", with).await?;
            browser.click_action("unlock").await?;
            browser.wait_for("[data-key=coach] [data-open=true]").await?;
        }
        Ok(())
    });
}
