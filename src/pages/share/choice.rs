//! What is shared, section by section, and what the worker sees of it.

use crate::content::instrument::Form;
use crate::pages::share::consent;
use crate::pages::share::stage::Copied;
use crate::parts::choice::{Choice, linked_checkboxes};
use crate::parts::copies;
use crate::parts::errors::Errors;
use crate::parts::step::target;
use crate::service::rounds::kept;
use crate::session::{self, Action, Session, Stamp};
use crate::state::context::Context;
use crate::state::error::Error;
use crate::state::text::{listed, t, tf, tk};
use crate::summary::file_name;
use crate::summary::payload::{Omitted, Payload, Section};
use leptos::prelude::*;

/// Stands in the list of chosen sections once the client has chosen, so that "none" can be told
/// from "not chosen yet".
const TOUCHED: &str = "chosen";

/// Sections of which there is something to share.
pub fn offered(context: Context, session: &Session) -> Vec<Section> {
    let change = kept::change(context, session);
    session::offered(context.instrument(), context.profile(), session, change)
}

/// The sections in force: the client's choice, or the defaults.
pub fn chosen(context: Context, session: &Session) -> Vec<Section> {
    let list = session.list(&consent::list_name(session));
    let touched = list.iter().any(|name| name == TOUCHED);
    let wanted = |section: &Section| {
        if touched {
            list.iter().any(|name| name == section.name())
        } else {
            section.shared_by_default()
        }
    };
    offered(context, session).into_iter().filter(wanted).collect()
}

/// What leaves with the choice in force.
pub fn payload(context: Context, stamp: Stamp) -> Payload {
    context.session(|session| {
        let chosen = chosen(context, session);
        let stamp = Stamp { change: kept::change(context, session), ..stamp };
        session::payload(context.instrument(), context.profile(), session, &chosen, stamp)
    })
}

fn choose(context: Context, sections: impl Iterator<Item = Section>) {
    let names = sections.map(|section| section.name().to_owned());
    let values = names.chain([TOUCHED.to_owned()]).collect();
    let name = context.session(consent::list_name);
    context.act(Action::List { name, values });
}

/// The choices, and all but safety by one tap.
pub fn part(context: Context, errors: Errors) -> AnyView {
    let party = Memo::new(move |_| context.watch(consent::list_name));
    let taps = RwSignal::new(0_u32);
    let all = move |_| {
        let offered = context.session(|session| offered(context, session));
        choose(context, offered.into_iter().filter(|section| *section != Section::Safety));
        taps.update(|taps| *taps += 1);
    };
    view! {
        // Each recipient has a choice of its own, and so rows of its own: rows that were touched
        // would keep what was chosen for another.
        <For
            each=move || [(party.get(), taps.get())]
            key=Clone::clone
            children=move |_| rows(context, errors)
        />
        <button type="button" class="second" data-action="share-all" on:click=all>
            {t("share.all")}
        </button>
    }
    .into_any()
}

fn rows(context: Context, errors: Errors) -> AnyView {
    let (offered, selected, short) = context.session(|session| {
        (offered(context, session), chosen(context, session), session.form == Form::Short)
    });
    // What is wrong with the choice stands by its first row.
    let first = offered.first().map_or("", |section| section.name());
    let rows = offered.iter().map(|section| {
        let hint = match section {
            // A form without scores says nothing but the answers, which are off unless chosen.
            Section::Answers if short => Some("share.short"),
            Section::Goal => Some("share.own-words"),
            Section::CoachView => Some("share.notes"),
            _ => None,
        };
        let label = tk(&["section.", section.name()]);
        let chosen = selected.contains(section);
        Choice { hint: hint.map(t), ..Choice::new(section.name(), label, chosen) }
    });
    let change = move |event: web_sys::Event| {
        let Some(input) = target(&event) else { return };
        let Some(touched) = Section::from_name(&input.value()) else { return };
        let mut sections = context.session(|session| chosen(context, session));
        sections.retain(|section| *section != touched);
        if input.checked() {
            sections.push(touched);
        }
        choose(context, sections.into_iter());
    };
    view! {
        <fieldset on:change=change aria-describedby=errors.described(first, false)>
            <legend>{t("share.sections")}</legend>
            {errors.beside(first)}
            {linked_checkboxes("share", rows.collect())}
        </fieldset>
    }
    .into_any()
}

/// In a sentence or two what the worker will see and what not, as it is chosen now.
pub fn seen(context: Context, payload: &Payload) -> AnyView {
    let form = context.session(|session| session.form);
    let offered = context.session(|session| offered(context, session));
    let names = |parts: Vec<Omitted>| {
        let names = parts.into_iter().map(|part| part.label(&|key| t(key)));
        listed(&names.collect::<Vec<_>>())
    };
    let left_out = payload.left_out(Some(form));
    let there = |section: &Section| payload.holds(*section);
    let seen = names(offered.into_iter().filter(there).map(Omitted::from).collect());
    let says = if seen.is_empty() {
        t("share.sees.nothing")
    } else {
        tf("share.sees", &[("names", &seen)])
    };
    let bare = form == Form::Short && left_out.contains(&Section::Answers.into());
    let unseen = names(left_out.into_iter().collect());
    view! {
        <div class="notice" data-sees="">
            <p>{says}</p>
            {(!unseen.is_empty()).then(|| view! {
                <p data-unseen="">{tf("share.unseen", &[("names", &unseen)])}</p>
            })}
            {bare.then(|| view! { <p data-bare=""><strong>{t("share.bare")}</strong></p> })}
        </div>
    }
    .into_any()
}

/// What the names of the summary's files begin with.
pub fn file_stem(context: Context, payload: &Payload) -> String {
    file_name::stem(payload, &consent::party(context))
}

/// Copies are files: on a shared device none are made.
pub async fn with_copies(context: Context, payload: Payload) -> Result<Copied, Error> {
    if context.mode == session::Mode::Kiosk {
        return Ok((payload, Vec::new()));
    }
    let stem = file_stem(context, &payload);
    copies::attach(context, payload, &stem).await
}
