//! A coach in an interview, by keyboard alone.

use crate::person::{ENDS, QUESTIONS, come_back, someone};
use crate::support::{DESKTOP, Result, Setup, with_browser};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

fn coach(query: &str) -> Setup {
    Setup { query: format!("mode=coach{query}"), screen: DESKTOP, ..Setup::default() }
}

#[test]
fn fifty_five_answers_as_fast_as_keys_come_and_none_is_lost() {
    with_browser(Setup { slowed: 4.0, ..coach("") }, async |browser| {
        browser.goto("#/list/economy").await?;
        browser.wait_for("[data-item=E1].current").await?;
        // In the order of the questions: W and three that are answered otherwise.
        let mut keys = String::new();
        for item in QUESTIONS {
            keys.push(match item {
                "W" => '7',
                "T1" => '0',
                "N4" => 's',
                safety if safety.starts_with('Z') => '1',
                _ => '4',
            });
            keys.extend(ENDS.contains(&item).then(|| char::from(Key::Enter)));
        }
        browser.driver.action_chain().send_keys(keys).perform().await?;
        browser.wait_until("location.hash === '#/list/skills'").await?;
        let kept = browser.stored().await?;
        let answers = kept["answers"].as_object().expect("answers");
        assert_eq!(answers.len(), 55, "{answers:?}");
        assert_eq!(answers["W"], json!(7));
        assert_eq!(answers["T1"], json!("na"));
        assert_eq!(answers["N4"], json!("skip"));
        assert_eq!(answers["Z1"], json!(0));
        assert_eq!(answers["K3"], json!(3));
        browser.wait_for("input[name=N3][value='3']:checked").await?;
        // Back up, another answer.
        browser.driver.action_chain().send_keys(Key::Up).send_keys("5").perform().await?;
        browser.wait_for("input[name=N3][value='4']:checked").await?;
        Ok(())
    });
}

#[test]
fn writing_a_note_answers_nothing_and_the_words_are_kept_verbatim() {
    with_browser(coach(""), async |browser| {
        browser.goto("#/list/economy").await?;
        browser.click("[data-item=E1] summary").await?;
        let note = browser.wait_for("textarea[name='note.E1']").await?;
        note.send_keys("1 2 3 ei  riitä, s").await?;
        let kept = browser.stored().await?;
        assert_eq!(kept["texts"]["note.E1"], json!("1 2 3 ei  riitä, s"));
        assert_eq!(kept["answers"], json!({}));
        Ok(())
    });
}

#[test]
fn the_last_answer_of_a_part_is_seen_before_enter_goes_on() {
    with_browser(coach(""), async |browser| {
        browser.goto("#/list/economy").await?;
        browser.wait_for("[data-item=E1].current").await?;
        let top = browser.evaluate("document.querySelector('main h1').getBoundingClientRect().top");
        assert!(top.await?.as_f64().is_some_and(|top| top >= 0.0), "the heading is in sight");
        browser.driver.action_chain().send_keys("3334").perform().await?;
        browser.wait_for("[data-item=E4].current input[value='3']:checked").await?;
        // Another digit is another answer to the same question.
        browser.driver.action_chain().send_keys("2").perform().await?;
        browser.wait_for("[data-item=E4].current input[value='1']:checked").await?;
        assert_eq!(browser.evaluate("location.hash").await?, json!("#/list/economy"));
        browser.driver.action_chain().send_keys(Key::Enter).perform().await?;
        browser.wait_until("location.hash !== '#/list/economy'").await
    });
}

#[test]
fn nothing_of_the_result_is_seen_before_the_coach_has_rated_or_said_not_to() {
    with_browser(coach(""), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/result").await?;
        for page in ["#/result", "#/share", "#/services"] {
            browser.goto(page).await?;
            browser.wait_for("[data-rate-first] a[href='#/coach']").await?;
            for result in ["[data-score]", "[data-phase]", "pre.raw", ".map .here"] {
                assert!(!browser.is_there(result).await?, "{page}: {result}");
            }
        }
        browser.goto("#/share").await?;
        browser.click_action("skip-rating").await?;
        browser.wait_for("pre.raw").await?;
        assert!(!browser.is_there("input[name=share][value=coachView]").await?, "no view to share");
        browser.goto("#/result").await?;
        browser.wait_for("[data-phase]").await?;
        browser.goto("#/coach").await?;
        browser.wait_for("[data-rating=skipped]").await.map(drop)
    });
}

#[test]
fn the_coachs_marks_fit_a_screen_or_two_and_the_way_to_the_rest_is_there() {
    with_browser(coach(""), async |browser| {
        browser.goto("#/coach").await?;
        browser.wait_for("[data-action=save-rating]").await?;
        let rows =
            "[...document.querySelectorAll('.ratings fieldset')].map((row) => row.offsetHeight)";
        let rows: Vec<f64> = serde_json::from_value(browser.evaluate(rows).await?)?;
        assert_eq!(rows.len(), 14);
        assert!(rows.iter().all(|height| *height < 80.0), "one line each: {rows:?}");
        for page in ["vote", "background", "goal"] {
            browser.wait_for(&format!(".tasks a[href='#/{page}']")).await?;
        }
        Ok(())
    });
}

#[test]
fn the_coach_rates_blind_and_then_both_stand_side_by_side() {
    with_browser(coach("&profile=hameenlinna"), async |browser| {
        // The client's answers give 75 everywhere.
        come_back(browser, &someone(&QUESTIONS), "#/coach").await?;
        browser.wait_for("[data-action=save-rating]").await?;
        let seen = browser.text("main").await?;
        assert!(!seen.contains("75"), "nothing of the client's before the coach has saved: {seen}");
        assert!(!browser.is_there("[data-score]").await?);
        browser.answer("coach-F", "3").await?;
        browser.answer("coach-P", "2").await?;
        browser.click_action("save-rating").await?;
        browser.wait_for("[data-coach=F][data-gap=false]").await?;
        browser.wait_for("[data-coach=P][data-gap=true]").await?;
        assert!(!browser.is_there("[data-coach=S]").await?, "what was not rated is not compared");

        browser.wait_for("[name=observation]").await?.send_keys("Rauhallinen tahti").await?;
        let choose = |name: &str, value: &str| {
            format!(
                "(() => {{ const field = document.querySelector('[name=\"{name}\"]')
                field.value = '{value}'
                field.dispatchEvent(new Event('change', {{ bubbles: true }})) }})()"
            )
        };
        browser.evaluate(&choose("agreed.phase", "0-1")).await?;
        browser.evaluate(&choose("agreed.consent", "dissent")).await?;
        browser.wait_for("[name=dissent]").await?.send_keys("Haluan heti töihin").await?;
        browser.goto("#/share").await?;
        for section in ["coachView", "observation"] {
            browser.answer("share", section).await?;
        }
        browser.wait_for("[data-coach-view]").await?;
        let raw = browser.evaluate("document.querySelector('pre.raw').textContent").await?;
        let payload: Value = serde_json::from_str(raw.as_str().unwrap_or_default())?;
        assert_eq!(payload["mode"], json!("coach"));
        assert_eq!(
            payload["coachView"],
            json!({
                "ratings": { "F": 3, "P": 2 }, "agreedPhase": "0/1", "consent": "dissent",
                "dissent": "Haluan heti töihin",
            })
        );
        assert_eq!(payload["observation"], json!({ "ratings": {}, "text": "Rauhallinen tahti" }));
        browser.wait_for("[data-coach-view]").await?;
        // What is worth talking about stands first.
        let rows = "[...document.querySelectorAll('[data-coach-view] tbody tr')]
            .map(({ dataset }) => dataset.gap)";
        assert_eq!(browser.evaluate(rows).await?, json!(["true", "false"]));
        browser.click_action("sign").await?;
        browser.wait_for("[data-export=jws]").await?;
        Ok(())
    });
}

#[test]
fn the_next_client_finds_nothing_of_the_one_before() {
    with_browser(coach(""), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/list/economy").await?;
        browser.wait_for("[data-item=E1].current").await?;
        browser.driver.action_chain().send_keys("33").perform().await?;
        browser.wait_for("[data-item=E3].current").await?;
        browser.goto("#/coach").await?;
        browser.click_action("next-client").await?;
        browser.driver.accept_alert().await?;
        browser.wait_until("localStorage.length === 0").await?;
        browser.goto("#/list/economy").await?;
        browser.wait_for("[data-item=E1].current").await?;
        assert!(!browser.is_there("[data-item] input:checked").await?);
        Ok(())
    });
}

#[test]
fn that_everything_was_erased_is_said_until_the_next_one_begins() {
    with_browser(coach(""), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/coach").await?;
        browser.click_action("next-client").await?;
        browser.driver.accept_alert().await?;
        browser.wait_for(".notice").await?;
        browser.goto_hash("#/list/economy").await?;
        browser.wait_until_gone(".notice").await
    });
}

#[test]
fn the_screen_is_turned_to_the_client_and_back_by_one_key() {
    with_browser(coach(""), async |browser| {
        browser.goto("#/list/economy").await?;
        browser.wait_for("[data-item=E1].current").await?;
        browser.driver.action_chain().send_keys("3t").perform().await?;
        // The question in force, alone and large.
        browser.wait_for("input[name=E2]").await?;
        browser.wait_until("location.hash === '#/q/E2'").await?;
        browser.answer("E2", "4").await?;
        browser.driver.action_chain().send_keys("t").perform().await?;
        browser.wait_for("[data-item=E2].current input[value='4']:checked").await?;
        browser.click_action("turn").await?;
        browser.wait_until("location.hash === '#/q/E2'").await?;
        browser.click_action("turn").await?;
        browser.wait_for("[data-item=E2].current").await.map(drop)
    });
}

#[test]
fn whoever_was_handed_the_screen_finds_no_way_to_the_coachs_pages() {
    with_browser(coach(""), async |browser| {
        browser.goto("#/settings").await?;
        browser.evaluate("void (location.hash = '#/coach')").await?;
        browser.wait_for("[data-action=save-rating]").await?;
        browser.evaluate("void (location.hash = '#/list/economy')").await?;
        browser.wait_for("[data-item=E1].current").await?;
        browser.driver.action_chain().send_keys("t").perform().await?;
        browser.wait_for("input[name=E1]").await?;
        let clients = "location.hash === '#/q/E1' && document.querySelector('input[name=E1]') &&
            !document.querySelector('[data-action=save-rating], .ratings, .list')";
        for _ in 0..2 {
            browser.driver.back().await?;
            browser.wait_until(clients).await?;
        }
        for way in ["#/", "#/coach", "#/list/economy", "#/result", "#/settings", "#/keys", "#/desk"]
        {
            browser.evaluate(&format!("void (location.hash = '{way}')")).await?;
            browser.wait_until(clients).await?;
        }
        browser.reload().await?;
        browser.wait_until(clients).await?;
        browser.click(".mark").await?;
        browser.wait_until(clients).await?;
        // Help is never kept from anybody.
        browser.click(".help").await?;
        browser.wait_for(".contacts").await?;
        browser.click_action("back").await?;
        browser.wait_until(clients).await?;
        browser.driver.action_chain().send_keys("t").perform().await?;
        browser.wait_for("[data-item=E1].current").await?;
        browser.goto_hash("#/coach").await?;
        browser.wait_for("[data-action=save-rating]").await.map(drop)
    });
}

#[test]
fn with_a_lock_the_screen_is_turned_back_by_its_code() {
    with_browser(coach(""), async |browser| {
        browser.goto("#/settings").await?;
        browser.wait_for("#lock-new").await?.send_keys("1234").await?;
        browser.click_action("lock-set").await?;
        browser.wait_for("[data-locked]").await?;
        browser.goto_hash("#/list/economy").await?;
        browser.wait_for("[data-item=E1].current").await?;
        browser.click_action("turn").await?;
        browser.wait_for("input[name=E1]").await?;
        browser.click_action("turn").await?;
        browser.wait_for("[data-lock]").await?;
        browser.wait_for("#lock").await?.send_keys("1234").await?;
        browser.click("[data-lock] button[type=submit]").await?;
        browser.wait_for("[data-item=E1].current").await.map(drop)
    });
}

#[test]
fn letters_and_digits_act_in_the_list_only_and_can_be_switched_off() {
    with_browser(coach(""), async |browser| {
        let press = async |keys: &str| -> Result<()> {
            browser.driver.action_chain().send_keys(keys).perform().await
        };
        browser.goto("#/list/economy").await?;
        browser.wait_for("[data-item=E1].current").await?;
        // A link of the page takes none of them.
        browser.evaluate("document.querySelector('.controls a').focus()").await?;
        press("3t").await?;
        browser.settle().await?;
        assert_eq!(browser.evaluate("location.hash").await?, json!("#/list/economy"));
        assert!(!browser.is_there("input:checked:not([name=keys])").await?);

        // Off: neither answers nor notes nor the other side of the screen.
        browser.click("label:has(input[name=keys])").await?;
        browser.wait_until("localStorage['suunta.keys'] === 'off'").await?;
        browser.evaluate("document.activeElement.blur()").await?;
        press("3nt").await?;
        browser.settle().await?;
        assert_eq!(browser.evaluate("location.hash").await?, json!("#/list/economy"));
        assert!(!browser.is_there("[data-item=E1] details[open]").await?);
        assert!(!browser.is_there("input:checked:not([name=keys])").await?);

        // It stays off on the next visit, and comes back by the same switch.
        browser.driver.goto("about:blank").await?;
        browser.goto("#/list/economy").await?;
        browser.wait_for("[data-item=E1].current").await?;
        assert!(!browser.is_there("input[name=keys]:checked").await?);
        browser.click("label:has(input[name=keys])").await?;
        press("3").await?;
        browser.wait_for("input[name=E1][value='2']:checked").await?;
        browser.wait_for("[data-item=E2].current").await.map(drop)
    });
}

#[test]
fn a_radio_in_focus_keeps_its_arrows() {
    with_browser(coach(""), async |browser| {
        browser.goto("#/list/economy").await?;
        browser.answer("E1", "1").await?;
        browser.driver.action_chain().send_keys(Key::Down).perform().await?;
        browser.wait_for("input[name=E1][value='2']:checked").await?;
        browser.wait_for("[data-item=E1].current").await?;
        // After a digit the list goes on, and the arrows move without answering again.
        browser.driver.action_chain().send_keys("4").perform().await?;
        browser.wait_for("[data-item=E2].current").await?;
        browser.driver.action_chain().send_keys(Key::Up).perform().await?;
        browser.wait_for("[data-item=E1].current").await?;
        browser.wait_for("input[name=E1][value='3']:checked").await.map(drop)
    });
}

#[test]
fn behind_the_screen_lock_no_key_answers() {
    with_browser(coach(""), async |browser| {
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "0").await?;
        browser.goto("#/settings").await?;
        browser.wait_for("#lock-new").await?.send_keys("1234").await?;
        browser.click_action("lock-set").await?;
        browser.wait_for("[data-locked]").await?;
        browser.goto_hash("#/list/economy").await?;
        browser.wait_for("[data-item].current").await?;
        // Out of sight for more than a minute.
        let away = "(() => {
            const { now } = Date
            const turn = (hidden) => {
              Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
              document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
            }
            turn(true)
            Date.now = () => now() + 61_000
            turn(false)
        })()";
        browser.evaluate(away).await?;
        browser.wait_for("[data-lock]").await?;
        browser.settle().await?;
        browser.evaluate("document.activeElement.blur()").await?;
        browser.driver.action_chain().send_keys("5").perform().await?;
        browser.settle().await?;
        assert_eq!(browser.stored().await?["answers"], json!({ "E1": 0 }));
        Ok(())
    });
}
