//! A form moved to another device, and an encrypted summary.

use crate::made::payload;
use crate::person::{come_back, someone};
use crate::refused::signed;
use crate::support::{Browser, Result, Setup, tmp, with_browser};
use std::fs;

async fn give(browser: &Browser, css: &str, name: &str, bytes: &[u8]) -> Result<()> {
    let folder = tmp().join(format!("vault-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    fs::write(&path, bytes).expect("a file");
    browser.wait_for(css).await?.send_keys(path.to_string_lossy()).await
}

async fn open_by(browser: &Browser, words: &str) -> Result<()> {
    let field = browser.wait_for("#move-words").await?;
    field.clear().await?;
    field.send_keys(words).await?;
    browser.click_action("receive").await
}

#[test]
fn a_form_moves_to_another_device_and_the_one_there_is_kept() {
    let (mut file, mut words) = (Vec::new(), String::new());
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&["E1", "E2"]), "#/settings").await?;
        browser.click_action("move").await?;
        let shown = browser.wait_for("[data-words]").await?;
        words = shown.attr("data-words").await?.expect("four words");
        file = browser.download(".suunta.age").await?.1;
        Ok(())
    });
    assert_eq!(words.split(' ').count(), 4);
    let whole = String::from_utf8_lossy(&file).into_owned();
    assert!(whole.starts_with("age-encryption.org/v1") && !whole.contains("Puutarha"));

    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&["A1"]), "#/settings").await?;
        give(browser, "#move-file", "form.age", &file).await?;
        open_by(browser, "aalto aalto aalto aalto").await?;
        browser.wait_for("[data-said='vault.wrong']").await?;
        // However it is typed.
        open_by(browser, &words.to_uppercase().replace(' ', " - ")).await?;
        browser.wait_for("[data-preview]").await?;
        browser.goto("#/q/A1").await?;
        browser.wait_for("input[name=A1][value='3']:checked").await?;
        browser.goto("#/settings").await?;
        give(browser, "#move-file", "form.age", &file).await?;
        open_by(browser, &words).await?;
        browser.click_action("take-form").await?;
        browser.wait_until("location.hash === '#/tasks'").await?;
        browser.goto("#/q/E1").await?;
        browser.wait_for("input[name=E1][value='3']:checked").await?;
        browser.goto("#/q/A1").await?;
        assert!(!browser.is_there("input[name=A1]:checked").await?);
        // The form that was there is not lost.
        browser.goto("#/rounds").await?;
        browser.click_action("bring-back").await?;
        browser.wait_until("location.hash === '#/tasks'").await?;
        browser.goto("#/q/A1").await?;
        browser.wait_for("input[name=A1][value='3']:checked").await?;
        // Damaged: a sentence, and nothing changes.
        browser.goto("#/settings").await?;
        give(browser, "#move-file", "cut.age", &file[..file.len() - 9]).await?;
        open_by(browser, &words).await?;
        browser.wait_for("[data-said='vault.damaged']").await.map(drop)
    });
}

#[test]
fn an_encrypted_summary_opens_at_the_desk_by_its_passphrase() {
    const PASSPHRASE: &str = "vihreä porkkana kasvaa";
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&["E1", "E2"]), "#/share").await?;
        browser.click_action("sign").await?;
        browser.click("details:has(#recipient) > summary").await?;
        browser.wait_for("#recipient").await?.send_keys("kaisa@example.org").await?;
        browser.click("[data-export=age]").await?;
        browser.wait_for("#recipient[aria-invalid=true]").await?;
        browser.wait_for("#recipient").await?.clear().await?;
        browser.wait_for("#seal-passphrase").await?.send_keys(PASSPHRASE).await?;
        browser.click("[data-export=age]").await?;
        let (_, file) = browser.download(".suunta.json.age").await?;

        browser.goto("#/desk").await?;
        give(browser, "#desk-file", "summary.age", &file).await?;
        browser.wait_for("[data-verdict='0']").await?;
        browser.wait_for("[data-kind=age] #open-with").await?.send_keys("väärä lause").await?;
        browser.click_action("open").await?;
        browser.wait_for("[data-said='vault.wrong']").await?;
        browser.wait_for("#open-with").await?.clear().await?;
        browser.wait_for("#open-with").await?.send_keys(PASSPHRASE).await?;
        browser.click_action("open").await?;
        browser.wait_for("[data-verdict='1']").await.map(drop)
    });
}

/// A passphrase's work as a header asks for it, and not as it was sealed: it is done all the same.
fn asking_for(file: &[u8], work: u8) -> Vec<u8> {
    let line_end =
        |from: usize| from + file[from..].iter().position(|b| *b == b'\n').expect("a line");
    let first = line_end(0) + 1;
    let end = line_end(first);
    assert!(file[first..end].starts_with(b"-> scrypt "), "a passphrase");
    let work_at = first + file[first..end].iter().rposition(|b| *b == b' ').expect("a blank") + 1;
    [&file[..work_at], work.to_string().as_bytes(), &file[end..]].concat()
}

/// The next good file does not wait for one that takes long.
#[test]
fn opening_can_be_stopped_and_the_next_file_opens() {
    const PASSPHRASE: &str = "vihreä porkkana kasvaa";
    let good = signed(&payload("Haluan töihin"));
    let good = suunta::vault::seal(good.as_bytes(), PASSPHRASE).expect("sealed");
    let slow = asking_for(&good, 20);
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/desk").await?;
        give(browser, "#desk-file", "slow.age", &slow).await?;
        browser.wait_for("#open-with").await?.send_keys(PASSPHRASE).await?;
        browser.click_action("open").await?;
        browser.click_action("stop-opening").await?;
        browser.wait_for("[data-stopped=true]").await?;
        browser.wait_until_gone("[data-action=stop-opening]").await?;
        browser.wait_until("document.activeElement?.id === 'open-with'").await?;
        let told = browser.is_there(".errors > [role=alert]").await?;
        assert!(!told, "it is what the person wanted");
        give(browser, "#desk-file", "good.age", &good).await?;
        browser.wait_until("document.querySelector('#open-with')?.value === ''").await?;
        browser.wait_for("#open-with").await?.send_keys(PASSPHRASE).await?;
        browser.click_action("open").await?;
        browser.wait_for("[data-verdict='1']").await?;
        // Nor when nobody stopped it: the next file takes its place.
        give(browser, "#desk-file", "slow.age", &slow).await?;
        browser.wait_for("#open-with").await?.send_keys(PASSPHRASE).await?;
        browser.click_action("open").await?;
        browser.wait_for("[data-action=stop-opening]").await?;
        give(browser, "#desk-file", "good.age", &good).await?;
        browser.wait_until("document.querySelector('#open-with')?.value === ''").await?;
        browser.wait_for("#open-with").await?.send_keys(PASSPHRASE).await?;
        browser.click_action("open").await?;
        browser.wait_for("[data-verdict='1']").await.map(drop)
    });
}
