//! Whom to turn to, with a number to tap.

use crate::content::contacts::{Contact, Contacts};
use crate::platform::{boot, dom};
use crate::state::text::{date, find, lang, t, tf, tk};
use leptos::prelude::*;

/// The contacts of a safety item, or all that help at once; those who serve in other languages come
/// last.
pub fn list(contacts: &Contacts, item: Option<&str>) -> AnyView {
    let wanted = |contact: &&Contact| match item {
        Some(item) => contact.items.iter().any(|known| known == item),
        None => contact.is_urgent(),
    };
    let here = |contact: &&Contact| contact.speaks(lang());
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

/// A contact as a row of a list.
pub fn row(contact: &Contact) -> AnyView {
    view! {
        <li>
            <strong>{name(contact)}</strong>
            {reach(contact.number.as_deref(), contact.tel.as_deref(), contact.web.as_deref())}
            {hours(contact).map(|hours| view! { <span>{hours}</span> })}
            <span class="quiet">{tk(&["contact.", &contact.id, ".what"])}</span>
        </li>
    }
    .into_any()
}

/// What a contact is called.
pub fn name(contact: &Contact) -> String {
    tk(&["contact.", &contact.id, ".name"])
}

/// When a contact answers, and of which year that is known.
pub fn hours(contact: &Contact) -> Option<String> {
    // The card stands among the first texts, its words among the later ones.
    let year = contact.hours?.to_string();
    let hours = find(&["contact.", &contact.id, ".hours"].concat())?;
    Some(tf("help.hours", &[("hours", hours), ("year", &year)]))
}

/// A number to tap and an address to open. A kiosk has no telephone and no links out: there they are
/// read.
pub fn reach(number: Option<&str>, tel: Option<&str>, web: Option<&str>) -> AnyView {
    let kiosk = dom::is_kiosk();
    let link = |href: String, shown: &str| {
        let href = (!kiosk).then_some(href);
        view! { <a href=href rel="noreferrer"><bdi>{shown.to_owned()}</bdi></a> }
    };
    let call = number.map(|number| {
        let digits = |c: &char| c.is_ascii_digit() || *c == '+';
        let dialled = tel.map_or_else(|| number.chars().filter(digits).collect(), str::to_owned);
        link(["tel:", &dialled].concat(), number)
    });
    let open = web.map(|web| {
        let shown = web.trim_start_matches("https://").trim_end_matches('/');
        link(web.to_owned(), shown)
    });
    view! { {call} {open} }.into_any()
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
