//! A day at the desk: many files at once.

use crate::made::payload;
use crate::refused::signed;
use crate::support::{DESKTOP, Setup, tmp, with_browser};
use serde_json::json;
use std::fs;

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
        assert!(browser.text("tr[data-row='notes.txt']").await?.contains("WRONG_TYPE"));
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
        assert!(String::from_utf8_lossy(&csv).contains("all;all;<5"));
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
