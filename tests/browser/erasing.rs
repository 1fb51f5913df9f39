//! Erasing by each door: nothing of whoever was here is left, neither stored nor in memory, and what
//! outlives them stays.

use crate::made::payload;
use crate::person::someone;
use crate::refused::{hand_over, signed};
use crate::support::{Browser, Result, Setup, tmp, with_browser};
use serde_json::{Value, json};
use std::fs;
use suunta::session::fields;
use suunta::storage::encode;
use suunta::storage::keys::{Of, STORED, TORN};

/// Stands in all that somebody has left.
const SECRET: &str = "salainenmerkki";

/// The keys' databases are gone.
const ONE_DATABASE: &str =
    "indexedDB.databases().then((all) => all.map(({ name }) => name).join() === 'suunta')";

/// Everything that is stored, as one text, the databases' names included.
async fn stored(browser: &Browser) -> Result<String> {
    let all = "Promise.all([indexedDB.databases(), caches.keys(), suuntaBoot.device.read()])
        .then(([databases, caches, rows]) =>
        JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), rows,
            databases.map(({ name }) => name), caches, location.href, history.state, document.title]))";
    Ok(browser.evaluate(all).await?.as_str().unwrap_or_default().to_owned())
}

/// Fills every store: each key of localStorage, the signing key's database, what the tab holds.
async fn fill(browser: &Browser) -> Result<()> {
    browser.goto("#/statement").await?;
    let mut session = someone(&["E1", "E2"]);
    session.texts.insert(fields::OWN_WORDS.to_owned(), SECRET.to_owned());
    let session = encode(1, &session).expect("JSON");
    let staff: Vec<&str> =
        STORED.iter().filter(|(_, of)| *of == Of::Staff).map(|(key, _)| *key).collect();
    let fill = format!(
        "((session) => {{
            for (const key of ['seen', 'quarantine.0', 'trust', 'organisations', 'serials', 'before', 'rounds']) {{
                localStorage[`suunta.${{key}}`] = '{SECRET}'
            }}
            localStorage['suunta.pins'] = '[]'
            localStorage.removeItem('suunta.mirror')
            localStorage['suunta.session.a'] = session
            localStorage['suunta.session'] = 'a:1'
            for (const key of {staff}) localStorage[key] = '[]'
            return new Promise((done) => {{
                indexedDB.open('suunta-keys', 1).onsuccess = ({{ target }}) => {{
                    target.result.close()
                    done()
                }}
            }})
        }})({session})",
        staff = json!(staff),
        session = json!(session)
    );
    browser.evaluate(&fill).await?;
    browser.driver.goto("about:blank").await
}

/// The desk holds a client in memory.
async fn at_the_desk(browser: &Browser) -> Result<()> {
    hand_over(browser, "erasing.json", signed(&payload(SECRET)).as_bytes()).await?;
    browser.wait_for("[data-verdict]").await?;
    let shown = browser.evaluate("document.querySelector('#main').textContent").await?;
    assert!(shown.to_string().contains(SECRET), "the search finds what is there: {shown}");
    Ok(())
}

/// Nothing of anybody, wherever one looks.
async fn nothing_is_left(browser: &Browser, door: &str) -> Result<()> {
    let erased = "!Object.keys(localStorage).some((key) => key.startsWith('suunta.')) &&
        !('left' in document.documentElement.dataset)";
    browser.wait_until(erased).await?;
    browser.wait_until(ONE_DATABASE).await?;
    assert_eq!(
        browser.rows().await?,
        ["era"],
        "{door}: what stays is the mark that other tabs obey"
    );
    let traces = stored(browser).await?;
    assert!(!traces.contains(SECRET), "{door}: {traces}");
    for (key, of) in STORED {
        let there = browser.evaluate(&format!("{} in localStorage", json!(key))).await?;
        // What tells of a full disk goes with the next write, and an erasing is one.
        let stays = of == Of::Staff && key != TORN;
        assert_eq!(there, json!(stays), "{door}: {key}");
    }
    for page in ["#/desk", "#/review", "#/rounds", "#/goal", "#/settings", "#/vote", "#/"] {
        browser.goto_hash(page).await?;
        browser.settle().await?;
        let shown = browser
            .evaluate("[document.documentElement.outerHTML, ...[...document.querySelectorAll('input, textarea')].map(({ value }) => value)]")
            .await?;
        assert!(!shown.to_string().contains(SECRET), "{door}, {page}");
        assert!(!browser.is_there("[data-verdict], [data-left-here]").await?, "{door}, {page}");
    }
    Ok(())
}

/// A door, what leads to it, and whether the desk of the same page holds a client before.
async fn through(browser: &Browser, door: &str) -> Result<()> {
    match door {
        "settings" => {
            at_the_desk(browser).await?;
            // What is open is forgotten when the desk is left, the list of the day is not.
            let listed = tmp().join(format!("{}-listed.json", std::process::id()));
            fs::write(&listed, signed(&payload(SECRET))).expect("a file");
            browser.click("details[data-day] > summary").await?;
            browser.wait_for("#desk-many").await?.send_keys(listed.to_string_lossy()).await?;
            browser.wait_for("details[data-day='1'] tr[data-row]").await?;
            fs::remove_file(&listed).expect("removed");
            browser.goto_hash("#/settings").await?;
            browser.click_action("erase").await?;
            let asked = browser.driver.get_alert_text().await?;
            for named in ["vastaukset", "aiemmat kerrat", "luottamuslista", "tarkistussivun lista"]
            {
                assert!(asked.contains(named), "{named} is not named: {asked}");
            }
            browser.driver.accept_alert().await
        }
        "start" => {
            at_the_desk(browser).await?;
            browser.goto_hash("#/").await?;
            browser.click_action("erase").await?;
            browser.driver.accept_alert().await
        }
        "start, before the later pages" => {
            browser.goto("#/").await?;
            browser.click_action("erase").await?;
            browser.driver.accept_alert().await
        }
        "lock" => {
            at_the_desk(browser).await?;
            browser.evaluate("localStorage['suunta.lock'] = 'cut'").await?;
            browser.goto_hash("#/goal").await?;
            browser.wait_for("[data-lock]").await?;
            browser.click_action("erase").await?;
            browser.driver.accept_alert().await
        }
        "another tab" => {
            at_the_desk(browser).await?;
            let first = browser.another_tab().await?;
            browser.goto("#/settings").await?;
            browser.click_action("erase").await?;
            browser.driver.accept_alert().await?;
            browser.wait_for(".notice").await?;
            browser.driver.switch_to_window(first).await?;
            browser.wait_until_gone("[data-verdict]").await
        }
        "a newer form" => {
            let newer = "localStorage['suunta.session.a'] =
                localStorage['suunta.session.a'].replace('{\"v\":1', '{\"v\":9')";
            browser.driver.goto(browser.url("icon-192.png")).await?;
            browser.evaluate(newer).await?;
            reseal(browser).await?;
            browser.goto("#/").await?;
            browser.wait_for("[data-notice='storage.newer']").await?;
            browser.click("[data-notice] [data-action=erase]").await?;
            browser.driver.dismiss_alert().await?;
            assert!(stored(browser).await?.contains(SECRET), "one press erases nothing");
            browser.click("[data-notice] [data-action=erase]").await?;
            browser.driver.accept_alert().await
        }
        "after a time" => {
            browser.goto("#/statement").await?;
            let long_ago = "(localStorage['suunta.erase-after'] = '3600000', localStorage['suunta.used'] = '1')";
            browser.evaluate(long_ago).await?;
            browser.driver.goto("about:blank").await?;
            browser.goto("#/goal").await?;
            browser.wait_for(".notice").await.map(drop)
        }
        "help" => {
            at_the_desk(browser).await?;
            browser.goto_hash("#/help").await?;
            browser.click_action("exit-erase").await?;
            browser.wait_until("!location.host.startsWith('localhost')").await?;
            browser.goto("#/").await
        }
        other => panic!("no door {other}"),
    }
}

/// Puts the checksum right, as a newer version would.
async fn reseal(browser: &Browser) -> Result<()> {
    let reseal = "(() => {
        const text = localStorage['suunta.session.a'].slice(0, -28)
        let hash = 0xcbf29ce484222325n
        for (const byte of new TextEncoder().encode(text)) {
            hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
        }
        localStorage['suunta.session.a'] = `${text},\"check\":\"${hash.toString(16).padStart(16, '0')}\"}`
    })()";
    browser.evaluate(reseal).await.map(drop)
}

#[test]
fn whatever_door_is_taken_nothing_is_left_of_anybody() {
    for door in [
        "settings",
        "start",
        "start, before the later pages",
        "lock",
        "another tab",
        "a newer form",
        "after a time",
        "help",
    ] {
        with_browser(Setup::default(), async |browser| {
            fill(browser).await?;
            through(browser, door).await?;
            nothing_is_left(browser, door).await
        });
    }
}

#[test]
fn the_next_client_finds_nothing_and_the_service_point_its_own() {
    let setup = Setup { query: "mode=coach".to_owned(), ..Setup::default() };
    with_browser(setup, async |browser| {
        fill(browser).await?;
        browser.goto("#/coach").await?;
        browser.evaluate("localStorage['suunta.keys'] = 'off'").await?;
        browser.click_action("next-client").await?;
        browser.driver.accept_alert().await?;
        browser.wait_for(".notice").await?;
        let session = "Object.keys(localStorage).filter((key) => key.startsWith('suunta.')).sort()";
        let service_point = ["keys", "organisations", "pins", "seen", "serials", "trust"];
        let service_point = service_point.map(|key| format!("suunta.{key}"));
        assert_eq!(browser.evaluate(session).await?, json!(service_point));
        browser.wait_until(ONE_DATABASE).await
    });
}

#[test]
fn a_key_that_could_not_be_erased_is_told() {
    with_browser(Setup::default(), async |browser| {
        let stuck = "IDBFactory.prototype.deleteDatabase = () => ({})";
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": stuck })).await?;
        fill(browser).await?;
        browser.goto("#/settings").await?;
        browser.click_action("erase").await?;
        browser.driver.accept_alert().await?;
        let told = "document.querySelector('.notices').textContent";
        browser.wait_until(&format!("{told}.includes('allekirjoitusavain on vielä')")).await?;
        assert_eq!(browser.evaluate("localStorage['suunta.session'] ?? null").await?, Value::Null);
        Ok(())
    });
}

/// What was put on the clipboard, in order.
const CLIPBOARD: &str = "globalThis.copied = []
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => {
        if (globalThis.refuses) throw new DOMException('no', 'NotAllowedError')
        copied.push(text)
    } } })";

#[test]
fn the_clipboard_is_emptied_with_the_session_or_it_is_said_that_it_is_not() {
    for refuses in [false, true] {
        with_browser(Setup::default(), async |browser| {
            browser
                .cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CLIPBOARD }))
                .await?;
            fill(browser).await?;
            browser.goto("#/share").await?;
            browser.click_action("sign").await?;
            browser.click("[data-export=text]").await?;
            browser.wait_until("copied.length === 1 && copied[0].length > 100").await?;
            browser.evaluate(&format!("void (globalThis.refuses = {refuses})")).await?;
            browser.goto_hash("#/settings").await?;
            browser.click_action("erase").await?;
            browser.driver.accept_alert().await?;
            browser.wait_for(".notice").await?;
            let told = browser.text(".notices").await?;
            let count = browser.evaluate("copied.filter((text) => text === '').length").await?;
            assert_eq!(count, json!(u8::from(!refuses)));
            assert_eq!(told.contains("leikepöydällä"), refuses, "{told}");
            Ok(())
        });
    }
}

#[test]
fn a_clipboard_that_was_not_filled_here_is_left_alone() {
    with_browser(Setup::default(), async |browser| {
        browser
            .cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CLIPBOARD }))
            .await?;
        fill(browser).await?;
        browser.goto("#/settings").await?;
        browser.click_action("erase").await?;
        browser.driver.accept_alert().await?;
        browser.wait_for(".notice").await?;
        assert_eq!(browser.evaluate("copied.length").await?, json!(0));
        Ok(())
    });
}
