//! Pages that something else has changed: a browser's translator, which puts text of its own in the
//! place of ours, and extensions, which add elements.

use crate::common;
use crate::person::{QUESTIONS, come_back, someone};
use crate::support::{Browser, DESKTOP, Result, Setup, with_browser};
use serde_json::{Value, json};

/// What translators do: each text is replaced by an element with another text.
const TRANSLATE: &str = "(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts = []
    while (walker.nextNode()) if (walker.currentNode.nodeValue.trim()) texts.push(walker.currentNode)
    for (const text of texts) {
        const font = document.createElement('font')
        font.textContent = `T[${text.nodeValue}]`
        text.replaceWith(font)
    }
    return texts.length
})()";

/// What extensions do: elements beside ours, first and last wherever something stands.
const EXTEND: &str = "(() => {
    const places = document.querySelectorAll('body, #main, #main form, fieldset, label, p, .row, ul')
    for (const place of places) {
        place.prepend(document.createElement('x-before'))
        place.append(document.createElement('x-after'))
    }
    return places.length
})()";

/// The question in front as it is shown: heading, names of the inputs, and each value with its label.
async fn shown(browser: &Browser) -> Result<Value> {
    let shown = "[
        document.querySelector('#main h1').textContent,
        [...new Set([...document.querySelectorAll('#main input')].map(({ name }) => name))],
        [...document.querySelectorAll('#main label')].map((label) =>
            [label.control.value, label.textContent]),
    ]";
    browser.evaluate(shown).await
}

/// The same as the content has it.
fn meant(id: &str) -> Value {
    let content = common::content();
    let text = |key: String| {
        content.locales["fi"].get(&key).unwrap_or_else(|| panic!("no text {key}")).clone()
    };
    let item = content.catalogue.instrument.item(id).expect("an item");
    let mut labels: Vec<Value> = (0..=content.catalogue.instrument.top_step(item))
        .map(|step| json!([step.to_string(), text(format!("scale.{}.{step}", item.scale))]))
        .collect();
    let asides = if item.na { vec!["na", "skip"] } else { vec!["skip"] };
    labels
        .extend(asides.into_iter().map(|aside| json!([aside, text(format!("question.{aside}"))])));
    json!([text(format!("item.{id}.question")), [id], labels])
}

#[test]
fn an_answer_belongs_to_the_question_that_a_translated_page_shows() {
    for change in [TRANSLATE, EXTEND] {
        with_browser(Setup::default(), async |browser| {
            browser.goto("#/q/E1").await?;
            for (item, next) in [("E1", "E2"), ("E2", "E3"), ("E3", "E4")] {
                browser.evaluate(change).await?;
                browser.answer(item, "3").await?;
                let saved = "document.querySelector('[data-saved=true]')?.textContent";
                browser.wait_until(&format!("{saved} === 'Tallessa tällä laitteella'")).await?;
                browser.forward().await?;
                browser.wait_for(&format!("input[name={next}]")).await?;
                assert_eq!(shown(browser).await?, meant(next));
            }
            // Back, and what is taken back, are pages like any other.
            browser.evaluate(change).await?;
            browser.click_action("back").await?;
            browser.wait_for("input[name=E3][value='3']:checked").await?;
            assert_eq!(shown(browser).await?, meant("E3"));
            browser.evaluate(change).await?;
            browser.click_action("undo").await?;
            browser.wait_until("!document.querySelector('input:checked')").await?;
            assert_eq!(shown(browser).await?, meant("E3"));
            browser.goto("#/q/E1").await?;
            browser.wait_for("input[name=E1][value='3']:checked").await?;
            assert_eq!(browser.console_errors().await?, Vec::<String>::new());
            Ok(())
        });
    }
}

#[test]
fn votes_and_their_refusal_are_told_on_a_translated_page() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/vote").await?;
        browser.evaluate(TRANSLATE).await?;
        for area in ["E", "A", "R", "N"] {
            browser.click(&format!("label:has(input[name=vote][value={area}])")).await?;
        }
        let told = browser.wait_for(".error:not(:empty)").await?;
        assert!(told.text().await?.starts_with("Voit valita kolme"));
        browser.click("label:has(input[name=vote][value=E])").await?;
        browser.wait_until_gone(".error:not(:empty)").await?;
        browser.forward().await?;
        browser.wait_for("input[name=E1]").await?;
        assert_eq!(shown(browser).await?, meant("E1"));
        Ok(())
    });
}

#[test]
fn the_rows_of_translated_lists_name_what_they_answer() {
    with_browser(Setup { screen: DESKTOP, ..Setup::default() }, async |browser| {
        browser.goto("#/list/economy").await?;
        browser.evaluate(TRANSLATE).await?;
        browser.click("label:has(input[name=E1][value='2'])").await?;
        browser.wait_for("input[name=E1][value='2']:checked").await?;
        browser.click(".controls a.first").await?;
        browser.wait_for("[data-item=A1]").await?;
        let legends = "[...document.querySelectorAll('[data-item]')].map((row) =>
            [row.dataset.item, row.querySelector('legend').textContent, row.querySelector('input').name])";
        let rows = browser.evaluate(legends).await?;
        let rows = rows.as_array().cloned().unwrap_or_default();
        assert!(rows.len() > 3);
        for row in rows {
            let id = row[0].as_str().unwrap_or_default();
            assert_eq!(row[1], meant(id)[0]);
            assert_eq!(row[2], row[0]);
        }
        Ok(())
    });
}

#[test]
fn an_order_that_was_changed_on_a_translated_page_is_shown() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/background").await?;
        browser.wait_for(".order li:nth-child(2) button").await?;
        let names =
            "[...document.querySelectorAll('.order li span')].map((name) => name.textContent)";
        let before: Vec<String> = serde_json::from_value(browser.evaluate(names).await?)?;
        browser.evaluate(TRANSLATE).await?;
        browser.click(".order li:nth-child(2) button").await?;
        let after = json!([before[1], before[0]]);
        browser
            .wait_until(&format!("JSON.stringify({names}) === {}", json!(after.to_string())))
            .await?;
        // The focus went along with what was moved.
        let at = "document.activeElement === document.querySelector('.order li')";
        browser.wait_until(at).await
    });
}

#[test]
fn the_preview_of_a_translated_page_is_what_is_signed() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &someone(&QUESTIONS), "#/share").await?;
        browser.wait_for("pre.raw").await?;
        browser.evaluate(TRANSLATE).await?;
        let raw = "document.querySelector('pre.raw').textContent";
        browser.click("label:has(input[name=share][value=goal])").await?;
        browser.wait_until(&format!("!{raw}.includes('\"goal\":{{')")).await?;
        browser.wait_until("!document.querySelector('.paper').textContent.includes('T[')").await?;
        let omitted = "JSON.parse(RAW).omitted.includes('goal')".replace("RAW", raw);
        assert_eq!(browser.evaluate(&omitted).await?, json!(true));
        browser.evaluate(TRANSLATE).await?;
        browser.click_action("sign").await?;
        browser.wait_for("[data-qr]").await?;
        let heading = "document.querySelector('#main h1').textContent";
        assert_eq!(browser.evaluate(heading).await?, json!("Valmis. Kiitos!"));
        Ok(())
    });
}
