//! What was told, looked at again: the review, and what cannot be.

use crate::person::{QUESTIONS, come_back, someone};
use crate::support::{Browser, Result, Setup, with_browser};
use serde_json::json;
use suunta::assessment::Answer;
use suunta::session::{Session, fields};

/// Somebody who has told something of everything that is shared.
fn talkative() -> Session {
    let mut session = someone(&QUESTIONS);
    let texts = [
        ("history.health.medicine", "yes"),
        (fields::MUNICIPALITY, "Kajaani"),
        (fields::AGE_BAND, "30-45"),
        (fields::MONTHS_UNEMPLOYED, "14"),
        (fields::BENEFIT_DAYS, "310"),
        (fields::FOLLOW_UP, "2027-02-25"),
        ("step.1.text", "Käyn pajalla"),
    ];
    session.texts.extend(texts.map(|(name, text)| (name.to_owned(), text.to_owned())));
    let lists = [(fields::SOCIAL, "friends"), (fields::SERVICES, "workshop"), (fields::STEPS, "1")];
    session.lists.extend(lists.map(|(name, id)| (name.to_owned(), vec![id.to_owned()])));
    session
}

/// The text of a review's row.
fn row(key: &str) -> String {
    format!("document.querySelector('[data-changes=\"{key}\"]').closest('div').textContent")
}

#[test]
fn the_review_shows_everything_that_can_be_shared() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &talkative(), "#/review").await?;
        browser.wait_for("dl.review").await?;
        for (key, said) in [
            (fields::OBSTACLES, "1. "),
            ("history.health", ": "),
            (fields::MUNICIPALITY, "Kajaani"),
            (fields::MONTHS_UNEMPLOYED, "14"),
            (fields::BENEFIT_DAYS, "310"),
            (fields::TASK_DUE, "2026"),
            (fields::FOLLOW_UP, "2027"),
            ("step.1", "Käyn pajalla"),
        ] {
            let told = format!("{}.includes({})", row(key), json!(said));
            assert_eq!(browser.evaluate(&told).await?, json!(true), "{key}: {said}");
        }
        for key in [fields::AGE_BAND, fields::SOCIAL, fields::SERVICES] {
            assert!(browser.is_there(&format!("[data-changes='{key}']")).await?, "{key}");
        }
        browser.unfold().await?;
        let low = "[...document.querySelectorAll('[data-changes]')]
            .filter((link) => link.getBoundingClientRect().height < 44).length";
        assert_eq!(browser.evaluate(low).await?, json!(0), "links that are hard to hit");
        Ok(())
    });
}

#[test]
fn after_a_change_the_review_goes_on_at_the_same_row() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &talkative(), "#/review").await?;
        for (key, page) in
            [("N4", "#/q/N4"), (fields::GOAL, "#/goal"), ("history.work", "#/background")]
        {
            browser.click(&format!("[data-changes='{key}']")).await?;
            browser.wait_until(&format!("location.hash === '{page}'")).await?;
            browser.wait_until("document.activeElement?.matches('main h1')").await?;
            browser.forward().await?;
            browser.wait_for("dl.review").await?;
            let there = format!("document.activeElement?.dataset.changes === '{key}'");
            browser.wait_until(&there).await?;
        }
        Ok(())
    });
}

#[test]
fn answers_to_what_is_asked_no_more_can_be_seen_and_removed() {
    with_browser(Setup::default(), async |browser| {
        let mut session = Session { instrument: "0.9.0".to_owned(), ..someone(&["E1"]) };
        let old = [("Q8", Answer::Step(1)), ("Q9", Answer::Skip)];
        session.answers.extend(old.map(|(item, answer)| (item.to_owned(), answer)));
        come_back(browser, &session, "#/review").await?;
        browser.wait_for("[data-old] [data-updated]").await?;
        let shown = "document.querySelector('[data-item=Q8]').textContent.includes('2')";
        assert_eq!(browser.evaluate(shown).await?, json!(true), "the second choice");
        assert_eq!(browser.axe().await?, Vec::<String>::new());

        browser.click("[data-item=Q8] [data-action=remove-old]").await?;
        browser.wait_until_gone("[data-item=Q8]").await?;
        browser.wait_until("document.activeElement?.dataset.action === 'undo'").await?;
        assert!(browser.is_there("[data-item=Q9]").await?);
        browser.click_action("undo").await?;
        browser.wait_for("[data-item=Q8]").await?;

        for item in ["Q8", "Q9"] {
            browser.click(&format!("[data-item={item}] [data-action=remove-old]")).await?;
            browser.wait_until_gone(&format!("[data-item={item}]")).await?;
        }
        browser.reload().await?;
        browser.wait_for("[data-old] [data-updated]").await?;
        assert!(!browser.is_there("[data-old] [data-item]").await?, "they stay away");
        Ok(())
    });
}

async fn write(browser: &Browser, name: &str, text: &str) -> Result<()> {
    let field = browser.wait_for(&format!("[name={name}]")).await?;
    field.clear().await?;
    field.send_keys(text).await
}

#[test]
fn impossible_numbers_are_told_and_kept_until_they_are_put_right() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/background").await?;
        write(browser, fields::MONTHS_UNEMPLOYED, "-5").await?;
        write(browser, fields::BENEFIT_DAYS, "99999999").await?;
        browser.click("form button[type=submit]").await?;
        browser.wait_until("document.querySelectorAll('.errors a').length === 2").await?;
        browser.wait_until("document.activeElement?.matches('.errors')").await?;
        browser.wait_until("document.title.startsWith('Virhe:')").await?;
        assert_eq!(browser.evaluate("location.hash").await?, json!("#/background"));
        let same = "document.querySelector('.errors a').textContent ===
            document.querySelector('#error-months-unemployed').textContent";
        assert_eq!(browser.evaluate(same).await?, json!(true));
        browser.click(".errors a").await?;
        browser.wait_until("document.activeElement?.id === 'months-unemployed'").await?;
        let kept = "document.querySelector('[name=benefit-days]').value";
        assert_eq!(browser.evaluate(kept).await?, json!("99999999"));
        assert_eq!(browser.axe().await?, Vec::<String>::new());

        write(browser, fields::MONTHS_UNEMPLOYED, "5").await?;
        write(browser, fields::BENEFIT_DAYS, "0").await?;
        browser.forward().await?;
        browser.wait_for("[name=goal]").await?;
        assert_eq!(browser.evaluate("document.title.startsWith('Virhe:')").await?, json!(false));
        Ok(())
    });
}

#[test]
fn nothing_is_signed_when_nothing_is_chosen() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/share").await?;
        browser.wait_for("input[name=share]:checked").await?;
        while browser.is_there("input[name=share]:checked").await? {
            browser.click("label:has(input[name=share]:checked)").await?;
        }
        browser.click_action("sign").await?;
        browser.wait_until("document.activeElement?.matches('.errors')").await?;
        assert!(!browser.is_there("[data-qr]").await?);
        browser.click(".errors a").await?;
        browser.wait_until("document.activeElement?.matches('input[name=share]')").await?;
        browser.click("label:has(input[name=share][value=goal])").await?;
        browser.click_action("sign").await?;
        browser.wait_for("[data-qr]").await?;
        Ok(())
    });
}
