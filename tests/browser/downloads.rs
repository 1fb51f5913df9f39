//! What leaves by the browser: the share sheet, downloads that may be dropped, the calendar file.

use crate::person::{come_back, someone};
use crate::support::{Browser, Result, Setup, tmp, with_browser};
use serde_json::json;
use std::fs;

/// Keeps what is put on the share sheet, whose answer is `answer`; `takes` says of a file whether
/// the sheet takes it.
async fn sheet(browser: &Browser, takes: &str, answer: &str) -> Result<()> {
    let script = format!(
        "navigator.canShare = ({{ files }}) => files.every((file) => {takes});
         navigator.share = ({{ files }}) => {{ globalThis.shared = files[0]; return {answer} }}"
    );
    let script = json!({ "source": script });
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", script).await.map(drop)
}

/// Chrome's rule, as far as it matters here.
const CHROME: &str = "['application/pdf', 'text/plain'].includes(file.type)";

async fn signed(browser: &Browser) -> Result<()> {
    come_back(browser, &someone(&["E1", "E2", "A1"]), "#/share").await?;
    browser.click_action("sign").await?;
    browser.wait_for("[data-export=jws]").await.map(drop)
}

/// The text of a key in Finnish.
fn fi(key: &str) -> String {
    crate::common::content().locales["fi"].get(key).cloned().expect("a text")
}

const STATUS: &str = ".step > p[role=status]";

#[test]
fn closing_the_share_sheet_is_no_refusal_and_a_refusal_says_what_to_do() {
    let refused = fi("error.share.refused");
    for (name, said) in [("AbortError", ""), ("NotAllowedError", &refused), ("DataError", &refused)]
    {
        with_browser(Setup::default(), async |browser| {
            let answer = format!("Promise.reject(new DOMException('', '{name}'))");
            sheet(browser, "true", &answer).await?;
            signed(browser).await?;
            browser.click("[data-export=share]").await?;
            browser.wait_until("globalThis.shared").await?;
            browser.settle().await?;
            let is_said =
                format!("document.querySelector('{STATUS}').textContent === {}", json!(said));
            browser.wait_until(&is_said).await
        });
    }
}

#[test]
fn what_the_browser_shares_is_shared_and_the_desk_reads_it() {
    with_browser(Setup::default(), async |browser| {
        sheet(browser, CHROME, "Promise.resolve()").await?;
        signed(browser).await?;
        browser.wait_for("[data-share=txt]").await?;
        browser.click("[data-export=share]").await?;
        browser.wait_until("globalThis.shared").await?;
        assert_eq!(browser.evaluate("shared.type").await?, json!("text/plain"));
        let name = browser.evaluate("shared.name").await?;
        let name = name.as_str().expect("a name").to_owned();
        assert!(name.ends_with(".suunta.json.txt"), "{name}");
        browser.evaluate("void shared.text().then((text) => (shared = { text }))").await?;
        browser.wait_until("shared.text.length").await?;
        let text = browser.evaluate("shared.text").await?;

        let folder = tmp().join(format!("downloads-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join(name);
        fs::write(&file, text.as_str().expect("a text")).expect("a file");
        browser.goto("#/desk").await?;
        browser.wait_for("#desk-file").await?.send_keys(file.to_string_lossy()).await?;
        browser.wait_for("[data-verdict='1']").await.map(drop)
    });
}

#[test]
fn where_json_is_shared_it_is_and_without_a_sheet_there_is_no_button() {
    with_browser(Setup::default(), async |browser| {
        sheet(browser, "true", "Promise.resolve()").await?;
        signed(browser).await?;
        assert!(!browser.is_there("[data-share=txt]").await?);
        browser.click("[data-export=share]").await?;
        browser.wait_until("globalThis.shared").await?;
        assert_eq!(browser.evaluate("shared.type").await?, json!("application/json"));
        Ok(())
    });
    with_browser(Setup::default(), async |browser| {
        sheet(browser, "false", "Promise.resolve()").await?;
        signed(browser).await?;
        assert!(!browser.is_there("[data-export=share], [data-export=share-pdf]").await?);
        Ok(())
    });
}

#[test]
fn the_pdf_is_shared_and_a_tap_that_was_too_long_ago_is_asked_for_again() {
    with_browser(Setup::default(), async |browser| {
        let answer = "(globalThis.times = (globalThis.times ?? 0) + 1) === 1
            ? Promise.reject(new DOMException('', 'NotAllowedError')) : Promise.resolve()";
        sheet(browser, CHROME, answer).await?;
        signed(browser).await?;
        browser.click("[data-export=share-pdf]").await?;
        let ready = json!(fi("paper.ready"));
        let status = format!("document.querySelector('{STATUS}').textContent");
        browser.wait_until(&format!("{status} === {ready}")).await?;
        browser.click("[data-export=share-pdf]").await?;
        browser.wait_until(&format!("times === 2 && {status} === ''")).await?;
        assert_eq!(browser.evaluate("shared.type").await?, json!("application/pdf"));
        assert!(browser.evaluate("shared.size > 1000").await?.as_bool() == Some(true));
        Ok(())
    });
}

#[test]
fn a_download_is_never_told_as_a_fact() {
    // A view of an app that drops what is downloaded, under the names of some.
    for (agent, in_app) in [
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21F90 [FBAN/FBIOS;FBAV/466.0.0]",
            true,
        ),
        (
            "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0 Mobile Safari/537.36 Instagram 337.0.0",
            true,
        ),
        (
            "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36",
            false,
        ),
    ] {
        with_browser(Setup::default(), async |browser| {
            browser.cdp("Emulation.setUserAgentOverride", json!({ "userAgent": agent })).await?;
            let drops = json!({ "source": "HTMLAnchorElement.prototype.click = () => {}" });
            browser.cdp("Page.addScriptToEvaluateOnNewDocument", drops).await?;
            signed(browser).await?;
            assert_eq!(browser.is_there("[data-warning=in-app]").await?, in_app, "{agent}");
            browser.click("[data-export=jws]").await?;
            let wherever = if in_app { "saving.in-app" } else { "saving.where" };
            let said = format!("{} {}", fi(wherever), fi("share.done.saved"));
            let status = format!("document.querySelector('{STATUS}').textContent");
            browser.wait_until(&format!("{status} === {}", json!(said))).await
        });
    }
}

#[test]
fn the_calendar_saved_twice_is_the_same_and_a_kiosk_has_none() {
    with_browser(Setup::default(), async |browser| {
        let mut session = someone(&["E1", "E2"]);
        session.texts.insert("task-due".to_owned(), "2027-03-15".to_owned());
        come_back(browser, &session, "#/goal").await?;
        browser
            .evaluate(
                "void (globalThis.saved = [], globalThis.make = URL.createObjectURL,
                 URL.createObjectURL = (blob) => {
                   blob.text().then((text) => saved.push(text))
                   return make.call(URL, blob)
                 })",
            )
            .await?;
        browser.click("[data-export=ics]").await?;
        browser.wait_until("saved.length === 1").await?;
        browser.click("[data-export=ics]").await?;
        browser.wait_until("saved.length === 2").await?;
        let saved: Vec<String> = serde_json::from_value(browser.evaluate("saved").await?)?;
        assert_eq!(saved[0], saved[1]);
        assert!(saved[0].contains("DTSTART;VALUE=DATE:20270315\r\n"), "{}", saved[0]);
        assert!(saved[0].contains("-task@suunta\r\n"), "{}", saved[0]);
        Ok(())
    });
    with_browser(Setup { query: "mode=kiosk".to_owned(), ..Setup::default() }, async |browser| {
        browser.goto("#/").await?;
        browser.goto_hash("#/goal").await?;
        browser.wait_for("[name=task]").await?.send_keys("Soitan").await?;
        browser.evaluate("document.activeElement.blur()").await?;
        browser.wait_until("document.getElementById('task-due').value").await?;
        assert!(!browser.is_there("[data-export=ics]").await?);
        Ok(())
    });
}
