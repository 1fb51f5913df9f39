//! Nothing is lost, and nothing stays that must not.

use crate::made::payload;
use crate::refused::{hand_over, signed};
use crate::support::{Browser, Result, Setup, with_browser};
use serde_json::json;

async fn answered(browser: &Browser, item: &str, value: &str) -> Result<()> {
    browser.wait_for(&format!("input[name=\"{item}\"][value=\"{value}\"]:checked")).await?;
    Ok(())
}

#[test]
fn without_storage_it_goes_on_in_memory_and_says_so() {
    for (fault, notice) in [
        (
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
            "storage.blocked",
        ),
        (
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
            "storage.full",
        ),
    ] {
        with_browser(Setup::default(), async |browser| {
            let script = json!({ "source": fault });
            browser.cdp("Page.addScriptToEvaluateOnNewDocument", script).await?;
            browser.goto("#/q/E1").await?;
            browser.answer("E1", "2").await?;
            browser.wait_for(&format!("[data-notice='{notice}']")).await?;
            browser.wait_for("[data-saved=false]").await?;
            browser.forward().await?;
            browser.wait_for("input[name=\"E2\"]").await?;
            browser.click_action("back").await?;
            answered(browser, "E1", "2").await
        });
    }
}

#[test]
fn what_the_desk_and_the_lock_cannot_keep_is_told() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/desk").await?;
        let full = "(Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }, 0)";
        browser.evaluate(full).await?;
        let (level, _) =
            hand_over(browser, "desk.json", signed(&payload("Töihin")).as_bytes()).await?;
        assert_eq!(level, "1");
        browser.wait_for("[data-said='kept.received']").await?;
        // A key that is not kept is not shown as confirmed.
        browser.click_action("pin").await?;
        browser.wait_for("[data-said='kept.no']").await?;
        assert!(browser.is_there("[data-verdict='1']").await?);

        browser.goto("#/settings").await?;
        browser.wait_for("#lock-new").await?.send_keys("1234").await?;
        browser.click_action("lock-set").await?;
        browser.wait_for("[data-said='kept.no']").await?;
        assert!(!browser.is_there("[data-locked]").await?);
        Ok(())
    });
}

#[test]
fn leaving_at_once_and_erasing_leave_nothing() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/vote").await?;
        browser.wait_for("[name=own-words]").await?.send_keys("salainen sana").await?;
        browser.wait_for("[data-saved=true]").await?;
        browser.click_action("exit").await?;
        browser.driver.goto(browser.url("#/").as_str()).await?;
        browser.wait_for("[data-action=start]").await?;
        let everything = "JSON.stringify(localStorage) + document.documentElement.outerHTML";
        let everything = browser.evaluate(everything).await?;
        assert!(!everything.to_string().contains("salainen"), "a trace was left");
        Ok(())
    });
}

#[test]
fn a_kiosk_keeps_nothing() {
    let setup = Setup { query: "mode=kiosk".to_owned(), ..Setup::default() };
    with_browser(setup, async |browser| {
        browser.goto("#/").await?;
        browser.goto_hash("#/q/E1").await?;
        browser.answer("E1", "2").await?;
        assert_eq!(browser.evaluate("localStorage.length").await?, json!(0));
        browser.reload().await?;
        browser.wait_for(".kiosk-start").await?;
        browser.goto_hash("#/q/E1").await?;
        browser.wait_for("input[name=\"E1\"]").await?;
        assert!(!browser.is_there("input[name=\"E1\"]:checked").await?);
        Ok(())
    });
}

#[test]
fn an_unknown_address_and_an_unknown_model_are_told() {
    let setup = Setup { query: "profile=nowhere".to_owned(), ..Setup::default() };
    with_browser(setup, async |browser| {
        browser.goto("#/no-such-page").await?;
        browser.wait_for(".notice").await?;
        browser.click_action("back").await?;
        browser.wait_for("[data-profile=kainuu]").await?;
        Ok(())
    });
}
