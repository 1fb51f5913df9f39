//! The summary's outline as the parts of a document: on the first sheet what the caseworker reads in
//! a minute; what is looked up on the sheets that follow.

mod details;
mod house;
mod phase;
mod rows;

use self::rows::{Row, is_note, notes, rows};
use super::{Block, House};
use suunta_content::instrument::Instrument;
use suunta_content::profile::Programme;
use suunta_summary::outline::{Entry, Fact, Outline, Part, Told, headed};
use suunta_summary::payload::Payload;
use suunta_summary::text::{Proof, Wording};

/// What a summary comes to on paper.
pub struct Parts {
    pub house: Option<House>,
    pub first: Vec<Block>,
    pub details: Vec<Block>,
}

/// Lays the summary out in parts. Of an instrument or version that is not `instrument` nothing is
/// computed.
pub fn parts(
    payload: &Payload,
    instrument: &Instrument,
    programme: &Programme,
    proof: Proof,
    wording: Wording,
) -> Parts {
    let seen = proof.seen(payload, wording);
    let outline = Outline::of(payload, &seen, instrument, programme, wording);
    let verdict = matches!(proof, Proof::Checked(_));
    let mut first = First { outline: &outline, say: wording, blocks: Vec::new(), rows: Vec::new() };
    outline.front().for_each(|entry| first.entry(entry, verdict));
    let first = first.finished();
    Parts {
        house: outline.scores.as_ref().map(|a| house::picture(&a.scores, instrument, wording)),
        first,
        details: details::blocks(&outline, wording),
    }
}

/// The first sheet as far as it is filled.
struct First<'a> {
    outline: &'a Outline,
    say: Wording<'a>,
    blocks: Vec<Block>,
    /// Not among the blocks yet: rows one after the other are one block.
    rows: Vec<Row>,
}

impl First<'_> {
    fn entry(&mut self, entry: &Entry, verdict: bool) {
        match entry.part {
            // Beside the text.
            Part::House => {}
            Part::Origin | Part::Omitted | Part::Not => {
                let small = joined(&entry.facts, " ", self.say);
                self.push([Block::Small(small)]);
            }
            Part::Proof => self.proof(entry, verdict),
            Part::OwnWords => {
                let words = joined(&entry.facts, "\n", self.say);
                self.push([Block::Heading(2, entry.heading.clone()), Block::Quote(words)]);
            }
            Part::Phase => self.phase(entry),
            Part::CoachView => self.coach(entry),
            Part::Change => {
                let told = entry.facts.iter().map(|fact| match fact.name.as_str() {
                    "" => fact.whole(self.say),
                    name => headed(name, &fact.whole(self.say)),
                });
                let told = told.collect::<Vec<_>>().join("\n");
                self.rows.push((entry.heading.clone(), told));
            }
            _ => self.plain(entry),
        }
    }

    /// Its notes, then one row for all that the heading names, and one for each name.
    fn plain(&mut self, entry: &Entry) {
        self.notes(entry);
        let under = |fact: &&Fact| fact.name.is_empty() && !is_note(fact);
        let told: Vec<String> =
            entry.facts.iter().filter(under).map(|fact| fact.whole(self.say)).collect();
        if !told.is_empty() {
            let told =
                if entry.part.is_ordered() { numbered(entry, told) } else { self.say.listed(told) };
            self.rows.push((entry.heading.clone(), told));
        }
        self.rows.extend(rows(entry, self.say));
    }

    /// Where the views differ enough to talk about it, and what was agreed. All the marks are looked
    /// up.
    fn coach(&mut self, entry: &Entry) {
        self.notes(entry);
        let gaps = entry
            .facts
            .iter()
            .filter(|fact| matches!(fact.told, Told::Mark(mark) if mark.gap))
            .map(|fact| fact.whole(self.say));
        let gaps = gaps.collect::<Vec<_>>().join("\n");
        if !gaps.is_empty() {
            self.rows.push((entry.heading.clone(), gaps));
        }
        self.rows.extend(rows(entry, self.say));
    }

    /// The verdict is a heading, where there is one.
    fn proof(&mut self, entry: &Entry, verdict: bool) {
        // A document places each letter itself and has no marks of direction.
        let lines = entry.facts.iter().map(|fact| fact.whole(self.say).replace('\u{200e}', ""));
        let blocks = lines.enumerate().map(|(place, line)| match place {
            0 if verdict => Block::Heading(2, line),
            _ => Block::Small(line),
        });
        self.push(blocks.collect::<Vec<_>>());
    }

    fn notes(&mut self, entry: &Entry) {
        let notes: Vec<Block> = notes(entry, self.say).collect();
        self.push(notes);
    }

    /// Blocks after the rows so far.
    fn push(&mut self, blocks: impl IntoIterator<Item = Block>) {
        let mut blocks = blocks.into_iter().peekable();
        if blocks.peek().is_some() && !self.rows.is_empty() {
            self.blocks.push(Block::Terms(std::mem::take(&mut self.rows)));
        }
        self.blocks.extend(blocks);
    }

    fn finished(mut self) -> Vec<Block> {
        if !self.rows.is_empty() {
            self.blocks.push(Block::Terms(self.rows));
        }
        self.blocks
    }
}

/// Items each on a line with its place; a sentence as it is.
fn numbered(entry: &Entry, told: Vec<String>) -> String {
    let items = entry.facts.iter().any(|fact| matches!(fact.told, Told::Item(..)));
    let numbered = (1_u32..).zip(told).map(|(number, told)| match items {
        true => [&number.to_string(), ". ", &told].concat(),
        false => told,
    });
    numbered.collect::<Vec<_>>().join("\n")
}

fn joined(facts: &[Fact], between: &str, say: Wording) -> String {
    facts.iter().map(|fact| fact.whole(say)).collect::<Vec<_>>().join(between)
}
