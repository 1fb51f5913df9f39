//! The whole way as a person goes it, in each language.

use crate::support::{Browser, PHONE, Result, Setup, with_browser};
use serde_json::{Value, json};

/// Answers every question that comes; gives how many there were.
async fn answer_all(browser: &Browser) -> Result<usize> {
    let mut count = 0;
    while let Some(item) = browser.question().await? {
        // The second step from the top, so that every number is known beforehand.
        let value = match item.as_str() {
            "W" => "7",
            safety if safety.starts_with('Z') => "0",
            _ => "3",
        };
        browser.answer(&item, value).await?;
        browser.forward().await?;
        count += 1;
    }
    Ok(count)
}

async fn choose(browser: &Browser, name: &str, value: &str) -> Result<()> {
    browser.click(&format!("label:has(input[name={name}][value={value}])")).await
}

async fn write(browser: &Browser, name: &str, text: &str) -> Result<()> {
    browser.wait_for(&format!("[name={name}]")).await?.send_keys(text).await
}

/// Puts a text into the desk and gives the level and the codes.
async fn check(browser: &Browser, text: &str) -> Result<(String, Vec<String>)> {
    browser.goto("#/desk").await?;
    let fill = format!("document.querySelector('[name=paste]').value = {}", json!(text));
    browser.evaluate(&fill).await?;
    browser.click("form:has([name=paste]) button[type=submit]").await?;
    let seal = browser.wait_for("[data-verdict]").await?;
    let level = seal.attr("data-verdict").await?.unwrap_or_default();
    let codes = "[...document.querySelectorAll('[data-code]')].map(e => e.dataset.code)";
    Ok((level, serde_json::from_value(browser.evaluate(codes).await?)?))
}

/// The payload of an exported file.
fn payload(file: &[u8]) -> Value {
    let file: Value = serde_json::from_slice(file).expect("the file is JSON");
    let encoded = file["payload"].as_str().expect("a payload");
    let bytes = data_encoding::BASE64URL_NOPAD.decode(encoded.as_bytes()).expect("base64url");
    serde_json::from_slice(&bytes).expect("the payload is JSON")
}

async fn whole_way(browser: &Browser, lang: &str) -> Result<()> {
    browser.goto("#/").await?;
    assert_eq!(browser.evaluate("document.documentElement.lang").await?, json!(lang));
    browser.click_action("start").await?;
    browser.wait_for("input[name=vote]").await?;
    for area in ["E", "O", "Y"] {
        choose(browser, "vote", area).await?;
    }
    // A fourth vote is refused in words.
    choose(browser, "vote", "N").await?;
    browser.wait_until("document.querySelectorAll('[name=vote]:checked').length === 3").await?;
    browser.wait_until("document.querySelector('.error:not(:empty)')").await?;
    choose(browser, "wish", "work").await?;
    write(browser, "own-words", "Haluan puutarhaan").await?;
    browser.forward().await?;
    assert_eq!(answer_all(browser).await?, 55);

    browser.wait_for("input[name=factor]").await?;
    choose(browser, "factor", "transport").await?;
    browser.forward().await?;
    write(browser, "goal", "Kolme päivää viikossa").await?;
    browser.forward().await?;
    browser.wait_for("[data-phase='3'][data-near=false]").await?;
    let shown = "[...document.querySelectorAll('[data-dimension]')].map(e => e.dataset.score)";
    let scores: Vec<String> = serde_json::from_value(browser.evaluate(shown).await?)?;
    assert_eq!(scores, ["75"; 14], "every dimension was answered with 3 of 4");

    browser.forward().await?;
    browser.wait_for("dl.review").await?;
    browser.click("dl.review a[href='#/q/F1']").await?;
    browser.answer("F1", "4").await?;
    browser.forward().await?;
    browser.wait_for("dl.review").await?;
    browser.forward().await?;

    browser.wait_for("input[name=share][value=answers]").await?;
    for section in ["answers", "background", "safety"] {
        let off = format!("input[name=share][value={section}]:not(:checked)");
        assert!(browser.is_there(&off).await?, "{section} is shared only when chosen");
    }
    browser.click_action("sign").await?;
    browser.wait_for("[data-qr]").await?;
    let code = browser.evaluate("document.querySelector('[data-qr]').dataset.qr").await?;
    browser.click("[data-export=jws]").await?;
    let (_, file) = browser.download(".suunta.json").await?;
    let payload = payload(&file);
    assert_eq!(payload["dimensions"]["F"], json!({"sum": 10, "answered": 3, "na": 0}));
    assert_eq!(payload["language"], json!(lang));
    assert_eq!(payload["goal"]["ownWords"], json!("Haluan puutarhaan"));
    assert_eq!(payload.get("background"), None);
    assert_eq!(payload["omitted"], json!(["answers", "background", "safety"]));

    let text = String::from_utf8(file).expect("the file is UTF-8");
    assert_eq!(check(browser, &text).await?, ("1".into(), vec![]));
    assert!(browser.is_there("article.summary [data-phase='3']").await?, "the same summary page");
    browser.click_action("pin").await?;
    browser.wait_for("[data-verdict='2']").await?;
    assert_eq!(check(browser, &text).await?.0, "2", "the key is known from now on");
    assert_eq!(check(browser, code.as_str().unwrap_or_default()).await?.0, "2");
    for place in ["\"payload\":\"", "\"signature\":\""] {
        let at = text.find(place).expect("a member") + place.len() + 30;
        let mut bytes = text.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(bytes).expect("still text");
        let (level, codes) = check(browser, &changed).await?;
        assert_eq!((level.as_str(), codes), ("0", vec!["BAD_SIGNATURE".to_owned()]));
        assert!(!browser.is_there("article.summary").await?, "nothing unchecked is shown");
    }
    assert_eq!(browser.console_errors().await?, Vec::<String>::new());
    Ok(())
}

fn in_language(lang: &'static str) {
    let setup = Setup { screen: PHONE, query: format!("lang={lang}"), ..Setup::default() };
    with_browser(setup, async |browser| whole_way(browser, lang).await);
}

#[test]
fn in_finnish() {
    in_language("fi");
}

#[test]
fn in_easy_finnish() {
    in_language("fi-x-selko");
}

#[test]
fn in_swedish() {
    in_language("sv");
}

#[test]
fn in_english() {
    in_language("en");
}

#[test]
fn from_right_to_left() {
    in_language("ar");
}

#[test]
fn the_short_form_has_fifteen_questions_and_no_phase() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/").await?;
        choose(browser, "length", "short").await?;
        browser.click_action("start").await?;
        browser.wait_for("input[name=vote]").await?;
        browser.forward().await?;
        assert_eq!(answer_all(browser).await?, 15);
        browser.goto("#/result").await?;
        browser.wait_for("article.summary").await?;
        assert!(!browser.is_there("[data-phase]").await?);
        assert!(!browser.is_there("[data-score]:not([data-score=''])").await?);
        Ok(())
    });
}
