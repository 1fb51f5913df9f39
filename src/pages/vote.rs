//! What matters most, in the client's own words and votes.

use crate::parts::choice::{Choice, checkboxes};
use crate::parts::field::textarea;
use crate::parts::step::{first_question, heading, step, target, toggle};
use crate::platform::{boot, dom};
use crate::route::Route;
use crate::session::fields::{OWN_WORDS, VOTES, WISHES};
use crate::state::context::Context;
use crate::state::text::{t, tk};
use leptos::prelude::*;

/// Where the client wants change, and what the client wishes, before anything is asked.
pub fn page(context: Context) -> AnyView {
    let instrument = context.instrument();
    let most = instrument.constants.max_votes.value;
    // The area that was one too many; said beside it, where the finger and the eyes are.
    let refused = RwSignal::new(String::new());
    let areas = instrument.dimensions.iter().map(|dimension| {
        let id = dimension.id.to_string();
        let chosen = context.session(|session| session.has(VOTES, &id));
        let label = tk(&["dimension.", &id, ".area"]);
        let row = checkboxes(VOTES, vec![Choice::new(id.clone(), label, chosen)]);
        let said = move || refused.with(|refused| *refused == id).then(|| t("vote.too-many"));
        view! {
            {row}
            <p class="error" role="alert" tabindex="-1" prop:textContent=said></p>
        }
    });
    let wishes = instrument.wishes.iter().map(|wish| {
        let chosen = context.session(|session| session.has(WISHES, wish));
        Choice::new(wish.clone(), tk(&["wish.", wish, ".label"]), chosen)
    });
    let change = move |event: web_sys::Event| {
        if toggle(context, &event, most) {
            refused.set(String::new());
        } else if let Some(input) = target(&event) {
            refused.set(input.value());
            // Into sight, should the row be the last one that is.
            boot::turned();
            dom::after_paint(|| dom::focus("#main .error:not(:empty)"));
        }
    };
    let content = view! {
        {heading("vote.title")}
        <p class="lead">{t("vote.lead")}</p>
        <fieldset on:change=change>
            <legend>{t("vote.areas")}</legend>
            <div class="columns">{areas.collect_view()}</div>
        </fieldset>
        {textarea(context, OWN_WORDS)}
        <fieldset on:change=move |event| {
            toggle(context, &event, usize::MAX);
        }>
            <legend>{t("vote.wishes")}</legend>
            <p class="hint">{t("vote.wishes.hint")}</p>
            <div class="columns">{checkboxes(WISHES, wishes.collect())}</div>
        </fieldset>
    };
    step(context, Route::Start, first_question(context), content.into_any())
}
