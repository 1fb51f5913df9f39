//! A person who has been here before.

use crate::support::{Browser, PAGE, Result};
use serde_json::json;
use suunta::assessment::Answer;
use suunta::content::instrument::Form;
use suunta::session::{Action, Session, Work, fields};
use suunta::storage::encode;

/// A session with something on every page: all these items answered, votes, words, a goal.
pub fn someone(items: &[&str]) -> Session {
    let mut work = Work::new(Session {
        instrument: "1.0.0".to_owned(),
        profile: "kainuu".to_owned(),
        form: Form::Full,
        ..Session::default()
    });
    let list = |name: &str, values: &[&str]| Action::List {
        name: name.to_owned(),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    };
    for item in items {
        let step = if item.starts_with('Z') { 0 } else { 3 };
        work.act(Action::Answer { item: (*item).to_owned(), answer: Some(Answer::Step(step)) }, 1);
    }
    work.act(list(fields::VOTES, &["E", "N"]), 1);
    work.act(list(fields::WISHES, &["work"]), 1);
    work.act(list(fields::FACTORS, &["transport"]), 1);
    work.act(list(fields::OBSTACLES, &["transport", "debts"]), 1);
    for field in [fields::OWN_WORDS, fields::GOAL, fields::NEXT_STEP, fields::TASK] {
        work.act(Action::text(field, "Puutarhatyötä lähellä kotia"), 1);
    }
    work.act(Action::text(fields::TASK_DUE, "2026-12-01"), 1);
    work.session().clone()
}

/// Every question of the instrument.
pub const QUESTIONS: [&str; 55] = [
    "E1", "E2", "E3", "E4", "A1", "A2", "A3", "A4", "Z3", "Z1", "Z2", "Z4", "R1", "R2", "L1", "L2",
    "L3", "F1", "F2", "F3", "P1", "P2", "P3", "S1", "S2", "S3", "K1", "K2", "K3", "M1", "M2", "M3",
    "M4", "T1", "T2", "T3", "T4", "T5", "Y1", "Y2", "Y3", "X1", "X2", "X3", "X4", "W", "O1", "O2",
    "O3", "O4", "O5", "N1", "N2", "N3", "N4",
];

/// The last question of each list but the last: there the keys wait for Enter.
pub const ENDS: [&str; 3] = ["E4", "L3", "W"];

/// Comes back with what an earlier visit left on the device, by a build that knew no database.
pub async fn come_back(browser: &Browser, session: &Session, hash: &str) -> Result<()> {
    browser.goto("#/statement").await?;
    let text = encode(1, session).expect("JSON");
    let keep = format!(
        "(localStorage.removeItem('suunta.mirror'), localStorage['suunta.session.a'] = {},
          localStorage['suunta.session'] = 'a:1',
          suuntaBoot.device.write([], [], ['era', 'state', 'session.a', 'session.b'].map((key) => [key])))",
        json!(text)
    );
    browser.evaluate(&keep).await?;
    browser.driver.goto("about:blank").await?;
    browser.driver.goto(browser.url(hash)).await?;
    browser.wait_for(PAGE).await.map(drop)
}
