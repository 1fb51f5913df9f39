//! Help comes first, and nobody has to stay.

use crate::person::{QUESTIONS, come_back, someone};
use crate::support::{Browser, DESKTOP, Result, Setup, with_browser};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

#[test]
fn each_worrying_answer_shows_contacts_at_once_and_no_sooner() {
    with_browser(Setup::default(), async |browser| {
        for item in ["Z1", "Z2", "Z3", "Z4"] {
            browser.goto(&format!("#/q/{item}")).await?;
            browser.wait_for(&format!("input[name={item}]")).await?;
            assert!(!browser.is_there(".help-card").await?, "{item}");
            for worrying in ["1", "2"] {
                browser.answer(item, worrying).await?;
                browser.wait_for(".help-card .contacts li").await?;
            }
            browser.answer(item, "0").await?;
            browser.wait_until_gone(".help-card").await?;
        }
        Ok(())
    });
}

#[test]
fn who_answers_in_ones_own_language_comes_before_those_of_others() {
    for (language, own) in [("fi", "09 2525 0111"), ("sv", "09 2525 0112"), ("en", "09 2525 0113")]
    {
        let setup = Setup { query: format!("lang={language}"), ..Setup::default() };
        with_browser(setup, async |browser| {
            browser.goto("#/q/Z1").await?;
            browser.answer("Z1", "2").await?;
            browser.wait_for(".help-card .contacts li").await?;
            let numbers = "[...document.querySelectorAll('.help-card .contacts bdi')]
                .slice(0, 2).map((number) => number.textContent)";
            assert_eq!(browser.evaluate(numbers).await?, json!(["112", own]), "{language}");
            Ok(())
        });
    }
}

/// What would be signed, as the share page shows it.
async fn to_be_signed(browser: &Browser) -> Result<Value> {
    let raw = browser.evaluate("document.querySelector('pre.raw').textContent").await?;
    Ok(serde_json::from_str(raw.as_str().unwrap_or_default())?)
}

#[test]
fn a_safety_answer_is_shared_only_when_ticked() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/Z1").await?;
        browser.answer("Z1", "2").await?;
        browser.goto("#/share").await?;
        browser.wait_for("pre.raw").await?;
        let before = to_be_signed(browser).await?;
        assert_eq!(before.get("safety"), None);
        assert!(!before.to_string().contains("Z1"), "{before}");
        assert_eq!(before["omitted"], json!(["safety"]));
        browser.answer("share", "safety").await?;
        browser.wait_until("document.querySelector('pre.raw').textContent.includes('Z1')").await?;
        let after = to_be_signed(browser).await?;
        assert_eq!(after["safety"], json!({ "Z1": 2 }));
        assert_eq!(after["dimensions"], before["dimensions"]);
        Ok(())
    });
}

#[test]
fn help_and_the_way_out_are_on_every_page() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/").await?;
        for page in ["#/", "#/vote", "#/q/E1", "#/tasks", "#/goal", "#/result", "#/share", "#/desk"]
        {
            browser.goto(page).await?;
            assert!(browser.wait_for("[data-action=help]").await?.is_displayed().await?, "{page}");
            assert!(browser.wait_for("[data-action=exit]").await?.is_displayed().await?, "{page}");
        }
        Ok(())
    });
}

#[test]
fn shift_three_times_erases_and_leaves() {
    with_browser(Setup { screen: DESKTOP, ..Setup::default() }, async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/goal").await?;
        browser.wait_for("[name=goal]").await?;
        for _ in 0..2 {
            browser.driver.action_chain().key_down(Key::Shift).key_up(Key::Shift).perform().await?;
        }
        assert!(browser.is_there("[name=goal]").await?, "twice is not enough");
        // The third one leads away, and the driver may lose the page before it has answered.
        let third = browser.driver.action_chain().key_down(Key::Shift).key_up(Key::Shift);
        let _ = third.perform().await;
        browser.wait_until("!document.querySelector('main')?.checkVisibility()").await?;
        browser.goto("#/").await?;
        browser.wait_for("input[name=length]").await?;
        assert_eq!(browser.evaluate("localStorage.length").await?, json!(0));
        Ok(())
    });
}
