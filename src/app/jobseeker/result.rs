use super::{heading, step};
use crate::app::{Context, Route, summary_page};
use crate::session::{self, Stamp, fields};
use crate::ui::text::{find, lang, t, tk};
use leptos::prelude::*;

/// What the answers show, in the order in which a person reads it, and services along the path.
pub fn page(context: Context) -> AnyView {
    let payload = context.session(|session| {
        let stamp = Stamp { language: lang().to_owned(), ..Stamp::default() };
        session::everything(context.instrument(), context.profile(), session, stamp)
    });
    let nothing = context.session(|session| session.answers.is_empty());
    let content = view! {
        {heading("result.title")}
        <p class="lead">{t(if nothing { "result.empty" } else { "result.lead" })}</p>
        {(!nothing).then(|| summary_page::view(context, &payload))}
        {services(context)}
        <section class="next">
            <h2>{t("result.next")}</h2>
            <p>{t("result.next.lead")}</p>
        </section>
    };
    step(context, Route::Goal, Route::Review, content.into_any())
}

/// Services by phase; the client marks those that interest. None is forbidden.
fn services(context: Context) -> AnyView {
    let profile = context.profile();
    let phases = (0..=3_u8).map(|phase| {
        let rows = profile.services.iter().filter(|service| service.phase == phase);
        let choices = rows
            .map(|service| crate::ui::choice::Choice {
                hint: Some(tk(&["responsible.", &service.responsible])),
                ..crate::ui::choice::Choice::new(
                    service.id.clone(),
                    tk(&["service.", &service.id]),
                    context.session(|s| s.has(fields::SERVICES, &service.id)),
                )
            })
            .collect();
        let number = phase.to_string();
        view! {
            <fieldset>
                <legend>{[&number, " · ", &tk(&["phase.", &number, ".name"])].concat()}</legend>
                {crate::ui::choice::checkboxes(fields::SERVICES, choices)}
            </fieldset>
        }
    });
    view! {
        <details class="services" on:change=move |event| {
            super::toggle(context, &event, usize::MAX);
        }>
            <summary>{t("services.title")}</summary>
            <p class="hint">{t("services.lead")}</p>
            {find("profile.note").map(|note| view! { <p class="hint">{note}</p> })}
            <div class="map">{phases.collect_view()}</div>
        </details>
    }
    .into_any()
}
