//! The signed summary from the client's browser to the caseworker's.

use crate::fixture::{file as signed_file, key, qr_text};
use crate::made::payload;
use crate::support::{Browser, Result, Setup, tmp, with_browser};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use suunta::summary::payload::{Payload, Role};

const SIGNED: &str = "[data-qr]";

/// Answers what a summary needs and goes to the page where it is shared.
pub async fn to_share(browser: &Browser) -> Result<()> {
    for (item, value) in [("E1", "1"), ("W", "6")] {
        browser.goto(&format!("#/q/{item}")).await?;
        browser.answer(item, value).await?;
        browser.forward().await?;
    }
    browser.goto("#/share").await
}

/// Signs; gives the fingerprint that is shown.
pub async fn sign(browser: &Browser) -> Result<String> {
    browser.click_action("sign").await?;
    browser.wait_for(SIGNED).await?;
    browser.click(".fold:has(.fingerprint) > summary").await?;
    browser.text(".fingerprint").await
}

/// Pastes a text at the desk; gives the level and the codes of the verdict.
pub async fn desk(browser: &Browser, text: &str) -> Result<(String, Vec<String>)> {
    browser.goto("#/settings").await?; // away, so that no earlier verdict is in sight
    browser.goto("#/desk").await?;
    let fill = format!("document.querySelector('textarea[name=paste]').value = {}", json!(text));
    browser.wait_for("textarea[name=paste]").await?;
    browser.evaluate(&fill).await?;
    browser.click("form button[type=submit]").await?;
    let verdict = browser.wait_for("[data-verdict]").await?;
    let level = verdict.attr("data-verdict").await?.unwrap_or_default();
    let codes = "[...document.querySelectorAll('[data-code]')].map(({ dataset }) => dataset.code)";
    Ok((level, serde_json::from_value(browser.evaluate(codes).await?)?))
}

/// The folder of what `cargo xtask interop` shows to the tools of others.
pub fn interop() -> PathBuf {
    let folder = tmp().parent().expect("the target folder").join("interop");
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

#[test]
fn what_is_signed_here_is_intact_at_the_desk() {
    with_browser(Setup::default(), async |browser| {
        to_share(browser).await?;
        let fingerprint = sign(browser).await?;
        browser.click("[data-export=jws]").await?;
        let (name, bytes) = browser.download(".suunta.json").await?;
        let file = String::from_utf8(bytes).expect("UTF-8");
        browser.click("[data-copies] > summary").await?;
        browser.click("[data-export=fhir]").await?;
        let (_, copy) = browser.download(".fhir.json").await?;
        let code = browser.wait_for(SIGNED).await?;
        let text = code.attr("data-qr").await?.expect("the text of the QR");
        let folder = interop();
        let drawn = browser.wait_for("[data-qr] svg").await?;
        drawn.scroll_into_view().await?;
        drawn.screenshot(&folder.join("qr.png")).await?;
        fs::write(folder.join("summary.suunta.json"), &file).expect("a file");
        fs::write(folder.join("qr.txt"), &text).expect("a file");
        fs::write(folder.join("copy.fhir.json"), &copy).expect("a file");

        assert_eq!(desk(browser, &file).await?, ("1".to_owned(), vec![]), "{name}");
        assert_eq!(browser.text(".seal .fingerprint").await?, fingerprint);
        assert_eq!(desk(browser, &text).await?, ("1".to_owned(), vec![]));
        assert_eq!(browser.text(".seal .fingerprint").await?, fingerprint);

        let mut changed: Value = serde_json::from_str(&file).expect("JSON");
        let signature = changed["signatures"][0]["signature"].as_str().expect("a signature");
        let first = if signature.starts_with('A') { "B" } else { "A" };
        changed["signatures"][0]["signature"] = json!([first, &signature[1..]].concat());
        let refused = ("0".to_owned(), vec!["BAD_SIGNATURE".to_owned()]);
        assert_eq!(desk(browser, &changed.to_string()).await?, refused);
        Ok(())
    });
}

#[test]
fn paper_and_file_are_matched_at_the_desk() {
    with_browser(Setup::default(), async |browser| {
        to_share(browser).await?;
        sign(browser).await?;
        browser.click("[data-export=jws]").await?;
        let (_, file) = browser.download(".suunta.json").await?;
        let file = String::from_utf8(file).expect("UTF-8");
        let code = browser.wait_for(SIGNED).await?.attr("data-qr").await?.expect("the QR's text");

        // The paper first, then its file: the same document, and no second sight.
        let good = ("1".to_owned(), vec![]);
        assert_eq!(desk(browser, &code).await?, good);
        assert!(!browser.is_there(".seal [data-match]").await?);
        assert_eq!(desk(browser, &file).await?, good);
        browser.wait_for(".seal [data-match=yes]").await?;
        let seal = browser.text(".seal").await?;
        assert!(!seal.contains("Saatu jo"), "{seal}");
        Ok(())
    });
}

#[test]
fn a_paper_that_differs_from_its_file_is_not_the_same_document() {
    with_browser(Setup::default(), async |browser| {
        let payload: Payload = serde_json::from_value(payload("Haluan töihin"))?;
        let by = key(1);
        // Whoever has the key can sign a paper that says something else than the file of its number.
        let other = Payload { language: "sv".to_owned(), ..payload.clone() };
        let file = signed_file(&payload, &by, Role::Client);
        let paper = qr_text(&other, &by, Role::Client);
        assert_eq!(desk(browser, &file).await?.0, "1");
        let differs = ("0".to_owned(), vec!["NOT_SAME_DOCUMENT".to_owned()]);
        assert_eq!(desk(browser, &paper).await?, differs);
        Ok(())
    });
}

#[test]
fn the_key_stays_in_the_browser_until_everything_is_erased() {
    with_browser(Setup::default(), async |browser| {
        to_share(browser).await?;
        let first = sign(browser).await?;
        browser.reload().await?;
        browser.goto("#/share").await?;
        assert_eq!(sign(browser).await?, first);
        // Erasing deletes the database by its name.
        let erase = "const done = arguments[0]
            const request = indexedDB.deleteDatabase('suunta-keys')
            request.onsuccess = () => done('erased')
            request.onblocked = () => done('blocked')
            request.onerror = () => done('refused')";
        let erased = browser.driver.execute_async(erase, Vec::new()).await?;
        assert_eq!(erased.json(), "erased", "something keeps the database open");
        browser.goto("#/share").await?;
        browser.reload().await?;
        assert_ne!(sign(browser).await?, first);
        Ok(())
    });
}

#[test]
fn a_kiosk_signs_with_a_new_key_each_time() {
    let setup = Setup { query: "mode=kiosk".to_owned(), ..Setup::default() };
    with_browser(setup, async |browser| {
        browser.goto("#/").await?;
        to_share(browser).await?;
        let first = sign(browser).await?;
        browser.click("[data-action=back]").await?;
        assert_ne!(sign(browser).await?, first);
        let names = "indexedDB.databases().then((all) => all.map(({ name }) => name))";
        assert_eq!(browser.evaluate(names).await?, json!([]));
        Ok(())
    });
}

#[test]
fn a_worker_that_does_not_load_is_told_and_tried_again() {
    with_browser(Setup::default(), async |browser| {
        to_share(browser).await?;
        // As when the app was opened offline before the worker was ever fetched.
        let script = browser.evaluate("suuntaBoot.workers['suunta-worker']").await?;
        browser.evaluate("suuntaBoot.workers['suunta-worker'] = 'missing.js'").await?;
        browser.click_action("sign").await?;
        browser.wait_until("document.querySelector('form .error')?.textContent").await?;
        browser.evaluate(&format!("suuntaBoot.workers['suunta-worker'] = {script}")).await?;
        sign(browser).await?;
        Ok(())
    });
}
