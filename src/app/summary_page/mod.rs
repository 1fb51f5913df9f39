//! The summary as a page: for the client, who chooses from it, and for the caseworker. What it tells
//! and in which order is the outline's; here it gets its form.

mod compared;
mod details;
mod entry;
mod house;
mod phase;
mod rows;
mod whole;

pub use rows::texts;

use super::{Context, Route, copies::WORDING};
use crate::assessment::Answer;
use crate::content::instrument::{DimensionId, Instrument, Item, Kind};
use crate::summary::inert::quoted;
use crate::summary::outline::{self, Entry, Outline, Part, Reader, Seen};
use crate::summary::payload::Payload;
use crate::summary::sections::Step;
use crate::summary::vouched::Vouched;
use crate::ui::text::{find, t, tf};
use leptos::prelude::*;

/// What stands around a summary.
#[derive(Default)]
pub struct Frame {
    /// The time is only what the signer claims.
    pub time_is_doubted: bool,
    /// Whose word it is where it tells of others than the client.
    pub vouched: Vouched,
    /// What is known of the signature: the last of the first printed page.
    pub closing: Option<AnyView>,
}

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

struct Page {
    context: Context,
    reader: Reader,
    outline: Outline,
}

impl Page {
    fn new(context: Context, payload: &Payload, reader: Reader, frame: &Frame) -> Self {
        let Frame { time_is_doubted, vouched, .. } = *frame;
        let seen = Seen { reader, vouched, time_is_doubted, proof: Vec::new() };
        let (instrument, programme) = (context.instrument(), context.programme());
        let outline = Outline::of(payload, &seen, instrument, programme, WORDING);
        Self { context, reader, outline }
    }

    fn instrument(&self) -> &'static Instrument {
        self.context.instrument()
    }

    fn is_mine(&self) -> bool {
        self.reader == Reader::Client
    }

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

    /// The question to answer next of a dimension, or of overall work ability: one not seen yet, else
    /// one that was skipped.
    fn open_question(&self, id: &str) -> Option<Route> {
        let instrument = self.instrument();
        let dimension: Option<DimensionId> = id.parse().ok();
        let open = self.context.session(|session| {
            let of = |item: &&Item| match dimension {
                Some(id) => item.dimension == Some(id) && instrument.asks(session.form, item),
                None => item.kind == Kind::WorkAbility,
            };
            let items: Vec<&Item> = instrument.items.iter().filter(of).collect();
            let unseen = items.iter().find(|item| session.answer(&item.id).is_none());
            let skipped =
                || items.iter().find(|item| session.answer(&item.id) == Some(Answer::Skip));
            unseen.or_else(skipped).map(|item| item.id.clone())
        });
        open.map(Route::Question)
    }
}
