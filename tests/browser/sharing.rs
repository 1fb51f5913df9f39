//! What leaves, what is asked before it does, and what stays reachable.

use crate::person::{QUESTIONS, come_back, someone};
use crate::support::{Browser, DESKTOP, Result, Setup, with_browser};
use serde_json::{Value, json};
use suunta::assessment::Answer;
use suunta::content::instrument::Form;
use suunta::session::{Mode, Session, fields};
use suunta::summary::attached;

const SECRET: &str = "Itsetuhoinen puhe eilen";

fn said(session: &mut Session, field: &str, text: &str) {
    session.texts.insert(field.to_owned(), text.to_owned());
}

/// An interview in which the coach wrote a note under a safety question.
fn interviewed() -> Session {
    let mut session = Session { mode: Mode::Coach, ..someone(&QUESTIONS) };
    session.answers.insert("Z1".to_owned(), Answer::Step(2));
    said(&mut session, &fields::note("Z1"), SECRET);
    said(&mut session, fields::AGREED_GOAL, "Työkokeilu keväällä");
    said(&mut session, fields::COACH_SAVED, "yes");
    session
}

fn coach() -> Setup {
    Setup { query: "mode=coach".to_owned(), screen: DESKTOP, ..Setup::default() }
}

async fn to_be_signed(browser: &Browser) -> Result<Value> {
    let raw = browser.evaluate("document.querySelector('pre.raw').textContent").await?;
    Ok(serde_json::from_str(raw.as_str().unwrap_or_default())?)
}

/// Signs, and gives every form in which it leaves: file, code, copies, document, copied text, page.
async fn everything_that_leaves(browser: &Browser) -> Result<Vec<(&'static str, Vec<u8>)>> {
    browser.click_action("sign").await?;
    let code = browser.wait_for("[data-qr]").await?.attr("data-qr").await?.expect("a code");
    let code = suunta::summary::base45::decode(code.trim_start_matches("SUU1:")).expect("base45");
    let mut all = vec![("code", code)];
    browser.click("[data-export=jws]").await?;
    let (_, file) = browser.download(".suunta.json").await?;
    all.push(("file", payload(&file).to_string().into_bytes()));
    browser.click("[data-copies] > summary").await?;
    for (export, ending) in [("csv", ".csv"), ("fhir", ".fhir.json")] {
        browser.click(&format!("[data-export={export}]")).await?;
        all.push((export, browser.download(ending).await?.1));
    }
    browser.click("[data-export=pdf]").await?;
    let (_, pdf) = browser.download(".pdf").await?;
    all.push(("document", payload(attached::file(&pdf).expect("a file")).to_string().into()));
    let keep = "Object.defineProperty(navigator, 'clipboard', { configurable: true,
        value: { writeText: async (text) => { document.body.dataset.copied = text } } })";
    browser.evaluate(&format!("({keep}, true)")).await?;
    browser.click("[data-export=text]").await?;
    browser.wait_until("document.body.dataset.copied").await?;
    let text = browser.evaluate("document.body.dataset.copied").await?;
    all.push(("text", text.as_str().unwrap_or_default().into()));
    let page = browser.evaluate("document.querySelector('main').textContent").await?;
    all.push(("page", page.as_str().unwrap_or_default().into()));
    Ok(all)
}

fn payload(file: &[u8]) -> Value {
    let file: Value = serde_json::from_slice(file).expect("JSON");
    let payload = file["payload"].as_str().expect("a payload").as_bytes();
    let bytes = data_encoding::BASE64URL_NOPAD.decode(payload).expect("base64url");
    serde_json::from_slice(&bytes).expect("JSON")
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|part| part == word.as_bytes())
}

#[test]
fn a_coachs_note_under_a_safety_question_stays_here_without_safety() {
    with_browser(coach(), async |browser| {
        come_back(browser, &interviewed(), "#/share").await?;
        browser.answer("share", "coachView").await?;
        browser.click(".fold:has(.paper) > summary").await?;
        let seen = browser.text(".paper").await?;
        assert!(seen.contains("Työkokeilu keväällä") && !seen.contains(SECRET), "{seen}");
        let all = everything_that_leaves(browser).await?;
        for (name, bytes) in &all {
            assert!(!holds(bytes, SECRET), "{name}");
        }
        let file = &all.iter().find(|(name, _)| *name == "file").expect("a file").1;
        assert!(holds(file, "Työkokeilu keväällä"), "the search would find it");

        // With safety it goes along; without own words it does not, since those are told as left out.
        browser.click_action("back").await?;
        browser.answer("share", "safety").await?;
        browser
            .wait_until("document.querySelector('pre.raw').textContent.includes('Itsetuho')")
            .await?;
        browser.click("label:has(input[name=share][value=goal])").await?;
        browser
            .wait_until("!document.querySelector('pre.raw').textContent.includes('Itsetuho')")
            .await?;
        browser.click(".fold:has(.paper) > summary").await?;
        let seen = browser.text(".paper").await?;
        assert!(!seen.is_empty() && !seen.contains(SECRET), "{seen}");
        Ok(())
    });
}

#[test]
fn without_own_words_no_word_of_mine_stands_in_another_section() {
    with_browser(Setup::default(), async |browser| {
        let mut session = someone(&QUESTIONS);
        session
            .lists
            .entry(fields::OBSTACLES.to_owned())
            .or_default()
            .push(fields::OBSTACLE_OWN.to_owned());
        for (number, field) in [
            fields::OWN_WORDS,
            fields::GOAL,
            fields::NEXT_STEP,
            fields::OBSTACLE_OWN,
            "belonging",
            "note.E1",
            "note.Z1",
        ]
        .into_iter()
        .enumerate()
        {
            said(&mut session, field, &format!("Omasana{number}x"));
        }
        come_back(browser, &session, "#/share").await?;
        browser.click_action("share-all").await?;
        browser.answer("share", "safety").await?;
        browser
            .wait_until("document.querySelector('pre.raw').textContent.includes('Omasana6x')")
            .await?;
        let all = "[0, 1, 2, 3, 4, 5, 6].every((n) =>
            document.querySelector('pre.raw').textContent.includes(`Omasana${n}x`))";
        browser.wait_until(all).await?;
        browser.click("label:has(input[name=share][value=goal])").await?;
        browser
            .wait_until("!document.querySelector('pre.raw').textContent.includes('Omasana')")
            .await?;
        for (name, bytes) in everything_that_leaves(browser).await? {
            assert!(!holds(&bytes, "Omasana"), "{name}");
        }
        Ok(())
    });
}

#[test]
fn nothing_sensitive_is_ticked_and_the_page_says_what_is_seen() {
    with_browser(Setup::default(), async |browser| {
        let mut session = someone(&QUESTIONS);
        said(&mut session, "history.health.illness", "yes");
        said(&mut session, &fields::note("E1"), "Velat");
        come_back(browser, &session, "#/share").await?;
        browser.wait_for("input[name=share]").await?;
        let ticked = |checked: &str| {
            format!(
                "[...document.querySelectorAll('input[name=share]{checked}')].map((i) => i.value)"
            )
        };
        let on = browser.evaluate(&ticked(":checked")).await?;
        assert_eq!(on, json!(["votes", "wishes", "dimensions", "workAbility", "goal", "plan"]));
        let off = browser.evaluate(&ticked(":not(:checked)")).await?;
        assert_eq!(off, json!(["answers", "background", "coachView", "safety", "histories"]));
        let told = browser.text("[data-unseen]").await?;
        assert!(
            told.contains("Yksittäiset vastaukset") && told.contains("Turvallisuutta"),
            "{told}"
        );
        assert!(!browser.is_there("[data-bare]").await?);
        // The sign button stands after the choices, not after the preview.
        let before = "!!(document.querySelector('[data-action=sign]')
            .compareDocumentPosition(document.querySelector('.paper')) & 4)";
        assert_eq!(browser.evaluate(before).await?, json!(true));

        browser.click_action("share-all").await?;
        browser.wait_for("input[value=histories]:checked").await?;
        assert_eq!(browser.evaluate(&ticked(":not(:checked)")).await?, json!(["safety"]));
        assert_eq!(browser.axe().await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn the_short_form_says_that_its_answers_stay_here() {
    with_browser(Setup::default(), async |browser| {
        let session = Session { form: Form::Short, ..someone(&QUESTIONS) };
        come_back(browser, &session, "#/share").await?;
        browser.wait_for("[data-sees] [data-bare]").await?;
        browser.answer("share", "answers").await?;
        browser.wait_until_gone("[data-bare]").await
    });
}

#[test]
fn what_no_summary_can_hold_is_named_and_leads_to_its_field() {
    with_browser(Setup::default(), async |browser| {
        let mut session = someone(&QUESTIONS);
        said(&mut session, fields::MUNICIPALITY, &"Pitkäjärvi".repeat(7));
        said(&mut session, fields::TASK_DUE, "15.13.2027");
        said(&mut session, fields::GOAL, &"ä".repeat(2_001));
        come_back(browser, &session, "#/share").await?;
        browser.answer("share", "background").await?;
        browser.click_action("sign").await?;
        browser.wait_until("document.activeElement?.matches('.errors')").await?;
        browser.wait_until("document.title.startsWith('Virhe:')").await?;
        let named =
            "[...document.querySelectorAll('.errors a')].map(({ dataset }) => dataset.field)";
        assert_eq!(browser.evaluate(named).await?, json!(["goal", "municipality", "task-due"]));
        assert!(!browser.is_there("[data-qr]").await?);
        assert_eq!(browser.axe().await?, Vec::<String>::new());
        for (field, page, put_right) in [
            ("municipality", "#/background", "Kuhmo"),
            ("goal", "#/goal", "Puutarha"),
            ("task-due", "#/goal", "2027-03-15"),
        ] {
            browser.click(&format!(".errors a[data-field='{field}']")).await?;
            browser.wait_until(&format!("location.hash === '{page}'")).await?;
            browser.wait_until(&format!("document.activeElement?.name === '{field}'")).await?;
            let write = format!(
                "(() => {{ const field = document.activeElement
                field.value = '{put_right}'
                field.dispatchEvent(new Event('input', {{ bubbles: true }}))
                field.dispatchEvent(new Event('change', {{ bubbles: true }})) }})()"
            );
            browser.evaluate(&write).await?;
            // Continue leads back to where it was refused.
            browser.click("form button[type=submit]").await?;
            browser.wait_until("location.hash === '#/share'").await?;
            browser.click_action("sign").await?;
            if field != "task-due" {
                browser.wait_for(".errors a").await?;
            }
        }
        browser.wait_for("[data-qr]").await.map(drop)
    });
}

#[test]
fn a_ticked_second_signature_that_is_missing_is_asked_for() {
    with_browser(coach(), async |browser| {
        browser.goto("#/keys").await?;
        crate::keys::enrol(browser, "coach", "Sotkamo").await?;
        browser.click("[data-key=coach] [data-action=lock]").await?;
        browser.wait_for("[data-key=coach] [data-open=false]").await?;
        come_back(browser, &interviewed(), "#/share").await?;
        browser.wait_for("[data-signer=coach] [data-open=false]").await?;
        browser.click_action("sign").await?;
        browser.wait_for("[data-question=second-signature]").await?;
        browser.wait_until("document.activeElement?.closest('[data-question]')").await?;
        assert!(!browser.is_there("[data-qr]").await?, "nothing is signed");
        assert_eq!(browser.axe().await?, Vec::<String>::new());

        // Unlocked now: both sign, and the summary says so.
        browser.click_action("unlock-now").await?;
        browser.wait_until("document.activeElement?.id === 'open-coach'").await?;
        browser.wait_for("#open-coach").await?.send_keys(crate::keys::PASSPHRASE).await?;
        browser.click_action("unlock").await?;
        browser.wait_for("[data-signer=coach] [data-open=true]").await?;
        assert_eq!(to_be_signed(browser).await?["expectedSigners"], json!(["client", "coach"]));
        browser.click_action("sign").await?;
        browser.wait_for("[data-beside=done]").await?;

        // Locked meanwhile, in the worker: the question again, and the plain answer without.
        browser.click_action("back").await?;
        browser.click_action("lock").await?;
        browser.wait_for("[data-signer=coach] [data-open=false]").await?;
        browser.click_action("sign").await?;
        browser.click_action("sign-alone").await?;
        browser.wait_for("[data-beside=alone]").await?;
        browser.click("[data-export=jws]").await?;
        let (_, file) = browser.download(".suunta.json").await?;
        assert_eq!(payload(&file)["expectedSigners"], json!(["client"]));
        Ok(())
    });
}

#[test]
fn a_kiosks_locked_key_is_told_before_the_client_signs_alone() {
    let setup = Setup { query: "mode=kiosk".to_owned(), ..Setup::default() };
    with_browser(setup, async |browser| {
        crate::kiosk::prepare(browser, "avaa sesam nyt").await?;
        browser.goto("#/settings").await?;
        browser.wait_for("#staff").await?.send_keys("avaa sesam nyt").await?;
        browser.click("form:has(#staff) button").await?;
        crate::keys::enrol(browser, "kiosk", "Kuhmon kirjasto").await?;
        browser.click("[data-key=kiosk] [data-action=lock]").await?;
        browser.wait_for("[data-key=kiosk] [data-open=false]").await?;
        browser.goto_hash("#/q/E1").await?;
        browser.answer("E1", "2").await?;
        browser.forward().await?;
        browser.goto_hash("#/share").await?;
        browser.click_action("sign").await?;
        browser.wait_for("[data-question=second-signature]").await?;
        assert!(!browser.is_there("[data-action=unlock-now]").await?, "that is for the staff");
        browser.click_action("sign-alone").await?;
        browser.wait_for("[data-beside=alone]").await?;
        Ok(())
    });
}
