//! What is to be erased before anything is read: by a prepared kiosk, after a time without use, and
//! after somebody has left at once and wanted that.

use crate::platform::{clock, dom};
use crate::service::erase::stored;
use crate::service::kiosk_device;
use crate::session::Mode;
use crate::state::context::Context;
use crate::state::notice::Notice;
use crate::state::{in_force, session_store};
use crate::storage::keys::{ERASE_AFTER, LEFT, Of, USED, outliving};
use leptos::prelude::*;
use std::cell::Cell;
use std::pin::Pin;

thread_local! {
    static ERASED: Cell<bool> = const { Cell::new(false) };
}

/// Says once that everything was erased.
pub fn tell(context: Context) {
    if ERASED.take() {
        dom::after_paint(move || context.notice.set(Some(Notice::Erased)));
    }
}

/// [`erase`] as a module's pages name it.
pub fn first(mode: Mode) -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(erase(mode))
}

/// Erases what is due. What remained is not told: it is tried again at the next start.
async fn erase(mode: Mode) {
    // Nothing is open yet.
    session_store::resume(session_store::State::default());
    if mode == Mode::Kiosk {
        // By its address alone a kiosk leaves alone what is stored.
        if kiosk_device::is_prepared() {
            let _ = stored(Of::Client, &outliving(Of::Client)).await;
        }
    } else if is_left_for_good() {
        let _ = stored(Of::Device, &[]).await;
    } else if is_outdated() {
        ERASED.set(stored(Of::Device, &[]).await.is_ok());
    }
}

/// Whether somebody left at once, wanted all erased, and the grace is over.
fn is_left_for_good() -> bool {
    let Some(left) = session_store::recall(LEFT) else { return false };
    let grace = in_force::programme().periods.exit_grace_seconds.value * 1_000;
    match left.split_once(':') {
        Some(("now", _)) => true,
        Some(("grace", at)) => {
            !at.parse().is_ok_and(|at: i64| (at..=at + grace).contains(&clock::now()))
        }
        _ => false,
    }
}

/// Whether nobody was here for longer than the person chose.
fn is_outdated() -> bool {
    let number = |key: &str| session_store::recall(key).and_then(|text| text.parse::<i64>().ok());
    let Some(after) = number(ERASE_AFTER) else { return false };
    let now = clock::now();
    let outdated = now - number(USED).unwrap_or(now) > after;
    if !outdated {
        // A full storage keeps the earlier time: it is erased sooner, never later.
        let _ = dom::set_local(USED, &now.to_string());
    }
    outdated
}
