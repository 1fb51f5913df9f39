//! What every part of the summary's page is made of.

use crate::content::instrument::DimensionId;
use crate::state::text::{find, listed};
use crate::summary::inert::{inert, quoted};
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

/// For whom the page is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Sees the house early, with its table, and numbers of the phase when asked for. Safety answers
    /// are folded, what is technical is at the foot, and what is still open leads to its question.
    Client,
    Caseworker,
}

impl Reader {
    /// The name of a dimension: for the client as it stood in the vote, for the caseworker the
    /// professional one.
    pub fn dimension(self, id: DimensionId) -> String {
        let name = match self {
            Self::Client => ".area",
            Self::Caseworker => ".name",
        };
        named("dimension.", &id.to_string(), name)
    }
}

pub fn names(list: &[String], prefix: &str, part: &str) -> String {
    let name = |id: &String| named(prefix, id, part);
    listed(&list.iter().map(name).collect::<Vec<_>>())
}

/// A row of a description list. What is told keeps its own direction and stands where the row does.
pub fn line(term: String, said: String) -> AnyView {
    view! {
        <div>
            <dt>{term}</dt>
            <dd><bdi>{said}</bdi></dd>
        </div>
    }
    .into_any()
}

/// Somebody's own words: isolated, in their own direction, never markup.
pub fn words(text: &str) -> AnyView {
    view! { <blockquote dir="auto">{inert(text)}</blockquote> }.into_any()
}

/// Somebody's own words in a row of a description list.
pub fn said(term: String, text: &str) -> AnyView {
    view! {
        <div>
            <dt>{term}</dt>
            <dd class="said"><bdi>{inert(text)}</bdi></dd>
        </div>
    }
    .into_any()
}

/// The name of an id of the content; the id itself when another content has made it.
pub fn named(prefix: &str, id: &str, part: &str) -> String {
    find(&[prefix, id, part].concat()).map_or_else(|| quoted(id), str::to_owned)
}
