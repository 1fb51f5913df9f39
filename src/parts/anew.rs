//! What is drawn again whole.

use leptos::either::Either;
use leptos::prelude::*;

/// As a closure in a view, but each change makes new elements and throws the old ones away.
///
/// Drawn the usual way, what comes next takes over the elements of what was there before and only
/// changes what differs. What a person chose or opened would stay in them; and where the browser
/// translates the page (it puts text of its own in the place of ours), the words of the page before
/// would stand over the inputs of this one.
pub fn anew(mut draw: impl FnMut() -> AnyView + Send + 'static) -> impl IntoView {
    let mut odd = false;
    move || {
        odd = !odd;
        let view = draw();
        // One side never takes over the other's elements.
        if odd { Either::Left(view) } else { Either::Right(view) }
    }
}
