//! An address of the server where there is nothing.

use crate::common;
use crate::support::{Setup, with_browser};
use serde_json::json;

#[test]
fn an_address_that_leads_nowhere_says_so_in_every_language_and_leads_on() {
    let content = common::content();
    with_browser(Setup::default(), async |browser| {
        for address in ["nowhere", "no/such/page.html"] {
            browser
                .driver
                .goto(format!("{}{address}", browser.url("").trim_end_matches('#')))
                .await?;
            browser.wait_for("main h1").await?;
            let status = "performance.getEntriesByType('navigation')[0].responseStatus";
            assert_eq!(browser.evaluate(status).await?, json!(404), "{address}");
            let page = browser.evaluate("document.body.textContent").await?;
            let page = page.as_str().unwrap_or_default();
            for (language, locale) in &content.locales {
                let title = locale.get("unknown.title").expect("a title");
                assert!(page.contains(title.as_str()), "{address}: {language}");
            }
            let styled =
                "getComputedStyle(document.querySelector('.mark')).textDecorationLine === 'none'";
            assert_eq!(browser.evaluate(styled).await?, json!(true), "{address}: the site's style");
            assert_eq!(browser.axe().await?, Vec::<String>::new(), "{address}");
        }
        browser.click("a[href='/#/help']").await?;
        browser.wait_for(".contacts").await.map(drop)
    });
}
