//! One person over time: does a timeline of twenty rounds come as quickly as one of two?
//!
//! A round keeps a tally for each dimension and no single answers, so an instrument of 500 items
//! makes it no larger than one of 50.

use crate::support::{Browser, Result, Setup};
use crate::{SLOWED, common, median};
use serde_json::{Value, json};
use suunta::assessment::Tally;
use suunta::session::rounds::{Round, Rounds};
use suunta::storage::encode;
use suunta::summary::payload::Edition;

const COUNTS: [u32; 2] = [2, 20];
const TIMES: usize = 9;

/// From another page to the table painted, in ms.
const OPEN: &str = "
    const told = arguments[0]
    location.hash = '#/settings'
    const wait = (css) => new Promise((there) => {
      const look = () => document.querySelector(css) ? there() : requestAnimationFrame(look)
      look()
    })
    const open = async () => {
      await wait('[data-action=erase]')
      await new Promise((done) => setTimeout(done))
      const start = performance.now()
      location.hash = '#/rounds'
      await wait('tr[data-change]')
      await new Promise(requestAnimationFrame)
      return performance.now() - start
    }
    open().then(told, (error) => told(String(error)))";

pub async fn measure() -> Result<()> {
    println!("\nThe timeline, processor slowed {SLOWED} times, median of {TIMES}\n");
    let browser = Browser::open(Setup { slowed: SLOWED, ..Setup::default() }).await?;
    let mut all = Vec::new();
    for count in COUNTS {
        let text = encode(1, &rounds(count)).expect("JSON");
        browser.goto("#/statement").await?;
        browser.evaluate(&format!("localStorage['suunta.rounds'] = {}", json!(text))).await?;
        let mut times = Vec::new();
        for _ in 0..TIMES {
            let time = browser.driver.execute_async(OPEN, Vec::<Value>::new()).await?;
            times.push(time.json().as_f64().unwrap_or(f64::NAN));
        }
        let time = median(times);
        println!("{count:>3} rounds: {time:.0} ms, {} bytes kept", text.len());
        all.push(time);
    }
    println!("{:.2} times", all[1] / all[0]);
    browser.close().await
}

/// Rounds with every dimension, one a month.
fn rounds(count: u32) -> Rounds {
    let instrument = common::instrument();
    let round = |number: u32| Round {
        jti: format!("urn:uuid:6b1f1f0e-5d3a-4c1e-9f6e-0a1b2c3d{number:04}"),
        issued_at: format!("20{:02}-{:02}-01T10:00:00+02:00", 24 + number / 12, number % 12 + 1),
        instrument: Edition { id: "suunta-full".to_owned(), version: instrument.version.clone() },
        key: Some("one".to_owned()),
        dimensions: instrument
            .dimensions
            .iter()
            .map(|dimension| {
                let tally = Tally { sum: number % 9, answered: 3, na: 0 };
                (dimension.id, tally)
            })
            .collect(),
        work_ability: Some(5),
        phase: None,
        near_line: false,
        task: Some("Puutarhatyötä lähellä kotia".to_owned()),
        since: [("task-done".to_owned(), "partly".to_owned())].into(),
        steps: vec![("Työkokeilu".to_owned(), "attached".to_owned())],
        form: None,
    };
    Rounds((0..count).map(round).collect())
}
