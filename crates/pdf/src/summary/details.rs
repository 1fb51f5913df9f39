//! What stands on the sheets after the first.

use crate::summary::rows::{Row, notes, rows};
use crate::{Block, Cell};
use suunta_summary::outline::{Entry, Fact, Mark, Outline, Part, Score, Told, Wording};

/// What is looked up, each part under its heading. The coach's marks stand here whole.
pub fn blocks(outline: &Outline, say: Wording) -> Vec<Block> {
    let coach = outline.entry(Part::CoachView).and_then(|coach| {
        let marks = |fact: &&Fact| matches!(fact.told, Told::Mark(_));
        let facts: Vec<Fact> = coach.facts.iter().filter(marks).cloned().collect();
        (!facts.is_empty()).then(|| Entry { facts, ..coach.clone() })
    });
    let (scores, rest): (Vec<&Entry>, Vec<&Entry>) =
        outline.details().partition(|entry| entry.part == Part::Scores);
    let entries = scores.into_iter().chain(&coach).chain(rest);
    entries.flat_map(|entry| section(entry, outline, say)).collect()
}

fn section(entry: &Entry, outline: &Outline, say: Wording) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(2, entry.heading.clone())];
    blocks.extend(notes(entry, say));
    if entry.part == Part::Scores {
        blocks.push(scores(entry, outline.before.is_some(), say));
        return blocks;
    }
    blocks.extend(marks(entry, say));
    let items = entry.facts.iter().filter(|fact| matches!(fact.told, Told::Item(..)));
    let items: Vec<String> = items.map(|fact| fact.whole(say)).collect();
    if entry.part.is_ordered() {
        blocks.push(Block::List { ordered: true, items });
    } else {
        blocks.extend(items.into_iter().map(Block::Quote));
    }
    let rows: Vec<Row> = rows(entry, say).collect();
    if !rows.is_empty() {
        blocks.push(Block::Terms(rows));
    }
    blocks
}

fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>, say: Wording) -> Block {
    let cell = |heading, text| Cell { heading, text };
    let head = head.iter().map(|key| cell(true, say.text(key))).collect();
    let rows = rows.map(|row| {
        row.into_iter().enumerate().map(|(place, text)| cell(place == 0, text)).collect()
    });
    Block::Table(std::iter::once(head).chain(rows).collect())
}

/// A number, or a dash where there is none.
fn number(number: Option<i64>) -> String {
    number.map_or_else(|| "–".to_owned(), |number| number.to_string())
}

/// Each dimension with its score and word, beside the score of an earlier time where there is one.
fn scores(entry: &Entry, before: bool, say: Wording) -> Block {
    let row = |fact: &Fact| {
        let (then, now, word) = match &fact.told {
            Told::Score(Score { then, now, word }) => (*then, number(*now), word.clone()),
            // Overall work ability has no word.
            _ => (None, fact.whole(say), number(None)),
        };
        let cells = [Some(fact.name.clone()), before.then(|| number(then)), Some(now), Some(word)];
        cells.into_iter().flatten().collect()
    };
    let then = before.then_some("rounds.then");
    let head =
        [Some("house.table.area"), then, Some("house.table.score"), Some("house.table.word")];
    let head: Vec<&str> = head.into_iter().flatten().collect();
    table(&head, entry.facts.iter().map(row), say)
}

/// Marks beside the client's scores.
fn marks(entry: &Entry, say: Wording) -> Option<Block> {
    let marks = entry.facts.iter().filter_map(|fact| match fact.told {
        Told::Mark(Mark { client, mark, .. }) => {
            Some(vec![fact.name.clone(), number(client), mark.to_string()])
        }
        _ => None,
    });
    let rows: Vec<Vec<String>> = marks.collect();
    let head = ["coach.area", "coach.client", "coach.coach"];
    (!rows.is_empty()).then(|| table(&head, rows.into_iter(), say))
}
