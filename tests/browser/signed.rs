//! The signed summary stays reachable until it is erased, and signing comes to an end in browsers
//! that lack what newer ones have.

use crate::person::{QUESTIONS, come_back, someone};
use crate::summary::desk;
use crate::support::{Browser, Result, Setup, with_browser};
use serde_json::{Value, json};
use suunta::session::fields;
use suunta::summary::attached;

async fn show(browser: &Browser) -> Result<String> {
    browser.goto("#/").await?;
    browser.click_action("show-code").await?;
    browser.wait_until("location.hash === '#/code'").await?;
    let code = browser.wait_for("[data-code-page] [data-qr]").await?;
    Ok(code.attr("data-qr").await?.unwrap_or_default())
}

#[test]
fn code_file_and_document_stay_until_everything_is_erased() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/code").await?;
        browser.wait_for("[data-code-page=empty]").await?;
        come_back(browser, &someone(&QUESTIONS), "#/share").await?;
        browser.click_action("sign").await?;
        let signed = browser.wait_for("[data-qr]").await?.attr("data-qr").await?;
        let signed = signed.expect("a code");
        let drawn = "document.querySelector('[data-qr] path').getAttribute('d')";
        let picture = browser.evaluate(drawn).await?;
        browser.wait_for("[data-kept-code=yes]").await?;
        browser.click("[data-export=jws]").await?;
        let (_, file) = browser.download(".suunta.json").await?;
        browser.click_action("finish").await?;
        browser.wait_for("[data-action=show-code]").await?;
        assert_eq!(show(browser).await?, signed, "after the end");
        browser.reload().await?;
        browser.wait_for("[data-qr]").await?;
        browser.close_tab().await?;
        assert_eq!(show(browser).await?, signed, "in another tab, as after a new start");
        assert_eq!(browser.evaluate(drawn).await?, picture);
        assert!(!browser.is_there("[data-changed-since]").await?);
        assert_eq!(browser.axe().await?, Vec::<String>::new());
        browser.click("[data-export=jws]").await?;
        let (_, again) = browser.download(".suunta (1).json").await?;
        assert_eq!(again, file, "the very same file");
        browser.click("[data-export=pdf]").await?;
        let (_, document) = browser.download(".pdf").await?;
        assert_eq!(attached::file(&document), Some(&file[..]));

        // Changed since: the code is of that day, and the page says so.
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "0").await?;
        assert_eq!(show(browser).await?, signed);
        browser.wait_for("[data-changed-since]").await?;

        browser.goto("#/").await?;
        browser.click_action("erase").await?;
        browser.driver.accept_alert().await?;
        browser
            .wait_until(
                "Object.keys(localStorage).every((key) => !key.startsWith('suunta.signed'))",
            )
            .await?;
        browser.goto("#/code").await?;
        browser.wait_for("[data-code-page=empty]").await?;
        browser.goto("#/").await?;
        assert!(!browser.is_there("[data-action=show-code]").await?);
        Ok(())
    });
}

#[test]
fn the_code_alone_can_be_removed() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/share").await?;
        browser.click_action("sign").await?;
        browser.wait_for("[data-qr]").await?;
        browser.goto("#/code").await?;
        browser.wait_for("[data-qr]").await?;
        browser.click_action("forget-code").await?;
        browser.driver.accept_alert().await?;
        browser.wait_for("[data-code-page=empty]").await?;
        browser.goto("#/q/E1").await?;
        browser.wait_for("input[name=E1]:checked").await.map(drop)
    });
}

#[test]
fn a_coachs_device_and_a_kiosk_keep_no_code() {
    for mode in ["coach", "kiosk"] {
        let setup = Setup { query: format!("mode={mode}"), ..Setup::default() };
        with_browser(setup, async |browser| {
            browser.goto("#/").await?;
            browser.goto_hash("#/q/E1").await?;
            browser.answer("E1", "1").await?;
            browser.forward().await?;
            browser.goto_hash("#/share").await?;
            if mode == "coach" {
                browser.click_action("skip-rating").await?;
            }
            browser.click_action("sign").await?;
            browser.wait_for("[data-qr]").await?;
            assert!(!browser.is_there("[data-kept-code]").await?, "{mode}");
            assert_eq!(
                browser.evaluate("localStorage['suunta.signed'] ?? null").await?,
                Value::Null
            );
            browser.goto_hash("#/code").await?;
            browser.wait_until("!document.querySelector('[data-qr]')").await?;
            assert!(!browser.is_there("[data-code-page]").await?, "{mode}");
            Ok(())
        });
    }
}

#[test]
fn a_code_that_could_not_be_kept_is_told() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/share").await?;
        let full = "(() => { const set = Storage.prototype.setItem
            Storage.prototype.setItem = function (key, value) {
              if (key === 'suunta.signed') throw new DOMException('', 'QuotaExceededError')
              return set.call(this, key, value)
            } })()";
        browser.evaluate(full).await?;
        browser.click_action("sign").await?;
        browser.wait_for("[data-kept-code=no]").await.map(drop)
    });
}

/// What the oldest browsers that are supported lack (docs/browsers.md), taken away before any script
/// of the page runs.
const OLD: &str = "
  delete Crypto.prototype.randomUUID
  delete Crypto.prototype.subtle
  delete Blob.prototype.stream
  delete Blob.prototype.arrayBuffer
  delete Blob.prototype.text
  delete AbortSignal.timeout
  delete AbortSignal.any
  delete WebAssembly.compileStreaming
  delete WebAssembly.instantiateStreaming
  delete HTMLInputElement.prototype.showPicker
  delete Array.prototype.at
  delete Promise.any
  for (const name of ['clipboard', 'canShare', 'share', 'locks', 'storage', 'wakeLock', 'mediaDevices',
    'serviceWorker', 'userAgentData']) delete Navigator.prototype[name]
  for (const name of ['structuredClone', 'speechSynthesis', 'SpeechSynthesisUtterance', 'Notification',
    'BarcodeDetector', 'CompressionStream', 'showOpenFilePicker', 'requestIdleCallback', 'scheduler',
    'createImageBitmap', 'OffscreenCanvas', 'BroadcastChannel', 'navigation']) delete globalThis[name]
";

async fn before_scripts(browser: &Browser, source: &str) -> Result<()> {
    browser
        .cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }))
        .await
        .map(drop)
}

#[test]
fn the_whole_way_in_the_oldest_browser() {
    with_browser(Setup::default(), async |browser| {
        before_scripts(browser, OLD).await?;
        browser.goto("#/").await?;
        assert_eq!(browser.evaluate("typeof crypto.randomUUID").await?, json!("undefined"));
        browser.click_action("start").await?;
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "1").await?;
        browser.forward().await?;
        // Reading aloud was wanted in another browser, and this one has no voices at all.
        browser.evaluate("localStorage['suunta.aloud'] = 'on'").await?;
        browser.goto("#/share").await?;
        browser.click_action("sign").await?;
        browser.wait_for("[data-qr]").await?;
        browser.click("[data-export=text]").await?;
        browser
            .wait_until("document.querySelector('.step > [role=status]').textContent !== ''")
            .await?;
        browser.click("[data-export=jws]").await?;
        let (_, file) = browser.download(".suunta.json").await?;
        let payload: Value = serde_json::from_slice(&file)?;
        let number = {
            let payload = payload["payload"].as_str().expect("a payload").as_bytes();
            let bytes = data_encoding::BASE64URL_NOPAD.decode(payload).expect("base64url");
            serde_json::from_slice::<Value>(&bytes)?["jti"].clone()
        };
        let number = number.as_str().expect("a number").to_owned();
        assert_eq!(number.as_bytes().get(23), Some(&b'4'), "version 4: {number}");
        browser.goto("#/settings").await?;
        // Where a code cannot be kept safely none is set, and that is told.
        browser.wait_for("#lock-new").await?.send_keys("1234").await?;
        browser.click_action("lock-set").await?;
        browser.wait_for(".errors [data-said='platform.refused']").await?;
        let text = String::from_utf8(file.clone()).expect("UTF-8");
        assert_eq!(desk(browser, &text).await?, ("1".to_owned(), vec![]));
        // The file itself, where nothing can be read as a stream.
        let handed = crate::refused::hand_over(browser, "old.suunta.json", &file).await?;
        assert_eq!(handed, ("1".to_owned(), vec![]));
        assert!(!browser.is_there("[data-broken]").await?);
        assert_eq!(browser.console_errors().await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn without_random_numbers_signing_ends_in_a_sentence() {
    with_browser(Setup::default(), async |browser| {
        let none = "Crypto.prototype.getRandomValues = () => { throw new Error('none') }";
        before_scripts(browser, none).await?;
        come_back(browser, &someone(&QUESTIONS), "#/share").await?;
        browser.click_action("sign").await?;
        browser.wait_until("document.querySelector('form > .error')?.textContent !== ''").await?;
        browser.wait_for("[data-action=sign]:not([disabled])").await.map(drop)
    });
}

#[test]
fn what_is_thrown_where_nobody_expected_it_is_told() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/settings").await?;
        // What a driver's script throws is muted by Chromium: this is what the page itself would hear.
        let thrown = "dispatchEvent(new ErrorEvent('error', { error: new TypeError('missing'), message: 'missing' }))";
        browser.evaluate(thrown).await?;
        browser.wait_for("[data-broken][role=alert] button").await?;
        browser.click("[data-broken] button").await?;
        browser.wait_until_gone("[data-broken]").await
    });
}

#[test]
fn a_worker_that_stops_answers_nobody_for_ever() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/share").await?;
        browser.wait_for("[data-action=sign]").await?;
        // As an old engine ends it: an error in the worker while somebody waits.
        let fails = "(() => { const Own = Worker
            globalThis.Worker = function (url, options) {
              const worker = new Own(url, options)
              setTimeout(() => worker.dispatchEvent(new ErrorEvent('error', { message: 'trap' })), 50)
              worker.postMessage = () => {}
              return worker
            } })()";
        browser.evaluate(fails).await?;
        browser.click_action("sign").await?;
        browser.wait_until("document.querySelector('form > .error')?.textContent !== ''").await?;
        browser.wait_for("[data-action=sign]:not([disabled])").await.map(drop)
    });
}

#[test]
fn the_task_of_a_summary_is_never_left_out_without_a_word() {
    with_browser(Setup::default(), async |browser| {
        let mut session = someone(&QUESTIONS);
        session.texts.remove(fields::TASK_DUE);
        come_back(browser, &session, "#/share").await?;
        browser.click_action("sign").await?;
        browser.wait_for(".errors a[data-field='task-due']").await?;
        // Left out by choice it stands in nobody's way.
        browser.click("label:has(input[name=share][value=plan])").await?;
        browser.click_action("sign").await?;
        browser.wait_for("[data-qr]").await.map(drop)
    });
}
