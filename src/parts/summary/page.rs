//! A summary's outline with whom it is for.

use crate::assessment::Answer;
use crate::content::instrument::{DimensionId, Instrument, Item, Kind};
use crate::parts::copies::WORDING;
use crate::route::Route;
use crate::state::context::Context;
use crate::summary::outline::{Outline, Reader, Seen};
use crate::summary::payload::Payload;
use crate::summary::vouched::Vouched;
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

pub(super) struct Page {
    pub(super) context: Context,
    reader: Reader,
    pub(super) outline: Outline,
}

impl Page {
    pub(super) fn new(context: Context, payload: &Payload, reader: Reader, frame: &Frame) -> Self {
        let Frame { time_is_doubted, vouched, .. } = *frame;
        let seen = Seen { reader, vouched, time_is_doubted, proof: Vec::new() };
        let (instrument, programme) = (context.instrument(), context.programme());
        let outline = Outline::of(payload, &seen, instrument, programme, WORDING);
        Self { context, reader, outline }
    }

    pub(super) fn instrument(&self) -> &'static Instrument {
        self.context.instrument()
    }

    pub(super) fn is_mine(&self) -> bool {
        self.reader == Reader::Client
    }

    /// The question to answer next of a dimension, or of overall work ability: one not seen yet, else
    /// one that was skipped.
    pub(super) fn open_question(&self, id: &str) -> Option<Route> {
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
