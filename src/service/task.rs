//! Work that a page waits for, and what outlives every page.

use leptos::prelude::{IsDisposed, Owner};
use std::pin::pin;
use std::task::Poll;

/// Does the work as long as the page stands that the signal belongs to; once the page is left it
/// stops where it waits. To read a signal of a page that is gone would end the app.
///
/// What has to be done either way is spawned by itself and only sets signals: to set one that is
/// gone changes nothing.
pub fn on_page(signal: impl IsDisposed + 'static, work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        let mut work = pin!(work);
        std::future::poll_fn(|context| {
            if signal.is_disposed() { Poll::Ready(()) } else { work.as_mut().poll(context) }
        })
        .await;
    });
}

/// Makes what lives as long as the document: its signals belong to no page. The page that is being
/// drawn meanwhile goes on owning its own, so that they are gone when it is left.
pub fn beyond_pages(make: impl FnOnce()) {
    let page = Owner::current();
    // It takes the place of the current one by itself.
    let owner = Owner::new_root(None);
    owner.with(make);
    if let Some(page) = page {
        page.set();
    }
    std::mem::forget(owner);
}
