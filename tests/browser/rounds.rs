//! One person over time: three rounds, and earlier summaries that are damaged, old or another's.

use crate::made::payload;
use crate::person::{come_back, someone};
use crate::refused::signed;
use crate::summary::desk;
use crate::support::{Browser, Result, Setup, with_browser};
use serde_json::json;
use suunta::assessment::Tally;
use suunta::session::rounds::{Round, Rounds};
use suunta::storage::encode;
use suunta::summary::payload::Edition;

/// Answers every question of two dimensions, one of them in the house.
async fn answer_all(browser: &Browser, value: &str) -> Result<()> {
    for item in ["E1", "E2", "E3", "E4", "F1", "F2", "F3"] {
        browser.goto_hash(&format!("#/q/{item}")).await?;
        browser.answer(item, value).await?;
    }
    Ok(())
}

async fn sign(browser: &Browser) -> Result<()> {
    browser.goto("#/share").await?;
    browser.click_action("sign").await?;
    browser.wait_for("[data-round-kept]").await.map(drop)
}

/// The file of what was just signed.
async fn save(browser: &Browser) -> Result<String> {
    browser.click("[data-export=jws]").await?;
    let (_, file) = browser.download(".suunta.json").await?;
    Ok(String::from_utf8(file).expect("UTF-8"))
}

async fn begin_new_round(browser: &Browser) -> Result<()> {
    browser.goto("#/rounds").await?;
    browser.click_action("new-round").await?;
    browser.driver.accept_alert().await?;
    browser.wait_until("location.hash === '#/'").await?;
    // Greeted as the first time, whatever facts came along.
    browser.wait_for("input[name=length]").await.map(drop)
}

async fn rounds(browser: &Browser, count: usize) -> Result<()> {
    browser.wait_for(&format!("[data-rounds='{count}']")).await.map(drop)
}

/// Pastes an earlier summary.
async fn give(browser: &Browser, text: &str) -> Result<()> {
    browser.goto("#/settings").await?;
    browser.goto("#/rounds").await?;
    browser.click("details:has(textarea[name=round-text]) > summary").await?;
    let fill =
        format!("document.querySelector('textarea[name=round-text]').value = {}", json!(text));
    browser.evaluate(&fill).await?;
    browser.click("details:has(textarea[name=round-text]) button").await
}

#[test]
fn three_rounds_of_one_person_show_what_has_changed() {
    with_browser(Setup::default(), async |browser| {
        let mut first = someone(&[]);
        first.texts.insert("municipality".to_owned(), "Kuhmo".to_owned());
        come_back(browser, &first, "#/q/E1").await?;
        answer_all(browser, "1").await?;
        sign(browser).await?;
        browser.goto("#/rounds").await?;
        rounds(browser, 1).await?;

        begin_new_round(browser).await?;
        // The fact came along; one tap says that it is still true.
        browser.goto("#/background").await?;
        let municipality = "document.querySelector('[name=municipality]').value";
        assert_eq!(browser.evaluate(municipality).await?, json!("Kuhmo"));
        browser.click_action("confirm-facts").await?;
        browser.wait_until_gone("[data-carried]").await?;
        // The task of the last round, and the first service.
        browser.goto("#/rounds").await?;
        browser.click("select[name=task-done] option[value=partly]").await?;
        answer_all(browser, "3").await?;
        browser.goto("#/result").await?;
        browser.wait_for("[data-changed=up]").await?;
        browser.wait_for(".house circle.then").await?;
        sign(browser).await?;

        begin_new_round(browser).await?;
        answer_all(browser, "0").await?;
        sign(browser).await?;
        let file = save(browser).await?;
        browser.goto("#/rounds").await?;
        rounds(browser, 3).await?;
        browser.wait_for("tr[data-change=E] td.down").await?;
        browser.click("[data-since] summary").await?;
        let told = browser.text("[data-since]").await?;
        assert!(told.contains("Osittain"), "what became of the task: {told}");

        // The caseworker sees the same change.
        let (level, codes) = desk(browser, &file).await?;
        assert_eq!((level.as_str(), codes), ("1", vec![]));
        browser.wait_for(".paper [data-changed=down]").await?;

        // The form before this one can be brought back, and this one again.
        browser.goto("#/rounds").await?;
        browser.click_action("bring-back").await?;
        browser.wait_until("location.hash === '#/tasks'").await?;
        browser.goto("#/q/E1").await?;
        browser.wait_for("input[name=E1][value='3']:checked").await?;
        browser.goto("#/rounds").await?;
        browser.click_action("bring-back").await?;
        browser.wait_until("location.hash === '#/tasks'").await?;
        browser.goto("#/q/E1").await?;
        browser.wait_for("input[name=E1][value='0']:checked").await?;
        Ok(())
    });
}

#[test]
fn an_earlier_summary_is_looked_at_before_it_is_taken() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&["E1", "E2", "E3", "E4"]), "#/rounds").await?;
        let earlier = signed(&payload("first"));
        give(browser, &earlier).await?;
        browser.wait_for("[data-preview]").await?;
        rounds_none(browser).await?;
        browser.click_action("take").await?;
        rounds(browser, 1).await?;
        // Signing what is in progress takes nothing away.
        sign(browser).await?;
        browser.goto("#/rounds").await?;
        rounds(browser, 2).await?;
        // The same once more is known; nothing is taken twice.
        give(browser, &earlier).await?;
        browser.wait_for("[data-doubt='rounds.doubt.known']").await?;
        assert!(!browser.is_there("[data-action=take]").await?);
        // Damaged: a sentence, and what is there stays.
        let mut damaged = earlier.clone();
        damaged.replace_range(60..61, if &earlier[60..61] == "A" { "B" } else { "A" });
        give(browser, &damaged).await?;
        browser.wait_for("#error-round-text").await?;
        browser.wait_until("document.activeElement?.matches('.errors')").await?;
        rounds(browser, 2).await?;
        browser.click_action("remove-round").await?;
        rounds(browser, 1).await?;
        browser.click_action("undo-round").await?;
        rounds(browser, 2).await?;
        browser.click_action("remove-round").await?;
        rounds(browser, 1).await?;
        browser.click_action("remove-round").await?;
        rounds_none(browser).await?;
        // The answers of the form in progress were never touched.
        browser.goto("#/q/E1").await?;
        browser.wait_for("input[name=E1][value='3']:checked").await?;
        Ok(())
    });
}

async fn rounds_none(browser: &Browser) -> Result<()> {
    browser.wait_until_gone("[data-rounds]").await
}

/// Rounds as they are kept, one a month.
fn kept(count: u32, version: &str, key: &str) -> Rounds {
    let round = |number: u32| Round {
        jti: format!("urn:uuid:6b1f1f0e-5d3a-4c1e-9f6e-0a1b2c3d{number:04}"),
        issued_at: format!("20{:02}-{:02}-01T10:00:00+02:00", 24 + number / 12, number % 12 + 1),
        instrument: Edition { id: "suunta-full".to_owned(), version: version.to_owned() },
        key: Some(key.to_owned()),
        dimensions: [('E', Tally { sum: number % 17, answered: 4, na: 0 })].into(),
        work_ability: Some(5),
        phase: None,
        near_line: false,
        task: None,
        since: [("task-done".to_owned(), "partly".to_owned())].into(),
        steps: vec![("Työkokeilu puutarhalla".to_owned(), "attached".to_owned())],
        form: None,
    };
    Rounds((0..count).map(round).collect())
}

/// Leaves some rounds on the device.
pub async fn keep(browser: &Browser, count: u32) -> Result<()> {
    keep_text(browser, &encode(1, &kept(count, "1.0.0", "one")).expect("JSON")).await
}

async fn keep_text(browser: &Browser, text: &str) -> Result<()> {
    browser.goto("#/statement").await?;
    browser.evaluate(&format!("localStorage['suunta.rounds'] = {}", json!(text))).await?;
    browser.goto("#/rounds").await
}

#[test]
fn twenty_rounds_another_version_another_key_and_damage() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&["E1"]), "#/q/E1").await?;
        keep(browser, 20).await?;
        rounds(browser, 20).await?;
        browser.wait_for("tr[data-change=E] svg polyline").await?;
        // In numbers as well, where the line has no room.
        let numbers = browser.text("tr[data-change=E] .from-to").await?;
        assert!(numbers.contains(" → "), "{numbers}");
        // Of another version: shown, not compared.
        keep_text(browser, &encode(1, &kept(2, "0.9.0", "one")).expect("JSON")).await?;
        rounds(browser, 2).await?;
        assert!(!browser.is_there("tr[data-change]").await?);
        // Signed by another key than what is here.
        give(browser, &signed(&payload("first"))).await?;
        browser.wait_for("[data-doubt='rounds.doubt.key']").await?;
        // Damaged bytes are set aside, told, and can be saved from the settings.
        keep_text(browser, "{\"v\":1,\"rev\":1,\"session\":[").await?;
        browser.wait_until("document.querySelector('p.error[role=alert]').textContent").await?;
        browser.goto("#/settings").await?;
        browser.wait_for("[data-action=save-raw]").await.map(drop)
    });
}
