//! A day at the desk: many files at once.

use crate::common;
use crate::made::{payload, signed_with};
use crate::refused::signed;
use crate::support::{Browser, DESKTOP, Result, Setup, tmp, with_browser};
use data_encoding::BASE64;
use qrcodegen::{QrCode, QrCodeEcc};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use suunta::summary::code::Code;

/// An empty folder for the files of a test.
fn folder(name: &str) -> PathBuf {
    let folder = tmp().join(format!("{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::write(&path, bytes).expect("a file");
    path.to_string_lossy().into_owned()
}

#[test]
fn many_files_are_listed_with_what_is_wrong_beside_each() {
    let setup = Setup { query: "profile=joensuu".to_owned(), screen: DESKTOP, ..Setup::default() };
    with_browser(setup, async |browser| {
        let folder = tmp().join(format!("day-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let good = signed(&payload("Töihin"));
        let mut names = Vec::new();
        for (name, text) in [
            ("one.json", good.clone()),
            ("changed.json", good.replacen("signature\":\"", "signature\":\"A", 1)),
            ("notes.txt", "huomenna kello 9".to_owned()),
        ] {
            let path = folder.join(name);
            fs::write(&path, text).expect("a file");
            names.push(path.to_string_lossy().into_owned());
        }
        browser.goto("#/desk").await?;
        browser.click("details[data-day] > summary").await?;
        browser.wait_for("#desk-many").await?.send_keys(names.join("\n")).await?;
        browser.wait_for("details[data-day='3']").await?;
        browser.wait_for("tr[data-row='one.json'][data-level='1']").await?;
        browser.wait_for("tr[data-row='changed.json'][data-level='0']").await?;
        let notes = browser.text("tr[data-row='notes.txt']").await?;
        let content = common::content();
        let says = content.locales["fi"].get(Code::WrongType.key()).expect("a sentence");
        assert!(notes.contains("WRONG_TYPE") && notes.contains(says), "{notes}");
        assert!(browser.is_there("[data-refused='2']").await?, "how many are refused");
        // Those that somebody should look at.
        browser.click("label:has([name=doubtful])").await?;
        browser.wait_until_gone("tr[data-row='one.json']").await?;
        assert!(browser.is_there("tr[data-row='changed.json']").await?);
        browser.click("label:has([name=doubtful])").await?;
        browser.wait_for("tr[data-row='one.json']").await?;
        // Too few people: no figure tells anything of the one.
        browser.click("tr[data-row='one.json'] select[name=outcome] option:nth-child(2)").await?;
        let hidden = "[...document.querySelectorAll('[data-figure] td:nth-child(2)')]
            .every((cell) => !/^[1-4]$/.test(cell.textContent))";
        browser.wait_for("[data-figure^='outcome.']").await?;
        browser.wait_until(hidden).await?;
        browser.click("[data-export=day-csv]").await?;
        let (_, csv) = browser.download(".csv").await?;
        assert!(String::from_utf8_lossy(&csv).contains("all;all;.."));
        // One of them in full.
        browser.click("tr[data-row='one.json'] th button").await?;
        browser.wait_for("[data-verdict='1']").await?;
        // Nothing of the list is kept.
        browser.reload().await?;
        browser.wait_for("details[data-day='0']").await?;
        browser.click("details[data-day] > summary").await?;
        assert!(!browser.is_there("tr[data-row]").await?);
        // But that it was received is.
        browser.drop_on(".drop", &[&folder.join("one.json")]).await?;
        browser.wait_for("[data-verdict='1']").await?;
        assert!(browser.text(".seal").await?.contains("Saatu jo"), "a second sight is not told");
        // A whole folder, more than one page of the list shows.
        for number in 0..24 {
            fs::write(folder.join(format!("{number}.json")), &good).expect("a file");
        }
        browser
            .wait_for("#desk-folder")
            .await?
            .send_keys(folder.to_string_lossy().into_owned())
            .await?;
        browser.wait_for("details[data-day='27']").await?;
        browser.wait_until("document.querySelectorAll('tr[data-row]').length === 25").await?;
        browser.click("[data-action=day-older]").await?;
        browser.wait_until("document.querySelectorAll('tr[data-row]').length === 2").await?;
        browser.wait_for("[data-action=day-older]:disabled").await?;
        browser.click("[data-action=day-newer]").await?;
        browser.wait_until("document.querySelectorAll('tr[data-row]').length === 25").await?;
        fs::remove_dir_all(&folder).expect("removed");
        Ok(())
    });
}

#[test]
fn a_file_and_a_folder_with_folders_in_it_can_be_dropped() {
    with_browser(Setup { screen: DESKTOP, ..Setup::default() }, async |browser| {
        let folder = tmp().join(format!("dropped-{}", std::process::id()));
        let inner = folder.join("maanantai/aamu");
        fs::create_dir_all(&inner).expect("folders");
        let good = signed(&payload("Töihin"));
        let changed = good.replacen("signature\":\"", "signature\":\"A", 1);
        let file = folder.join("outer.json");
        fs::write(&file, &good).expect("a file");
        fs::write(inner.join("inner.json"), changed).expect("a file");
        // More than a browser tells of a folder at once.
        for number in 0..120 {
            fs::write(inner.join(format!("{number}.txt")), "muistiinpano").expect("a file");
        }
        browser.goto("#/desk").await?;
        browser.drop_on(".drop", &[&file]).await?;
        browser.wait_for("[data-verdict='1']").await?;
        assert!(browser.is_there("details[data-day='0']").await?, "one file is no day");

        browser.drop_on(".drop", &[&folder]).await?;
        browser.wait_for("details[data-day='122']").await?;
        browser.click("details[data-day] > summary").await?;
        browser.wait_for("tr[data-row='outer.json'][data-level='1']").await?;
        browser.wait_for("tr[data-row='inner.json'][data-level='0']").await?;
        fs::remove_dir_all(&folder).expect("removed");
        Ok(())
    });
}

#[test]
fn what_was_received_before_says_so_and_to_open_it_from_the_list_is_no_second_sight() {
    with_browser(Setup { screen: DESKTOP, ..Setup::default() }, async |browser| {
        let folder = folder("again");
        let file = signed(&payload("Töihin"));
        let names = [write(&folder, "one.json", &file), write(&folder, "two.json", &file)];
        browser.goto("#/desk").await?;
        // A meeting goes on, whose code the file does not know.
        browser.click("details:has([data-action=meeting-code]) > summary").await?;
        browser.click_action("meeting-code").await?;
        browser.wait_for("[data-nonce]").await?;
        browser.click("details[data-day] > summary").await?;
        browser.wait_for("#desk-many").await?.send_keys(names.join("\n")).await?;
        browser.wait_for("tr[data-row='two.json'][data-level='1'] [data-received]").await?;
        assert!(!browser.is_there("tr[data-row='one.json'] [data-received]").await?);
        browser.click("label:has([name=doubtful])").await?;
        browser.wait_until_gone("tr[data-row='one.json']").await?;
        assert!(browser.is_there("tr[data-row='two.json']").await?);
        browser.click("label:has([name=doubtful])").await?;

        browser.click("tr[data-row='one.json'] th button").await?;
        browser.wait_for("[data-verdict='1']").await?;
        assert!(!browser.text(".seal").await?.contains("Saatu jo"));
        // In another language it is still open, and so is the list.
        browser.click("header select option[value=en]").await?;
        browser.wait_for("html[lang=en]").await?;
        browser.wait_for("[data-verdict='1']").await?;
        assert!(browser.is_there("details[data-day='2']").await?);
        // Left, it is not.
        browser.goto_hash("#/settings").await?;
        browser.wait_for("[data-action=erase]").await?;
        browser.goto_hash("#/desk").await?;
        browser.wait_for("details[data-day='2']").await?;
        assert!(!browser.is_there("[data-verdict]").await?);
        fs::remove_dir_all(&folder).expect("removed");
        Ok(())
    });
}

#[test]
fn a_folder_can_have_pictures_encrypted_files_and_what_cannot_be_read() {
    with_browser(Setup::default(), async |browser| {
        let folder = folder("mixed");
        browser.goto("#/desk").await?;
        let age = "age-encryption.org/v1\n-> scrypt AAAA 16\nAAAA\n--- AAAA\n";
        let long = format!("{}.json", "yhteenveto ".repeat(20));
        let names = [
            write(&folder, "code.png", picture(browser, Some("SUU1:X")).await?),
            write(&folder, "empty.png", picture(browser, None).await?),
            write(&folder, "sealed.age", age),
            write(&folder, &long, signed(&payload("Töihin"))),
        ];
        browser.click("details[data-day] > summary").await?;
        browser.wait_for("#desk-many").await?.send_keys(names.join("\n")).await?;
        browser.wait_for("details[data-day='4']").await?;
        let cell = |name: &str| format!("tr[data-row='{name}'] td");
        assert!(browser.text(&cell("code.png")).await?.contains("BAD_"), "its code was not read");
        let empty = browser.text(&cell("empty.png")).await?;
        assert!(empty.contains("ei löytynyt koodia"), "{empty}");
        let sealed = browser.text(&cell("sealed.age")).await?;
        assert!(!sealed.contains("WRONG_TYPE"), "{sealed}");
        // A long name takes one line, and nothing is wider than the phone.
        let fits = "document.documentElement.scrollWidth <= innerWidth
            && [...document.querySelectorAll('.file span')].every((name) => name.clientHeight < 60)";
        browser.wait_until(fits).await?;
        // An encrypted one opens like any other that is given alone.
        browser.click("tr[data-row='sealed.age'] th button").await?;
        browser.wait_for("[data-form=open]").await?;
        fs::remove_dir_all(&folder).expect("removed");
        Ok(())
    });
}

/// A picture (PNG) of the code of a text, or of nothing.
async fn picture(browser: &Browser, text: Option<&str>) -> Result<Vec<u8>> {
    let code = text.map(|text| QrCode::encode_text(text, QrCodeEcc::Medium).expect("a code"));
    let side = code.as_ref().map_or(16, |code| code.size() + 8);
    let dark = |at: i32| code.as_ref().is_some_and(|c| c.get_module(at % side - 4, at / side - 4));
    let dark: Vec<i32> = (0..side * side).filter(|at| dark(*at)).collect();
    let draw = "((side, dark) => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 4 * side;
        const on = canvas.getContext('2d');
        on.fillStyle = '#fff';
        on.fillRect(0, 0, 4 * side, 4 * side);
        on.fillStyle = '#000';
        dark.forEach((at) => on.fillRect(4 * (at % side), 4 * Math.floor(at / side), 4, 4));
        return canvas.toDataURL('image/png').split(',')[1];
    })";
    let drawn = browser.evaluate(&format!("{draw}({side}, {dark:?})")).await?;
    Ok(BASE64.decode(drawn.as_str().expect("a picture").as_bytes()).expect("base64"))
}

#[test]
fn keys_of_one_name_are_compared_and_names_are_kept_only_sealed() {
    with_browser(Setup { screen: DESKTOP, ..Setup::default() }, async |browser| {
        let folder = folder("names");
        let mut later = payload("Töihin");
        later["jti"] = json!("urn:uuid:6b1f1f0e-5d3a-4c1e-9f6e-0a1b2c3d4e60");
        // Earlier by its hands, later by its zone.
        later["issuedAt"] = json!("2026-03-02T11:30:00+01:00");
        let old = write(&folder, "old.json", signed(&payload("Töihin")));
        let new = write(&folder, "new.json", signed_with([[8; 32]].into_iter(), &later));
        browser.goto("#/desk").await?;
        browser.click("details[data-day] > summary").await?;
        browser.wait_for("#desk-many").await?.send_keys([old, new].join("\n")).await?;
        browser.wait_for("details[data-day='2']").await?;
        for name in ["old.json", "new.json"] {
            browser.click(&format!("tr[data-row='{name}'] th button")).await?;
            browser.wait_for("[data-verdict='1'] #pin-label").await?.send_keys("Aino A.").await?;
            browser.click_action("pin").await?;
            browser.wait_for(&format!("tr[data-row='{name}'][data-level='2']")).await?;
            browser.wait_for("[data-verdict='2']").await?;
        }
        assert!(browser.text("tr[data-row='new.json']").await?.contains("Aino A."));
        browser.wait_for("[data-earlier='1'] [data-beside=E]").await?;
        let clear = "Object.values(localStorage).join().includes('Aino')";
        assert_eq!(browser.evaluate(clear).await?, json!(false));

        // Sealed by a passphrase, opened once a visit.
        browser.click("details[data-names=memory] > summary").await?;
        for field in ["#names-new", "#names-again"] {
            browser.wait_for(field).await?.send_keys("kolme sanaa riittää").await?;
        }
        browser.click_action("names-keep").await?;
        browser.wait_for("details[data-names=open]").await?;
        assert_eq!(browser.evaluate(clear).await?, json!(false));
        browser.reload().await?;
        browser.wait_for("details[data-names=locked][open]").await?;
        // The key itself is confirmed without asking.
        let old = folder.join("old.json");
        browser.drop_on(".drop", &[&old]).await?;
        browser.wait_for("[data-verdict='2']").await?;
        assert!(!browser.text(".seal").await?.contains("Aino A."));
        browser.wait_for("#names-open").await?.send_keys("jotain aivan muuta").await?;
        browser.click_action("names-open").await?;
        browser.wait_for("[data-said='names.wrong']").await?;
        browser.evaluate("document.querySelector('#names-open').value = ''").await?;
        browser.wait_for("#names-open").await?.send_keys("kolme sanaa riittää").await?;
        browser.click_action("names-open").await?;
        browser.wait_for("details[data-names=open]").await?;
        browser
            .wait_until("document.querySelector('.seal').textContent.includes('Aino A.')")
            .await?;
        fs::remove_dir_all(&folder).expect("removed");
        Ok(())
    });
}

#[test]
fn a_desk_that_is_left_while_it_checks_stops_and_still_notes_what_it_accepted() {
    with_browser(Setup { screen: DESKTOP, ..Setup::default() }, async |browser| {
        let folder = tmp().join(format!("left-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let mut summary = payload("Töihin");
        for number in 0..640 {
            summary["jti"] = json!(format!("urn:uuid:6b1f1f0e-5d3a-4c1e-9f6e-{number:012x}"));
            fs::write(folder.join(format!("{number}.json")), signed(&summary)).expect("a file");
        }
        browser.goto("#/desk").await?;
        browser.click("details[data-day] > summary").await?;
        // To another page as soon as some of them are checked.
        let leave = "new MutationObserver((_, observer) => {
            const day = document.querySelector('details[data-day]')
            if (day?.dataset.day > 0 || day?.querySelector('progress')?.value > 0) {
                observer.disconnect()
                location.hash = '#/help'
            }
        }).observe(document.body, { attributes: true, childList: true, subtree: true })";
        browser.evaluate(leave).await?;
        let chosen = browser.wait_for("#desk-folder").await?;
        chosen.send_keys(folder.to_string_lossy().into_owned()).await?;
        browser.wait_until("location.hash === '#/help'").await?;
        browser.wait_until_gone("details[data-day]").await?;

        browser.goto("#/desk").await?;
        let listed = "Number(document.querySelector('details[data-day]').dataset.day)";
        let noted = "(localStorage['suunta.seen'] ?? '').trim().split('\\n').length";
        browser.wait_until(&format!("{listed} > 0 && {noted} === {listed}")).await?;
        // The app goes on: a summary that was accepted is known, and one more is checked.
        browser.drop_on(".drop", &[&folder.join("0.json")]).await?;
        browser.wait_for("[data-verdict='1']").await?;
        fs::remove_dir_all(&folder).expect("removed");
        Ok(())
    });
}
