//! A need as an act: whom to call, the next step, the municipality's own number, the vote, and how
//! long the result is.

use crate::common;
use crate::person::{QUESTIONS, come_back, someone};
use crate::support::{Browser, DESKTOP, PHONE, Result, Screen, Setup, with_browser};
use serde_json::json;
use suunta::assessment::Answer;
use suunta::content::instrument::Form;
use suunta::content::profile::{LocalService, ServiceMap};
use suunta::session::{Session, fields};

/// Somebody who has answered every question alike; the safety questions with no.
fn alike(step: u8) -> Session {
    let mut session = someone(&QUESTIONS);
    for (item, answer) in &mut session.answers {
        *answer = Answer::Step(match item.as_str() {
            "W" => step * 5 / 2,
            item if item.starts_with('Z') => 0,
            _ => step,
        });
    }
    session
}

/// All lowest, with thoughts of hurting oneself.
fn lowest() -> Session {
    let mut session = alike(0);
    session.answers.insert("Z1".to_owned(), Answer::Step(2));
    session
}

fn said(key: &str) -> String {
    common::content().locales["fi"].get(key).expect("a text").clone()
}

/// Somebody with other votes.
fn voting(mut session: Session, votes: &[&str]) -> Session {
    let votes = votes.iter().map(|vote| (*vote).to_owned()).collect();
    session.lists.insert(fields::VOTES.to_owned(), votes);
    session
}

async fn open(browser: &Browser, session: &Session) -> Result<()> {
    come_back(browser, session, "#/result").await?;
    browser.wait_for("article.own").await.map(drop)
}

#[test]
fn a_need_says_what_to_do_and_whom_to_call() {
    with_browser(Setup::default(), async |browser| {
        open(browser, &alike(1)).await?;
        let card = browser.text("[data-act=E]").await?;
        for key in ["dimension.E.area", "act.E.week", "contact.debt.name"] {
            assert!(card.contains(&said(key)), "{key}: {card}");
        }
        browser.wait_for("[data-act=E] .call a[href='tel:080098009']").await?;
        // What to say, when it is answered and who is responsible.
        browser.click("[data-act=E] summary").await?;
        browser.wait_for("[data-act=E] details[open]").await?;
        let card = browser.text("[data-act=E]").await?;
        for key in ["act.E.say", "contact.debt.hours", "responsible.debt"] {
            assert!(card.contains(&said(key)), "{key}: {card}");
        }
        // Kela's number as well.
        browser.wait_for("[data-act=E] details a[href='tel:020692210']").await?;
        Ok(())
    });
}

#[test]
fn every_need_has_somebody_in_every_language() {
    let content = common::content();
    let contacts = &content.catalogue.contacts;
    for language in &content.catalogue.languages {
        for dimension in &content.catalogue.instrument.dimensions {
            let found = contacts.answering(dimension.id, &language.tag);
            let first = found.first().expect("somebody");
            assert!(first.number.is_some() || first.web.is_some(), "{}", first.id);
        }
    }
}

#[test]
fn an_act_becomes_the_next_step_and_undo_takes_it_back() {
    with_browser(Setup::default(), async |browser| {
        let session = Session { answers: alike(2).answers, ..someone(&QUESTIONS) };
        open(browser, &session).await?;
        browser.click_action("next-step-E").await?;
        let taken = "document.querySelector('[data-act=E] .taken').textContent";
        browser.wait_until(&format!("{taken} === {}", json!(said("acts.taken")))).await?;
        browser.wait_for("[data-saved=true]").await?;
        let stored = browser.stored().await?;
        assert_eq!(stored["texts"]["next-step"], json!(said("act.E.week")));
        // Goal and plan below say the same.
        let more = "[...document.querySelectorAll('.own .fold .said')].map((dd) => dd.textContent)";
        let told = browser.evaluate(more).await?;
        assert!(told.to_string().contains(&said("act.E.week")), "{told}");
        browser.click_action("undo").await?;
        browser.wait_until(&format!("{taken} === ''")).await?;
        browser.wait_for("[data-saved=true]").await?;
        let stored = browser.stored().await?;
        assert_eq!(stored["texts"]["next-step"], json!("Puutarhatyötä lähellä kotia"));
        Ok(())
    });
}

/// A municipality whose money advice has a number.
fn map() -> ServiceMap {
    let advice = LocalService {
        id: "money-advice".to_owned(),
        responsible: "debt".to_owned(),
        phone: Some("08 123 4567".to_owned()),
        ..LocalService::default()
    };
    ServiceMap {
        id: "kuhmo".to_owned(),
        name: "Kuhmo".to_owned(),
        checked: "2026-11-28".to_owned(),
        indicative: false,
        services: vec![advice],
    }
}

#[test]
fn the_municipalitys_own_number_stands_before_the_countrys() {
    with_browser(Setup::default(), async |browser| {
        let mut session = alike(2);
        session.texts.insert(fields::MUNICIPALITY.to_owned(), "Kuhmo".to_owned());
        // The map that there is has no numbers: the page says so.
        open(browser, &session).await?;
        browser.wait_for("[data-act=E] [data-whom=anywhere]").await?;
        let place = browser.text("[data-numbers]").await?;
        assert!(place.contains("Kuhmo"), "{place}");

        browser.goto_hash("#/review").await?;
        let bytes = postcard::to_allocvec(&map()).expect("bytes");
        let served = format!(
            "void (() => {{
                const content = suuntaBoot.content
                suuntaBoot.content = (file, ...rest) => file.endsWith('/kuhmo.bin')
                    ? Promise.resolve(new Uint8Array({}).buffer) : content(file, ...rest)
            }})()",
            json!(bytes)
        );
        browser.evaluate(&served).await?;
        browser.goto_hash("#/result").await?;
        browser.wait_for("[data-act=E] [data-whom=here] a[href='tel:081234567']").await?;
        // What the municipality does not have stays the country's, and that is said.
        browser.wait_for("[data-act=N] [data-whom=anywhere]").await?;
        assert!(browser.text("[data-numbers]").await?.contains("Kuhmo"));
        Ok(())
    });
}

#[test]
fn without_a_municipality_the_page_says_whose_numbers_these_are() {
    for (query, key) in [("", "acts.place.untold"), ("profile=national", "acts.place.none")] {
        with_browser(Setup { query: query.to_owned(), ..Setup::default() }, async |browser| {
            open(browser, &alike(2)).await?;
            assert_eq!(browser.text("[data-numbers]").await?, said(key));
            Ok(())
        });
    }
}

#[test]
fn what_was_voted_for_is_told_with_the_reason() {
    with_browser(Setup::default(), async |browser| {
        // Three needs of the first group leave no room for work.
        open(browser, &voting(alike(1), &["N"])).await?;
        let told = browser.text("[data-voted]").await?;
        assert!(told.contains(&said("dimension.N.area")), "{told}");
        // Among what is told, and not the first.
        let mut session = voting(alike(3), &["T"]);
        for item in ["E1", "E2", "E3", "E4"] {
            session.answers.insert(item.to_owned(), Answer::Step(0));
        }
        open(browser, &session).await?;
        browser.wait_for("[data-act=T]").await?;
        let told = browser.text("[data-voted]").await?;
        for key in ["dimension.T.area", "dimension.E.area"] {
            assert!(told.contains(&said(key)), "{key}: {told}");
        }
        // The first of what is told: nothing has to be explained.
        open(browser, &voting(alike(3), &["T"])).await?;
        browser.wait_for("[data-act=T]").await?;
        assert!(!browser.is_there("[data-voted]").await?);
        Ok(())
    });
}

#[test]
fn whoever_has_least_is_shown_a_number_and_one_step() {
    with_browser(Setup::default(), async |browser| {
        open(browser, &lowest()).await?;
        let page = browser.text("main").await?;
        assert!(page.contains(&said("result.lead.low")), "{page}");
        for never in ["summary.strengths.none", "band.urgent.name", "summary.strengths"] {
            assert!(!page.contains(&said(never)), "{never}: {page}");
        }
        // The number that helps comes before everything else that can be tapped.
        let first = "document.querySelector('main a').getAttribute('href')";
        assert_eq!(browser.evaluate(first).await?, json!("tel:0925250111"));
        // One card; the others, and the house with its numbers, are folded.
        let seen = "[...document.querySelectorAll('.act')].filter((act) => act.checkVisibility())";
        assert_eq!(browser.evaluate(&format!("{seen}.length")).await?, json!(1));
        let house = "document.querySelector('.own .house').checkVisibility()";
        assert_eq!(browser.evaluate(house).await?, json!(false));
        Ok(())
    });
}

#[test]
fn no_sentence_praises_what_weighs() {
    with_browser(Setup::default(), async |browser| {
        // Body, money and work at 25, all else well.
        let mut session = alike(4);
        for item in QUESTIONS.iter().filter(|item| "FET".contains(&item[..1])) {
            session.answers.insert((*item).to_owned(), Answer::Step(1));
        }
        open(browser, &session).await?;
        let path = "document.querySelector('.phase-section').textContent";
        let path = browser.evaluate(path).await?.to_string();
        for never in ["phase.reason.1", "phase.reason.2", "phase.reason.passed"] {
            assert!(!path.contains(&said(never)), "{never}: {path}");
        }
        assert!(path.contains(&said("phase.reason.passed-low")), "{path}");
        Ok(())
    });
}

#[test]
fn the_short_form_is_a_beginning_that_goes_on_with_its_answers() {
    with_browser(Setup::default(), async |browser| {
        let short: Vec<&str> = QUESTIONS
            .into_iter()
            .filter(|item| *item == "W" || (item.ends_with('1') && !item.starts_with('Z')))
            .collect();
        let mut session = Session { form: Form::Short, ..someone(&short) };
        session.answers.insert("E1".to_owned(), Answer::Step(0));
        open(browser, &voting(session, &["N"])).await?;
        let first = browser.text("[data-beginning]").await?;
        for key in ["beginning.title", "dimension.E.area", "dimension.F.area"] {
            assert!(first.contains(&said(key)), "{key}: {first}");
        }
        // Money was low: its advice stands first, what was voted for after it.
        let money = "[data-acts] .act:first-child[data-act=E] a[href='tel:080098009']";
        browser.wait_for(money).await?;
        browser.wait_for("[data-act=N]").await?;
        browser.click_action("go-on").await?;
        browser.wait_for("input[name=E2]").await?;
        browser.wait_for("[data-saved=true]").await?;
        let stored = browser.stored().await?;
        assert_eq!(stored["form"], json!("full"));
        assert_eq!(stored["answers"].as_object().map(serde_json::Map::len), Some(15));
        // Undo brings the short form back, on the page where it was left.
        browser.click_action("undo").await?;
        browser.wait_for("[data-beginning]").await?;
        Ok(())
    });
}

#[test]
fn a_kiosk_has_numbers_to_read_and_says_that_it_cannot_call() {
    let query = "mode=kiosk".to_owned();
    with_browser(Setup { query, screen: DESKTOP, ..Setup::default() }, async |browser| {
        browser.goto("#/").await?;
        browser.click_action("start").await?;
        browser.wait_for("[name=own-words]").await?;
        browser.goto_hash("#/q/E1").await?;
        for item in ["E1", "E2", "E3", "E4"] {
            browser.answer(item, "0").await?;
            browser.forward().await?;
        }
        browser.goto_hash("#/result").await?;
        browser.wait_for("[data-act=E] .call").await?;
        assert!(!browser.is_there("main a[href^=tel]").await?);
        assert_eq!(browser.text("[data-call]").await?, said("acts.kiosk"));
        Ok(())
    });
}

#[test]
fn where_there_may_be_no_telephone_the_page_says_so() {
    for (screen, told) in [(DESKTOP, true), (PHONE, false)] {
        with_browser(Setup { screen, ..Setup::default() }, async |browser| {
            open(browser, &alike(2)).await?;
            let seen = "document.querySelector('[data-call]').checkVisibility()";
            assert_eq!(browser.evaluate(seen).await?, json!(told), "{screen:?}");
            Ok(())
        });
    }
}

/// How many screens there are before what is folded, and in all with every fold closed.
async fn screens(browser: &Browser) -> Result<(f64, f64)> {
    browser.settle().await?;
    let rest =
        "document.querySelector('.own .front > .fold').getBoundingClientRect().top + scrollY";
    let all = "document.documentElement.scrollHeight";
    let heights = browser.evaluate(&format!("[{rest}, {all}]")).await?;
    let screens =
        |index: usize| heights[index].as_f64().unwrap_or_default() / f64::from(PHONE.height);
    Ok((screens(0), screens(1)))
}

#[test]
fn the_result_is_three_screens_of_a_phone() {
    // As many needs as there can be.
    let voted = |step| voting(alike(step), &["E", "N", "Y"]);
    let respondents = [("all low with Z1", lowest()), ("middle", voted(2)), ("high", voted(4))];
    for lang in ["fi", "ar"] {
        let query = format!("lang={lang}");
        with_browser(Setup { query, ..Setup::default() }, async |browser| {
            let mut long = Vec::new();
            for (name, session) in &respondents {
                open(browser, session).await?;
                let (before, all) = screens(browser).await?;
                println!("{lang}, {name}: {before:.2} screens before the folds, {all:.2} in all");
                if before > 3.0 {
                    long.push(format!("{lang}, {name}: {before:.2}"));
                }
            }
            assert!(long.is_empty(), "{}", long.join("; "));
            Ok(())
        });
    }
}

#[test]
fn axe_finds_nothing_on_a_result_with_everything_open() {
    for lang in ["fi", "ar"] {
        let query = format!("lang={lang}");
        with_browser(Setup { query, ..Setup::default() }, async |browser| {
            let mut found = Vec::new();
            for session in [lowest(), alike(2)] {
                open(browser, &session).await?;
                let open =
                    "document.querySelectorAll('details').forEach((fold) => fold.open = true)";
                browser.evaluate(&format!("void {open}")).await?;
                browser.settle().await?;
                found.extend(browser.axe().await?);
                let fits = "document.documentElement.scrollWidth <= innerWidth";
                assert_eq!(browser.evaluate(fits).await?, json!(true), "{lang}");
            }
            assert!(found.is_empty(), "{lang}: {}", found.join("\n"));
            Ok(())
        });
    }
}

#[test]
fn the_result_fits_the_narrowest_screen() {
    let screen = Screen { width: 320, height: 640, mobile: true };
    for lang in ["fi", "ru"] {
        let query = format!("lang={lang}");
        with_browser(Setup { screen, query, ..Setup::default() }, async |browser| {
            open(browser, &alike(1)).await?;
            let root = "document.documentElement";
            let fits = format!("{root}.scrollWidth <= {root}.clientWidth");
            assert_eq!(browser.evaluate(&fits).await?, json!(true), "{lang}");
            Ok(())
        });
    }
}
