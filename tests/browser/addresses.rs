//! Addresses as people have them, from the first script on: `tests/golden/addresses.toml`.

use crate::support::{PAGE, Setup, with_browser};
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct Case {
    asked: String,
    means: Option<String>,
}

#[derive(Deserialize)]
struct Table {
    mode: Vec<Case>,
    lang: Vec<Case>,
    page: Vec<Case>,
}

fn table() -> Table {
    let text = include_str!("../golden/addresses.toml");
    toml::from_str(text).expect("the golden table is read")
}

/// A value as it stands in an address.
fn escaped(value: &str) -> String {
    value.replace(' ', "%20").replace('/', "%2F")
}

#[test]
fn a_mode_is_found_and_an_unknown_one_keeps_nothing_and_is_told() {
    with_browser(Setup::default(), async |browser| {
        for Case { asked, means } in table().mode {
            browser.driver.goto("about:blank").await?;
            let address = format!("{}?mode={}", browser.url(""), escaped(&asked));
            browser.driver.goto(&address).await?;
            browser.wait_for(PAGE).await?;
            let mode = browser.evaluate("document.documentElement.dataset.mode").await?;
            assert_eq!(mode, json!(means.as_deref().unwrap_or("kiosk")), "{asked:?}");
            if means.is_none() {
                browser.wait_for(".notice").await?;
                assert!(browser.text(".notice").await?.contains(&asked), "{asked:?}");
                browser.goto_hash("#/q/E1").await?;
                browser.answer("E1", "2").await?;
                assert_eq!(browser.evaluate("localStorage.length").await?, json!(0), "{asked:?}");
            } else {
                assert!(!browser.is_there(".notice").await?, "{asked:?}");
            }
        }
        Ok(())
    });
}

#[test]
fn a_language_is_found_and_an_unknown_one_is_told() {
    with_browser(Setup::default(), async |browser| {
        for Case { asked, means } in table().lang {
            browser.driver.goto("about:blank").await?;
            let address = format!("{}?lang={}", browser.url(""), escaped(&asked));
            browser.driver.goto(&address).await?;
            browser.wait_for(PAGE).await?;
            let lang = browser.evaluate("document.documentElement.lang").await?;
            assert_eq!(lang, json!(means.as_deref().unwrap_or("fi")), "{asked:?}");
            if means.is_none() {
                browser.wait_for(".notice").await?;
                assert!(browser.text(".notice").await?.contains(&asked), "{asked:?}");
            }
        }
        Ok(())
    });
}

#[test]
fn a_page_is_found_however_its_address_is_written() {
    with_browser(Setup::default(), async |browser| {
        for Case { asked, means } in table().page {
            browser.driver.goto("about:blank").await?;
            browser
                .driver
                .goto(browser.url(&format!("#{}", means.as_deref().unwrap_or("/none"))))
                .await?;
            browser.wait_for(PAGE).await?;
            browser.settle().await?;
            let heading = browser.text("main h1").await?;
            browser.driver.goto("about:blank").await?;
            browser.driver.goto(browser.url(&format!("#{asked}"))).await?;
            browser.wait_for(PAGE).await?;
            browser
                .wait_until(&format!(
                    "document.querySelector('main h1')?.innerText === {}",
                    json!(heading)
                ))
                .await?;
        }
        Ok(())
    });
}

#[test]
fn a_model_is_found_in_letters_of_any_case() {
    let setup = Setup { query: "profile=PORI%20".to_owned(), ..Setup::default() };
    with_browser(setup, async |browser| {
        browser.goto("#/").await?;
        browser.wait_for("[data-profile=pori]").await?;
        assert!(!browser.is_there(".notice").await?);
        Ok(())
    });
}
