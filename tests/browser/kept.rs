//! Nothing is lost, and nothing stays that must not.

use crate::made::payload;
use crate::refused::{hand_over, signed};
use crate::support::{Browser, Result, Setup, with_browser};
use serde_json::json;

async fn answered(browser: &Browser, item: &str, value: &str) -> Result<()> {
    browser.wait_for(&format!("input[name=\"{item}\"][value=\"{value}\"]:checked")).await?;
    Ok(())
}

/// What a killed browser does to localStorage: what was written last is gone.
const SET_BACK: &str = "(localStorage.clear(), 0)";

#[test]
fn without_storage_it_goes_on_in_memory_and_says_so() {
    let blocked = "for (const name of ['localStorage', 'indexedDB'])
        Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })";
    with_browser(Setup::default(), async |browser| {
        let script = json!({ "source": blocked });
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", script).await?;
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "2").await?;
        browser.wait_for("[data-notice='storage.blocked']").await?;
        browser.wait_for("[data-saved=false]").await?;
        goes_on(browser).await
    });
}

#[test]
fn a_full_device_is_told_at_once_and_until_there_is_room_again() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/E1").await?;
        browser.quota(Some(1)).await?;
        browser.answer("E1", "2").await?;
        browser.wait_for("[data-notice='storage.full']").await?;
        browser.wait_for("[data-saved=false]").await?;
        goes_on(browser).await?;
        // The next module knows it too.
        browser.goto_hash("#/goal").await?;
        browser.wait_for("[name=goal]").await?;
        browser.wait_for("[data-notice='storage.full']").await?;
        browser.wait_for("[data-saved=false]").await?;
        assert!(!browser.is_there("[data-saved=true]").await?);
        browser.quota(None).await?;
        browser.goto_hash("#/q/E2").await?;
        browser.answer("E2", "1").await?;
        browser.wait_for("[data-saved=true]").await?;
        browser.wait_until_gone("[data-notice='storage.full']").await?;
        browser.evaluate(SET_BACK).await?;
        browser.reload().await?;
        answered(browser, "E2", "1").await
    });
}

#[test]
fn what_the_database_kept_outlives_a_localstorage_that_was_set_back() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "2").await?;
        browser.wait_for("[data-saved=true]").await?;
        browser.evaluate(SET_BACK).await?;
        browser.reload().await?;
        answered(browser, "E1", "2").await
    });
}

#[test]
fn without_a_database_it_is_kept_and_said_how_far() {
    let refused = "Object.defineProperty(window, 'indexedDB', { value: undefined })";
    with_browser(Setup::default(), async |browser| {
        let script = json!({ "source": refused });
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", script).await?;
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "2").await?;
        browser.wait_for("[data-notice='storage.undurable']").await?;
        assert!(!browser.is_there("[data-saved=true]").await?);
        browser.reload().await?;
        answered(browser, "E1", "2").await
    });
}

#[test]
fn what_the_build_before_stored_is_there_and_moves() {
    const STORED: &str = include_str!("../vectors/stored-v1.json");
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/help").await?;
        let store = format!(
            "(localStorage.setItem('suunta.session.a', {}), localStorage.setItem('suunta.session', 'a:3'), 0)",
            json!(STORED.trim_end())
        );
        browser.evaluate(&store).await?;
        browser.driver.goto("about:blank").await?;
        browser.goto("#/q/E1").await?;
        answered(browser, "E1", "2").await?;
        browser.wait_until("localStorage.getItem('suunta.session') === null").await?;
        browser.evaluate(SET_BACK).await?;
        browser.driver.goto("about:blank").await?;
        browser.goto("#/goal").await?;
        browser
            .wait_until("document.querySelector('[name=goal]')?.value === 'Töihin puutarhalle'")
            .await
    });
}

#[test]
fn a_damaged_form_is_set_aside_to_the_last_half_character() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "2").await?;
        browser.wait_for("[data-saved=true]").await?;
        let damage =
            "suuntaBoot.device.write([], [], [['session.a', 'half \\ud83d'], ['session.b', 7]])
            .then(() => localStorage.clear())";
        browser.evaluate(damage).await?;
        browser.driver.goto("about:blank").await?;
        browser.goto("#/settings").await?;
        browser.wait_for("[data-notice='storage.damaged']").await?;
        browser.click_action("save-raw").await?;
        let (_, raw) = browser.download("-damaged.txt").await?;
        assert_eq!(String::from_utf8_lossy(&raw), "\"half \\ud83d\"\n7");
        Ok(())
    });
}

#[test]
fn a_tap_before_the_app_is_kept_and_can_be_taken_back() {
    with_browser(Setup::default(), async |browser| {
        // Nobody who goes on tapping is interrupted: the app waits.
        let busy = json!({ "source": "setInterval(() => dispatchEvent(new Event('scroll')), 50)" });
        let busy = browser.cdp("Page.addScriptToEvaluateOnNewDocument", busy).await?;
        browser.driver.goto(browser.url("#/q/E1")).await?;
        browser.click("#shell label:has([name=E1][value='3'])").await?;
        browser.wait_for("#shell [data-saved=true]").await?;
        browser.cdp("Page.removeScriptToEvaluateOnNewDocument", busy).await?;
        browser.evaluate(SET_BACK).await?;
        browser.driver.goto("about:blank").await?;
        browser.goto("#/q/E1").await?;
        answered(browser, "E1", "3").await?;
        browser.click("[data-action=undo][aria-disabled=false]").await?;
        browser.wait_until_gone("[name=E1]:checked").await
    });
}

/// From E1 to E2 and back: the answer is there.
async fn goes_on(browser: &Browser) -> Result<()> {
    browser.forward().await?;
    browser.wait_for("input[name=\"E2\"]").await?;
    browser.click_action("back").await?;
    answered(browser, "E1", "2").await
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
        // Without that choice it stays, hidden: tests/browser/leaving.rs.
        browser.evaluate("localStorage['suunta.exit'] = 'now'").await?;
        browser.click_action("exit").await?;
        browser.wait_until("!location.host.startsWith('localhost')").await?;
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

#[test]
fn a_database_that_the_browser_threw_away_is_told() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/E1").await?;
        for (item, next) in [("E1", "#/q/E2"), ("E2", "#/tasks")] {
            browser.answer(item, "3").await?;
            browser.wait_for("[data-saved=true]").await?;
            browser.goto_hash(next).await?;
        }
        let gone = "new Promise((done) => {
            indexedDB.deleteDatabase('suunta').onsuccess = () => done(true)
        })";
        browser.evaluate(gone).await?;
        browser.reload().await?;
        browser.wait_for("[data-notice='storage.lost'] [href='#/review']").await.map(drop)
    });
}
