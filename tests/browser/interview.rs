//! A whole interview by keyboard alone: Tab, Enter, Space, arrows and typing; no pointer.

use crate::keys::{listed_coach, trust};
use crate::person::{ENDS, QUESTIONS};
use crate::summary::desk;
use crate::support::{Browser, DESKTOP, Result, Setup, with_browser};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// More stops than any page has.
const STOPS: usize = 250;

async fn press(browser: &Browser, keys: impl Into<TypingData>) -> Result<()> {
    browser.driver.action_chain().send_keys(keys).perform().await
}

/// Goes from stop to stop by Tab until the element has the focus.
async fn tab_to(browser: &Browser, css: &str) -> Result<()> {
    browser.wait_for(css).await?;
    let there = format!("document.activeElement.matches({})", json!(css));
    for _ in 0..STOPS {
        if browser.evaluate(&there).await? == json!(true) {
            return Ok(());
        }
        press(browser, Key::Tab).await?;
    }
    panic!("Tab never comes to {css}");
}

async fn enter(browser: &Browser, css: &str) -> Result<()> {
    tab_to(browser, css).await?;
    press(browser, Key::Enter).await
}

#[test]
fn an_interview_by_keyboard_alone_is_signed_by_both_and_holds_at_the_desk() {
    let query = "mode=coach".to_owned();
    with_browser(Setup { query, screen: DESKTOP, ..Setup::default() }, async |browser| {
        let (name, list) = listed_coach(browser).await?;
        browser.goto("#/coach").await?;

        // All questions, and the client's words beside the first.
        enter(browser, "a[href='#/list/economy']").await?;
        browser.wait_for("[data-item=E1].current").await?;
        press(browser, "n").await?;
        browser.wait_for("textarea[name='note.E1']:focus").await?;
        press(browser, "Laskut 1 2 3 menevät ensin").await?;
        press(browser, Key::Escape).await?;
        // Back in the row, where the keys answer.
        browser.wait_for("[data-item=E1]:focus").await?;
        let mut answers = String::new();
        for item in QUESTIONS {
            answers.push(if item == "W" { '6' } else { '3' });
            // The end of a list is seen before Enter goes on, and so are the contacts under a worrying answer.
            let waits = ENDS.contains(&item) || item.starts_with('Z');
            answers.extend(waits.then(|| char::from(Key::Enter)));
        }
        press(browser, answers).await?;
        browser.wait_until("location.hash === '#/list/skills'").await?;
        browser.wait_for("input[name=N4][value='2']:checked").await?;
        // Of the keys of the list none is taken from a note, a link or a button.
        enter(browser, "[data-item=N4] summary").await?;
        browser.wait_for("[data-item=N4] details[open]").await?;

        // The coach's own marks, then what was agreed.
        enter(browser, "a[href='#/coach']").await?;
        tab_to(browser, "input[name=coach-F]").await?;
        press(browser, " " + (Key::Right + Key::Right)).await?;
        browser.wait_for("input[name=coach-F][value='2']:checked").await?;
        enter(browser, "[data-action=save-rating]").await?;
        browser.wait_for("[data-coach=F][data-gap=false]").await?;
        tab_to(browser, "select[name='agreed.phase']").await?;
        press(browser, Key::Down).await?;
        tab_to(browser, "[name=agreed-goal]").await?;
        press(browser, "Työkokeilu keväällä").await?;
        tab_to(browser, "select[name='agreed.consent']").await?;
        press(browser, Key::Down).await?;
        tab_to(browser, "select[name=identity-seen]").await?;
        press(browser, Key::Down).await?;

        // Both sign, the file is saved, the desk knows the coach.
        enter(browser, "a[href='#/share']").await?;
        browser.wait_for("[data-signer=coach] [data-open=true]").await?;
        tab_to(browser, "input[name=share][value=coachView]").await?;
        press(browser, " ").await?;
        browser.wait_for("[data-coach-view]").await?;
        enter(browser, "[data-action=sign]").await?;
        browser.wait_for("[data-beside=done]").await?;
        enter(browser, "[data-export=jws]").await?;
        let (_, file) = browser.download(".suunta.json").await?;
        let file = String::from_utf8(file).expect("UTF-8");
        let document: Value = serde_json::from_str(&file).expect("JSON");
        let payload = document["payload"].as_str().expect("a payload").as_bytes();
        let payload = data_encoding::BASE64URL_NOPAD.decode(payload).expect("base64url");
        let payload: Value = serde_json::from_slice(&payload).expect("JSON");
        assert_eq!(payload["coachView"]["agreedGoal"], json!("Työkokeilu keväällä"));
        assert_eq!(payload["coachView"]["identitySeen"], json!(true));
        assert_eq!(payload["coachView"]["ratings"], json!({ "F": 2 }));
        assert_eq!(payload["workAbility"], json!(6));
        browser.goto("#/desk").await?;
        trust(browser, &name, &list).await?;
        assert_eq!(desk(browser, &file).await?, ("3".to_owned(), vec![]));
        Ok(())
    });
}
