//! Unsigned copies: saved beside the signed summary, known again at the desk, read for what they
//! are.

use crate::person::{come_back, someone};
use crate::refused::hand_over;
use crate::summary::{desk, interop};
use crate::support::{Browser, Result, Setup, tmp, with_browser};
use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};
use std::fs;
use suunta::summary::attached;
use suunta::summary::key::sha256_hex;

const ANSWERED: [&str; 4] = ["E1", "E2", "E3", "E4"];

/// Signs with the single answers, which are not shared unless somebody says so.
async fn sign(browser: &Browser) -> Result<()> {
    come_back(browser, &someone(&ANSWERED), "#/share").await?;
    browser.click("label:has(input[name=share][value=answers])").await?;
    browser.click_action("sign").await?;
    browser.wait_for("[data-qr]").await.map(drop)
}

/// Saves a copy from the page in front; gives its name and bytes.
async fn save(browser: &Browser, format: &str, ending: &str) -> Result<(String, Vec<u8>)> {
    if browser.is_there("[data-copies]:not([open])").await? {
        browser.click("[data-copies] > summary").await?;
    }
    browser.click(&format!("[data-export={format}]")).await?;
    browser.download(ending).await
}

/// Gives the desk a file to compare; waits for the answer.
async fn compare(browser: &Browser, name: &str, bytes: &[u8], answer: &str) -> Result<()> {
    let path = tmp().join(format!("{}-{name}", std::process::id()));
    fs::write(&path, bytes).expect("a file");
    let input = browser.wait_for("input[name=copy]").await?;
    input.send_keys(path.to_string_lossy()).await?;
    browser.wait_for(&format!("[data-match={answer}]")).await?;
    fs::remove_file(&path).expect("removed");
    Ok(())
}

fn payload(file: &str) -> Value {
    let file: Value = serde_json::from_str(file).expect("JSON");
    let payload = file["payload"].as_str().expect("a payload");
    let bytes = BASE64URL_NOPAD.decode(payload.as_bytes()).expect("base64url");
    serde_json::from_slice(&bytes).expect("JSON")
}

#[test]
fn the_signed_summary_knows_its_copies_and_the_desk_tells_a_changed_one() {
    with_browser(Setup::default(), async |browser| {
        sign(browser).await?;
        let (fhir_name, fhir) = save(browser, "fhir", ".fhir.json").await?;
        let (csv_name, csv) = save(browser, "csv", ".csv").await?;
        browser.click("[data-export=jws]").await?;
        let (_, file) = browser.download(".suunta.json").await?;
        let file = String::from_utf8(file).expect("UTF-8");
        assert!(csv.starts_with("\u{feff}summary;".as_bytes()), "a byte order mark");
        let wanted = [(&fhir_name, &fhir), (&csv_name, &csv)]
            .map(|(name, bytes)| json!({ "name": name, "sha256": sha256_hex(bytes) }));
        assert_eq!(payload(&file)["attachments"], json!(wanted));

        assert_eq!(desk(browser, &file).await?, ("1".to_owned(), vec![]));
        browser.click("[data-copies] > summary").await?;
        compare(browser, &csv_name, &csv, "yes").await?;
        compare(browser, "changed.csv", &[&csv[..], b" "].concat(), "no").await?;
        let code = browser.wait_for("[data-match=no]").await?.attr("data-code").await?;
        assert_eq!(code.as_deref(), Some("NOT_SAME_DOCUMENT"));
        compare(browser, &fhir_name, &fhir, "yes").await?;
        Ok(())
    });
}

#[test]
fn the_desk_makes_the_same_copies_of_what_it_checked() {
    with_browser(Setup::default(), async |browser| {
        sign(browser).await?;
        browser.click("[data-export=jws]").await?;
        let (_, file) = browser.download(".suunta.json").await?;
        let file = String::from_utf8(file).expect("UTF-8");
        desk(browser, &file).await?;
        let (_, csv) = save(browser, "csv", ".csv").await?;
        let attachments = &payload(&file)["attachments"];
        assert_eq!(attachments[1]["sha256"], sha256_hex(&csv), "in the same language");
        Ok(())
    });
}

#[test]
fn a_response_at_the_desk_is_answers_that_nobody_signed() {
    with_browser(Setup::default(), async |browser| {
        sign(browser).await?;
        let score = "[data-dimension=E]";
        let shown = browser.wait_for(score).await?.attr("data-score").await?;
        let (_, fhir) = save(browser, "fhir", ".fhir.json").await?;
        let fhir = String::from_utf8(fhir).expect("UTF-8");
        let (level, codes) = desk(browser, &fhir).await?;
        assert_eq!((level.as_str(), codes), ("0", vec!["WRONG_TYPE".to_owned()]));
        let read = browser.wait_for(&format!("[data-unsigned] {score}")).await?;
        assert_eq!(read.attr("data-score").await?, shown);
        assert!(!browser.is_there("[data-export]").await?, "nothing to pass on");

        // An answer that the question does not have.
        let changed = fhir.replace("\"code\":\"often-", "\"code\":\"well-");
        let (level, codes) = desk(browser, &changed).await?;
        assert_eq!(level, "0");
        assert_eq!(codes, ["WRONG_TYPE", "OUT_OF_RANGE"]);
        assert!(!browser.is_there(score).await?, "no score of what cannot be");
        Ok(())
    });
}

#[test]
fn a_document_to_read_carries_the_signed_file() {
    with_browser(Setup::default(), async |browser| {
        sign(browser).await?;
        browser.click("[data-export=jws]").await?;
        let (_, file) = browser.download(".suunta.json").await?;
        browser.click("[data-export=pdf]").await?;
        let (name, document) = browser.download(".pdf").await?;
        // What `cargo xtask interop` shows to the tools of others.
        fs::write(interop().join("summary.pdf"), &document).expect("a file");
        assert!(document.starts_with(b"%PDF-1.7"));
        assert_eq!(attached::file(&document), Some(&file[..]));

        let verdict = ("1".to_owned(), vec![]);
        assert_eq!(hand_over(browser, &name, &document).await?, verdict);
        assert!(browser.is_there("article.summary").await?);
        // Any tool may change what is to be read: only what is attached is checked and shown.
        let at = document.windows(9).position(|part| part == b"\"payload\"").expect("the file");
        let mut changed = document.clone();
        changed[at + 20] ^= 1;
        let (level, codes) = hand_over(browser, "changed.pdf", &changed).await?;
        assert_eq!((level.as_str(), codes.is_empty()), ("0", false));

        // The desk makes one of what it checked, and that opens as well.
        hand_over(browser, "summary.suunta.json", &file).await?;
        browser.click("[data-export=pdf]").await?;
        let (_, archived) = browser.download("(1).pdf").await?;
        assert_eq!(attached::file(&archived), Some(&file[..]));
        Ok(())
    });
}

#[test]
fn a_kiosk_makes_no_files() {
    let setup = Setup { query: "mode=kiosk".to_owned(), ..Setup::default() };
    with_browser(setup, async |browser| {
        browser.goto("#/").await?;
        browser.goto_hash("#/q/E1").await?;
        browser.answer("E1", "1").await?;
        browser.forward().await?;
        browser.goto_hash("#/share").await?;
        browser.click_action("sign").await?;
        browser.wait_for("[data-qr]").await?;
        assert!(!browser.is_there("[data-export]").await?);
        Ok(())
    });
}
