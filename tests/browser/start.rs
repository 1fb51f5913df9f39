//! A start that fails says so by itself, in the person's language, and nothing of it looks alive.

use crate::network::{copied, open};
use crate::server::{Answer, Server, version};
use crate::support::{Browser, PAGE, Result, Setup, with_browser};
use serde_json::json;

/// The sentences in sight.
async fn told(browser: &Browser) -> Result<Vec<String>> {
    let seen = "[...document.querySelectorAll('.failed p')]
        .filter((it) => it.checkVisibility({ visibilityProperty: true }) && it.getBoundingClientRect().height)
        .map(({ lang }) => lang)";
    Ok(serde_json::from_value(browser.evaluate(seen).await?)?)
}

/// Waits for a sentence above everything else, and looks for what seems alive and is not.
async fn says_so(browser: &Browser, case: &str) -> Result<Vec<String>> {
    browser
        .wait_until(
            "document.querySelector('.failed p')?.checkVisibility({ visibilityProperty: true })",
        )
        .await?;
    let above = "document.querySelector('.failed').getBoundingClientRect().top
        < document.querySelector('h1').getBoundingClientRect().top";
    assert_eq!(browser.evaluate(above).await?, json!(true), "{case}");
    let alive = "document.querySelectorAll('form, input, main button, .help').length
        - [...document.querySelectorAll('.help')].filter((it) => !it.checkVisibility()).length";
    assert_eq!(browser.evaluate(alive).await?, json!(0), "{case}");
    told(browser).await
}

fn main_script(name: &str) -> bool {
    name.ends_with(".js") && name.starts_with("suunta-") && name.matches('-').count() == 1
}

fn main_module(name: &str) -> bool {
    name.ends_with(".wasm") && name.starts_with("suunta-") && name.matches('-').count() == 1
}

#[test]
fn a_script_that_does_not_run_is_told_in_every_language() {
    for wrong in [Answer::Altered, Answer::Typed("text/plain"), Answer::Page(200), Answer::Off] {
        let case = format!("{wrong:?}");
        with_browser(Setup::default(), async |browser| {
            let server = Server::start(&version(1));
            server
                .answers(move |name| if main_script(name) { wrong.clone() } else { Answer::Right });
            browser.driver.goto(&server.url).await?;
            assert_eq!(told(browser).await?, Vec::<String>::new(), "{case}: not before its time");
            let languages = says_so(browser, &case).await?;
            assert_eq!(languages, ["fi", "sv", "en", "ar", "uk", "ru"], "{case}");
            assert_eq!(browser.axe().await?, Vec::<String>::new(), "{case}");
            server.mends();
            browser.click(".failed [lang=en] a").await?;
            browser.wait_for(PAGE).await?;
            Ok(())
        });
    }
}

#[test]
fn a_browser_without_webassembly_is_told_at_once_in_the_persons_language() {
    with_browser(Setup::default(), async |browser| {
        let server = Server::start(&version(1));
        let lacks = json!({ "source": "delete globalThis.WebAssembly" });
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", lacks).await?;
        for (address, language) in [
            ("#/", "fi"),
            ("?lang=sv#/", "sv"),
            ("?lang=ar#/q/E1", "ar"),
            ("?lang=fi-x-selko#/desk", "fi"),
        ] {
            browser.driver.goto("about:blank").await?;
            browser.driver.goto(format!("{}{address}", server.url)).await?;
            assert_eq!(says_so(browser, address).await?, [language], "{address}");
            assert_eq!(browser.axe().await?, Vec::<String>::new(), "{address}");
        }
        Ok(())
    });
}

#[test]
fn a_module_that_does_not_come_whole_is_told_and_what_was_answered_stays() {
    for wrong in [Answer::Altered, Answer::Cut, Answer::Page(200), Answer::Page(503), Answer::Off] {
        let case = format!("{wrong:?}");
        with_browser(Setup::default(), async |browser| {
            let server = Server::start(&version(1));
            let no_copy = |name: &str| name == "sw.js";
            server
                .answers(move |name| if no_copy(name) { Answer::Page(404) } else { Answer::Right });
            open(browser, &server, "#/q/E1").await?;
            browser.answer("E1", "3").await?;
            server.answers(move |name| {
                if main_module(name) || no_copy(name) { wrong.clone() } else { Answer::Right }
            });
            browser.driver.goto("about:blank").await?;
            browser.driver.goto(format!("{}?lang=en#/q/E1", server.url)).await?;
            assert_eq!(says_so(browser, &case).await?, ["en"], "{case}");
            server.mends();
            open(browser, &server, "?lang=en#/q/E1").await?;
            browser.wait_for("input[name=E1][value=\"3\"]:checked").await?;
            Ok(())
        });
    }
}

#[test]
fn a_later_part_that_fails_at_the_start_is_told() {
    with_browser(Setup::default(), async |browser| {
        let server = Server::start(&version(1));
        for part in ["later", "fi.later.txt", "catalogue"] {
            server.answers(move |name| {
                if name.contains(part) || name == "sw.js" {
                    Answer::Page(200)
                } else {
                    Answer::Right
                }
            });
            browser.driver.goto("about:blank").await?;
            browser.driver.goto(format!("{}#/desk", server.url)).await?;
            assert_eq!(says_so(browser, part).await?, ["fi"], "{part}");
        }
        Ok(())
    });
}

#[test]
fn an_app_that_stops_says_so() {
    with_browser(Setup::default(), async |browser| {
        let server = Server::start(&version(1));
        for address in ["#/q/E1", "#/settings"] {
            open(browser, &server, address).await?;
            copied(browser).await?;
            // As a trap of the module arrives at the page. What a script of the driver throws would
            // come without its error, as a stranger's does.
            let trap = "dispatchEvent(new ErrorEvent('error',
                { error: new WebAssembly.RuntimeError('unreachable') }))";
            browser.evaluate(trap).await?;
            browser.wait_for("body > .failed").await?;
            assert_eq!(told(browser).await?, ["fi"], "{address}");
            browser.click(".failed a").await?;
            browser.wait_until("!document.querySelector('.failed')").await?;
            browser.wait_for(PAGE).await?;
        }
        Ok(())
    });
}
