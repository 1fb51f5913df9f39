//! What people hand over at the desk and on the page of rounds: read, or named with what to do.

use crate::made::payload;
use crate::person::{come_back, someone};
use crate::refused::{hand_over, signed};
use crate::support::{Browser, DESKTOP, Result, Setup, tmp, with_browser};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

fn vector(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(name)
}

fn bytes(name: &str) -> Vec<u8> {
    fs::read(vector(name)).expect("a vector")
}

#[test]
fn what_other_programs_made_of_a_summary_is_still_read() {
    with_browser(Setup::default(), async |browser| {
        for name in ["pdf-resaved.pdf", "summary-with-bom.json", "qr-text-wrapped.txt"] {
            let (level, codes) = hand_over(browser, name, &bytes(&format!("given/{name}"))).await?;
            assert_eq!(level, "1", "{name}: {codes:?}");
            assert!(browser.is_there("article.summary").await?, "{name}");
        }
        // Without its ending, a picture is one all the same.
        let (level, codes) = hand_over(browser, "IMG_0001", &bytes("given/rounds-qr.png")).await?;
        assert_eq!(level, "1", "{codes:?}");
        Ok(())
    });
}

#[test]
fn what_is_not_read_is_named_with_what_to_do() {
    with_browser(Setup::default(), async |browser| {
        let heic = [b"\0\0\0\x18ftypheic".as_slice(), &[0; 400_000]].concat();
        let scan = [b"%PDF-1.4\n".as_slice(), &[b' '; 400_000]].concat();
        let mail = b"From: a@example.org\r\nSubject: Yhteenveto\r\n\r\nHei".to_vec();
        for (name, bytes, kind) in [
            ("IMG_1.HEIC", heic, "heic"),
            ("skannaus.pdf", scan, "pdf"),
            ("ours.pdf", b"%PDF-1.7\n<</Creator (Suunta)>>".to_vec(), "pdfEmptied"),
            ("locked.pdf", b"%PDF-1.7\ntrailer<</Encrypt 3 0 R>>".to_vec(), "pdfEncrypted"),
            ("viesti.eml", mail, "mail"),
            ("kirje.docx", b"PK\x03\x04\x14\0\x06\0word/document.xml".to_vec(), "office"),
            ("own-copy.csv", bytes("given/own-copy.csv"), "table"),
            ("plan.ics", bytes("given/plan-1.ics"), "calendar"),
            ("suunta.json.crdownload", vec![1, 2, 3], "unfinished"),
            ("suunta.json", Vec::new(), "empty"),
        ] {
            let (level, codes) = hand_over(browser, name, &bytes).await?;
            assert_eq!((level.as_str(), codes), ("0", vec!["WRONG_TYPE".to_owned()]), "{name}");
            let card = format!(".seal[data-kind={kind}]");
            let said = browser.text(&card).await?;
            assert!(said.lines().count() > 2, "{name}: what to do: {said}");
        }
        Ok(())
    });
}

#[test]
fn a_resource_of_others_says_what_it_is() {
    with_browser(Setup::default(), async |browser| {
        for (name, said) in [
            ("fhir-entered-in-error", "[data-refusal='export.import.refused.error']"),
            ("fhir-modifier-extension", "[data-refusal='export.import.refused.modifier']"),
            ("fhir-no-system", "[data-remark='export.import.remark.other-codes']"),
            ("fhir-no-authored", "[data-remark='export.import.remark.no-time']"),
            ("fhir-date-only", "[data-remark='export.import.remark.not-exact']"),
            ("fhir-decimal", "article.summary"),
        ] {
            let name = format!("{name}.json");
            hand_over(browser, &name, &bytes(&format!("fhir/{name}"))).await?;
            browser.wait_for(&format!("[data-unsigned]:has({said})")).await?;
            assert!(browser.is_there(".seal[data-kind=fhir]").await?, "{name}");
            let shown = browser.is_there("[data-unsigned] article.summary").await?;
            assert_eq!(shown, !said.contains("refused") && !said.contains("other-codes"), "{name}");
        }
        Ok(())
    });
}

/// Gives a file on the page of rounds, which is in front.
async fn to_rounds(browser: &Browser, name: &str, bytes: &[u8]) -> Result<()> {
    let path = tmp().join(format!("{}-{name}", std::process::id()));
    fs::write(&path, bytes).expect("a file");
    browser.wait_for("#round-file").await?.send_keys(path.to_string_lossy()).await
}

#[test]
fn the_page_of_rounds_takes_what_the_desk_takes() {
    const PASSPHRASE: &str = "vihreä porkkana kasvaa";
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&["E1", "E2"]), "#/share").await?;
        browser.click_action("sign").await?;
        browser.click("details:has(#recipient) > summary").await?;
        browser.wait_for("#seal-passphrase").await?.send_keys(PASSPHRASE).await?;
        browser.click("[data-export=age]").await?;
        let (name, sealed) = browser.download("-encrypted.suunta.json.age").await?;

        for name in ["rounds-qr.png", "pdf-resaved.pdf", "summary-with-bom.json"] {
            browser.goto("#/settings").await?;
            browser.goto("#/rounds").await?;
            to_rounds(browser, name, &bytes(&format!("given/{name}"))).await?;
            browser.wait_for("[data-preview]").await?;
        }
        to_rounds(browser, &name, &sealed).await?;
        browser.wait_for("#open-with").await?.send_keys(PASSPHRASE).await?;
        browser.click_action("open").await?;
        browser.wait_for("[data-preview]").await?;
        // What is none says what it is.
        to_rounds(browser, "own-copy.csv", &bytes("given/own-copy.csv")).await?;
        let said = browser.text("#error-round-file").await?;
        assert!(said.contains("CSV"), "{said}");
        Ok(())
    });
}

#[test]
fn many_dropped_files_unfold_the_list_and_a_client_is_found_by_name() {
    with_browser(Setup { screen: DESKTOP, ..Setup::default() }, async |browser| {
        let folder = tmp().join(format!("unfold-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let one = folder.join("one.json");
        let other = folder.join("other.json");
        let table = folder.join("own-copy.csv");
        let mut second = payload("Kouluun");
        second["jti"] = json!("urn:uuid:6b1f1f0e-5d3a-4c1e-9f6e-0a1b2c3d4e60");
        second["issuedAt"] = json!("2026-03-02T12:30:00+02:00");
        // Another key, as every summary of a kiosk has.
        let by_other = crate::made::signed_with([[8; 32]].into_iter(), &second);
        fs::write(&one, signed(&payload("Töihin"))).expect("a file");
        fs::write(&other, by_other).expect("a file");
        fs::write(&table, bytes("given/own-copy.csv")).expect("a file");
        browser.goto("#/desk").await?;
        assert!(!browser.is_there("details[data-day][open]").await?);
        browser.drop_on(".drop", &[&one, &other, &table]).await?;
        browser.wait_for("details[data-day='3'][open] tr[data-row='one.json']").await?;
        browser.wait_for("tr[data-row='own-copy.csv'] [data-kind=table]").await?;

        // Named without a comparison of the fingerprint.
        browser.click("tr[data-row='one.json'] th button").await?;
        browser.wait_for("[data-verdict='1'] #pin-label").await?.send_keys("Aino A.").await?;
        browser.click_action("name").await?;
        browser.wait_for("[data-verdict='1'] [data-client='Aino A.']").await?;
        // The other key is the same person's: offered by name, not by key.
        browser.click("tr[data-row='other.json'] th button").await?;
        browser.wait_for("[data-verdict='1'] #same-person").await?;
        browser.click("#same-person option[value='Aino A.']").await?;
        browser.click_action("name").await?;
        browser.wait_for("[data-verdict='1'] [data-client='Aino A.']").await?;
        browser.wait_for("[data-earlier='1']").await?;
        // Named anew, both are.
        browser.wait_for("#pin-label").await?.clear().await?;
        browser.wait_for("#pin-label").await?.send_keys("Aino Aalto").await?;
        browser.click_action("name").await?;
        for name in ["one.json", "other.json"] {
            let cell = format!(
                "document.querySelector(\"tr[data-row='{name}']\")?.textContent.includes('Aino Aalto')"
            );
            browser.wait_until(&cell).await?;
        }
        // Found by it.
        browser.wait_for("#day-seek").await?.send_keys("aalto").await?;
        browser.wait_until("document.querySelectorAll('tr[data-row]').length === 2").await?;
        browser.wait_for("#day-seek").await?.send_keys("nen").await?;
        browser.wait_for("[data-none]").await?;
        fs::remove_dir_all(&folder).expect("removed");
        Ok(())
    });
}
