//! Help comes first, and nobody has to stay.

use crate::person::{QUESTIONS, come_back, someone};
use crate::support::{Browser, DESKTOP, Result, Screen, Setup, with_browser};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

#[test]
fn each_worrying_answer_shows_contacts_at_once_and_no_sooner() {
    let screen = Screen { width: 320, height: 568, mobile: true };
    with_browser(Setup { screen, ..Setup::default() }, async |browser| {
        for item in ["Z1", "Z2", "Z3", "Z4"] {
            browser.goto(&format!("#/q/{item}")).await?;
            browser.wait_for(&format!("input[name={item}]")).await?;
            assert!(!browser.is_there(".help-card").await?, "{item}");
            for worrying in ["1", "2"] {
                browser.answer(item, worrying).await?;
                browser.wait_for(".help-card .contacts li").await?;
                browser.settle().await?;
                let first =
                    "document.querySelector('.help-card').getBoundingClientRect().top + 100 <=
                    document.querySelector('.bar').getBoundingClientRect().top";
                assert_eq!(browser.evaluate(first).await?, json!(true), "{item}: on the screen");
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

#[test]
fn a_worrying_answer_in_a_list_shows_contacts_under_its_row_and_nothing_jumps() {
    for query in ["mode=coach", "mode=self"] {
        let setup = Setup { query: query.to_owned(), ..Setup::default() };
        with_browser(setup, async |browser| {
            browser.goto("#/list/everyday").await?;
            for item in ["Z3", "Z1", "Z2", "Z4"] {
                let card = format!("[data-item={item}] .help-card");
                assert!(!browser.is_there(&card).await?, "{item}");
                let worrying = format!("label:has(input[name={item}][value='2'])");
                browser.click(&worrying).await?;
                browser.wait_for(&format!("{card} .contacts li")).await?;
                browser.settle().await?;
                let seen = format!(
                    "(({{ top, bottom, height }}) => top < innerHeight - Math.min(height, 120) && bottom > 0)\
                     (document.querySelector('{card}').getBoundingClientRect())"
                );
                assert_eq!(
                    browser.evaluate(&seen).await?,
                    json!(true),
                    "{item}: it is on the screen"
                );
                let focused = "document.activeElement?.name";
                assert_eq!(
                    browser.evaluate(focused).await?,
                    json!(item),
                    "the focus stays in the row"
                );
                browser.wait_for(&format!("[data-item={item}].current")).await?;
                browser.click(&format!("label:has(input[name={item}][value='0'])")).await?;
                browser.wait_until_gone(&card).await?;
            }
            Ok(())
        });
    }
}

#[test]
fn an_answer_in_a_list_stays_under_the_finger() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/list/everyday").await?;
        for (item, value) in [("A2", "1"), ("R1", "3"), ("Z1", "0")] {
            let row = format!("label:has(input[name={item}][value='{value}'])");
            let place = format!("document.querySelector(\"{row}\").getBoundingClientRect().y");
            let aside =
                format!("document.querySelector(\"{row}\").scrollIntoView({{ block: 'end' }})");
            browser.evaluate(&aside).await?;
            let before = browser.evaluate(&place).await?;
            browser.click(&row).await?;
            browser.wait_for(&format!("[data-item={item}].current")).await?;
            browser.settle().await?;
            assert_eq!(browser.evaluate(&place).await?, before, "{item}");
        }
        Ok(())
    });
}

#[test]
fn the_keys_wait_at_the_contacts_and_the_coach_is_told_quietly() {
    let query = "mode=coach".to_owned();
    with_browser(Setup { query, screen: DESKTOP, ..Setup::default() }, async |browser| {
        let press =
            async |keys: &str| browser.driver.action_chain().send_keys(keys).perform().await;
        browser.goto("#/coach").await?;
        assert!(!browser.is_there("[data-cue=safety]").await?);
        browser.goto("#/list/everyday").await?;
        browser.wait_for("[data-item=A1].current").await?;
        // The first four, then a worrying one; what is typed on in haste answers nothing.
        press("33333").await?;
        browser.wait_for("[data-item=Z3] .help-card:focus").await?;
        press("11").await?;
        browser.wait_for("input[name=Z3][value='2']:checked").await?;
        assert!(!browser.is_there("input[name=Z1]:checked").await?);
        press(&char::from(Key::Enter).to_string()).await?;
        browser.wait_for("[data-item=Z1].current").await?;
        press("1").await?;
        browser.wait_for("input[name=Z1][value='0']:checked").await?;
        browser.goto("#/coach").await?;
        browser.wait_for("[data-cue=safety]").await?;
        assert!(!browser.is_there(".help-card").await?, "quietly");
        Ok(())
    });
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
fn shift_three_times_leaves_and_erases_where_that_was_chosen() {
    with_browser(Setup { screen: DESKTOP, ..Setup::default() }, async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/goal").await?;
        browser.wait_for("[name=goal]").await?;
        browser.evaluate("localStorage['suunta.exit'] = 'now'").await?;
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
