//! The browser's processes are killed, at any moment after "saved" stood on the page, and before.

use crate::Fault;
use crate::device::{Device, answer, choice, read, tap_early, tap_only};
use crate::ledger::Ledger;
use crate::random::Random;
use crate::support::{Browser, Result};
use std::collections::BTreeMap;
use std::time::Duration;

/// After so many kills somebody else comes to a new device: a store that is written the first time
/// is a case of its own.
const KILLS_OF_A_DEVICE: usize = 10;

/// When the process is killed, in milliseconds after the page's word, and what was done before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Moment {
    /// 0–400 ms after one to four answers.
    AtOnce,
    /// 0–400 ms after an answer given before the app had taken over.
    Early,
    /// 0–80 ms after a tap, whatever the page has said of it.
    BeforeSaved,
    /// 0.4–11 s after an answer.
    Later,
    /// 0–400 ms after many answers without a pause.
    Steady,
}

/// Of a hundred runs, so many.
const MOMENTS: [(Moment, usize); 5] = [
    (Moment::AtOnce, 60),
    (Moment::Early, 15),
    (Moment::BeforeSaved, 15),
    (Moment::Later, 5),
    (Moment::Steady, 5),
];

#[derive(Default)]
struct Count {
    kills: usize,
    told: usize,
    lost: usize,
}

pub struct Kill {
    device: Device,
    browser: Option<Browser>,
    ledger: Ledger,
    kills: usize,
    counts: BTreeMap<Moment, Count>,
    /// Answers that were given before the app had taken over, and told as saved.
    early: usize,
}

impl Fault for Kill {
    const RUNS: usize = 200;

    fn new() -> Self {
        Self {
            device: Device::new("kill"),
            browser: None,
            ledger: Ledger::default(),
            kills: 0,
            counts: BTreeMap::new(),
            early: 0,
        }
    }

    async fn run(&mut self, random: &mut Random) -> Result<Vec<String>> {
        if self.kills == KILLS_OF_A_DEVICE {
            self.put_away().await;
        }
        let browser = match self.browser.take() {
            Some(browser) => browser,
            None => self.device.start().await?,
        };
        let moment = moment(random);
        let told = self.act(&browser, moment, random).await?;
        let pause = match moment {
            Moment::BeforeSaved => random.below(80),
            Moment::Later => random.between(400, 11_000),
            _ => random.below(400),
        };
        tokio::time::sleep(Duration::from_millis(u64::try_from(pause).unwrap_or(0))).await;
        self.device.kill_and_forget(browser).await;
        self.kills += 1;

        let browser = self.device.start().await?;
        browser.goto("#/q/E1").await?;
        let found = read(&browser, &self.ledger.names()).await?;
        let mut lost = self.ledger.lost(&found);
        self.ledger.goes_on_from(&found);
        self.browser = Some(browser);
        let count = self.counts.entry(moment).or_default();
        count.kills += 1;
        count.told += told;
        count.lost += lost.len();
        if let Some(first) = lost.first_mut() {
            *first = format!("{moment:?}, killed after {pause} ms: {first}");
        }
        Ok(lost)
    }

    fn reset(&mut self) {
        self.browser = None;
        self.device.scrap();
        self.device = Device::new("kill");
        self.ledger = Ledger::default();
        self.kills = 0;
    }

    async fn end(mut self) -> Result<Vec<String>> {
        self.put_away().await;
        self.device.scrap();
        let mut notes: Vec<String> = self
            .counts
            .iter()
            .map(|(moment, Count { kills, told, lost })| {
                format!("{moment:?}: {kills} kills, {told} answers told as saved, {lost} lost")
            })
            .collect();
        notes.push(format!("{} answers were given before the app had taken over", self.early));
        Ok(notes)
    }
}

impl Kill {
    /// A device that has seen enough goes, and a new one comes.
    async fn put_away(&mut self) {
        if let Some(browser) = self.browser.take() {
            self.device.kill_and_forget(browser).await;
        }
        self.reset();
    }

    /// Answers; gives how many answers were told as saved.
    async fn act(
        &mut self,
        browser: &Browser,
        moment: Moment,
        random: &mut Random,
    ) -> Result<usize> {
        let (item, value) = choice(random);
        match moment {
            Moment::Early => {
                self.ledger.gives(item, value);
                let said = tap_early(browser, item, value).await?;
                if said.saved {
                    self.ledger.is_told(item, value);
                }
                self.early += usize::from(said.early && said.saved);
                return Ok(usize::from(said.saved));
            }
            Moment::BeforeSaved => {
                browser.goto(&format!("#/q/{item}")).await?;
                self.ledger.gives(item, value);
                tap_only(browser, item, value).await?;
                return Ok(0);
            }
            _ => {}
        }
        browser.goto(&format!("#/q/{item}")).await?;
        let answers = match moment {
            Moment::Steady => random.between(20, 60),
            Moment::Later => 1,
            _ => random.between(1, 4),
        };
        let mut told = 0;
        for _ in 0..answers {
            let (item, value) = choice(random);
            told += usize::from(answer(browser, &mut self.ledger, item, value).await?.saved);
        }
        Ok(told)
    }
}

fn moment(random: &mut Random) -> Moment {
    let mut number = random.below(100);
    for (moment, share) in MOMENTS {
        if number < share {
            return moment;
        }
        number -= share;
    }
    Moment::AtOnce
}
