//! Whose word a summary is, and what a code alone lacks: what the desk and the person read of it.

use crate::fixture::{self, key};
use crate::made::payload;
use crate::refused::signed;
use crate::summary::{desk, sign, to_share};
use crate::support::{Setup, with_browser};
use serde_json::json;
use suunta::summary::payload::{Payload, Role};

#[test]
fn a_coachs_view_that_only_the_client_signed_is_the_clients_word() {
    with_browser(Setup::default(), async |browser| {
        let mut payload = payload("Haluan töihin");
        payload["mode"] = json!("coach");
        payload["coachView"] = json!({ "ratings": { "F": 4 }, "identitySeen": true });
        payload["observation"] = json!({ "ratings": { "K": 2 }, "text": "rauhallinen" });
        assert_eq!(desk(browser, &signed(&payload)).await?, ("1".to_owned(), vec![]));
        let origin = browser.text(".summary header").await?;
        assert!(origin.contains("Asiakkaan mukaan täytetty valmentajan kanssa."), "{origin}");
        let view = browser.text("[data-coach-view]").await?;
        assert!(view.contains("(asiakkaan kertomana)"), "{view}");
        assert!(view.contains("Tämän on allekirjoittanut vain asiakas."), "{view}");
        let headings = "[...document.querySelectorAll('.later h2')].map((h) => h.textContent)";
        let headings = browser.evaluate(headings).await?.to_string();
        assert_eq!(headings.matches("(asiakkaan kertomana)").count(), 1, "{headings}");
        Ok(())
    });
}

#[test]
fn what_a_code_alone_lacks_is_said_to_the_person_and_at_the_desk() {
    const PART: &str = "Omat sanat, tavoite ja suunnitelma ovat tiedostossa tai paperilla.";
    with_browser(Setup::default(), async |browser| {
        to_share(browser).await?;
        sign(browser).await?;
        let said = browser.text("[data-code-part]").await?;
        assert!(said.contains(PART), "{said}");
        let code = browser.wait_for("[data-qr]").await?.attr("data-qr").await?;
        let code = code.expect("the text of the code");
        browser.click("[data-export=jws]").await?;
        let (_, file) = browser.download(".suunta.json").await?;
        // A desk that has seen nothing of it.
        browser.goto("#/desk").await?;
        browser.reload().await?;
        assert_eq!(desk(browser, &code).await?.0, "1");
        assert!(browser.text(".seal [data-code-part]").await?.contains(PART));
        desk(browser, &String::from_utf8(file).expect("UTF-8")).await?;
        assert!(!browser.is_there(".seal [data-code-part]").await?, "a file lacks nothing");
        Ok(())
    });
}

#[test]
fn a_code_of_a_coachs_summary_says_whose_signature_is_missing() {
    with_browser(Setup::default(), async |browser| {
        let made: Payload = serde_json::from_value(payload("Haluan töihin"))?;
        let expected_signers = vec![Role::Client, Role::Coach];
        let made = Payload { expected_signers, ..made };
        let text = fixture::qr_text(&made, &key(7), Role::Client);
        let missing = ("1".to_owned(), vec!["MISSING_SIGNER".to_owned()]);
        assert_eq!(desk(browser, &text).await?, missing);
        Ok(())
    });
}
