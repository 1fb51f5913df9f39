//! A finger that taps twice, or a moment too soon: it skips nothing and answers nothing. And what it
//! reaches stands where it stood.

use crate::early::{held, released};
use crate::person::{QUESTIONS, come_back, someone};
use crate::support::{Browser, PHONE, Result, Screen, Setup, with_browser};
use serde_json::{Value, json};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use thirtyfour::prelude::*;

/// Milliseconds between the first tap and the second.
const GAPS: [u64; 7] = [0, 60, 130, 200, 290, 380, 450];

const CONTINUE: &str = "#main form [type=submit]";
const CHOSEN: &str = "document.querySelectorAll('#main input:checked').length";

/// Taps twice at one point. The page is told the moments of a finger, however busy the machine is.
async fn tap_twice(browser: &Browser, css: &str, gap: u64) -> Result<()> {
    browser.wait_until_heard().await?;
    let place = browser.middle(css).await?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64();
    browser.tap(place, now).await?;
    let gap = Duration::from_millis(gap);
    tokio::time::sleep(gap).await;
    browser.tap(place, now + gap.as_secs_f64()).await
}

/// Where Continue is, and whether it is what a finger there meets.
async fn place_of_continue(browser: &Browser) -> Result<Value> {
    let place = "((button) => {
        const { x, y, width, height } = button.getBoundingClientRect()
        const met = document.elementFromPoint(x + width / 2, y + height / 2)
        return [...[x, y, width, height].map(Math.round), button.contains(met)]
    })(document.querySelector(CSS))";
    browser.evaluate(&place.replace("CSS", &json!(CONTINUE).to_string())).await
}

/// Taps twice on Continue; returns when another page stands.
async fn go_on_twice(browser: &Browser, gap: u64) -> Result<()> {
    let before = browser.evaluate("location.hash").await?;
    tap_twice(browser, CONTINUE, gap).await?;
    browser.wait_until(&format!("location.hash !== {before}")).await?;
    browser.settle().await?;
    browser.settle().await
}

/// Goes through the whole form by double taps on Continue, the first pages before the app is there.
fn two_taps(width: u32, height: u32, mobile: bool) {
    let screen = Screen { width, height, mobile };
    with_browser(Setup { screen, ..Setup::default() }, async |browser| {
        held(browser, "#/q/E1").await?;
        let number = "document.querySelector('#main progress').value";
        let first = place_of_continue(browser).await?;
        assert_eq!(first[4], json!(true), "{first}");
        for page in 1..=55 {
            if page == 6 {
                released(browser).await?;
            }
            assert_eq!(browser.evaluate(number).await?, json!(page), "a question was skipped");
            assert_eq!(browser.evaluate(CHOSEN).await?, json!(0), "question {page} was answered");
            assert_eq!(place_of_continue(browser).await?, first, "Continue on question {page}");
            go_on_twice(browser, GAPS[page % GAPS.len()]).await?;
        }
        browser.wait_for("input[name=factor]").await?;
        browser.settle().await?;
        assert_eq!(browser.evaluate("location.hash").await?, json!("#/background"));
        assert_eq!(browser.evaluate(CHOSEN).await?, json!(0));
        assert_eq!(place_of_continue(browser).await?, first, "Continue after the questions");
        assert!(browser.is_there("[data-saved=false]").await?, "something was stored");
        Ok(())
    });
}

#[test]
fn two_taps_skip_no_question_and_answer_none_at_320() {
    two_taps(320, 568, true);
}

#[test]
fn two_taps_skip_no_question_and_answer_none_at_360() {
    two_taps(360, 740, true);
}

#[test]
fn two_taps_skip_no_question_and_answer_none_at_412() {
    two_taps(412, 915, true);
}

#[test]
fn two_taps_skip_no_question_and_answer_none_at_1280() {
    two_taps(1280, 800, false);
}

#[test]
fn two_taps_choose_nothing_from_the_start_to_the_first_question() {
    with_browser(Setup::default(), async |browser| {
        for gap in GAPS {
            browser.driver.goto("about:blank").await?;
            browser.goto("#/").await?;
            browser.wait_until_heard().await?;
            tap_twice(browser, "[data-action=start]", gap).await?;
            browser.wait_for("input[name=vote]").await?;
            browser.settle().await?;
            assert_eq!(browser.evaluate(CHOSEN).await?, json!(0), "{gap} ms");
            go_on_twice(browser, gap).await?;
            assert_eq!(browser.evaluate("location.hash").await?, json!("#/q/E1"), "{gap} ms");
            assert_eq!(browser.evaluate(CHOSEN).await?, json!(0), "{gap} ms");
        }
        Ok(())
    });
}

#[test]
fn two_taps_on_continue_do_not_sign() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/review").await?;
        browser.wait_for("dl.review").await?;
        go_on_twice(browser, 300).await?;
        browser.wait_for("input[name=share]").await?;
        browser.settle().await?;
        let under = "document.querySelector('[data-action=sign]').textContent";
        let before = browser.evaluate(under).await?;
        browser.wait_until_heard().await?;
        assert_eq!(browser.evaluate(under).await?, before, "nothing is being signed");
        assert!(!browser.is_there("[data-qr]").await?);
        Ok(())
    });
}

#[test]
fn keys_are_heard_at_once() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/E1").await?;
        browser.forward().await?;
        browser.wait_until("document.activeElement?.matches('main h1')").await?;
        browser.driver.action_chain().send_keys(Key::Tab + " ").perform().await?;
        browser.wait_for("input[name=E2][value='0']:checked").await.map(drop)
    });
}

#[test]
fn continue_works_at_the_first_tap_after_a_task_was_written() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/goal").await?;
        browser.wait_for("[name=task]").await?.send_keys("Käyn pajalla").await?;
        let calendar =
            "document.querySelector('[data-export=ics]').getBoundingClientRect().y + scrollY";
        let before = browser.evaluate(calendar).await?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        browser.tap(browser.middle(CONTINUE).await?, now.as_secs_f64()).await?;
        browser.wait_until("location.hash === '#/result'").await?;
        browser.driver.back().await?;
        browser.wait_for("[data-export=ics]").await?;
        assert_eq!(browser.evaluate(calendar).await?, before, "nothing came above it");
        Ok(())
    });
}

#[test]
fn the_calendar_says_what_it_waits_for() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/goal").await?;
        browser.click("[data-export=ics]").await?;
        browser
            .wait_until(
                "document.querySelector('p:has([data-export=ics]) ~ [role=status]').textContent",
            )
            .await?;
        Ok(())
    });
}

/// What the bar with Continue hides of the element in focus.
const HIDDEN: &str = "(() => {
    const bar = document.querySelector('.bar')
    const focused = document.activeElement
    // After the last element the focus leaves the page.
    if (!bar || focused === document.body || bar.contains(focused) || getComputedStyle(bar).position !== 'fixed') return 0
    const box = (focused.closest('.card') ?? focused).getBoundingClientRect()
    return Math.max(0, Math.round(box.bottom - bar.getBoundingClientRect().top))
})()";

#[test]
fn the_bar_hides_nothing_that_has_the_focus() {
    let landscape = Screen { width: 740, height: 360, mobile: false };
    let narrow = Screen { width: 320, height: 568, mobile: false };
    for (screen, language) in [(landscape, "fi"), (narrow, "fi"), (narrow, "ar")] {
        let query = format!("lang={language}");
        with_browser(Setup { screen, query, ..Setup::default() }, async |browser| {
            for page in ["#/vote", "#/q/E1", "#/background"] {
                browser.goto(page).await?;
                browser.click("main h1").await?;
                for _ in 0..30 {
                    browser.driver.action_chain().send_keys(Key::Tab).perform().await?;
                    let hidden = browser.evaluate(HIDDEN).await?;
                    let on =
                        browser.evaluate("document.activeElement.outerHTML.slice(0, 80)").await?;
                    assert_eq!(hidden, json!(0), "{page} {screen:?}: {on}");
                }
                // The end of the page can be read as well.
                browser.evaluate("scrollTo(0, document.body.scrollHeight)").await?;
                let covered = "document.querySelector('.bottom').getBoundingClientRect().bottom
                    - document.querySelector('.bar').getBoundingClientRect().top";
                let covered = browser.evaluate(covered).await?.as_f64().unwrap_or_default();
                assert!(covered <= 0.5, "{page} {screen:?}: {covered} px of the footer");
            }
            Ok(())
        });
    }
}

/// The bar's share of the screen's height while it stays in place; 0 when it is scrolled along.
const SHARE: &str = "(() => {
    const bar = document.querySelector('.bar')
    return getComputedStyle(bar).position === 'fixed' ? bar.offsetHeight / innerHeight : 0
})()";

#[test]
fn the_bar_never_takes_much_of_the_screen() {
    let landscape = Screen { width: 640, height: 330, mobile: false };
    let low = Screen { width: 320, height: 240, mobile: false };
    for screen in [PHONE, landscape, low, Screen { width: 320, height: 568, mobile: true }] {
        with_browser(Setup { screen, ..Setup::default() }, async |browser| {
            for size in ["100", "150", "200"] {
                browser.goto("#/settings").await?;
                browser.click(&format!("label:has(input[name=text][value='{size}'])")).await?;
                browser.goto("#/q/E1").await?;
                let share = browser.evaluate(SHARE).await?.as_f64().unwrap_or_default();
                assert!(share < 0.25, "{screen:?} at {size} %: {share}");
                assert!(
                    size != "100" || screen == low || share > 0.0,
                    "{screen:?}: it stays in place"
                );
            }
            Ok(())
        });
    }
}
