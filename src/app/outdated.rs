//! Erasing by itself after a time without use, before anything is read.

use super::{Context, notice::Notice};
use crate::platform::{clock, device, dom};
use crate::storage::{self, Store, local::Local};
use leptos::prelude::*;
use std::cell::Cell;

/// Milliseconds without use after which everything is erased; empty or absent: never. Where it is
/// set, the page's boot script begins with the module of every page, which looks here first.
pub const AFTER: &str = "suunta.erase-after";
/// When the page was last opened, milliseconds since 1970.
pub const USED: &str = "suunta.used";

thread_local! {
    static ERASED: Cell<bool> = const { Cell::new(false) };
}

/// Says once that everything was erased.
pub fn tell(context: Context) {
    if ERASED.take() {
        dom::after_paint(move || context.notice.set(Some(Notice::Erased)));
    }
}

/// Erases what was not used for longer than the person chose.
pub fn erase() {
    let store = Local::probe();
    let number =
        |key: &str| store.get(key).ok().flatten().and_then(|text| text.parse::<i64>().ok());
    let Some(after) = number(AFTER) else { return };
    let now = clock::now();
    if now - number(USED).unwrap_or(now) <= after {
        // A full storage keeps the earlier time: it is erased sooner, never later.
        let _ = store.set(USED, &now.to_string());
        return;
    }
    ERASED.set(storage::wipe(&store, &[]).is_ok());
    // Begun before the rows are read, and so complete before they are.
    wasm_bindgen_futures::spawn_local(async {
        if device::erase().await.is_err() {
            ERASED.set(false);
        }
    });
    if let Ok(Some(databases)) = dom::window().and_then(|window| Ok(window.indexed_db()?)) {
        // The signing key; where there is none there is nothing to delete.
        let _ = databases.delete_database(crate::summary::KEY_DATABASE);
    }
}
