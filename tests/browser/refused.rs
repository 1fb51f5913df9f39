//! What the desk refuses, and how harmless it shows what others wrote.

use crate::made::{payload, signed_with};
use crate::summary::desk;
use crate::support::{Browser, Result, Setup, tmp, with_browser};
use serde_json::{Value, json};
use std::fs;

/// Another character at some places of a member of the file.
fn changed(file: &str, member: &str) -> Vec<String> {
    let start = format!("\"{member}\":\"");
    let from = file.find(&start).expect("the member") + start.len();
    let length = file[from..].find('"').expect("its end");
    let spots = [0, length / 3, length / 2, length - 2];
    let change = |spot: usize| {
        let mut bytes = file.as_bytes().to_vec();
        let byte = &mut bytes[from + spot];
        *byte = if *byte == b'A' { b'B' } else { b'A' };
        String::from_utf8(bytes).expect("ASCII")
    };
    spots.map(change).to_vec()
}

/// Hands a file over at the desk; gives the level and the codes of the verdict.
pub async fn hand_over(
    browser: &Browser,
    name: &str,
    bytes: &[u8],
) -> Result<(String, Vec<String>)> {
    let file = tmp().join(format!("{}-{name}", std::process::id()));
    fs::write(&file, bytes).expect("a file");
    browser.goto("#/settings").await?;
    browser.goto("#/desk").await?;
    let input = browser.wait_for("input[type=file]").await?;
    input.send_keys(file.to_string_lossy().into_owned()).await?;
    let verdict = browser.wait_for("[data-verdict]").await?;
    fs::remove_file(&file).expect("removed");
    let level = verdict.attr("data-verdict").await?.unwrap_or_default();
    let codes = "[...document.querySelectorAll('[data-code]')].map(({ dataset }) => dataset.code)";
    Ok((level, serde_json::from_value(browser.evaluate(codes).await?)?))
}

/// Signed by one key.
pub fn signed(payload: &Value) -> String {
    signed_with([[7; 32]].into_iter(), payload)
}

#[test]
fn one_changed_character_anywhere_in_what_is_signed() {
    with_browser(Setup::default(), async |browser| {
        let file = signed(&payload("Haluan töihin"));
        assert_eq!(desk(browser, &file).await?, ("1".to_owned(), vec![]));
        for member in ["payload", "protected", "signature"] {
            for file in changed(&file, member) {
                let (level, codes) = desk(browser, &file).await?;
                assert_eq!(level, "0", "{member}: {file}");
                assert!(!codes.is_empty(), "{member}: no reason given: {file}");
                assert!(!browser.is_there("article.summary").await?, "{member}: shown: {file}");
                if member != "protected" {
                    assert_eq!(codes, ["BAD_SIGNATURE"], "{member}: {file}");
                }
            }
        }
        Ok(())
    });
}

#[test]
fn what_is_no_summary_is_named_for_what_it_is() {
    with_browser(Setup::default(), async |browser| {
        let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1g";
        for (name, bytes) in [
            ("letter.txt", b"Hei, tulen huomenna.".as_slice()),
            ("scan.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n".as_slice()),
            ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice()),
            ("token.txt", token.as_bytes()),
            ("pass.txt", b"HC1:6BFOXN%TS3DH0YOJ58S S-W5HDC *M0II5XHC9B5G2+$N IOP-IA%NFQGRJPC%OQHI"),
            ("empty.json", b"".as_slice()),
            ("nothing.json", b"{}".as_slice()),
        ] {
            let (level, codes) = hand_over(browser, name, bytes).await?;
            assert_eq!(level, "0", "{name}");
            assert!(!codes.is_empty(), "{name}: no reason given");
            assert!(!browser.is_there("article.summary").await?, "{name}");
            let said = browser.text(".seal h2").await?;
            assert!(!said.is_empty(), "{name}");
            // A card that names it, with nothing of a summary's verdict.
            assert!(browser.is_there(".seal[data-kind]").await?, "{name}");
            assert!(!browser.is_there("[data-part]").await?, "{name}");
            if ["scan.pdf", "token.txt"].contains(&name) {
                assert_eq!(codes, ["WRONG_TYPE"], "{name}");
            }
        }
        Ok(())
    });
}

#[test]
fn each_signature_has_a_verdict_of_its_own() {
    with_browser(Setup::default(), async |browser| {
        let file = signed_with([[7; 32], [8; 32]].into_iter(), &payload("Haluan töihin"));
        // Two clients: whose summary it is cannot be told.
        let doubted = ("1".to_owned(), vec!["UNEXPECTED_SIGNER".to_owned()]);
        assert_eq!(desk(browser, &file).await?, doubted);
        // One of them with a header that says nothing.
        let mut broken: Value = serde_json::from_str(&file)?;
        broken["signatures"][1]["protected"] = json!("e30");
        assert_eq!(desk(browser, &broken.to_string()).await?.0, "0");
        let held =
            "[...document.querySelectorAll('[data-held]')].map(({ dataset }) => dataset.held)";
        assert_eq!(browser.evaluate(held).await?, json!(["yes", "no"]));
        let said = browser.text(".signer:last-of-type").await?;
        assert!(!said.contains("asiakas"), "no role that nobody claimed: {said}");
        Ok(())
    });
}

#[test]
fn a_summary_of_a_newer_version_is_refused_though_its_signature_holds() {
    with_browser(Setup::default(), async |browser| {
        let mut payload = payload("Haluan töihin");
        payload["v"] = json!(3);
        let refused = ("0".to_owned(), vec!["UNKNOWN_VERSION".to_owned()]);
        assert_eq!(desk(browser, &signed(&payload)).await?, refused);
        Ok(())
    });
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    with_browser(Setup::default(), async |browser| {
        let refused = ("0".to_owned(), vec!["TOO_LARGE".to_owned()]);
        assert_eq!(hand_over(browser, "large.json", &vec![b' '; 1_000_000]).await?, refused);
        Ok(())
    });
}

#[test]
fn markup_and_hidden_characters_in_a_signed_file_are_shown_and_do_nothing() {
    with_browser(Setup::default(), async |browser| {
        let words =
            "<img src=x onerror=\"document.title='hit'\"><script>alert(1)</script> \u{202e}abc";
        let file = signed(&payload(words));
        assert_eq!(hand_over(browser, "words.suunta.json", file.as_bytes()).await?.0, "1");
        let shown = browser.text("article.summary blockquote").await?;
        assert!(shown.contains("<img src=x") && shown.contains("<script>"), "{shown}");
        assert!(shown.contains("[U+202E]"), "{shown}");
        for injected in ["main img", "main script", "main [onerror]"] {
            assert!(!browser.is_there(injected).await?, "{injected}");
        }
        assert_ne!(browser.evaluate("document.title").await?, json!("hit"));
        assert_eq!(browser.console_errors().await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn what_does_not_follow_is_closed_and_nothing_is_computed_from_it() {
    let setup = Setup { query: "lang=en".to_owned(), ..Setup::default() };
    with_browser(setup, async |browser| {
        let mut payload = payload("Haluan töihin");
        payload["phase"] = json!("3");
        let refused = ("0".to_owned(), vec!["SCORE_MISMATCH".to_owned()]);
        assert_eq!(desk(browser, &signed(&payload)).await?, refused);
        browser.wait_for("details[data-refused]:not([open])").await?;
        browser.click("details[data-refused] > summary").await?;
        let words = browser.text("[data-refused] blockquote").await?;
        assert_eq!(words, "Haluan töihin");
        assert_eq!(browser.text("[data-phase-claimed] dd").await?, "3 Moving to work");
        assert_eq!(browser.text("[data-phase-computed] dd").await?, "No phase suggested");
        for computed in ["svg.house", ".path", ".needs", ".strength", "[data-score]"] {
            assert!(!browser.is_there(computed).await?, "{computed}");
        }
        assert!(!browser.is_there("[data-export]").await?, "nothing to pass on");
        Ok(())
    });
}

#[test]
fn a_time_that_cannot_be_right_is_what_the_signer_claims() {
    let setup = Setup { query: "lang=en".to_owned(), ..Setup::default() };
    with_browser(setup, async |browser| {
        let mut payload = payload("Haluan töihin");
        payload["issuedAt"] = json!("2999-01-01T12:00:00+02:00");
        let doubted = ("1".to_owned(), vec!["CLOCK".to_owned()]);
        assert_eq!(desk(browser, &signed(&payload)).await?, doubted);
        let made = browser.text("article.summary header").await?;
        assert!(made.starts_with("Made on Jan 1, 2999, as the signer claims."), "{made}");
        Ok(())
    });
}
