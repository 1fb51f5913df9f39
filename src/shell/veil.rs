//! Leaving at once, where somebody works with clients: nothing of theirs is erased, the screen is
//! hidden. One key brings it back; with the code, where one is set. At a kiosk it wipes.

use crate::platform::{boot, dom};
use crate::route::Route;
use crate::service::task::beyond_pages;
use crate::service::{clipboard, erase, kiosk_visit, screen_lock};
use crate::session::Mode;
use crate::state::context::Context;
use crate::state::text::t;
use crate::storage::keys::Of;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};

/// Hears once for all pages that somebody wants to leave at once.
pub fn listen(context: Context) {
    thread_local! {
        static LISTENS: Cell<bool> = const { Cell::new(false) };
    }
    if LISTENS.replace(true) {
        return;
    }
    boot::offer("erase", move || {
        // What is in memory is not to be kept again when the page goes.
        context.empty();
        wasm_bindgen_futures::future_to_promise(async {
            let _ = clipboard::empty().await;
            // What remains is erased at the next start, before anything is shown.
            let _ = erase::stored(Of::Device, &[]).await;
            Ok(JsValue::UNDEFINED)
        })
    });
    beyond_pages(|| {
        let veiled = RwSignal::new(false);
        let _ = window_event_listener_untyped("suunta-leave", move |event| {
            if context.mode == Mode::Kiosk {
                event.prevent_default();
                kiosk_visit::wipe(context);
            } else if at_work(context) {
                event.prevent_default();
                hide(context, veiled);
            }
        });
        let _ = window_event_listener_untyped("keydown", move |event| {
            let event = event.dyn_into::<web_sys::KeyboardEvent>();
            if veiled.get_untracked() && event.is_ok_and(|event| event.key() == "Escape") {
                show(veiled);
            }
        });
        if let Some(body) = dom::document().ok().and_then(|document| document.body()) {
            // Beside the pages, which stay as they are.
            mount_to(body, move || veil(veiled)).forget();
        }
    });
}

/// Whether somebody works with clients here.
fn at_work(context: Context) -> bool {
    context.mode == Mode::Coach
        || matches!(context.route.get_untracked(), Route::Desk | Route::Keys)
}

thread_local! {
    /// The title that comes back.
    static TITLE: Cell<Option<String>> = const { Cell::new(None) };
}

fn hide(context: Context, veiled: RwSignal<bool>) {
    if dom::root_data("veiled").is_some() {
        return;
    }
    // Hidden before anything is drawn.
    dom::set_root("data-veiled", "");
    if screen_lock::is_set() {
        screen_lock::close();
        context.route.notify();
        return dom::after_paint(|| dom::remove_root("data-veiled"));
    }
    TITLE.set(dom::document().ok().map(|document| document.title()));
    dom::set_title("Suunta");
    veiled.set(true);
    dom::after_paint(|| dom::focus("[data-action=unveil]"));
}

fn show(veiled: RwSignal<bool>) {
    veiled.set(false);
    dom::remove_root("data-veiled");
    dom::set_title(&TITLE.take().unwrap_or_default());
    dom::focus("#main h1");
}

fn veil(veiled: RwSignal<bool>) -> AnyView {
    (move || {
        veiled.get().then(|| {
            view! {
                <div class="away" data-veil="" role="dialog" aria-modal="true" aria-label="Suunta">
                    <p>{t("veil.title")}</p>
                    <button type="button" class="second" data-action="unveil" on:click=move |_| show(veiled)>
                        {t("veil.back")}
                    </button>
                </div>
            }
        })
    })
    .into_any()
}
