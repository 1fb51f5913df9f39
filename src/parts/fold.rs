//! A part of a page that is folded on the screen, under its heading, and stands open on paper.

use crate::platform::dom;
use leptos::prelude::*;

/// `beside` stands beside the heading: how much is in it.
pub fn fold(heading: String, beside: Option<String>, content: AnyView) -> AnyView {
    // A browser that can show what is folded on paper does so by the style alone.
    let printed = window_event_listener_untyped("beforeprint", |_| dom::open_all("details.fold"));
    on_cleanup(move || printed.remove());
    let beside = beside.map(|beside| view! { <span class="quiet">{beside}</span> });
    view! {
        <details class="fold">
            <summary>
                <h2>{heading}</h2>
                {beside}
            </summary>
            {content}
        </details>
    }
    .into_any()
}
