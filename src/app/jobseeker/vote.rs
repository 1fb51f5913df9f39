use super::{first_question, heading, step, toggle};
use crate::app::field::textarea;
use crate::app::{Context, Route};
use crate::session::fields::{OWN_WORDS, VOTES, WISHES};
use crate::ui::choice::{Choice, checkboxes};
use crate::ui::text::{t, tk};
use leptos::prelude::*;

/// Where the client wants change, and what the client wishes, before anything is asked.
pub fn page(context: Context) -> AnyView {
    let instrument = context.instrument();
    let most = instrument.constants.max_votes.value;
    let too_many = RwSignal::new(false);
    let areas = instrument.dimensions.iter().map(|dimension| {
        let id = dimension.id.to_string();
        let chosen = context.session(|session| session.has(VOTES, &id));
        let label = tk(&["dimension.", &id, ".area"]);
        Choice::new(id, label, chosen)
    });
    let wishes = instrument.wishes.iter().map(|wish| {
        let chosen = context.session(|session| session.has(WISHES, wish));
        Choice::new(wish.clone(), tk(&["wish.", wish, ".label"]), chosen)
    });
    let content = view! {
        {heading("vote.title")}
        <p class="lead">{t("vote.lead")}</p>
        <fieldset on:change=move |event| too_many.set(!toggle(context, &event, most))>
            <legend>{t("vote.areas")}</legend>
            <p class="error" role="status">{move || too_many.get().then(|| t("vote.too-many"))}</p>
            <div class="columns">{checkboxes(VOTES, areas.collect())}</div>
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
