//! How it looks and sounds, and what the device promises.

use crate::person::{QUESTIONS, come_back, someone};
use crate::support::{Browser, Result, Setup, with_browser};
use serde_json::{Value, json};

async fn root_size(browser: &Browser) -> Result<f64> {
    let size = browser.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)");
    Ok(size.await?.as_f64().unwrap_or_default())
}

#[test]
fn larger_text_and_stronger_contrast_stay_on_the_next_visit() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/settings").await?;
        browser.wait_for("input[name=text]").await?;
        let before = root_size(browser).await?;
        browser.answer("text", "200").await?;
        assert_eq!(root_size(browser).await?, before * 2.0);
        browser.answer("contrast", "more").await?;
        let quiet = "getComputedStyle(document.documentElement).getPropertyValue('--quiet')";
        let text = quiet.replace("quiet", "text");
        browser.wait_until(&format!("{quiet} === {text}")).await?;
        browser.goto("#/q/E1").await?;
        browser.reload().await?;
        browser.wait_for("input[name=E1]").await?;
        assert_eq!(root_size(browser).await?, before * 2.0);
        let out = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
        assert_eq!(browser.evaluate(out).await?, json!(false), "nothing sticks out");
        Ok(())
    });
}

/// Voices as a device with a Finnish one has them; what is spoken is written down.
const VOICES: &str = "
    window.spoken = []
    const voice = { lang: 'fi-FI', name: 'Satu', localService: true }
    const remote = { lang: 'sv-SE', name: 'Far away', localService: false }
    class SpeechSynthesisVoice {}
    for (const one of [voice, remote]) Object.setPrototypeOf(one, SpeechSynthesisVoice.prototype)
    window.SpeechSynthesisVoice = SpeechSynthesisVoice
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
    Object.defineProperty(window, 'speechSynthesis', { value: {
      getVoices: () => [remote, voice],
      cancel: () => {},
      speak: ({ text, lang, voice }) => window.spoken.push([text, lang, voice.name]),
    } })";

#[test]
fn a_page_is_read_by_the_devices_own_voice_and_only_where_there_is_one() {
    with_browser(Setup::default(), async |browser| {
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": VOICES })).await?;
        browser.goto("#/settings").await?;
        browser.answer("aloud", "on").await?;
        browser.goto("#/q/E1").await?;
        browser.wait_for("input[name=E1]").await?;
        browser.click_action("aloud").await?;
        let spoken: Vec<(String, String, String)> =
            serde_json::from_value(browser.evaluate("window.spoken").await?)?;
        let question = browser.text("main h1").await?;
        assert!(spoken.iter().any(|(text, ..)| *text == question), "{spoken:?}");
        assert!(spoken.len() >= 7, "the answers too: {spoken:?}");
        assert!(spoken.iter().all(|(_, lang, name)| lang == "fi-FI" && name == "Satu"));
        let texts: std::collections::BTreeSet<_> = spoken.iter().map(|(text, ..)| text).collect();
        assert_eq!(texts.len(), spoken.len(), "each once: {spoken:?}");
        // Swedish is spoken over the network only: no button.
        let swedish = "(() => { const lang = document.querySelector('[name=lang]')
            lang.value = 'sv'
            lang.dispatchEvent(new Event('change', { bubbles: true })) })()";
        browser.evaluate(swedish).await?;
        browser.wait_until("document.documentElement.lang === 'sv'").await?;
        browser.wait_until_gone("[data-action=aloud]").await?;
        // On the next visit the first question has the button too.
        browser.driver.goto(browser.url("#/q/E1").replace('#', "?lang=fi#")).await?;
        browser.wait_for("[data-action=aloud]").await?;
        Ok(())
    });
}

#[test]
fn what_the_browser_promises_is_told_and_can_be_asked_for() {
    with_browser(Setup::default(), async |browser| {
        let promise = "Object.defineProperty(StorageManager.prototype, 'persisted', {
              value: async () => window.kept === true })
            Object.defineProperty(StorageManager.prototype, 'persist', {
              value: async () => (window.kept = true) })";
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": promise })).await?;
        browser.goto("#/settings").await?;
        browser.wait_for("[data-persisted=false]").await?;
        browser.click_action("persist").await?;
        browser.wait_for("[data-persisted=true]").await?;
        browser.wait_until_gone("[data-action=persist]").await?;
        Ok(())
    });
}

#[test]
fn a_phone_that_forgets_warns_with_a_date() {
    with_browser(Setup::default(), async |browser| {
        let agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 \
                     (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
        browser.cdp("Emulation.setUserAgentOverride", json!({ "userAgent": agent })).await?;
        // Someone began in 1970.
        come_back(browser, &someone(&QUESTIONS), "#/settings").await?;
        let warning = browser.text("[data-warning=expires]").await?;
        assert!(warning.contains("1970"), "{warning}");
        browser.cdp("Emulation.setUserAgentOverride", json!({ "userAgent": "Chromium" })).await?;
        browser.reload().await?;
        browser.wait_for("[data-persisted]").await?;
        let nothing: Value = browser.evaluate("document.querySelector('[data-warning]')").await?;
        assert_eq!(nothing, Value::Null);
        Ok(())
    });
}
