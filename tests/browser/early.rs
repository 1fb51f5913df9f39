//! The start and the questions that stand before the app does: the same as the app's, and nothing
//! of them lost.

use crate::common;
use crate::support::{Browser, DESKTOP, PHONE, Result, Screen, Setup, with_browser};
use serde_json::{Value, json};
use suunta::content::instrument::{Item, Kind};
use suunta::storage;

/// A page without the app.
const EARLY: &str = "#shell #main h1";

/// Goes to a route and keeps the app away, as if somebody touched the page all the time.
pub async fn held(browser: &Browser, hash: &str) -> Result<()> {
    let touch = "globalThis.touch = setInterval(() => dispatchEvent(new Event('scroll')), 20)";
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": touch })).await?;
    browser.driver.goto(browser.url(hash)).await?;
    browser.wait_for(EARLY).await.map(drop)
}

/// Lets the app come.
pub async fn released(browser: &Browser) -> Result<()> {
    browser.evaluate("clearInterval(touch)").await?;
    browser.wait_for("body:not(:has(#shell)) #main h1").await.map(drop)
}

/// All that a person can read or choose at the start and on each question's page.
async fn seen(browser: &Browser, items: &[String]) -> Result<Value> {
    let look = "const [items, done] = arguments
        const look = async () => {
            const seen = []
            for (const [hash, name] of [['', 'length'], ...items.map((item) => [`q/${item}`, item])]) {
                location.hash = `#/${hash}`
                while (document.querySelector('#main input')?.name !== name) {
                    await new Promise(requestAnimationFrame)
                }
                // The title follows a frame later.
                await new Promise(requestAnimationFrame)
                await new Promise((resolve) => setTimeout(resolve))
                const main = document.querySelector('#main')
                const each = (css, of) => [...main.querySelectorAll(css)].map(of)
                seen.push([
                    document.title, document.documentElement.dir, main.innerText,
                    ...each('input', ({ type, name, value, checked }) => [type, name, value, checked]),
                    ...each('progress', ({ max, value }) => [max, value]),
                    ...each('a', ({ href }) => href),
                    ...each('button', ({ type, ariaDisabled, className }) => [type, ariaDisabled, className]),
                ])
            }
            document.querySelector('header select').focus() // all languages are there
            return [document.querySelector('header').innerText, seen]
        }
        look().then(done)";
    // A window without the focus tells no element that it has got it.
    browser.cdp("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await?;
    Ok(browser.driver.execute_async(look, vec![json!(items)]).await?.json().clone())
}

#[test]
fn each_page_is_the_same_before_the_app_and_in_it() {
    let content = common::content();
    let instrument = &content.catalogue.instrument;
    let ordinary = instrument.items.iter().filter(|item| item.kind == Kind::Step);
    // Below the two that ask of gambling and substances stand contacts, which the app knows.
    let contacts = &content.catalogue.contacts.contacts;
    let bare = |item: &&Item| contacts.iter().all(|contact| !contact.beside.contains(&item.id));
    let items: Vec<String> = ordinary.filter(bare).map(|item| item.id.clone()).collect();
    assert_eq!(items.len(), 48);
    for language in &content.catalogue.languages {
        let setup = Setup { query: format!("lang={}", language.tag), ..Setup::default() };
        with_browser(setup, async |browser| {
            held(browser, "#/q/M2").await?;
            let early = seen(browser, &items).await?;
            released(browser).await?;
            let app = seen(browser, &items).await?;
            // The skip link is for the keyboard and out of sight; the rest reads the same.
            let header = |seen: &Value| {
                let lines = seen[0].as_str().unwrap_or_default().lines().map(str::to_owned);
                lines.filter(|line| !line.is_empty()).collect::<Vec<_>>()
            };
            assert!(header(&app).ends_with(&header(&early)), "{:?} {:?}", app[0], early[0]);
            let pages = |seen: &Value| seen[1].as_array().cloned().unwrap_or_default();
            for (early, app) in pages(&early).iter().zip(&pages(&app)) {
                assert_eq!(early, app, "{}", language.tag);
            }
            assert_eq!(pages(&early).len(), items.len() + 1);
            Ok(())
        });
    }
}

#[test]
fn nothing_moves_from_the_first_paint_to_the_app() {
    let watch = "globalThis.moved = []
        new PerformanceObserver((list) => {
            for (const { sources } of list.getEntries()) moved.push(...sources.map(({ node }) => String(node?.outerHTML)))
        }).observe({ type: 'layout-shift', buffered: true })";
    let narrow = Screen { width: 320, ..PHONE };
    let places = [
        (PHONE, "fi", "#/"),
        (PHONE, "ru", "#/q/E1"),
        (narrow, "fi", "#/q/E1"),
        (narrow, "ru", "#/q/E1"),
        (DESKTOP, "fi", "#/"),
    ];
    for (screen, language, hash) in places {
        let query = format!("lang={language}");
        with_browser(Setup { screen, query, ..Setup::default() }, async |browser| {
            browser
                .cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": watch }))
                .await?;
            browser.goto(hash).await?;
            assert_eq!(browser.evaluate("moved").await?, json!([]), "{screen:?} {language} {hash}");
            Ok(())
        });
    }
}

#[test]
fn the_length_that_was_chosen_before_the_app_counts() {
    with_browser(Setup::default(), async |browser| {
        held(browser, "#/").await?;
        browser.wait_for("input[name=length][value=full]:checked").await?;
        browser.click("label:has([value=short])").await?;
        browser.click_action("start").await?;
        browser.wait_for("body:not(:has(#shell)) input[name=vote]").await?;
        browser.goto("#/q/E1").await?;
        let asked = "document.querySelector('#main progress').max";
        assert_eq!(browser.evaluate(asked).await?, json!(15));
        assert_eq!(browser.console_errors().await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn the_app_goes_on_with_what_was_answered_before_it() {
    with_browser(Setup::default(), async |browser| {
        held(browser, "#/q/E1").await?;
        browser.answer("E1", "3").await?;
        browser.wait_for("[data-saved=true]").await?;
        browser.forward().await?;
        browser.answer("E2", "skip").await?;
        browser.click_action("back").await?;
        browser.wait_for("input[name=E1][value='3']:checked").await?;
        browser.answer("E1", "4").await?;
        released(browser).await?;
        browser.wait_for("input[name=E1][value='4']:checked").await?;
        browser.wait_for("[data-saved=true]").await?;
        let focused = "document.activeElement.name + document.activeElement.value";
        assert_eq!(browser.evaluate(focused).await?, json!("E14"), "the focus stays where it was");
        browser.forward().await?;
        browser.wait_for("input[name=E2][value=skip]:checked").await?;
        assert!(!browser.is_there("[data-notice]").await?, "it was stored as the app stores");
        assert_eq!(browser.console_errors().await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn who_comes_back_sees_the_answer_before_the_app() {
    let session = json!({
        "instrument": common::instrument().version, "profile": "kainuu", "form": "short",
        "mode": "self", "started": 1, "updated": 1, "place": "/q/E1", "answers": { "E1": 2 },
        "texts": { "own-words": "Ääniä, “lainaus” ja \\ viiva" }, "lists": {},
    });
    let stored = storage::encode(7, &session).expect("a session");
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/help").await?;
        let put = format!("localStorage['suunta.mirror'] = {}", json!(format!("||7:x|{stored}")));
        browser.evaluate(&put).await?;
        browser.driver.goto("about:blank").await?;
        held(browser, "#/q/E1").await?;
        browser.wait_for("input[name=E1][value='2']:checked").await?;
        // The short form's next question, as in the app.
        browser.forward().await?;
        let after = browser.question().await?.expect("a question");
        browser.answer(&after, "1").await?;
        released(browser).await?;
        browser.wait_for(&format!("input[name={after}][value='1']:checked")).await?;
        browser.wait_for("[data-saved=true]").await?;
        let kept = browser.stored().await?;
        assert_eq!(kept["answers"], json!({ "E1": 2, after: 1 }));
        assert_eq!(kept["texts"], session["texts"]);
        assert_eq!(kept["form"], "short");
        Ok(())
    });
}

#[test]
fn an_answer_that_cannot_be_kept_is_told_by_the_app() {
    with_browser(Setup::default(), async |browser| {
        browser.quota(Some(1)).await?;
        held(browser, "#/q/E1").await?;
        // The tap itself calls the app.
        browser.click("label:has([value='3'])").await?;
        browser.wait_for("[data-notice='storage.full']").await?;
        browser.wait_for("input[name=E1][value='3']:checked").await?;
        browser.wait_for("[data-saved=false]").await?;
        Ok(())
    });
}

/// A script that does something as soon as there is an answer to choose.
fn at_once(what: &str) -> Value {
    let source = format!(
        "new MutationObserver((_, watch) => {{
            const third = document.querySelector('input[value=\"3\"]')
            if (!third) return
            watch.disconnect()
            {what}
        }}).observe(document, {{ childList: true, subtree: true }})"
    );
    json!({ "source": source })
}

#[test]
fn whoever_taps_before_the_header_is_there_loses_nothing() {
    with_browser(Setup::default(), async |browser| {
        let add = "Page.addScriptToEvaluateOnNewDocument";
        browser.quota(Some(1)).await?;
        browser.cdp(add, at_once("third.click()")).await?;
        browser.goto("#/q/E1").await?;
        browser.wait_for("[data-notice='storage.full']").await?;
        browser.wait_for("input[name=E1][value='3']:checked").await?;
        for part in ["select", ".help", ".exit"] {
            let count = format!("document.querySelectorAll('header {part}').length");
            assert_eq!(browser.evaluate(&count).await?, json!(1), "{part}");
        }
        Ok(())
    });
}

#[test]
fn shift_three_times_leaves_before_the_header_is_there() {
    let shift = "dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }))";
    let leave = format!("for (let n = 0; n < 3; n++) {shift}");
    with_browser(Setup::default(), async |browser| {
        let source = at_once(&leave);
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", source).await?;
        browser.driver.goto(browser.url("#/q/E1")).await?;
        browser.wait_until("!location.host.startsWith('localhost')").await
    });
}

#[test]
fn leaving_at_once_works_before_the_app() {
    with_browser(Setup::default(), async |browser| {
        held(browser, "#/q/E1").await?;
        browser.answer("E1", "3").await?;
        browser.wait_for("[data-saved=true]").await?;
        // Without that choice it stays, hidden: tests/browser/leaving.rs.
        browser.evaluate("localStorage['suunta.exit'] = 'now'").await?;
        browser.click_action("exit").await?;
        browser.wait_until("!location.host.startsWith('localhost')").await?;
        browser.goto("#/tasks").await?;
        let kept = "Object.keys(localStorage).filter((key) => key.startsWith('suunta.mirror'))";
        assert_eq!(browser.evaluate(kept).await?, json!([]));
        assert_eq!(browser.rows().await?, ["era"]);
        Ok(())
    });
}

#[test]
fn what_is_not_whole_is_left_to_the_app() {
    for pointer in ["a:1", "c:1", "", "a:0"] {
        with_browser(Setup::default(), async |browser| {
            browser.goto("#/help").await?;
            let put = format!(
                "localStorage['suunta.session.a'] = '{{\"v\":1', localStorage['suunta.session'] = {}",
                json!(pointer)
            );
            browser.evaluate(&put).await?;
            browser.driver.goto("about:blank").await?;
            browser.goto("#/q/E1").await?;
            browser.wait_for("[data-notice='storage.damaged']").await?;
            let aside = "suuntaBoot.device.read().then(([keys, texts]) => texts[keys.indexOf('quarantine.0')])";
            assert_eq!(browser.evaluate(aside).await?, json!("{\"v\":1"));
            Ok(())
        });
    }
}
