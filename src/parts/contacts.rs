//! Contacts that help at once.

use crate::content::contacts::{Contact, Contacts};
use crate::platform::{boot, dom};
use crate::state::text::{date, find, lang, t, tf, tk};
use leptos::prelude::*;

/// The contacts of a safety item, or all; those who serve in other languages come last.
pub fn list(contacts: &Contacts, item: Option<&str>) -> AnyView {
    let wanted = |contact: &&Contact| {
        item.is_none_or(|item| contact.items.iter().any(|known| known == item))
    };
    let here = |contact: &&Contact| {
        let languages = &contact.languages;
        languages.is_empty() || languages.iter().any(|language| lang().starts_with(language))
    };
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        contacts.contacts.iter().filter(wanted).partition(here);
    let rows = here.into_iter().chain(elsewhere).map(row).collect_view();
    view! {
        <ul class="contacts">{rows}</ul>
        <p class="quiet">{tf("help.checked", &[("date", &date(&contacts.checked))])}</p>
    }
    .into_any()
}

/// The contacts below an item, whatever is answered.
pub fn beside(contacts: &Contacts, item: &str) -> Option<AnyView> {
    let of = |contact: &&Contact| contact.beside.iter().any(|known| known == item);
    let rows: Vec<_> = contacts.contacts.iter().filter(of).map(row).collect();
    (!rows.is_empty()).then(|| view! { <ul class="contacts">{rows}</ul> }.into_any())
}

fn row(contact: &Contact) -> AnyView {
    let call = contact.number.clone().map(|number| {
        let tel = contact.tel.clone().unwrap_or_else(|| number.replace(' ', ""));
        // A kiosk has no telephone and no links out: there it is a number to read.
        let href = (!dom::is_kiosk()).then(|| ["tel:", &tel].concat());
        view! { <a href=href><bdi>{number}</bdi></a> }
    });
    // The card stands among the first texts, its words among the later ones.
    let hours = contact.hours.and_then(|year| {
        let hours = find(&["contact.", &contact.id, ".hours"].concat())?;
        Some(tf("help.hours", &[("hours", hours), ("year", &year.to_string())]))
    });
    view! {
        <li>
            <strong>{tk(&["contact.", &contact.id, ".name"])}</strong>
            {call}
            {hours.map(|hours| view! { <span>{hours}</span> })}
            <span class="quiet">{tk(&["contact.", &contact.id, ".what"])}</span>
        </li>
    }
    .into_any()
}

/// Brings the first contact of a card that has just come into sight, no more: what was answered stays
/// on the screen. The focus stays there too, since the answers' arrow keys would be lost.
pub fn show(first: &'static str) {
    dom::after_paint(move || {
        boot::turned();
        dom::bring_into_view(first);
    });
}

/// The card that follows a safety answer, before the next question. Its sentence and the names of
/// the contacts are among the texts that are fetched after the first page.
pub fn card(contacts: &Contacts, item: &str) -> AnyView {
    view! {
        <section class="help-card" role="status" tabindex="-1">
            <h2>{t("help.card.title")}</h2>
            <p>{find(&["help.card.", item].concat()).unwrap_or_default()}</p>
            {list(contacts, Some(item))}
        </section>
    }
    .into_any()
}
