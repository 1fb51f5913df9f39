//! What was agreed: human entries, with the client's consent or dissent in their own words.

use crate::parts::field::{select, textarea};
use crate::session::fields;
use crate::state::context::Context;
use crate::state::text::t;
use leptos::prelude::*;

const PHASES: [&str; 5] = ["0", "0-1", "1", "2", "3"];

pub fn part(context: Context) -> AnyView {
    let dissent = Memo::new(move |_| {
        context.watch(|session| session.text(fields::CONSENT_SAID) == "dissent")
    });
    let chosen = |field: &str, label: &str, prefix: &str, values: &[&str]| {
        select(context, field.to_owned(), t(label), prefix, values)
    };
    view! {
        <section>
            <h2>{t("coach.agreed")}</h2>
            <p class="hint">{t("coach.agreed.hint")}</p>
            {chosen(fields::AGREED_PHASE, "coach.agreed.phase", "coach.phase", &PHASES)}
            {textarea(context, fields::AGREED_GOAL)}
            {chosen(
                fields::CONSENT_SAID,
                "coach.agreed.consent",
                "coach.consent",
                &["agreed", "dissent"],
            )}
            {move || dissent.get().then(|| textarea(context, fields::DISSENT))}
            {chosen(fields::IDENTITY, "coach.identity", "coach.identity", &["yes", "no"])}
            {context.programme().work_first.then(|| textarea(context, fields::WORK_FIRST))}
        </section>
    }
    .into_any()
}
