//! The page loads, and loads nothing from elsewhere.

use crate::gate::Gate;
use crate::support::{Browser, DESKTOP, PAGE, PHONE, Result, Setup, with_browser};
use serde_json::json;

async fn loads(browser: &Browser) -> Result<()> {
    browser.goto("#/").await?;
    assert_ne!(browser.text("h1").await?, "");
    assert_eq!(browser.console_errors().await?, Vec::<String>::new());
    Ok(())
}

#[test]
fn on_a_phone() {
    with_browser(Setup { screen: PHONE, ..Setup::default() }, loads);
}

#[test]
fn on_a_desktop_in_the_dark() {
    with_browser(Setup { screen: DESKTOP, dark: true, ..Setup::default() }, loads);
}

#[test]
fn everything_comes_from_its_own_origin_and_once() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/").await?;
        let entries = "performance.getEntriesByType('resource').map(({ name }) => name)";
        let loaded: Vec<String> = serde_json::from_value(browser.evaluate(entries).await?)?;
        let origin = browser.evaluate("location.origin + '/'").await?;
        let origin = origin.as_str().unwrap_or_default();
        for name in &loaded {
            assert!(name.starts_with(origin), "{name}");
            // The wasm is asked for early by the page and again by the script: fetched once.
            let times = loaded.iter().filter(|other| *other == name).count();
            assert!(!name.ends_with(".wasm") || times == 1, "{name} was fetched {times} times");
        }
        let policy =
            "document.querySelector('meta[http-equiv]').content.includes(\"default-src 'none'\")";
        assert_eq!(browser.evaluate(policy).await?, json!(true));
        Ok(())
    });
}

#[test]
fn opens_again_without_a_network() {
    with_browser(Setup::default(), async |browser| {
        let gate = Gate::open(&browser.url(""))?;
        let page = format!("{}#/", gate.url);
        browser.driver.goto(&page).await?;
        browser.wait_for(PAGE).await?;
        // Ready means that a service worker is active: its files are in the cache.
        let ready = "navigator.serviceWorker.ready.then(() => arguments[0]())";
        browser.driver.execute_async(ready, Vec::new()).await?;
        gate.close();
        browser.reload().await?;
        assert_ne!(browser.text("h1").await?, "");
        browser.driver.goto("about:blank").await?;
        browser.driver.goto(&page).await?;
        browser.wait_for(PAGE).await?;
        Ok(())
    });
}
