//! Nothing is lost, and nothing stays that must not.

use crate::support::{Browser, Result, Setup, with_browser};
use serde_json::json;

const SLOT: &str = "'suunta.session.' + localStorage['suunta.session'][0]";

async fn answered(browser: &Browser, item: &str, value: &str) -> Result<()> {
    browser.wait_for(&format!("input[name=\"{item}\"][value=\"{value}\"]:checked")).await?;
    Ok(())
}

#[test]
fn an_answer_is_there_after_a_reload_and_on_back() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "2").await?;
        browser.reload().await?;
        answered(browser, "E1", "2").await?;
        browser.forward().await?;
        browser.wait_for("input[name=\"E2\"]").await?;
        browser.driver.back().await?;
        answered(browser, "E1", "2").await?;
        browser.click("select[name=lang] option[value=sv]").await?;
        browser.wait_until("document.documentElement.lang === 'sv'").await?;
        answered(browser, "E1", "2").await?;
        browser.click_action("undo").await?;
        browser.wait_until_gone("input[name=\"E1\"]:checked").await?;
        Ok(())
    });
}

#[test]
fn damaged_storage_is_set_aside_and_told() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "2").await?;
        browser.wait_for("[data-saved=true]").await?;
        let spoil = format!("localStorage[{SLOT}] = localStorage[{SLOT}].slice(0, 40)");
        browser.evaluate(&spoil).await?;
        browser.reload().await?;
        browser.wait_for("[data-notice='storage.damaged']").await?;
        let kept = "localStorage['suunta.quarantine.0'].length === 40";
        assert_eq!(browser.evaluate(kept).await?, json!(true), "as it was");
        Ok(())
    });
}

#[test]
fn a_newer_form_is_left_untouched() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "2").await?;
        browser.wait_for("[data-saved=true]").await?;
        // Written by a newer version, with a checksum that holds.
        let newer = format!(
            "(() => {{ let t = localStorage[{SLOT}].replace('\"v\":1', '\"v\":99'); t = t.slice(0, -28); \
             let h = 0xcbf29ce484222325n; for (const b of new TextEncoder().encode(t)) \
             h = ((h ^ BigInt(b)) * 0x100000001b3n) & 0xffffffffffffffffn; \
             return localStorage[{SLOT}] = t + ',\"check\":\"' + h.toString(16).padStart(16, '0') + '\"}}' }})()"
        );
        let stored = browser.evaluate(&newer).await?;
        browser.reload().await?;
        browser.wait_for("[data-notice='storage.newer']").await?;
        browser.answer("E1", "4").await?;
        browser.wait_for("[data-saved=false]").await?;
        assert_eq!(browser.evaluate(&format!("localStorage[{SLOT}]")).await?, stored);
        Ok(())
    });
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
fn another_tab_is_told_and_nothing_is_written_over() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "1").await?;
        browser.wait_for("[data-saved=true]").await?;
        let first = browser.driver.window().await?;
        let second = browser.driver.new_tab().await?;
        browser.driver.switch_to_window(second).await?;
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "4").await?;
        browser.wait_for("[data-saved=true]").await?;
        browser.driver.switch_to_window(first.clone()).await?;
        browser.wait_for("[data-notice='storage.stale']").await?;
        browser.answer("E1", "0").await?;
        browser.wait_for("[data-saved=false]").await?;
        browser.click_action("take-over").await?;
        browser.wait_for("[data-saved=true]").await?;
        browser.reload().await?;
        answered(browser, "E1", "0").await
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
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "2").await?;
        assert_eq!(browser.evaluate("localStorage.length").await?, json!(0));
        browser.reload().await?;
        browser.wait_for("input[name=\"E1\"]").await?;
        assert!(!browser.is_there("input[name=\"E1\"]:checked").await?);
        Ok(())
    });
}

#[test]
fn a_safety_answer_shows_help_at_once() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/Z1").await?;
        browser.answer("Z1", "2").await?;
        browser.wait_for(".help-card a[href='tel:112']").await?;
        browser.click_action("help").await?;
        browser.wait_for(".contacts a[href^='tel:']").await?;
        browser.click_action("back").await?;
        answered(browser, "Z1", "2").await
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
