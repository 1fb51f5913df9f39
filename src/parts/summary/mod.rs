//! The summary as a page: for the client, who chooses from it, and for the caseworker. What it tells
//! and in which order is the outline's; here it gets its form.

mod coach;
mod compared;
mod details;
mod front;
mod house;
mod own;
mod page;
mod phase;
mod rows;
mod section;
mod whole;

pub use own::{Own, own, plan};
pub use page::Frame;
pub use rows::texts;

use crate::parts::copies::WORDING;
use crate::parts::summary::page::Page;
use crate::state::context::Context;
use crate::state::text::find;
use crate::summary::inert::quoted;
use crate::summary::outline::{self, Entry, Part, Reader};
use crate::summary::payload::Payload;
use crate::summary::sections::Step;
use leptos::prelude::*;

/// What the caseworker reads, in that order; details after it. When printed, the former is one A4
/// page.
pub fn view(context: Context, payload: &Payload, frame: Frame) -> AnyView {
    Page::new(context, payload, Reader::Caseworker, &frame).view(frame.closing)
}

/// What a signer wrote whom the desk refused: nothing is computed from it.
pub fn as_written(context: Context, payload: &Payload, frame: Frame) -> AnyView {
    Page::new(context, payload, Reader::Refuser, &frame).view(frame.closing)
}

/// What is known of a step beside its words.
pub fn step_details(step: &Step) -> String {
    outline::step_details(step, WORDING).join(" · ")
}

/// The name of an id of the content; the id itself when another content has made it.
pub fn named(prefix: &str, id: &str, part: &str) -> String {
    find(&[prefix, id, part].concat()).map_or_else(|| quoted(id), str::to_owned)
}

impl Page {
    fn view(&self, closing: Option<AnyView>) -> AnyView {
        let front = self.outline.front().map(|entry| match entry.part {
            Part::Not => foot(entry),
            _ => self.front(entry),
        });
        view! {
            <article class="summary">
                <div class="front">{front.collect::<Vec<_>>()} {closing}</div>
                {self.details()}
            </article>
        }
        .into_any()
    }
}

/// What it is not.
fn foot(entry: &Entry) -> AnyView {
    let mut said = entry.facts.iter().map(|fact| fact.whole(WORDING));
    view! {
        <footer class="quiet">
            <p>
                <strong>{said.next()}</strong>
            </p>
            {said.map(|said| view! { <p>{said}</p> }).collect_view()}
        </footer>
    }
    .into_any()
}
