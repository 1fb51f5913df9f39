//! Where one was: coming back, stepping aside, undoing, and other tabs.

use crate::person::{QUESTIONS, come_back, someone};
use crate::support::{Setup, with_browser};
use serde_json::json;

#[test]
fn the_tab_is_closed_right_after_a_tap_and_opened_again() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/E1").await?;
        browser.forward().await?;
        browser.click("label:has(input[name=E2][value=\"1\"])").await?;
        browser.close_tab().await?;
        browser.goto("#/").await?;
        browser.click_action("start").await?;
        browser.wait_for("input[name=E2][value=\"1\"]:checked").await?;
        // From the start once more, this time by the name at the top.
        browser.click("a.mark").await?;
        browser.click_action("start").await?;
        browser.wait_for("input[name=E2][value=\"1\"]:checked").await?;
        Ok(())
    });
}

#[test]
fn help_leads_back_to_the_question() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/E3").await?;
        browser.click_action("help").await?;
        browser.wait_for(".contacts").await?;
        browser.click_action("back").await?;
        browser.wait_for("input[name=E3]").await?;
        Ok(())
    });
}

#[test]
fn undo_leads_to_the_page_where_it_was_said() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "3").await?;
        browser.forward().await?;
        browser.wait_for("input[name=E2]").await?;
        browser.click_action("undo").await?;
        browser.wait_for("input[name=E1]").await?;
        assert!(!browser.is_there("input[name=E1]:checked").await?);
        Ok(())
    });
}

#[test]
fn undo_keeps_the_focus_when_nothing_is_left_to_take_back() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "3").await?;
        browser.click("[data-action=undo][aria-disabled=false]").await?;
        browser.wait_for("[data-action=undo][aria-disabled=true]:focus").await?;
        assert!(!browser.is_there("input[name=E1]:checked").await?);
        // Pressed once more it does nothing.
        browser.click_action("undo").await?;
        browser.wait_for("[data-action=undo][aria-disabled=true]:focus").await?;
        Ok(())
    });
}

#[test]
fn change_returns_to_the_review_once() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/review").await?;
        browser.click("dl.review a[href='#/q/F1']").await?;
        browser.answer("F1", "0").await?;
        browser.forward().await?;
        browser.wait_for("dl.review a[href='#/q/F1']").await?;
        browser.click("dl.review a[href='#/q/F1']").await?;
        browser.wait_for("input[name=F1]").await?;
        browser.driver.back().await?;
        browser.wait_for("dl.review a[href='#/q/F1']").await?;
        browser.forward().await?;
        browser.wait_for("input[name=share]").await?;
        Ok(())
    });
}

#[test]
fn erased_in_one_tab_is_gone_in_the_other_which_goes_on() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "1").await?;
        browser.wait_for("[data-saved=true]").await?;
        let first = browser.another_tab().await?;
        browser.goto("#/settings").await?;
        browser.click_action("erase").await?;
        browser.driver.accept_alert().await?;
        browser.wait_for("[data-action=start]").await?;
        assert_eq!(browser.evaluate("localStorage.length").await?, json!(0));
        // What stays is the mark that the other tab obeys.
        let names = "indexedDB.databases().then((all) => all.map(({ name }) => name))";
        assert_eq!(browser.evaluate(names).await?, json!(["suunta"]));
        assert_eq!(
            browser.evaluate("suuntaBoot.device.read().then(([keys]) => keys)").await?,
            json!(["era"])
        );
        browser.driver.switch_to_window(first).await?;
        browser.wait_for("input[name=length]").await?;
        browser.click_action("start").await?;
        browser.wait_for("input[name=vote]").await?;
        browser.forward().await?;
        browser.wait_for("input[name=E1]").await?;
        assert!(!browser.is_there("input[name=E1]:checked").await?);
        browser.answer("E1", "2").await?;
        browser.wait_for("[data-saved=true]").await?;
        Ok(())
    });
}
