//! Dates: typed by real keys, in a browser with and without a field for them, and in other zones.

use crate::person::{come_back, someone};
use crate::support::{Browser, Result, Setup, with_browser};
use serde_json::{Value, json};
use suunta::session::{Session, fields};

/// A browser whose date fields are fields for text.
const OLD: &str = "(() => {
    const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'type')
    const set = function (type) { own.set.call(this, type === 'date' ? 'text' : type) }
    Object.defineProperty(HTMLInputElement.prototype, 'type', { ...own, set })
})()";

async fn before_the_page(browser: &Browser, script: &str) -> Result<()> {
    let script = json!({ "source": script });
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", script).await.map(drop)
}

/// The device's zone and clock, ISO 8601; the clock goes on from there.
async fn at(browser: &Browser, zone: &str, clock: &str) -> Result<()> {
    browser.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await?;
    let script = "(() => {
        const Real = Date, begun = Real.now(), start = Real.parse('CLOCK')
        const now = () => start + Real.now() - begun
        globalThis.Date = class extends Real {
            constructor(...given) { given.length ? super(...given) : super(now()) }
            static now() { return now() }
        }
    })()";
    before_the_page(browser, &script.replace("CLOCK", clock)).await
}

/// Presses keys, one after the other, in what has the focus.
async fn press(browser: &Browser, keys: &str) -> Result<()> {
    for key in keys.chars() {
        // Tab moves on by its number, a digit writes by its text.
        let (name, down) = if key == '\t' {
            ("Tab", json!({ "type": "rawKeyDown", "key": "Tab", "windowsVirtualKeyCode": 9 }))
        } else {
            let text = key.to_string();
            ("", json!({ "type": "keyDown", "key": text, "text": text }))
        };
        browser.cdp("Input.dispatchKeyEvent", down).await?;
        let name = if name.is_empty() { key.to_string() } else { name.to_owned() };
        browser.cdp("Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": name })).await?;
    }
    Ok(())
}

/// Types a date into its field from the first part on, and goes on to what comes after it.
async fn type_date(browser: &Browser, id: &str, keys: &str) -> Result<()> {
    browser.wait_for(&format!("#{id}")).await?.scroll_into_view().await?;
    browser.evaluate(&format!("document.getElementById('{id}').focus()")).await?;
    press(browser, keys).await
}

async fn value(browser: &Browser, id: &str) -> Result<Value> {
    browser.evaluate(&format!("document.getElementById('{id}').value")).await
}

/// Leaves a date by keys: within the field the button of its calendar comes first.
async fn leave(browser: &Browser) -> Result<()> {
    press(browser, "\t\t").await
}

fn planned(texts: &[(&str, &str)]) -> Session {
    let mut session = someone(&["E1", "E2", "A1"]);
    session.texts.remove(fields::TASK_DUE);
    for (field, text) in texts {
        session.texts.insert((*field).to_owned(), (*text).to_owned());
    }
    session
}

/// A year from now, the day and month of which are the same in any order: 03/03.
fn next_year() -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("a clock");
    let today = suunta::time::format_instant(now.as_secs().try_into().expect("seconds"));
    let year: u32 = today[..4].parse().expect("a year");
    (year + 1).to_string()
}

#[test]
fn a_date_is_typed_by_keys_and_kept() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &planned(&[]), "#/goal").await?;
        let year = next_year();
        let (keys, date) = (format!("0303{year}"), json!(format!("{year}-03-03")));
        for id in [fields::TASK_DUE, fields::FOLLOW_UP] {
            type_date(browser, id, &keys).await?;
            assert_eq!(value(browser, id).await?, date, "{id}");
            leave(browser).await?;
            assert!(!browser.is_there(".error:not(:empty)").await?);
        }
        browser.forward().await?;
        browser.goto("#/goal").await?;
        for id in [fields::TASK_DUE, fields::FOLLOW_UP] {
            assert_eq!(value(browser, id).await?, date, "{id} was kept");
        }
        // Taken back, the field shows it.
        type_date(browser, fields::TASK_DUE, "0404").await?;
        let changed = json!(format!("{year}-04-04"));
        assert_eq!(value(browser, fields::TASK_DUE).await?, changed);
        browser.click_action("undo").await?;
        let back = format!("document.getElementById('task-due').value === {date}");
        browser.wait_until(&back).await
    });
}

#[test]
fn a_date_of_a_step_is_typed_too() {
    with_browser(Setup::default(), async |browser| {
        let mut session = planned(&[("step.1.text", "Käyn")]);
        session.lists.insert(fields::STEPS.to_owned(), vec!["1".to_owned()]);
        come_back(browser, &session, "#/goal").await?;
        let year = next_year();
        type_date(browser, "step-1-due", &format!("0303{year}\t")).await?;
        assert_eq!(value(browser, "step-1-due").await?, json!(format!("{year}-03-03")));
        browser.goto("#/review").await?;
        browser.unfold().await?;
        let said = browser.text("main").await?;
        assert!(said.contains(&format!("3.3.{year}")), "{said}");
        Ok(())
    });
}

#[test]
fn half_a_date_is_never_kept_and_is_named_by_the_field_and_above() {
    with_browser(Setup::default(), async |browser| {
        come_back(browser, &planned(&[]), "#/goal").await?;
        // The year is on its way: nothing is said while it is typed.
        type_date(browser, fields::TASK_DUE, "03032").await?;
        assert_eq!(value(browser, fields::TASK_DUE).await?, json!("0002-03-03"));
        assert!(!browser.is_there("[data-said^='date.']").await?);
        leave(browser).await?;
        browser.wait_for("#error-task-due[data-said='date.outside']").await?;
        browser.wait_for("#task-due[aria-invalid=true][aria-describedby*=error-task-due]").await?;
        // Day and month alone: the field has no value at all.
        type_date(browser, fields::FOLLOW_UP, "0303\t").await?;
        browser.click("form button[type=submit]").await?;
        browser.wait_for("#error-follow-up[data-said='date.unreadable']").await?;
        browser.wait_until("document.activeElement.matches('.errors')").await?;
        assert!(browser.driver.title().await?.starts_with("Virhe:"));
        assert_eq!(browser.evaluate("location.hash").await?, json!("#/goal"));
        browser.click(".errors li:first-child a").await?;
        browser.wait_until("document.activeElement.id === 'task-due'").await?;
        // What was half typed is nowhere.
        browser.goto("#/review").await?;
        browser.unfold().await?;
        assert!(!browser.text("main").await?.contains("0002"));
        browser.goto("#/goal").await?;
        assert_eq!(value(browser, fields::TASK_DUE).await?, json!(""));
        Ok(())
    });
}

#[test]
fn without_a_field_for_dates_they_are_written_as_people_write_them() {
    with_browser(Setup::default(), async |browser| {
        before_the_page(browser, OLD).await?;
        come_back(browser, &planned(&[]), "#/goal").await?;
        browser.wait_for("#task-due[type=text]").await?;
        let year = next_year();
        // An example stands by the field, in the language's order.
        let hint = browser.text("#hint-task-due").await?;
        assert!(hint.contains('.') && !hint.contains('-'), "{hint}");
        type_date(browser, fields::TASK_DUE, &format!("15.13.{year}\t")).await?;
        browser.wait_for("#error-task-due[data-said='date.unreadable']").await?;
        browser.click("form button[type=submit]").await?;
        browser.wait_for(".errors li a").await?;
        // What was typed stays, to be mended.
        assert_eq!(value(browser, fields::TASK_DUE).await?, json!(format!("15.13.{year}")));
        browser.wait_for("#task-due").await?.clear().await?;
        type_date(browser, fields::TASK_DUE, &format!("15.3.{year}\t")).await?;
        browser.wait_until_gone("#error-task-due").await?;
        browser.forward().await?;
        browser.goto("#/goal").await?;
        assert_eq!(value(browser, fields::TASK_DUE).await?, json!(format!("15.3.{year}")));
        browser.goto("#/share").await?;
        browser.click_action("sign").await?;
        browser.click("[data-export=jws]").await?;
        let (_, file) = browser.download(".suunta.json").await?;
        let file: Value = serde_json::from_slice(&file)?;
        let payload = file["payload"].as_str().expect("a payload").as_bytes();
        let payload = data_encoding::BASE64URL_NOPAD.decode(payload).expect("base64url");
        let payload: Value = serde_json::from_slice(&payload)?;
        assert_eq!(payload["plan"]["task"]["due"], json!(format!("{year}-03-15")));
        Ok(())
    });
}

#[test]
fn a_date_that_an_earlier_version_kept_is_named_before_anything_is_signed() {
    with_browser(Setup::default(), async |browser| {
        let session =
            planned(&[(fields::TASK_DUE, "0002-03-15"), (fields::FOLLOW_UP, "31.2.2027")]);
        come_back(browser, &session, "#/share").await?;
        browser.click_action("sign").await?;
        browser.wait_for(".errors li[data-said='date.outside'] a[href='#/goal']").await?;
        browser.wait_for(".errors li[data-said='date.unreadable'] a[href='#/goal']").await?;
        assert!(!browser.is_there("[data-export=jws]").await?);
        browser.click(".errors a").await?;
        browser.wait_for("#error-task-due").await?;
        browser.wait_for("#error-follow-up").await.map(drop)
    });
}

#[test]
fn days_are_added_by_the_calendar_of_the_zone() {
    // The night clocks are put forward, and the one they are put back, lie in between.
    for (clock, expected) in
        [("2027-03-20T23:30:00+02:00", "2027-04-03"), ("2026-10-20T00:30:00+03:00", "2026-11-03")]
    {
        with_browser(Setup::default(), async |browser| {
            at(browser, "Europe/Helsinki", clock).await?;
            let mut session = planned(&[]);
            session.texts.remove(fields::TASK);
            come_back(browser, &session, "#/goal").await?;
            browser.wait_for("#task").await?.send_keys("Soitan työpajalle").await?;
            browser.evaluate("document.activeElement.blur()").await?;
            let given = format!("document.getElementById('task-due').value === '{expected}'");
            browser.wait_until(&given).await
        });
    }
}

#[test]
fn a_date_is_the_same_day_in_every_zone() {
    // UTC−11, and UTC+13 and +14 in summer and winter.
    for zone in ["Pacific/Niue", "Europe/Helsinki", "Pacific/Auckland", "Pacific/Kiritimati"] {
        with_browser(Setup::default(), async |browser| {
            at(browser, zone, "2026-11-28T10:00:00Z").await?;
            let days = [(fields::TASK_DUE, "2027-03-01"), (fields::FOLLOW_UP, "2027-12-31")];
            come_back(browser, &planned(&days), "#/review").await?;
            browser.unfold().await?;
            let said = browser.text("main").await?;
            assert!(said.contains("1.3.2027") && !said.contains("2.3.2027"), "{zone}: {said}");
            assert!(said.contains("31.12.2027"), "{zone}: {said}");
            Ok(())
        });
    }
}

#[test]
fn today_is_the_persons_own_day() {
    // The same moment: still the 28th in Niue, already the 29th in Kiritimati.
    for (zone, day) in [("Pacific/Niue", "12"), ("Pacific/Kiritimati", "13")] {
        with_browser(Setup::default(), async |browser| {
            at(browser, zone, "2026-11-29T09:30:00Z").await?;
            let mut session = planned(&[]);
            session.texts.remove(fields::TASK);
            come_back(browser, &session, "#/goal").await?;
            browser.wait_for("#task").await?.send_keys("Soitan").await?;
            browser.evaluate("document.activeElement.blur()").await?;
            let due = format!("document.getElementById('task-due').value === '2026-12-{day}'");
            browser.wait_until(&due).await
        });
    }
}
