//! Long texts: the first printed page shows where each begins, and a later one all of it.

use crate::parts::summary::rows;
use crate::state::text::t;
use crate::summary::outline::{Entry, Fact, Outline, Part, Words};
use leptos::prelude::*;

/// What fits in any line of the printed first page: letters, of which those of East Asia take two
/// places.
const WIDTH: usize = 36;

/// Lines that the printed first page gives, as in its style: to the own words, an obstacle, a row.
const fn room(part: Part) -> usize {
    match part {
        Part::OwnWords => 4,
        Part::Obstacles => 2,
        _ => 3,
    }
}

/// On paper only; on a screen nothing is cut.
pub fn part(outline: &Outline) -> Option<AnyView> {
    let all = outline.front().flat_map(|entry| entry.facts.iter().map(move |fact| (entry, fact)));
    let long: Vec<AnyView> = all.filter_map(|(entry, fact)| long(entry, fact)).collect();
    (!long.is_empty()).then(|| {
        view! {
            <section class="print-only whole">
                <h2>{t("summary.whole")}</h2>
                {long}
            </section>
        }
        .into_any()
    })
}

fn long(entry: &Entry, fact: &Fact) -> Option<AnyView> {
    let words = fact.words().filter(|words| lines(words) > room(entry.part))?;
    let title = if fact.name.is_empty() { entry.heading.clone() } else { entry.name_of(fact) };
    Some(view! { <h3>{title}</h3> {rows::words(words)} }.into_any())
}

/// At most so many lines of print.
fn lines(words: &Words) -> usize {
    let width =
        |line: &str| line.chars().map(|c| if c < '\u{1100}' { 1 } else { 2 }).sum::<usize>();
    words.whole().lines().map(|line| width(line).div_ceil(WIDTH).max(1)).sum()
}
