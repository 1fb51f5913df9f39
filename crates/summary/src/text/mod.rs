//! The summary as plain text, for the clipboard and a client-information system: the outline, one
//! matter a line.

mod proof;

pub use super::outline::{Label, Wording};
pub use proof::Proof;

use super::outline::{Entry, Fact, Outline, Part, Told, headed};
use super::payload::Payload;
use suunta_content::instrument::Instrument;
use suunta_content::profile::Programme;

/// The summary with what is known of its signature. Texts of the language and of the profile come
/// from `wording`. Of an instrument or version that is not `instrument` nothing is computed.
pub fn plain_text(
    payload: &Payload,
    proof: Proof,
    instrument: &Instrument,
    programme: &Programme,
    wording: Wording,
) -> String {
    let seen = proof.seen(payload, wording);
    let outline = Outline::of(payload, &seen, instrument, programme, wording);
    let title = std::iter::once(wording.text("summary.title"));
    let lines = outline.entries.iter().flat_map(|entry| lines(entry, wording));
    title.chain(lines).collect::<Vec<_>>().join("\n")
}

fn lines(entry: &Entry, wording: Wording) -> Vec<String> {
    let written = |fact: &Fact| fact.on_one_line(wording);
    if entry.part == Part::Change {
        return vec![headed(&entry.heading, &compared(entry, wording))];
    }
    let items = entry.facts.iter().any(|fact| matches!(fact.told, Told::Item(..)));
    if entry.part.is_ordered() && items {
        let numbered = (1_u32..).zip(&entry.facts);
        let numbered = numbered.map(|(n, fact)| [&n.to_string(), ". ", &written(fact)].concat());
        return std::iter::once([&entry.heading, ":"].concat()).chain(numbered).collect();
    }
    let mut lines = Vec::new();
    // Rows speak for themselves; among many the heading says what they are.
    let rows = entry.facts.iter().all(|fact| matches!(group(fact), Group::Row));
    if entry.part.is_detail() && rows {
        lines.push([&entry.heading, ":"].concat());
    }
    for facts in entry.facts.chunk_by(|one, next| group(one) == group(next)) {
        let told = facts.iter().map(written);
        match facts.first().map(group) {
            Some(Group::Row) => {
                lines.extend(facts.iter().map(|f| headed(&entry.name_of(f), &written(f))));
            }
            Some(Group::Items | Group::Marks) => {
                lines.push(headed(&entry.heading, &wording.listed(told)))
            }
            Some(Group::Sentences) if !entry.heading.is_empty() && lines.is_empty() => {
                lines.push(headed(&entry.heading, &told.collect::<Vec<_>>().join(" ")));
            }
            _ => lines.extend(told),
        }
    }
    lines
}

/// What stands on lines of the same kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Notes,
    Sentences,
    Items,
    Marks,
    Row,
}

const fn group(fact: &Fact) -> Group {
    match fact.told {
        Told::Note(_) => Group::Notes,
        Told::Sentence(_) => Group::Sentences,
        Told::Item(..) => Group::Items,
        Told::Mark(_) => Group::Marks,
        Told::Value(_) | Told::List(_) | Told::Score(_) => Group::Row,
    }
}

/// What has changed is one matter.
fn compared(entry: &Entry, wording: Wording) -> String {
    let told = entry.facts.iter().map(|fact| match fact.name.as_str() {
        "" => fact.on_one_line(wording),
        name => [&headed(name, &fact.on_one_line(wording)), "."].concat(),
    });
    told.collect::<Vec<_>>().join(" ")
}
