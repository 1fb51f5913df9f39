//! What the parts of the page share.

use crate::service::rounds::kept;
use crate::session::rounds::Rounds;
use crate::state::context::Context;
use crate::storage::Error;
use leptos::prelude::*;

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Page {
    pub context: Context,
    pub rounds: RwSignal<Rounds>,
    /// The key of what went wrong with keeping.
    pub said: RwSignal<Option<&'static str>>,
    /// What was there before the last change.
    pub before: RwSignal<Option<Rounds>>,
}

impl Page {
    /// Makes a change and keeps it; what a newer app wrote is left alone.
    pub fn change(self, change: impl FnOnce(&mut Rounds)) {
        if kept::all() == Err(Error::Newer) {
            return self.said.set(Some(Error::Newer.key()));
        }
        self.before.set(Some(self.rounds.get_untracked()));
        self.rounds.update(change);
        let kept = self.rounds.with_untracked(kept::keep);
        self.said.set(kept.err().map(kept::key));
    }
}
