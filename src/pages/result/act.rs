//! A need as an act: something small this week, whom to call, what to say, and one tap that makes it
//! the next step.

use crate::assessment::Why;
use crate::content::instrument::DimensionId;
use crate::content::profile::ServiceMap;
use crate::pages::result::whom::Whom;
use crate::session::{Action, fields};
use crate::state::context::Context;
use crate::state::text::{t, tk};
use leptos::prelude::*;

/// A card; what to say is folded.
pub fn card(
    context: Context,
    map: Option<&ServiceMap>,
    (id, why): (DimensionId, Option<Why>),
) -> AnyView {
    let whom = Whom::of(context, map, id);
    let key = id.to_string();
    let week = tk(&["act.", &key, ".week"]);
    let others = whom.others();
    let others = (!others.is_empty()).then(|| {
        view! {
            <p>{t("acts.others")}</p>
            <ul class="contacts">{others}</ul>
        }
    });
    view! {
        <li class="act" data-act=key.clone()>
            <h3>
                {tk(&["dimension.", &key, ".area"])}
                {why.map(|why| view! { " " <small class="quiet">{t(because(why))}</small> })}
            </h3>
            <p class="week">{week.clone()}</p>
            {whom.call()}
            <div class="row">
            <details>
                <summary>{t("acts.say")}</summary>
                <blockquote>{tk(&["act.", &key, ".say"])}</blockquote>
                {whom.about()}
                {whom.party(context, id).map(|party| view! { <p class="quiet">{party}</p> })}
                {others}
            </details>
            {take(context, &key, week.clone())}
            </div>
            {taken(context, week)}
        </li>
    }
    .into_any()
}

/// Why it is told, in a word or two.
const fn because(why: Why) -> &'static str {
    match why {
        Why::Voted => "acts.why.voted",
        Why::Low => "acts.why.low",
        Why::Both => "acts.why.both",
    }
}

/// Writes what to do this week into the field of the next step, as any change: undo takes it back.
fn take(context: Context, key: &str, week: String) -> AnyView {
    let action = ["next-step-", key].concat();
    view! {
        <button
            type="button"
            class="plain no-print"
            data-action=action
            on:click=move |_| context.act(Action::text(fields::NEXT_STEP, week.clone()))
        >
            {t("acts.take")}
        </button>
    }
    .into_any()
}

/// Says that it is the next step, once it is.
fn taken(context: Context, week: String) -> AnyView {
    let is_next = move || context.watch(|session| session.text(fields::NEXT_STEP) == week);
    view! {
        <p
            class="taken no-print"
            role="status"
            prop:textContent=move || is_next().then(|| t("acts.taken"))
        ></p>
    }
    .into_any()
}
