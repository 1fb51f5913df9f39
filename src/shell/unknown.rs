//! What the address asks for and nobody knows: told once, never taken for something else in silence.

use crate::platform::dom;
use crate::session::Mode;
use crate::state::context::Context;
use crate::state::notice::Notice;
use leptos::prelude::*;
use std::cell::Cell;

thread_local! {
    static TOLD: Cell<bool> = const { Cell::new(false) };
}

/// Says it. The profile is told of by whoever fetched it.
pub fn tell(context: Context) {
    if TOLD.replace(true) {
        return;
    }
    let asked = |name: &str| dom::query(name).filter(|asked| !asked.trim().is_empty());
    let mode = asked("mode").filter(|asked| Mode::from_query(asked).is_none());
    let lang = asked("lang").filter(|asked| context.catalogue.language(asked).is_none());
    let unknown = mode.map(|asked| ("mode.unknown", asked));
    if let Some((key, asked)) = unknown.or(lang.map(|asked| ("lang.unknown", asked))) {
        dom::after_paint(move || context.notice.set(Some(Notice::Unknown(key, asked))));
    }
}
