//! Leaving at once: hidden in the same moment, undone by whoever slipped, and out of the way of help.

use crate::made::payload;
use crate::person::{QUESTIONS, come_back, someone};
use crate::refused::{hand_over, signed};
use crate::support::{Browser, PAGE, PHONE, Result, Screen, Setup, with_browser};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// What the person in these tests has written.
const WORDS: &str = "Puutarhatyötä";
const AWAY: &str = "!location.host.startsWith('localhost')";
const KEPT: &str = "Object.keys(localStorage).filter((key) => key.startsWith('suunta.'))";

/// Presses something and says in the same moment what can be seen.
async fn press_and_look(browser: &Browser, css: &str) -> Result<Value> {
    browser.wait_for(css).await?;
    let press = "(document.querySelector(CSS).click(),
        [getComputedStyle(document.querySelector('h1')).visibility, document.title])";
    browser.evaluate(&press.replace("CSS", &json!(css).to_string())).await
}

/// Opens the app again, as whoever comes back or looks after somebody.
async fn again(browser: &Browser) -> Result<()> {
    browser.driver.goto(browser.url("#/")).await?;
    browser.wait_for(PAGE).await.map(drop)
}

async fn nothing_shows(browser: &Browser) -> Result<()> {
    let page = browser.evaluate("document.documentElement.outerHTML").await?;
    assert!(!page.to_string().contains(WORDS), "{page}");
    Ok(())
}

/// Goes from the neutral start to the two choices.
async fn choices(browser: &Browser) -> Result<()> {
    browser.wait_for("[data-neutral] input[name=length]").await?;
    assert!(!browser.is_there("[data-action=erase], [data-notice]").await?);
    browser.click_action("start").await?;
    browser.wait_for("[data-left-here]").await.map(drop)
}

#[test]
fn a_slip_on_the_exit_hides_all_and_is_undone() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/q/T3").await?;
        browser.wait_for("input[name=T3]:checked").await?;
        assert_eq!(press_and_look(browser, ".exit").await?, json!(["hidden", ""]));
        browser.wait_until(AWAY).await?;

        again(browser).await?;
        nothing_shows(browser).await?;
        choices(browser).await?;
        nothing_shows(browser).await?;
        // Nor by an address, whatever it names.
        for page in ["#/review", "#/settings", "#/rounds", "#/desk", "#/q/E1", "#/goal"] {
            browser.goto_hash(page).await?;
            browser.wait_for("[data-left-here]").await?;
            nothing_shows(browser).await?;
        }
        browser.click_action("go-on").await?;
        browser.wait_for("input[name=T3]:checked").await?;
        assert_eq!(browser.evaluate("localStorage['suunta.left'] ?? null").await?, Value::Null);
        // And it is as it was.
        browser.goto("#/goal").await?;
        browser
            .wait_until(&format!("document.querySelector('[name=goal]').value.includes('{WORDS}')"))
            .await
    });
}

#[test]
fn the_length_chosen_on_the_neutral_start_changes_nothing_that_is_hidden() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/q/T3").await?;
        browser.click(".exit").await?;
        browser.wait_until(AWAY).await?;
        again(browser).await?;
        browser.wait_for("[data-neutral]").await?;
        browser.answer("length", "short").await?;
        choices(browser).await?;
        browser.click_action("go-on").await?;
        browser.wait_until("document.querySelector('#main progress').max === 55").await
    });
}

#[test]
fn the_other_choice_erases_after_asking() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/q/T3").await?;
        browser.click(".exit").await?;
        browser.wait_until(AWAY).await?;
        again(browser).await?;
        choices(browser).await?;
        browser.click_action("erase").await?;
        browser.driver.dismiss_alert().await?;
        browser.wait_for("[data-left-here]").await?;
        browser.click_action("erase").await?;
        browser.driver.accept_alert().await?;
        browser.wait_for("body:not(:has([data-neutral])) input[name=length]").await?;
        browser.wait_until(&format!("{KEPT}.length === 0")).await
    });
}

#[test]
fn nobody_who_had_nothing_here_is_asked() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/statement").await?;
        browser.click(".exit").await?;
        browser.wait_until(AWAY).await?;
        again(browser).await?;
        browser.wait_for("input[name=length]").await?;
        browser.click_action("start").await?;
        browser.wait_for("input[name=vote]").await.map(drop)
    });
}

#[test]
fn erasing_with_a_grace_waits_for_ten_seconds_and_no_longer() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/settings").await?;
        browser.answer("leaving", "grace").await?;
        browser.click(".exit").await?;
        browser.wait_until(AWAY).await?;
        again(browser).await?;
        // Within the grace all is there.
        choices(browser).await?;
        browser.click_action("go-on").await?;
        browser
            .wait_until("location.hash !== '#/vote' && !document.querySelector('[data-left-here]')")
            .await?;
        for at in ["Date.now() - 11000", "Date.now() + 60000", "'?'"] {
            come_back(browser, &someone(&QUESTIONS), "#/goal").await?;
            browser.evaluate(&format!("localStorage['suunta.left'] = 'grace:' + ({at})")).await?;
            browser.driver.goto("about:blank").await?;
            again(browser).await?;
            browser.wait_for("input[name=length]").await?;
            assert!(
                !browser.is_there("[data-neutral], .notice").await?,
                "{at}: nothing is said of it"
            );
            assert_eq!(browser.evaluate(KEPT).await?, json!([]), "{at}");
        }
        Ok(())
    });
}

#[test]
fn whoever_wants_it_erases_at_once() {
    with_browser(Setup::default(), async |browser| {
        for door in ["setting", "help", "before the app"] {
            come_back(browser, &someone(&QUESTIONS), "#/settings").await?;
            browser.evaluate("new Promise((done) => { indexedDB.open('suunta-keys', 1).onsuccess = ({ target }) => { target.result.close(); done() } })").await?;
            let css = match door {
                "help" => {
                    browser.goto_hash("#/help").await?;
                    "[data-action=exit-erase]"
                }
                _ => {
                    browser.answer("leaving", "now").await?;
                    ".exit"
                }
            };
            if door == "before the app" {
                let touch =
                    "globalThis.touch = setInterval(() => dispatchEvent(new Event('scroll')), 20)";
                browser
                    .cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": touch }))
                    .await?;
                browser.driver.goto("about:blank").await?;
                browser.driver.goto(browser.url("#/q/E1")).await?;
                browser.wait_for("#shell #main h1").await?;
            }
            assert_eq!(press_and_look(browser, css).await?, json!(["hidden", ""]), "{door}");
            browser.wait_until(AWAY).await?;
            browser.driver.goto(browser.url("#/statement")).await?;
            browser.wait_for(PAGE).await?;
            assert_eq!(browser.evaluate(KEPT).await?, json!([]), "{door}");
            // What stays is the mark that other tabs obey.
            let names = "indexedDB.databases().then((all) => all.map(({ name }) => name))";
            assert_eq!(browser.evaluate(names).await?, json!(["suunta"]), "{door}");
            assert_eq!(browser.rows().await?, ["era"], "{door}");
        }
        Ok(())
    });
}

#[test]
fn without_a_network_a_blank_page_stands_there() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/q/T3").await?;
        browser.wait_for("input[name=T3]").await?;
        let offline = json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        browser.cdp("Network.enable", json!({})).await?;
        browser.cdp("Network.emulateNetworkConditions", offline).await?;
        assert_eq!(press_and_look(browser, ".exit").await?, json!(["hidden", ""]));
        browser.wait_until("location.href === 'about:blank'").await
    });
}

#[test]
fn a_page_left_in_one_tab_is_left_in_the_other() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/goal").await?;
        browser.wait_for("[name=goal]").await?;
        let first = browser.another_tab().await?;
        browser.goto("#/q/T3").await?;
        browser.click(".exit").await?;
        browser.wait_until(AWAY).await?;
        browser.driver.switch_to_window(first).await?;
        browser.wait_for("[data-left-here]").await?;
        nothing_shows(browser).await
    });
}

/// Presses of Shift that are none of a person who wants to leave. `at` is when, in milliseconds.
const SLIPS: [(&str, &str); 6] = [
    ("held down", "[[0, false], [400, true], [430, true], [460, true], [490, true]]"),
    ("one now and then", "[[0, false], [900, false], [1800, false], [2700, false]]"),
    ("with a letter in between", "[[0, false], [200, false], 'A', [400, false]]"),
    ("with a click in between", "[[0, false], [200, false], 'click', [400, false]]"),
    ("with another key held", "[[0, false], [200, false], 'ctrl', [400, false]]"),
    ("twice", "[[0, false], [300, false]]"),
];

/// Presses keys; gives whether the page is still there.
fn press(target: &str, presses: &str) -> String {
    format!(
        "((target, presses) => {{
            for (const press of presses) {{
                if (press === 'click') {{
                    document.querySelector('h1').click()
                    continue
                }}
                const [at, repeat] = Array.isArray(press) ? press : [300, false]
                const key = press === 'A' ? 'A' : 'Shift'
                const event = new KeyboardEvent('keydown', {{ key, repeat, bubbles: true, ctrlKey: press === 'ctrl' }})
                Object.defineProperty(event, 'timeStamp', {{ value: 5000 + at }})
                target.dispatchEvent(event)
            }}
            return !('left' in document.documentElement.dataset) && !('veiled' in document.documentElement.dataset)
        }})({target}, {presses})"
    )
}

const THRICE: &str = "[[0, false], [300, false], [600, false]]";

#[test]
fn shift_by_a_slip_changes_nothing_before_the_app_and_in_it() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/q/E1").await?;
        browser.wait_for("input[name=E1]").await?;
        for early in [false, true] {
            if early {
                let touch =
                    "globalThis.touch = setInterval(() => dispatchEvent(new Event('scroll')), 20)";
                browser
                    .cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": touch }))
                    .await?;
                browser.driver.goto("about:blank").await?;
                browser.driver.goto(browser.url("#/q/E1")).await?;
                browser.wait_for("#shell #main input[name=E1]").await?;
            }
            for (slip, presses) in SLIPS {
                let still = browser.evaluate(&press("document.body", presses)).await?;
                assert_eq!(still, json!(true), "{slip}, early: {early}");
                // What was begun is not gone on with.
                browser.evaluate("document.querySelector('h1').click()").await?;
            }
            let gone = browser.evaluate(&press("document.querySelector('input')", THRICE)).await?;
            assert_eq!(gone, json!(false), "early: {early}");
            browser.wait_until(AWAY).await?;
            again(browser).await?;
            choices(browser).await?;
            browser.click_action("go-on").await?;
            browser.wait_for("input[name=E1]:checked").await?;
        }
        Ok(())
    });
}

#[test]
fn whoever_writes_capitals_stays() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/goal").await?;
        browser.wait_for("[name=goal]").await?;
        let still =
            browser.evaluate(&press("document.querySelector('[name=goal]')", THRICE)).await?;
        assert_eq!(still, json!(true));
        Ok(())
    });
}

#[test]
fn at_the_desk_the_screen_is_hidden_and_nothing_goes() {
    with_browser(Setup::default(), async |browser| {
        hand_over(browser, "veil.json", signed(&payload("Töihin")).as_bytes()).await?;
        browser.click_action("pin").await?;
        let before = browser.evaluate("JSON.stringify(localStorage)").await?;
        for way in ["exit", "shift"] {
            if way == "exit" {
                browser.click(".exit").await?;
            } else {
                assert_eq!(browser.evaluate(&press("document.body", THRICE)).await?, json!(false));
            }
            browser.wait_for("[data-veil]").await?;
            let seen = "[document.querySelector('#main').checkVisibility(), document.title]";
            assert_eq!(browser.evaluate(seen).await?, json!([false, "Suunta"]), "{way}");
            browser.wait_until("document.activeElement.matches('[data-action=unveil]')").await?;
            browser.driver.action_chain().send_keys(Key::Escape).perform().await?;
            browser.wait_until_gone("[data-veil]").await?;
            assert!(browser.wait_for("[data-verdict]").await?.is_displayed().await?, "{way}");
        }
        assert_eq!(browser.evaluate("JSON.stringify(localStorage)").await?, before);
        Ok(())
    });
}

#[test]
fn with_a_lock_the_hidden_screen_takes_the_code() {
    let coach = Setup { query: "mode=coach".to_owned(), ..Setup::default() };
    with_browser(coach, async |browser| {
        browser.goto("#/settings").await?;
        browser.wait_for("#lock-new").await?.send_keys("1234").await?;
        browser.click_action("lock-set").await?;
        browser.wait_for("[data-locked]").await?;
        browser.goto_hash("#/list/economy").await?;
        browser.wait_for("[data-item=E1]").await?;
        browser.click(".exit").await?;
        browser.wait_for("[data-lock]").await?;
        assert!(!browser.is_there("[data-item=E1]").await?);
        browser.wait_for("#lock").await?.send_keys("1234").await?;
        browser.click("[data-lock] button[type=submit]").await?;
        browser.wait_for("[data-item=E1]").await.map(drop)
    });
}

#[test]
fn a_tap_beside_help_never_leaves() {
    // A finger that trembles lands within so many pixels.
    const BESIDE: i32 = 24;
    for width in [320, 360, 412] {
        for language in ["fi", "en", "ru", "ar"] {
            let screen = Screen { width, ..PHONE };
            let query = format!("lang={language}");
            with_browser(Setup { screen, query, ..Setup::default() }, async |browser| {
                for size in ["100", "200"] {
                    browser.goto("#/statement").await?;
                    browser.evaluate(&format!("localStorage['suunta.text'] = '{size}'")).await?;
                    browser.reload().await?;
                    browser.wait_for(".help").await?;
                    let near = format!(
                        "(() => {{
                            scrollTo(0, 0)
                            const {{ left, right, top, bottom }} = document.querySelector('.help').getBoundingClientRect()
                            const hit = []
                            for (let x = left - {BESIDE}; x <= right + {BESIDE}; x += 4) {{
                                for (let y = top - {BESIDE}; y <= bottom + {BESIDE}; y += 4) {{
                                    if (document.elementFromPoint(x, y)?.closest('.exit')) hit.push([x, y])
                                }}
                            }}
                            const exit = document.querySelector('.exit').getBoundingClientRect()
                            return [hit.length, exit.width > 24 && exit.height >= 44 && exit.left >= 0 && exit.right <= innerWidth]
                        }})()"
                    );
                    assert_eq!(
                        browser.evaluate(&near).await?,
                        json!([0, true]),
                        "{width} px, {language}, {size} %"
                    );
                }
                let quiet = "getComputedStyle(document.querySelector('.exit')).fontWeight <
                    getComputedStyle(document.querySelector('.help')).fontWeight";
                assert_eq!(browser.evaluate(quiet).await?, json!(true), "quieter than help");
                Ok(())
            });
        }
    }
}
