//! Keys of the staff, from the making to the desk: second signature, trust list, receipt, meeting
//! code.

use crate::kiosk::prepare;
use crate::person::{come_back, someone};
use crate::summary::desk;
use crate::support::{Browser, DESKTOP, Result, Setup, tmp, with_browser};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use thirtyfour::Key;

pub const PASSPHRASE: &str = "kolme vihreää porkkanaa";

fn coach() -> Setup {
    Setup { query: "mode=coach".to_owned(), screen: DESKTOP, ..Setup::default() }
}

async fn type_into(browser: &Browser, css: &str, text: &str) -> Result<()> {
    let field = browser.wait_for(css).await?;
    field.clear().await?;
    field.send_keys(text).await
}

/// Makes a key on the keys page, which is in front.
pub async fn enrol(browser: &Browser, holder: &str, name: &str) -> Result<()> {
    browser.wait_for("[data-form=enrol]").await?;
    if browser.is_there("details:not([open]) [data-form=enrol]").await? {
        browser.click("details:has([data-form=enrol]) > summary").await?;
    }
    browser.click(&format!("label:has(input[name=holder][value={holder}])")).await?;
    type_into(browser, "#key-name", name).await?;
    type_into(browser, "#key-passphrase", PASSPHRASE).await?;
    type_into(browser, "#key-again", PASSPHRASE).await?;
    browser.click_action("enrol").await?;
    browser.wait_for(&format!("[data-key={holder}] [data-open=true]")).await.map(drop)
}

/// Gives a downloaded file to an input; returns its path.
async fn give(browser: &Browser, css: &str, name: &str, bytes: &[u8]) -> Result<PathBuf> {
    let folder = tmp().join(format!("given-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    fs::write(&path, bytes).expect("a file");
    browser.wait_for(css).await?.send_keys(path.to_string_lossy()).await?;
    Ok(path)
}

async fn verdict(browser: &Browser, level: &str) -> Result<Vec<String>> {
    browser.wait_for(&format!("[data-verdict='{level}']")).await?;
    let codes = "[...document.querySelectorAll('[data-code]')].map(({ dataset }) => dataset.code)";
    Ok(serde_json::from_value(browser.evaluate(codes).await?)?)
}

/// An organisation and a coach on its list; the list's name and text.
pub async fn listed_coach(browser: &Browser) -> Result<(String, Vec<u8>)> {
    browser.goto("#/keys").await?;
    enrol(browser, "organisation", "Kainuun työllisyysalue").await?;
    enrol(browser, "coach", "Sotkamon palvelupiste").await?;
    // The coach's public part goes on the organisation's list.
    browser.click("[data-key=coach] [data-action=apply]").await?;
    let (name, application) = browser.download(".key.json").await?;
    assert!(!String::from_utf8_lossy(&application).contains("sealed"), "no secret leaves");
    give(browser, "#list-add", &name, &application).await?;
    browser.wait_for("[data-listed]").await?;
    browser.click_action("publish").await?;
    browser.download("-1.trust.json").await
}

/// Revokes the one key on the list, which is in front.
async fn revoke(browser: &Browser, reason: &str) -> Result<()> {
    browser.click_action("revoke").await?;
    browser.wait_for("[data-action=revoke-sure]:disabled").await?;
    browser.click(&format!("label:has(input[name=reason][value={reason}])")).await?;
    browser.click_action("revoke-sure").await?;
    browser.wait_for("[data-listed] [data-action=take-back]").await.map(drop)
}

#[test]
fn revoking_asks_says_what_it_does_and_is_taken_back_until_the_list_is_published() {
    with_browser(coach(), async |browser| {
        listed_coach(browser).await?;
        let unchanged = browser.text("[data-listed]").await?;
        // Asked, and left: nothing has changed.
        browser.click_action("revoke").await?;
        browser.wait_for("[data-revoking]").await?;
        browser.click_action("revoke-not").await?;
        browser.wait_for("[data-listed] [data-action=revoke]").await?;
        for reason in ["lost", "ended"] {
            revoke(browser, reason).await?;
            let revoked = browser.text("[data-listed]").await?;
            assert_ne!(revoked, unchanged, "{reason}");
            // Also after the page was opened anew.
            browser.reload().await?;
            assert_eq!(browser.text("[data-listed]").await?, revoked, "{reason}");
            browser.click_action("take-back").await?;
            browser.wait_for("[data-listed] [data-action=revoke]").await?;
            assert_eq!(browser.text("[data-listed]").await?, unchanged, "{reason}");
        }
        revoke(browser, "ended").await?;
        browser.click_action("publish").await?;
        let (_, list) = browser.download("-2.trust.json").await?;
        let (list, _) = suunta::summary::trust::Published::read(&list).expect("a list");
        assert!(!list.keys[0].is_revoked());
        assert_eq!(list.keys[0].reason, Some(suunta::summary::trust::Reason::Ended));
        // What is published stays.
        browser.wait_until_gone("[data-action=take-back]").await?;
        assert!(!browser.is_there("[data-listed] [data-action=revoke]").await?);
        Ok(())
    });
}

/// Takes a first list at the desk, which is in front.
pub async fn trust(browser: &Browser, name: &str, list: &[u8]) -> Result<()> {
    browser.click("details:has(#trust-file) > summary").await?;
    give(browser, "#trust-file", name, list).await?;
    browser.click_action("trust").await?;
    browser.wait_for("[data-trust='1']").await.map(drop)
}

#[test]
fn a_coach_signs_beside_the_client_and_the_desk_trusts_the_list_and_gives_a_receipt() {
    with_browser(coach(), async |browser| {
        browser.goto("#/keys").await?;
        enrol(browser, "caseworker", "Tiimi 3").await?;
        let (first_name, first) = listed_coach(browser).await?;

        // An interview: the client's answers, signed by both.
        come_back(browser, &someone(&["E1", "E2", "A1"]), "#/coach").await?;
        let identity = "select[name=identity-seen] option[value=yes]";
        browser.click(identity).await?;
        browser.goto("#/share").await?;
        browser.click_action("skip-rating").await?;
        browser.wait_for("[data-signer=coach] [data-open=true]").await?;
        browser.answer("share", "coachView").await?;
        browser.click_action("sign").await?;
        browser.wait_for("[data-beside=done]").await?;
        browser.click("[data-export=jws]").await?;
        let (_, file) = browser.download(".suunta.json").await?;
        let file = String::from_utf8(file).expect("UTF-8");
        let document: Value = serde_json::from_str(&file).expect("JSON");
        assert_eq!(document["signatures"].as_array().map(Vec::len), Some(2));
        let payload = document["payload"].as_str().expect("a payload").as_bytes();
        let payload = data_encoding::BASE64URL_NOPAD.decode(payload).expect("base64url");
        let payload: Value = serde_json::from_slice(&payload).expect("JSON");
        assert_eq!(payload["expectedSigners"], json!(["client", "coach"]));
        assert_eq!(payload["coachView"]["identitySeen"], json!(true));

        // Intact, but nobody knows the coach's key yet.
        let unconfirmed = ("1".to_owned(), vec!["ROLE_NOT_CONFIRMED".to_owned()]);
        assert_eq!(desk(browser, &file).await?, unconfirmed);
        trust(browser, &first_name, &first).await?;
        assert_eq!(desk(browser, &file).await?, ("3".to_owned(), vec![]));
        assert!(browser.text("[data-signer=coach]").await?.contains("Sotkamon palvelupiste"));

        // The client has a name at this level too, though the key is nobody's to compare.
        browser.wait_for("[data-form=client] #pin-label").await?.send_keys("Aino A.").await?;
        browser.click_action("name").await?;
        browser.wait_for("[data-verdict='3'] [data-client='Aino A.']").await?;
        assert_eq!(desk(browser, &file).await?, ("3".to_owned(), vec![]));
        browser.wait_for("[data-client='Aino A.']").await?;

        // The receipt is for exactly this file.
        browser.click("details[data-receipt] > summary").await?;
        browser.click_action("receipt").await?;
        verdict(browser, "4").await?;
        let (_, given) = browser.download(".receipt.json").await?;
        let text = String::from_utf8_lossy(&given).into_owned();
        let (receipt, _) = suunta::summary::receipt::Receipt::read(&given).expect("a receipt");
        assert_eq!(receipt.sha256, suunta::summary::key::sha256_hex(file.as_bytes()));
        assert_eq!(receipt.name, "Tiimi 3");
        let note = browser.text("details[data-receipt] [role=status]").await?;
        assert!(note.contains("Tiimi 3"), "what to do with the receipt: {note}");
        // Read again it is no summary, and says for which one it is.
        assert_eq!(desk(browser, &text).await?, ("0".to_owned(), vec!["WRONG_TYPE".to_owned()]));
        let card = format!("[data-receipt-of='{}']", receipt.jti);
        browser.wait_for(&card).await?;
        browser.wait_for("[data-kind=receipt]").await?;
        assert!(!browser.is_there(".seal[data-level]").await?, "it is no summary that fails");
        assert!(browser.text(&card).await?.contains("Tiimi 3"));

        // Revoked, the key is worth nothing, and the older list cannot bring it back.
        browser.goto("#/keys").await?;
        revoke(browser, "lost").await?;
        browser.click_action("publish").await?;
        let (second_name, second) = browser.download("-2.trust.json").await?;
        browser.goto("#/desk").await?;
        browser.click("details:has(#trust-file) > summary").await?;
        give(browser, "#trust-file", &second_name, &second).await?;
        browser.wait_for("[data-trust='2']").await?;
        let revoked = ("0".to_owned(), vec!["REVOKED_KEY".to_owned()]);
        assert_eq!(desk(browser, &file).await?, revoked);
        browser.click("details:has(#trust-file) > summary").await?;
        give(browser, "#trust-file", &first_name, &first).await?;
        let said = "document.querySelector('#error-trust-file')?.textContent
            .includes('OLD_TRUST_LIST')";
        browser.wait_until(said).await?;
        browser.wait_for("[data-trust='2']").await?;
        // Nor when the newer one was put away first.
        browser.click_action("put-away").await?;
        browser.wait_until("!document.querySelector('[data-trust=\"2\"]')").await?;
        give(browser, "#trust-file", &first_name, &first).await?;
        let said = "document.querySelector('#error-trust-file')?.textContent
            .includes('OLD_TRUST_LIST')";
        browser.wait_until(said).await?;
        assert!(!browser.is_there("[data-trust='1']").await?);
        // Nor can its public part be put on the list again.
        browser.goto("#/keys").await?;
        let (name, application) = browser.download(".key.json").await?;
        give(browser, "#list-add", &name, &application).await?;
        browser.wait_for("[data-said='keys.revoked']").await?;
        assert!(!browser.is_there("[data-listed] [data-action=revoke]").await?);
        Ok(())
    });
}

#[test]
fn a_locked_key_signs_nothing_and_its_backup_opens_elsewhere() {
    let mut backup = Vec::new();
    with_browser(coach(), async |browser| {
        browser.goto("#/keys").await?;
        enrol(browser, "coach", "Sotkamo").await?;
        browser.click("[data-key=coach] [data-action=backup]").await?;
        backup = browser.download(".sealed.json").await?.1;
        browser.click("[data-key=coach] [data-action=lock]").await?;
        browser.wait_for("[data-key=coach] [data-open=false]").await?;
        // A client's erasing leaves the key, and it stays locked.
        come_back(browser, &someone(&["E1"]), "#/share").await?;
        browser.click_action("skip-rating").await?;
        browser.wait_for("[data-signer=coach] [data-open=false]").await?;
        browser.click_action("sign").await?;
        browser.click_action("sign-alone").await?;
        browser.wait_for("[data-qr]").await?;
        assert!(!browser.is_there("[data-beside=done]").await?);
        Ok(())
    });
    with_browser(coach(), async |browser| {
        browser.goto("#/keys").await?;
        give(browser, "#key-file", "backup.sealed.json", &backup).await?;
        browser.wait_for("[data-key=coach] [data-open=false]").await?;
        type_into(browser, "[data-key=coach] input[name=passphrase]", "väärä salalause").await?;
        browser.click("[data-key=coach] [data-action=unlock]").await?;
        browser.wait_for("[data-said='worker.passphrase']").await?;
        type_into(browser, "[data-key=coach] input[name=passphrase]", PASSPHRASE).await?;
        browser.click("[data-key=coach] [data-action=unlock]").await?;
        browser.wait_for("[data-key=coach] [data-open=true]").await?;
        give(browser, "#key-file", "broken.sealed.json", &backup[..backup.len() / 2]).await?;
        browser.wait_for("#error-key-file[data-said='keys.damaged']").await?;
        browser.wait_until("document.activeElement?.matches('.errors')").await?;
        Ok(())
    });
}

#[test]
fn a_kiosk_signs_by_its_own_key_for_one_client_after_another() {
    let setup = Setup { query: "mode=kiosk".to_owned(), ..Setup::default() };
    with_browser(setup, async |browser| {
        prepare(browser, "avaa sesam nyt").await?;
        browser.goto("#/settings").await?;
        type_into(browser, "#staff", "avaa sesam nyt").await?;
        browser.click("form:has(#staff) button").await?;
        enrol(browser, "kiosk", "Kuhmon kirjasto").await?;
        for _ in 0..2 {
            browser.goto_hash("#/q/E1").await?;
            browser.answer("E1", "2").await?;
            browser.forward().await?;
            browser.goto_hash("#/share").await?;
            browser.wait_for("[data-beside=kiosk]").await?;
            browser.click_action("sign").await?;
            browser.wait_for("[data-beside=done]").await?;
            browser.click_action("finish").await?;
            browser.wait_until("location.hash === '#/' || location.hash === ''").await?;
            browser.wait_until("!document.querySelector('[data-beside]')").await?;
            browser.wait_for(".kiosk-start").await?;
        }
        Ok(())
    });
}

#[test]
fn a_meeting_code_makes_a_summary_fresh_and_serves_once() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/desk").await?;
        browser.click("details:has([data-action=meeting-code]) > summary").await?;
        browser.click_action("meeting-code").await?;
        let code = browser.wait_for("[data-nonce]").await?;
        let code = code.attr("data-nonce").await?.expect("a code");
        browser.wait_for("details svg.qr path").await?;

        // The client types it as people do; a wrong one is told before anything is signed.
        for (item, value) in [("E1", "1"), ("W", "6")] {
            browser.goto(&format!("#/q/{item}")).await?;
            browser.answer(item, value).await?;
        }
        browser.goto("#/share").await?;
        browser.click("details:has(#nonce) > summary").await?;
        type_into(browser, "#nonce", "ABCD").await?;
        browser.click_action("sign").await?;
        browser.wait_until("document.querySelector('form .error')?.textContent").await?;
        let typed = format!("{} {}-{}", &code[..4], code[4..8].to_lowercase(), &code[8..]);
        type_into(browser, "#nonce", &typed).await?;
        browser.click_action("sign").await?;
        browser.wait_for("[data-qr]").await?;
        browser.click("[data-export=jws]").await?;
        let (_, file) = browser.download(".suunta.json").await?;
        let file = String::from_utf8(file).expect("UTF-8");
        let fresh = "document.querySelector('[data-part=fresh]').textContent";
        assert_eq!(desk(browser, &file).await?, ("1".to_owned(), vec![]));
        let first = browser.evaluate(fresh).await?;
        // The code has served: it is off the screen, and whoever answers it again is told so.
        browser.wait_for("[data-nonce-served]").await?;
        browser.wait_until_gone("[data-nonce]").await?;
        assert_eq!(desk(browser, &file).await?, ("1".to_owned(), vec![]));
        assert_ne!(browser.evaluate(fresh).await?, first, "a second sight is told");
        browser.goto("#/share").await?;
        browser.click("details:has(#nonce) > summary").await?;
        type_into(browser, "#nonce", &typed).await?;
        browser.click_action("sign").await?;
        let next = browser.wait_for("[data-qr]").await?.attr("data-qr").await?;
        let used = ("0".to_owned(), vec!["REPLAY".to_owned()]);
        assert_eq!(desk(browser, &next.expect("the text of the QR")).await?, used);
        assert!(browser.text("[data-code=REPLAY]").await?.contains("tapaamiskoodi"));

        // Another meeting, another code.
        browser.click_action("meeting-code").await?;
        browser
            .wait_until(&format!(
                "document.querySelector('[data-nonce]')?.dataset.nonce.length === 16
                    && document.querySelector('[data-nonce]').dataset.nonce !== '{code}'"
            ))
            .await?;
        let wrong = ("0".to_owned(), vec!["WRONG_NONCE".to_owned()]);
        assert_eq!(desk(browser, &file).await?, wrong);
        Ok(())
    });
}

#[test]
fn a_summary_is_encrypted_for_a_recipient_of_the_trust_list() {
    use age::secrecy::ExposeSecret;
    let identity = age::x25519::Identity::generate();
    let recipient = identity.to_public().to_string();
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/keys").await?;
        enrol(browser, "organisation", "Kainuun työllisyysalue").await?;
        // What is no key is told and not taken.
        type_into(browser, "#recipient-name", "Tiimi 3").await?;
        type_into(browser, "#recipient-key", "age1tuntematon").await?;
        browser.click_action("add-recipient").await?;
        browser.wait_for("[data-said='vault.bad-key']").await?;
        type_into(browser, "#recipient-key", &recipient).await?;
        browser.driver.action_chain().send_keys(Key::Enter).perform().await?;
        browser.wait_for(&format!("[data-recipient='{recipient}']")).await?;
        browser.click_action("publish").await?;
        let (name, list) = browser.download("-1.trust.json").await?;

        come_back(browser, &someone(&["E1", "E2"]), "#/share").await?;
        browser.click_action("sign").await?;
        browser.click("[data-export=jws]").await?;
        let (_, signed) = browser.download(".suunta.json").await?;
        browser.click("details:has(> details #trust-file) > summary").await?;
        assert!(!browser.is_there("#listed").await?, "nobody to choose before a list is taken");
        browser.click("details > details:has(#trust-file) > summary").await?;
        give(browser, "#trust-file", &name, &list).await?;
        browser.click_action("trust").await?;
        browser.click(&format!("#listed option[value='{recipient}']")).await?;
        // Without the list nobody of it is chosen any more; the fingerprint is known by now.
        browser.click_action("put-away").await?;
        browser.wait_until("!document.querySelector('#listed')").await?;
        browser.click("[data-export=age]").await?;
        let short = "/12/.test(document.querySelector('#error-seal-passphrase')?.textContent)";
        browser.wait_until(short).await?;
        give(browser, "#trust-file", &name, &list).await?;
        browser.click(&format!("#listed option[value='{recipient}']")).await?;
        browser.click("[data-export=age]").await?;
        let (_, sealed) = browser.download(".suunta.json.age").await?;
        let secret = identity.to_string();
        let opened = suunta::vault::open(&sealed, secret.expose_secret());
        assert!(
            opened.is_ok_and(|opened| opened == signed),
            "it opens by the recipient's identity"
        );
        Ok(())
    });
}
