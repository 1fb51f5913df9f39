//! Help with what was told in a safety answer: the number first. Only for the person's own eyes.

use crate::content::contacts::Contact;
use crate::parts::contacts;
use crate::route::Route;
use crate::session;
use crate::state::context::Context;
use crate::state::text::{lang, t};
use leptos::prelude::*;

/// A number for each such answer, and the way to all of them; the emergency number stands in a
/// sentence of its own.
pub fn part(context: Context) -> Option<AnyView> {
    let instrument = context.instrument();
    let calls = context.session(|session| session::calls_for_help(instrument, session));
    calls.then(|| {
        let rows = numbers(context).into_iter().map(contacts::row);
        view! {
            <section class="no-print help-first" data-calls-for-help="">
                <p>{t("result.help")} " " {t("result.danger")}</p>
                <ul class="contacts">{rows.collect_view()}</ul>
                <p><a href=Route::Help.href()>{t("frame.help")}</a></p>
            </section>
        }
        .into_any()
    })
}

/// The first number of each worrying answer that is answered in the person's language, each once.
fn numbers(context: Context) -> Vec<&'static Contact> {
    let all = &context.catalogue.contacts.contacts;
    let emergency = |contact: &&Contact| contact.id == "emergency";
    let mut found: Vec<&Contact> = Vec::new();
    context.session(|session| {
        for item in session::worrying(context.instrument(), session) {
            let helps = |contact: &&Contact| {
                contact.items.contains(&item.id)
                    && contact.number.is_some()
                    && contact.speaks(lang())
                    && !emergency(contact)
            };
            if let Some(contact) = all.iter().find(helps)
                && !found.iter().any(|known| known.id == contact.id)
            {
                found.push(contact);
            }
        }
    });
    found
}
