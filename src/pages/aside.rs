//! Help now and the accessibility statement.

use crate::parts::{back, contacts};
use crate::platform::dom;
use crate::state::context::Context;
use crate::state::text::t;
use leptos::prelude::*;

/// "Help now": contacts, one tap away on every screen, offline.
pub fn help(context: Context) -> AnyView {
    let kiosk = dom::is_kiosk();
    view! {
        <h1 tabindex="-1">{t("help.title")}</h1>
        <p class="lead">{t("help.lead")}</p>
        {contacts::list(&context.catalogue.contacts, None)}
        <h2>{t("help.leave")}</h2>
        <p>{t(if kiosk { "kiosk.leave" } else { "help.leave.lead" })}</p>
        {(!kiosk).then(|| view! {
            // Heard by the page's own script.
            <div class="row">
                <button type="button" class="second" data-action="exit">{t("frame.exit")}</button>
                <button type="button" class="second" data-action="exit-erase">
                    {t("help.leave.erase")}
                </button>
            </div>
        })}
        {back::alone(context)}
    }
    .into_any()
}

/// The accessibility statement (act 306/2019) with the known gaps.
pub fn statement(context: Context) -> AnyView {
    let paragraphs = |names: &[&str]| {
        names.iter().map(|name| view! { <p>{t(&["statement.", name].concat())}</p> }).collect_view()
    };
    view! {
        <h1 tabindex="-1">{t("statement.title")}</h1>
        {paragraphs(&["what", "law", "state"])}
        {context.language().is_some_and(|language| language.review).then(|| paragraphs(&["review"]))}
        <h2>{t("statement.gaps.title")}</h2>
        {paragraphs(&["gaps"])}
        <h2>{t("statement.feedback.title")}</h2>
        {paragraphs(&["feedback", "supervision"])}
        <h2>{t("statement.basis.title")}</h2>
        <p>{t("source.note")}</p>
        {paragraphs(&["basis", "date"])}
        {back::alone(context)}
    }
    .into_any()
}
