//! What the answers show, the services that follow from it, and the start after a signature.

use crate::common;
use crate::person::{QUESTIONS, come_back, someone};
use crate::support::{Browser, Result, Setup, with_browser};
use serde_json::json;
use suunta::assessment::Answer;
use suunta::content::instrument::Form;
use suunta::session::Session;

/// Somebody whose everyday life lies between the lowest third and the middle: phases 0 and 1.
fn at_the_border() -> Session {
    let mut session = someone(&QUESTIONS);
    for (item, answer) in &mut session.answers {
        let step = match item.chars().next() {
            Some('E' | 'L') => 1,
            Some('A' | 'R' | 'P') => 2,
            _ => continue,
        };
        *answer = Answer::Step(step);
    }
    session
}

#[test]
fn between_two_phases_both_are_suggested_and_neither_is_favoured() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &at_the_border(), "#/result").await?;
        browser.wait_for("[data-phase='0/1']").await?;
        let content = common::content();
        let own = content.locales["fi"].get("phase.reason.border").expect("a reason");
        let said = "document.querySelector('.phase-section').textContent";
        browser.wait_until(&format!("{said}.includes({})", json!(own))).await?;

        browser.goto_hash("#/services").await?;
        browser.wait_for(".map .suggested").await?;
        let columns = "[...document.querySelectorAll('.map fieldset')].map((column) =>
            [column.matches('.here'), Boolean(column.querySelector('.suggested')?.textContent)])";
        let expected = json!([[true, true], [true, true], [false, false], [false, false]]);
        assert_eq!(browser.evaluate(columns).await?, expected);
        Ok(())
    });
}

#[test]
fn a_service_says_which_need_it_answers() {
    with_browser(Setup::default(), async |browser| {
        // A vote makes a need of money.
        come_back(browser, &someone(&QUESTIONS), "#/services").await?;
        browser.wait_for(".map input[name=service]").await?;
        let content = common::content();
        // By the name that it had in the vote.
        let name = content.locales["fi"].get("dimension.E.area").expect("a name");
        let row = |id: &str| {
            format!("document.querySelector('.map label:has([value={id}])').textContent.includes")
        };
        let name = json!(name);
        let money = format!("{}({name})", row("money-advice"));
        assert_eq!(browser.evaluate(&money).await?, json!(true));
        let other = format!("{}({name})", row("workshop"));
        assert_eq!(browser.evaluate(&other).await?, json!(false));
        Ok(())
    });
}

#[test]
fn what_is_still_needed_is_named_once_and_leads_to_its_question() {
    with_browser(Setup::default(), async |browser| {
        let answered: Vec<&str> =
            QUESTIONS.into_iter().filter(|item| !"PFALRSK".contains(&item[..1])).collect();
        come_back(browser, &someone(&answered), "#/result").await?;
        browser.wait_for("[data-missing] a").await?;
        let links = "[...document.querySelectorAll('[data-missing] a')].map((a) => a.hash)";
        let links: Vec<String> = serde_json::from_value(browser.evaluate(links).await?)?;
        let mut once = links.clone();
        once.sort();
        once.dedup();
        assert_eq!(links.len(), once.len(), "{links:?}");
        assert!(links.contains(&"#/q/P1".to_owned()), "{links:?}");
        Ok(())
    });
}

/// Elements of which something is to be seen.
async fn seen(browser: &Browser, css: &str) -> Result<bool> {
    let seen = "[...document.querySelectorAll(CSS)].some((element) => element.checkVisibility())";
    Ok(browser.evaluate(&seen.replace("CSS", &json!(css).to_string())).await? == json!(true))
}

#[test]
fn safety_answers_are_folded_on_the_result_and_never_printed() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/result").await?;
        browser.wait_for(".own .safety").await?;
        assert!(!seen(browser, ".own .safety dl").await?, "folded");
        browser.click(".own .safety > summary").await?;
        browser.wait_until("document.querySelector('.own .safety dl').checkVisibility()").await?;
        browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        for css in [".safety", ".ways", ".next", ".controls", ".own details:not(.fold, [open])"] {
            assert!(!seen(browser, css).await?, "{css} is printed");
        }
        assert!(seen(browser, ".own .house").await?);
        Ok(())
    });
}

#[test]
fn the_short_form_says_each_answer_once() {
    with_browser(Setup::default(), async |browser| {
        let session = Session { form: Form::Short, ..someone(&QUESTIONS) };
        come_back(browser, &session, "#/result").await?;
        browser.wait_for(".own [data-dimension=E]").await?;
        assert!(!browser.is_there(".own .answers").await?);
        Ok(())
    });
}

#[test]
fn the_short_forms_answers_leave_when_they_are_ticked_and_no_sooner() {
    with_browser(Setup::default(), async |browser| {
        let session = Session { form: Form::Short, ..someone(&QUESTIONS) };
        come_back(browser, &session, "#/share").await?;
        browser.wait_for("input[name=share][value=answers]:not(:checked)").await?;
        assert!(!browser.is_there("input[name=share][value=dimensions]").await?, "no scores");
        let raw = "JSON.parse(document.querySelector('pre.raw').textContent)";
        assert_eq!(browser.evaluate(&format!("{raw}.dimensions")).await?, json!({}));
        assert!(!browser.is_there(".paper [data-dimension]").await?);
        assert!(browser.is_there(".paper .omitted").await?);
        browser.answer("share", "answers").await?;
        browser.wait_for(".paper [data-dimension=E]").await?;
        assert!(!browser.is_there(".paper .answers").await?, "each answer once");
        let tally = browser.evaluate(&format!("{raw}.dimensions.E")).await?;
        assert_eq!(tally, json!({ "sum": 3, "answered": 1, "na": 0 }));
        Ok(())
    });
}

#[test]
fn help_stands_on_the_own_result_and_is_not_printed() {
    with_browser(Setup::default(), async |browser| {
        let mut session = someone(&QUESTIONS);
        come_back(browser, &session, "#/result").await?;
        browser.wait_for(".own").await?;
        assert!(!browser.is_there("[data-calls-for-help]").await?);
        session.answers.insert("Z1".to_owned(), Answer::Step(1));
        session.answers.insert("W".to_owned(), Answer::Step(2));
        come_back(browser, &session, "#/result").await?;
        browser.wait_for("[data-calls-for-help] a[href='#/help']").await?;
        browser.wait_for(".phase-section [data-ahead]").await?;
        browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        assert!(!seen(browser, "[data-calls-for-help]").await?, "printed");
        browser.goto("#/share").await?;
        browser.wait_for(".paper .summary").await?;
        assert!(!browser.is_there("[data-calls-for-help], [data-ahead]").await?, "shared");
        Ok(())
    });
}

#[test]
fn an_empty_page_leads_to_where_it_gets_filled() {
    with_browser(Setup::default(), async |browser| {
        for (page, way) in [("#/result", "#/vote"), ("#/share", "#/tasks")] {
            browser.goto(page).await?;
            browser.wait_for("[data-action=begin]").await?;
            assert!(!browser.is_there(".next").await?, "{page}");
            browser.click_action("begin").await?;
            browser.wait_until(&format!("location.hash === '{way}'")).await?;
        }
        Ok(())
    });
}

#[test]
fn a_signed_summary_has_a_title_of_its_own() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/share").await?;
        let content = common::content();
        for (action, key) in [("sign", "share.done.title"), ("back", "share.title")] {
            browser.click_action(action).await?;
            let title = content.locales["fi"].get(key).expect("a title");
            browser.wait_until(&format!("document.title.includes({})", json!(title))).await?;
        }
        Ok(())
    });
}

#[test]
fn whoever_has_finished_is_not_told_that_something_is_open() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/share").await?;
        browser.click_action("sign").await?;
        browser.wait_for("[data-qr]").await?;
        browser.click_action("finish").await?;
        browser.wait_for("[data-finished]").await?;
        browser.click("main a.first").await?;
        browser.wait_for("article.summary").await?;
        // After a change there is something to go on with.
        browser.goto_hash("#/q/E1").await?;
        browser.answer("E1", "0").await?;
        browser.goto_hash("#/").await?;
        browser.wait_for("[data-action=start]").await?;
        assert!(!browser.is_there("[data-finished]").await?);
        Ok(())
    });
}
