//! Away from the page: the screen lock, and erasing after a time without use.

use crate::support::{Setup, with_browser};
use serde_json::json;

#[test]
fn a_locked_page_shows_nothing_until_the_code_is_given() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "2").await?;
        browser.goto("#/settings").await?;
        browser.wait_for("#lock-new").await?.send_keys("12").await?;
        browser.click_action("lock-set").await?;
        browser.wait_until("!document.querySelector('[data-locked]')").await?;
        browser.wait_for("#lock-new").await?.send_keys("34").await?;
        browser.click_action("lock-set").await?;
        browser.wait_for("[data-locked]").await?;

        browser.driver.goto("about:blank").await?;
        browser.goto("#/q/E1").await?;
        browser.wait_for("[data-lock]").await?;
        assert!(!browser.is_there("input[name=E1]").await?);
        browser.wait_for("#lock").await?.send_keys("4321").await?;
        browser.click("[data-lock] button[type=submit]").await?;
        browser.wait_for("[data-lock] .errors a").await?;
        assert!(browser.is_there("[data-lock]").await?);
        // Help is never locked away.
        browser.goto("#/help").await?;
        browser.wait_until("!document.querySelector('[data-lock]')").await?;
        browser.goto("#/q/E1").await?;
        browser.wait_for("[data-lock] button[type=submit]:enabled").await?;
        browser.wait_for("#lock").await?.send_keys("1234").await?;
        browser.click("[data-lock] button[type=submit]").await?;
        browser.wait_for("input[name=E1][value='2']:checked").await?;

        browser.goto("#/settings").await?;
        browser.click_action("lock-remove").await?;
        browser.driver.goto("about:blank").await?;
        browser.goto("#/q/E1").await?;
        browser.wait_for("input[name=E1][value='2']:checked").await?;
        Ok(())
    });
}

#[test]
fn a_lock_that_cannot_be_compared_with_is_no_wrong_code() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/settings").await?;
        browser.evaluate("localStorage['suunta.lock'] = 'cut'").await?;
        browser.reload().await?;
        browser.wait_for("#lock").await?.send_keys("1234").await?;
        browser.click("[data-lock] button[type=submit]").await?;
        let told = "document.querySelector('#main [role=alert]')?.textContent";
        browser.wait_until(&format!("{told}.includes('vioittunut')")).await?;
        // It is not a matter of waiting.
        browser.wait_for("[data-lock] button[type=submit]:enabled").await?;
        assert!(browser.is_there("[data-lock] [data-action=erase]").await?);
        Ok(())
    });
}

#[test]
fn what_was_not_used_for_the_chosen_time_is_erased_and_told() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "2").await?;
        browser.goto("#/settings").await?;
        browser.click("label:has(input[name=erase-after][value=hour])").await?;
        browser.wait_until("localStorage['suunta.erase-after'] === '3600000'").await?;
        // Within the time nothing is erased.
        browser.driver.goto("about:blank").await?;
        browser.goto("#/q/E1").await?;
        browser.wait_for("input[name=E1][value='2']:checked").await?;
        // An hour and a minute later.
        browser.evaluate("localStorage['suunta.used'] = Date.now() - 3660000").await?;
        browser.driver.goto("about:blank").await?;
        browser.goto("#/q/E1").await?;
        browser.wait_until("document.querySelector('.notices').textContent").await?;
        assert!(!browser.is_there("input[name=E1]:checked").await?);
        let kept = "Object.keys(localStorage).filter((key) => key.startsWith('suunta.'))";
        assert_eq!(browser.evaluate(kept).await?, json!([]));
        Ok(())
    });
}
