//! A kiosk: whatever way somebody leaves, the next stranger finds nothing.

use crate::support::{Browser, DESKTOP, PAGE, Result, Setup, with_browser};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

const SECRET: &str = "salainen sana";

fn kiosk(query: &str) -> Setup {
    let query = format!("mode=kiosk{query}");
    Setup { query, screen: DESKTOP, ..Setup::default() }
}

/// Everything where something could be left, as one text.
async fn traces(browser: &Browser) -> Result<String> {
    let everything = "(async () => JSON.stringify([
        document.documentElement.outerHTML,
        [...document.querySelectorAll('input, textarea, select')].map((field) =>
          field.type === 'radio' || field.type === 'checkbox' ? field.checked && field.name : field.value),
        Object.entries(localStorage), Object.entries(sessionStorage),
        (await indexedDB.databases()).map(({ name }) => name),
        await caches.keys(), location.href, history.state, document.title,
    ]))()";
    Ok(browser.evaluate(everything).await?.as_str().unwrap_or_default().to_owned())
}

/// Somebody begins, answers a question and writes something.
async fn somebody(browser: &Browser) -> Result<()> {
    browser.click_action("start").await?;
    browser.wait_for("[name=own-words]").await?.send_keys(SECRET).await?;
    browser.forward().await?;
    browser.answer("E1", "1").await?;
    assert!(traces(browser).await?.contains("\"E1\""), "the search finds what is there");
    browser.click_action("back").await?;
    browser.wait_for("[name=own-words]").await?;
    assert!(traces(browser).await?.contains(SECRET), "the search finds what is there");
    Ok(())
}

/// The clean start stands, and nothing of whoever was here before.
async fn clean(browser: &Browser, how: &str) -> Result<()> {
    browser.wait_for(".kiosk-start").await?;
    browser.wait_until("!('left' in document.documentElement.dataset)").await?;
    let traces = traces(browser).await?;
    assert!(!traces.contains(SECRET), "{how}: {traces}");
    assert!(!traces.contains("#/q/") && !traces.contains("\"E1\""), "{how}: {traces}");
    assert_eq!(browser.evaluate("localStorage.length").await?, json!(0), "{how}");
    Ok(())
}

async fn finish(browser: &Browser) -> Result<()> {
    browser.goto_hash("#/share").await?;
    browser.click_action("sign").await?;
    browser.wait_for("[data-qr]").await?;
    for file in ["[data-export=jws]", "[data-export=text]", "a[download]"] {
        assert!(!browser.is_there(file).await?, "a kiosk gives no file: {file}");
    }
    browser.click_action("finish").await
}

#[test]
fn ten_people_leave_in_every_way_and_the_next_one_finds_nothing() {
    with_browser(kiosk("&idle=3&warning=2"), async |browser| {
        browser.goto("#/").await?;
        clean(browser, "at first").await?;
        let before = browser.evaluate("history.length").await?;
        for person in 0..10 {
            // Nobody touches a clean start: it stays.
            somebody(browser).await?;
            let how = match person % 5 {
                0 => {
                    finish(browser).await?;
                    "finished"
                }
                1 => {
                    browser.wait_for("#idle").await?;
                    browser.wait_until_gone("#idle").await?;
                    "idle"
                }
                2 => {
                    browser.click_action("exit").await?;
                    "left at once"
                }
                3 => {
                    browser.driver.refresh().await?;
                    "loaded again, as after a power cut"
                }
                _ => {
                    browser.goto_hash("#/settings").await?;
                    browser.click_action("erase").await?;
                    browser.driver.accept_alert().await?;
                    "erased"
                }
            };
            if person % 5 == 3 {
                // Without a reload nothing leads to the start but the kiosk's own address.
                browser.goto_hash("#/").await?;
            }
            clean(browser, how).await?;
            let steps = browser.evaluate("history.length").await?;
            assert_eq!(steps, before, "{how}: Back has nowhere to go");
        }
        Ok(())
    });
}

#[test]
fn a_closed_tab_and_a_killed_page_leave_nothing() {
    with_browser(kiosk(""), async |browser| {
        browser.goto("#/").await?;
        somebody(browser).await?;
        browser.close_tab().await?;
        browser.goto("#/").await?;
        clean(browser, "closed").await
    });
}

#[test]
fn a_page_from_the_browsers_own_memory_is_wiped() {
    with_browser(kiosk(""), async |browser| {
        browser.goto("#/").await?;
        somebody(browser).await?;
        browser.evaluate("void dispatchEvent(new PageTransitionEvent('pagehide'))").await?;
        let hidden: Value = browser.evaluate("document.body.textContent.trim()").await?;
        assert_eq!(hidden, json!(""), "hidden pages hold nothing");
        let back = "void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";
        browser.evaluate(back).await?;
        clean(browser, "restored").await
    });
}

#[test]
fn the_warning_is_announced_and_one_key_goes_on_where_one_was() {
    with_browser(kiosk("&idle=2&warning=30"), async |browser| {
        browser.goto("#/").await?;
        browser.click_action("start").await?;
        let words = browser.wait_for("[name=own-words]").await?;
        words.send_keys(SECRET).await?;
        browser.wait_for("#idle[role=alertdialog]").await?;
        browser.wait_until("document.activeElement.matches('#idle button')").await?;
        browser.driver.action_chain().send_keys(Key::Escape).perform().await?;
        browser.wait_until_gone("#idle").await?;
        browser.wait_until("document.activeElement.name === 'own-words'").await?;
        let kept = browser.evaluate("document.activeElement.value").await?;
        assert_eq!(kept, json!(SECRET), "nothing is lost");
        Ok(())
    });
}

const PASSPHRASE: &str = "neljä sanaa peräkkäin nyt";

/// The staff make the device a kiosk: the passphrase is set in the usual mode. Comes back to the
/// kiosk's start.
pub async fn prepare(browser: &Browser, passphrase: &str) -> Result<()> {
    let usual = browser.url("#/settings").replace("mode=kiosk", "mode=self");
    browser.driver.goto(usual).await?;
    browser.wait_for("details:has([data-form=kiosk])").await?;
    browser.click("details:has([data-form=kiosk]) > summary").await?;
    browser.wait_for("#staff-new").await?.send_keys(passphrase).await?;
    browser.click("[data-form=kiosk] button").await?;
    browser.wait_for("[data-prepared]").await?;
    browser.goto("#/").await?;
    browser.wait_for(".kiosk-start").await.map(drop)
}

async fn give(browser: &Browser, text: &str) -> Result<()> {
    let field = browser.wait_for("input[name=passphrase]").await?;
    field.clear().await?;
    field.send_keys(text).await?;
    browser.click("form:has([name=passphrase]) button").await
}

#[test]
fn the_staff_get_out_by_their_passphrase_only() {
    with_browser(kiosk("&profile=pori"), async |browser| {
        prepare(browser, PASSPHRASE).await?;
        assert!(!traces(browser).await?.contains("peräkkäin"), "only what it is compared with");
        browser.goto_hash("#/settings").await?;
        give(browser, "väärä tunnuslause").await?;
        browser.wait_for("#staff[aria-invalid=true]").await?;
        assert!(!browser.is_there("[data-action=leave-kiosk]").await?);
        browser.wait_for("form:has([name=passphrase]) button:not([disabled])").await?;
        give(browser, PASSPHRASE).await?;
        browser.wait_for("[data-action=leave-kiosk]").await?;
        browser.click_action("leave-kiosk").await?;
        browser.wait_until("location.search === '?mode=self'").await
    });
}

#[test]
fn no_visitor_can_set_the_staffs_passphrase() {
    with_browser(kiosk(""), async |browser| {
        browser.goto("#/settings").await?;
        browser.wait_for("[data-staff=none]").await?;
        assert!(!browser.is_there("main input[type=password]").await?, "nothing to set");
        prepare(browser, PASSPHRASE).await?;
        // Outside the kiosk only whoever knows it changes it. The kiosk's own tab stays one.
        browser.close_tab().await?;
        let usual = browser.url("#/settings").replace("mode=kiosk", "mode=self");
        browser.driver.goto(usual).await?;
        browser.click("details:has([data-form=kiosk]) > summary").await?;
        browser.wait_for("#staff-old").await?.send_keys("väärä tunnuslause").await?;
        browser.wait_for("#staff-new").await?.send_keys("minun oma lauseeni").await?;
        browser.click("[data-form=kiosk] button").await?;
        browser.wait_for("#staff-old[aria-invalid=true]").await?;
        assert!(!browser.is_there("[data-prepared]").await?);
        Ok(())
    });
}

#[test]
fn the_staffs_pages_are_closed_to_visitors() {
    with_browser(kiosk(""), async |browser| {
        browser.goto("#/").await?;
        browser.wait_for(".kiosk-start").await?;
        for link in ["#/desk", "#/profiles"] {
            let link = browser.wait_for(&format!("footer a[href='{link}']")).await?;
            assert!(!link.is_displayed().await?);
        }
        browser.goto_hash("#/nowhere").await?;
        let unknown = browser.text("main h1").await?;
        for page in ["coach", "list/economy", "desk", "profiles", "rounds", "keys"] {
            browser.goto_hash("#/settings").await?;
            browser.wait_for("[data-action=erase]").await?;
            browser.goto_hash(&format!("#/{page}")).await?;
            browser.wait_until_gone("[data-action=erase]").await?;
            assert_eq!(browser.text("main h1").await?, unknown, "{page}");
            assert!(!browser.is_there("main input").await?, "{page}");
        }
        Ok(())
    });
}

#[test]
fn numbers_are_to_be_read_not_to_be_called() {
    with_browser(kiosk(""), async |browser| {
        browser.goto("#/help").await?;
        browser.wait_for(".contacts bdi").await?;
        assert!(!browser.is_there("a[href^='tel:']").await?);
        browser.goto_hash("#/").await?;
        browser.goto_hash("#/q/Z1").await?;
        browser.answer("Z1", "2").await?;
        browser.wait_for(".help-card .contacts bdi").await?;
        assert!(!browser.is_there("a[href^='tel:']").await?);
        Ok(())
    });
}

#[test]
fn safety_answers_are_neither_shown_nor_offered() {
    with_browser(kiosk(""), async |browser| {
        browser.goto("#/").await?;
        for (item, value) in [("E1", "1"), ("Z1", "2")] {
            browser.goto_hash(&format!("#/q/{item}")).await?;
            browser.answer(item, value).await?;
        }
        browser.goto_hash("#/share").await?;
        browser.wait_for("input[name=share]").await?;
        assert!(!browser.is_there("input[name=share][value=safety]").await?);
        let raw = browser.evaluate("document.querySelector('pre.raw').textContent").await?;
        assert!(!raw.to_string().contains("Z1") && !raw.to_string().contains("safety"), "{raw}");
        browser.goto_hash("#/result").await?;
        browser.wait_for("article.summary").await?;
        let question = browser.text("article.summary").await?;
        assert!(!question.contains("Turvallisuutta koskevat"), "{question}");
        Ok(())
    });
}

#[test]
fn after_a_wipe_back_leads_to_the_start() {
    with_browser(kiosk(""), async |browser| {
        browser.goto("#/").await?;
        somebody(browser).await?;
        // An entry in the history, as whoever edits the address makes one.
        browser.evaluate("void (location.hash = '#/goal')").await?;
        browser.wait_for("[name=goal]").await?;
        browser.click_action("exit").await?;
        clean(browser, "left").await?;
        browser.driver.back().await?;
        let gone = "!location.hash.includes('goal') && !location.hash.includes('vote')";
        browser.wait_until(gone).await?;
        clean(browser, "back").await
    });
}

#[test]
fn after_erasing_back_leads_to_the_start() {
    with_browser(kiosk(""), async |browser| {
        browser.goto("#/").await?;
        somebody(browser).await?;
        // An entry in the history of the same page.
        browser.evaluate("void (location.hash = '#/goal')").await?;
        browser.wait_for("[name=goal]").await?;
        browser.goto_hash("#/settings").await?;
        browser.click_action("erase").await?;
        browser.driver.accept_alert().await?;
        clean(browser, "erased").await?;
        browser.evaluate("void history.replaceState('here', '')").await?;
        browser.driver.back().await?;
        browser.wait_until("history.state !== 'here' && location.hash === ''").await?;
        clean(browser, "back").await
    });
}

#[test]
fn the_browsers_own_folder_holds_nothing_of_whoever_was_here() {
    // As docs/kiosk.md sets it up.
    with_browser(Setup { incognito: true, ..kiosk("") }, async |browser| {
        browser.goto("#/").await?;
        somebody(browser).await?;
        finish(browser).await?;
        clean(browser, "finished").await?;
        for trace in [SECRET, "own-words", "#/q/E1"] {
            let files = browser.profile_files_with(trace);
            assert!(files.is_empty(), "{trace}: {files:?}");
        }
        Ok(())
    });
}

#[test]
fn the_address_and_the_title_stay_the_same_throughout() {
    with_browser(kiosk(""), async |browser| {
        browser.goto("#/").await?;
        browser.wait_for(".kiosk-start").await?;
        let seen = "[location.href, document.title, history.length]";
        browser.wait_until("document.title.includes('Suunta')").await?;
        let start = browser.evaluate(seen).await?;
        assert!(!start[0].as_str().unwrap_or_default().contains('#'), "{start}");
        browser.click_action("start").await?;
        browser.wait_for("[name=own-words]").await?;
        assert_eq!(browser.evaluate(seen).await?, start, "vote");
        browser.forward().await?;
        browser.answer("E1", "1").await?;
        browser.settle().await?;
        assert_eq!(browser.evaluate(seen).await?, start, "question");
        browser.forward().await?;
        browser.wait_for("input[name=E2]").await?;
        browser.settle().await?;
        assert_eq!(browser.evaluate(seen).await?, start, "the next");
        // A page that was asked for by its address is there, and the address is put away.
        browser.goto_hash("#/q/Z1").await?;
        browser.wait_for("input[name=Z1]").await?;
        browser.settle().await?;
        assert_eq!(browser.evaluate(seen).await?, start, "by address");
        browser.click(".help").await?;
        browser.wait_for(".contacts").await?;
        browser.settle().await?;
        assert_eq!(browser.evaluate(seen).await?, start, "help");
        Ok(())
    });
}

#[test]
fn erasing_replaces_the_document_from_the_settings_and_from_the_start() {
    with_browser(kiosk(""), async |browser| {
        browser.goto("#/").await?;
        for page in ["#/settings", "#/"] {
            somebody(browser).await?;
            browser.evaluate("void (globalThis.before = true)").await?;
            browser.goto_hash(page).await?;
            browser.click_action("erase").await?;
            browser.driver.accept_alert().await?;
            browser.wait_until("globalThis.before === undefined").await?;
            clean(browser, page).await?;
        }
        Ok(())
    });
}

/// What somebody has stored on their own device, and the service point on its.
const STORED: &str =
    "(localStorage['suunta.rounds'] = 'own', localStorage['suunta.trust'] = 'list',
    localStorage['suunta.seen'] = 'seen', localStorage['suunta.serials'] = 'serial')";

#[test]
fn by_its_address_alone_a_kiosk_wipes_nothing_of_a_device_of_ones_own() {
    with_browser(kiosk(""), async |browser| {
        browser.driver.goto(browser.url("#/q/E1").replace("mode=kiosk", "mode=self")).await?;
        // The app writes what is tapped before it is there once more, a moment later.
        browser.wait_for(PAGE).await?;
        browser.answer("E1", "2").await?;
        browser.wait_for("[data-saved=true]").await?;
        browser.evaluate(STORED).await?;
        let all = "JSON.stringify(Object.entries(localStorage).sort())";
        let before = browser.evaluate(all).await?;
        let own = browser.another_tab().await?;
        browser.goto("#/").await?;
        somebody_on_any_device(browser).await?;
        browser.click_action("exit").await?;
        browser.wait_for(".kiosk-start").await?;
        browser.wait_until("!('left' in document.documentElement.dataset)").await?;
        assert_eq!(browser.evaluate(all).await?, before, "nothing was touched");
        browser.driver.switch_to_window(own).await?;
        assert!(browser.is_there("input[name=E1][value='2']:checked").await?, "nor the other tab");
        assert!(!browser.is_there(".notice").await?);
        Ok(())
    });
}

/// As [`somebody`], where the search for traces would find what is the device's own.
async fn somebody_on_any_device(browser: &Browser) -> Result<()> {
    browser.click_action("start").await?;
    browser.wait_for("[name=own-words]").await?.send_keys(SECRET).await?;
    browser.forward().await?;
    browser.wait_for("input[name=E1]").await?;
    assert!(!browser.is_there("input[name=E1]:checked").await?, "another's answers stay hidden");
    browser.answer("E1", "1").await
}

#[test]
fn a_prepared_kiosk_wipes_clients_and_keeps_what_is_the_service_points() {
    with_browser(kiosk(""), async |browser| {
        browser.goto("#/").await?;
        browser.evaluate(STORED).await?;
        browser.evaluate("localStorage['suunta.session.a'] = 'somebody'").await?;
        prepare(browser, PASSPHRASE).await?;
        browser.reload().await?;
        browser.wait_for(".kiosk-start").await?;
        let kept = "Object.keys(localStorage).sort()";
        let service_point = ["kiosk", "suunta.seen", "suunta.serials", "suunta.trust"];
        assert_eq!(browser.evaluate(kept).await?, json!(service_point));
        Ok(())
    });
}

#[test]
fn from_the_kiosk_that_the_staff_opened_no_way_leads_to_the_usual_mode() {
    with_browser(Setup { screen: DESKTOP, ..Setup::default() }, async |browser| {
        browser.goto("#/").await?;
        browser.wait_for("[data-action=start]").await?;
        browser.driver.goto(browser.url("#/settings")).await?;
        browser.wait_for("details:has([data-form=kiosk])").await?;
        browser.click("details:has([data-form=kiosk]) > summary").await?;
        browser.wait_for("#staff-new").await?.send_keys(PASSPHRASE).await?;
        browser.click("[data-form=kiosk] button").await?;
        let steps = browser.evaluate("history.length").await?;
        browser.click_action("open-kiosk").await?;
        browser.wait_for(".kiosk-start").await?;
        assert_eq!(browser.evaluate("history.length").await?, steps, "in place of the settings");
        browser.driver.back().await?;
        browser.wait_for(".kiosk-start").await?;
        browser.driver.goto(browser.url("?mode=self")).await?;
        browser.wait_for(".kiosk-start").await?;
        browser.goto_hash("#/settings").await?;
        give(browser, PASSPHRASE).await?;
        browser.click_action("leave-kiosk").await?;
        browser.wait_until("location.search === '?mode=self'").await?;
        browser.wait_for("[data-profile]").await.map(drop)
    });
}
