//! The summary as a page: for the client, who chooses from it, and for the caseworker. What it tells
//! and in which order is the outline's; here it gets its form.

mod coach;
mod compared;
mod details;
mod front;
mod house;
mod page;
mod phase;
mod rows;
mod section;
mod whole;

pub use page::Frame;
pub use rows::texts;

use crate::parts::copies::WORDING;
use crate::parts::summary::page::Page;
use crate::state::context::Context;
use crate::state::text::{find, t, tf};
use crate::summary::inert::quoted;
use crate::summary::outline::{self, Entry, Part, Reader};
use crate::summary::payload::Payload;
use crate::summary::sections::Step;
use leptos::prelude::*;

/// What the caseworker reads, in that order; details after it. When printed, the former is one A4
/// page.
pub fn view(context: Context, payload: &Payload, frame: Frame) -> AnyView {
    Page::new(context, payload, Reader::Caseworker, &frame).view(None, frame.closing)
}

/// What the client sees of the own answers; `hint` stands before the disclaimers.
pub fn own(context: Context, payload: &Payload, hint: AnyView) -> AnyView {
    Page::new(context, payload, Reader::Client, &Frame::default()).view(Some(hint), None)
}

/// What a signer wrote whom the desk refused: nothing is computed from it.
pub fn as_written(context: Context, payload: &Payload, frame: Frame) -> AnyView {
    Page::new(context, payload, Reader::Refuser, &frame).view(None, frame.closing)
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
    fn view(&self, mut hint: Option<AnyView>, closing: Option<AnyView>) -> AnyView {
        let mut front = Vec::new();
        for entry in self.outline.front() {
            match entry.part {
                Part::Not => front.extend(hint.take().into_iter().chain([self.foot(entry)])),
                // The client's stands in the foot.
                Part::Origin if self.is_mine() => {}
                _ => front.push(self.front(entry)),
            }
        }
        view! {
            <article class="summary" class:own=self.is_mine()>
                <div class="front">{front} {closing}</div>
                {self.details()}
            </article>
        }
        .into_any()
    }

    /// What it is not; for the client with how it was made.
    fn foot(&self, entry: &Entry) -> AnyView {
        let mut said = entry.facts.iter().map(|fact| fact.whole(WORDING));
        let made = self.outline.entry(Part::Origin).filter(|_| self.is_mine());
        view! {
            <footer class="quiet">
                <p>
                    <strong>{said.next()}</strong>
                </p>
                {said.map(|said| view! { <p>{said}</p> }).collect_view()}
                {made.map(|made| self.made_here(made))}
            </footer>
        }
        .into_any()
    }

    /// How and with what, for the client: by name.
    fn made_here(&self, entry: &Entry) -> AnyView {
        let mut said = entry.facts.iter().map(|fact| fact.whole(WORDING));
        let language = self.context.language().map(|l| l.name.clone()).unwrap_or_default();
        let here = [("profile", t("profile.name")), ("language", language)];
        let here = here.each_ref().map(|(place, name)| (*place, name.as_str()));
        view! {
            <p>{said.next()}</p>
            <p>{said.next()} " " {tf("summary.here", &here)}</p>
        }
        .into_any()
    }
}
