//! From the module of the first load to the one with every page: the same person, the same place.

use crate::platform::{boot, dom};
use crate::route::Route;
use crate::service::missing;
use crate::state::context::{Context, HandOver};
use crate::state::notice::Notice;
use crate::state::{session_store, shown};
use crate::storage::keys::LANG;
use leptos::prelude::*;
use std::cell::Cell;

/// Under which name it waits for the other module.
const NAME: &str = "work";

thread_local! {
    static AWAY: Cell<bool> = const { Cell::new(false) };
    static LOADING: Cell<bool> = const { Cell::new(false) };
}

/// True once another module has the page: this one hears nothing any more.
pub fn is_away() -> bool {
    AWAY.get()
}

/// Hands over to the module that has the page of the route.
pub fn away(context: Context) {
    if LOADING.replace(true) {
        return;
    }
    // Asked for when the other module is ready: until then this page can be answered, and left.
    boot::give(NAME, move || {
        AWAY.set(true);
        let told = match context.notice.get_untracked() {
            Some(Notice::Storage(error)) => Some(error),
            _ => None,
        };
        let (work, saved) = (context.work(), context.saved.get_untracked());
        serde_json::to_string(&HandOver { work, kept: session_store::state(), saved, told }).ok()
    });
    wasm_bindgen_futures::spawn_local(async move {
        if let Err(error) = boot::load_later().await {
            LOADING.set(false);
            // Where one was: there the answers can still be looked at and changed.
            let wanted = context.route.get_untracked();
            let before = shown::last().unwrap_or(Route::Start);
            if before != wanted {
                context.go(before.clone());
            }
            missing::tell(context, &error, move || {
                if context.route.get_untracked() == before {
                    if before != wanted {
                        context.go(wanted);
                    }
                    away(context);
                }
            });
            dom::after_paint(|| dom::focus(".notice button"));
        }
    });
}

/// Puts another language in force in the module with every page, which has what that takes.
pub fn speak(context: Context, tag: String) {
    wasm_bindgen_futures::spawn_local(async move {
        match boot::speak(&tag, &context.profile().id).await {
            Ok(()) => {
                session_store::remember(LANG, &tag);
                away(context);
            }
            Err(error) => {
                missing::tell(context, &error, move || speak(context, tag));
                context.lang.notify();
            }
        }
    });
}

/// What the module before this one handed over.
pub fn take() -> Option<HandOver> {
    serde_json::from_str(&boot::take(NAME)?).ok()
}
