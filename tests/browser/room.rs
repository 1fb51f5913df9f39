//! How much fits into a field: told before it is full, never cut.

use crate::person::{QUESTIONS, come_back, someone};
use crate::support::{Browser, PHONE, Result, Screen, Setup, with_browser};
use serde_json::json;

/// Puts a text into a field as pasting does.
async fn paste(browser: &Browser, css: &str, text: &str) -> Result<()> {
    browser.wait_for(css).await?;
    let paste = "((field) => {
        field.closest('details')?.setAttribute('open', '')
        field.focus()
        field.select()
        return document.execCommand('insertText', false, TEXT)
    })(document.querySelector(CSS))";
    let paste =
        paste.replace("CSS", &json!(css).to_string()).replace("TEXT", &json!(text).to_string());
    assert_eq!(browser.evaluate(&paste).await?, json!(true), "{css}");
    Ok(())
}

fn length(css: &str) -> String {
    format!("document.querySelector({}).value.length", json!(css))
}

#[test]
fn what_does_not_fit_is_kept_and_told() {
    let pages: [(&str, &[&str]); 5] = [
        ("#/vote", &["own-words"]),
        ("#/goal", &["goal", "next-step", "task"]),
        ("#/background", &["municipality"]),
        ("#/list/economy", &["note.E1"]),
        ("#/coach", &["agreed-goal"]),
    ];
    with_browser(Setup::default(), async |browser| {
        for (page, names) in pages {
            browser.goto(page).await?;
            for name in names {
                let css = format!("[name='{name}']");
                let limit = if *name == "municipality" { 64 } else { 2_000 };
                let told = format!(
                    "[...document.querySelector({}).closest('.field, details').querySelectorAll('p:not([id])')]
                      .map(({{ textContent }}) => textContent).join('|')",
                    json!(css)
                );
                paste(browser, &css, &"a".repeat(limit * 4 / 5 - 1)).await?;
                assert_eq!(browser.evaluate(&told).await?, json!("|"), "{name}: nothing yet");
                paste(browser, &css, &"a".repeat(limit - 1)).await?;
                let near = "Merkkejä jäljellä: 1|";
                browser.wait_until(&format!("{told} === '{near}'")).await?;
                paste(browser, &css, &"a".repeat(5_000)).await?;
                assert_eq!(browser.evaluate(&length(&css)).await?, json!(5_000), "{name} was cut");
                let over = format!("Merkkejä liikaa: {}|Teksti on liian pitkä", 5_000 - limit);
                browser.wait_until(&format!("{told}.startsWith('{over}')")).await?;
                let alert = "document.querySelector('[role=alert]:not(:empty)') !== null";
                assert_eq!(browser.evaluate(alert).await?, json!(true), "{name}");
                let hidden = format!(
                    "((field) => field.localName === 'textarea' ? field.scrollHeight - field.clientHeight : 0)\
                     (document.querySelector({}))",
                    json!(css)
                );
                let hidden = browser.evaluate(&hidden).await?.as_f64().unwrap_or_default();
                assert!(hidden < 2.0, "{name}: {hidden} px of the text are out of sight");
            }
        }
        browser.goto("#/vote").await?;
        assert_eq!(
            browser.evaluate(&length("[name=own-words]")).await?,
            json!(5_000),
            "kept whole"
        );
        Ok(())
    });
}

#[test]
fn a_fourth_vote_is_told_where_it_was_given() {
    let narrow = Screen { width: 320, height: 568, mobile: true };
    for screen in [PHONE, narrow, Screen { width: 1280, height: 800, mobile: false }] {
        with_browser(Setup { screen, ..Setup::default() }, async |browser| {
            browser.goto("#/vote").await?;
            for area in ["E", "A", "R"] {
                browser.click(&format!("label:has(input[name=vote][value={area}])")).await?;
            }
            let inputs = "[...document.querySelectorAll('[name=vote]')]";
            let last = browser.evaluate(&format!("{inputs}.at(-1).value")).await?;
            let last = last.as_str().unwrap_or_default();
            let row = format!("label:has(input[name=vote][value={last}])");
            // The lowest row above the bar.
            let low = format!("document.querySelector('{row}').scrollIntoView({{ block: 'end' }})");
            browser.evaluate(&low).await?;
            browser.click(&row).await?;
            browser.wait_for(".error[role=alert]:not(:empty):focus").await?;
            browser.settle().await?;
            let place = format!(
                "((said, row, bar) => [said.top >= 0, said.bottom <= bar.top, said.top - row.bottom < 24, said.top >= row.bottom - 1])\
                 (...['.error:not(:empty)', '{row}', '.bar'].map((css) => document.querySelector(css).getBoundingClientRect()))"
            );
            let place = browser.evaluate(&place).await?;
            assert_eq!(place, json!([true, true, true, true]), "{screen:?}: seen, by its row");
            assert!(!browser.is_there(&format!("{row} :checked")).await?);
            Ok(())
        });
    }
}

#[test]
fn what_is_too_long_goes_when_it_is_shortened() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/goal").await?;
        paste(browser, "[name=goal]", &"a".repeat(2_001)).await?;
        browser.wait_for("[role=alert]:not(:empty)").await?;
        paste(browser, "[name=goal]", "Puutarhaan").await?;
        browser.wait_until_gone("[role=alert]:not(:empty)").await?;
        browser.forward().await
    });
}
