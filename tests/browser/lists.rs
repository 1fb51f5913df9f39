//! Trust lists that are not to be taken, whatever was taken or put away before.

use crate::fixture::{key, public};
use crate::support::{Browser, Result, Setup, tmp, with_browser};
use ed25519_dalek::Signer;
use std::fs;
use suunta::summary::jws;
use suunta::summary::trust::{Published, Recipient, TYPE};

/// A list of an organisation, handed out on a day.
fn list(name: &str, issued_at: &str, recipients: Vec<Recipient>) -> String {
    let list = Published {
        v: 1,
        name: name.to_owned(),
        serial: 1,
        issued_at: issued_at.to_owned(),
        next_update: "2999-01-01T00:00:00Z".to_owned(),
        keys: Vec::new(),
        recipients,
    };
    let organisation = key(200);
    let bytes = serde_json::to_vec(&list).expect("JSON");
    let unsigned = jws::Unsigned::of_type(TYPE, &bytes, &public(&organisation)).expect("a header");
    let signature = organisation.sign(&unsigned.signing_input()).to_bytes();
    unsigned.attach(&signature).expect("a list")
}

async fn give(browser: &Browser, name: &str, text: &str) -> Result<()> {
    let path = tmp().join(format!("{}-{name}", std::process::id()));
    fs::write(&path, text).expect("a file");
    browser.wait_for("#trust-file").await?.send_keys(path.to_string_lossy()).await
}

/// Waits until the last file is refused with a code.
async fn refused(browser: &Browser, code: &str) -> Result<()> {
    let said = "document.querySelector('#error-trust-file')?.textContent";
    browser.wait_until(&format!("{said}?.includes('{code}')")).await
}

#[test]
fn of_a_list_that_is_refused_nothing_stays_to_be_confirmed() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/desk").await?;
        browser.click("details:has(#trust-file) > summary").await?;
        let good = list("Kainuu", "2026-03-01T10:00:00Z", Vec::new());
        for (name, text, code) in [
            ("broken", good.replacen("\"payload\":\"", "\"payload\":\"AAAA", 1), "BAD_SIGNATURE"),
            ("future", list("Kainuu", "2998-01-01T00:00:00Z", Vec::new()), "FUTURE_TRUST_LIST"),
        ] {
            give(browser, "unknown.json", &good).await?;
            browser.wait_for("[data-action=trust]").await?;
            give(browser, &format!("{name}.json"), &text).await?;
            refused(browser, code).await?;
            assert!(!browser.is_there("[data-action=trust]").await?, "{name}");
            assert!(!browser.is_there("details:has(#trust-file) .fingerprint").await?, "{name}");
        }
        Ok(())
    });
}

#[test]
fn another_list_of_the_same_number_is_not_newer_though_the_first_was_put_away() {
    with_browser(Setup::default(), async |browser| {
        let first = list("Kainuu", "2026-03-01T10:00:00Z", Vec::new());
        let other = list("Kainuun työllisyysalue", "2026-03-01T10:00:00Z", Vec::new());
        browser.goto("#/desk").await?;
        browser.click("details:has(#trust-file) > summary").await?;
        give(browser, "first.json", &first).await?;
        browser.click_action("trust").await?;
        browser.wait_for("[data-trust='1']").await?;
        browser.click_action("put-away").await?;
        browser.wait_until_gone("[data-trust='1']").await?;
        give(browser, "other.json", &other).await?;
        refused(browser, "OLD_TRUST_LIST").await?;
        assert!(!browser.is_there("[data-trust]").await?, "nothing was taken");
        // The very same one is taken again.
        give(browser, "first.json", &first).await?;
        browser.wait_for("[data-trust='1']").await.map(drop)
    });
}
