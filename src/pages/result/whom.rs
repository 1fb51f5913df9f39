//! Whom to call about a need: in the person's municipality where its service map says so, else
//! somebody who serves the whole country.

use crate::content::contacts::Contact;
use crate::content::instrument::DimensionId;
use crate::content::profile::{LocalService, ServiceMap};
use crate::parts::contacts::{hours, name, reach, row};
use crate::state::context::Context;
use crate::state::text::{lang, tf, tk};
use leptos::prelude::*;

/// Who answers a need.
pub enum Whom {
    Here(LocalService),
    /// In order; the first is shown, the others are folded.
    Anywhere(Vec<&'static Contact>),
}

/// The first service of the map that answers the need and can be reached, by telephone rather than
/// by an address alone.
fn local(context: Context, map: &ServiceMap, id: DimensionId) -> Option<LocalService> {
    let answering = context.programme().services.iter().filter(|s| s.needs.contains(&id));
    let here = |wanted: &str| map.services.iter().find(|local| local.id == wanted);
    let found: Vec<&LocalService> = answering.filter_map(|service| here(&service.id)).collect();
    let called = found.iter().find(|local| local.phone.is_some());
    called.or_else(|| found.iter().find(|local| local.web.is_some())).map(|local| (*local).clone())
}

impl Whom {
    pub fn of(context: Context, map: Option<&ServiceMap>, id: DimensionId) -> Self {
        match map.and_then(|map| local(context, map, id)) {
            Some(local) => Self::Here(local),
            None => Self::Anywhere(context.catalogue.contacts.answering(id, lang())),
        }
    }

    pub const fn is_here(&self) -> bool {
        matches!(self, Self::Here(_))
    }

    /// Name and number to tap.
    pub fn call(&self) -> AnyView {
        let (name, reach) = match self {
            Self::Here(local) => {
                let own = local.name.clone();
                let name = own.unwrap_or_else(|| tk(&["service.", &local.id]));
                (name, reach(local.phone.as_deref(), None, local.web.as_deref()))
            }
            Self::Anywhere(contacts) => {
                let Some(first) = contacts.first() else { return ().into_any() };
                let (number, tel) = (first.number.as_deref(), first.tel.as_deref());
                (name(first), reach(number, tel, first.web.as_deref()))
            }
        };
        let where_from = if self.is_here() { "here" } else { "anywhere" };
        view! { <p class="call" data-whom=where_from><span>{name}</span> {reach}</p> }.into_any()
    }

    /// When it is answered and what for.
    pub fn about(&self) -> Option<AnyView> {
        let Self::Anywhere(contacts) = self else { return None };
        let first = *contacts.first()?;
        let what = tk(&["contact.", &first.id, ".what"]);
        Some(view! { <p>{what} " " {hours(first)}</p> }.into_any())
    }

    /// Who answers as well, as rows of a list.
    pub fn others(&self) -> Vec<AnyView> {
        match self {
            Self::Here(_) => Vec::new(),
            Self::Anywhere(contacts) => contacts.iter().skip(1).map(|other| row(other)).collect(),
        }
    }

    /// The service with who is responsible for it.
    pub fn party(&self, context: Context, id: DimensionId) -> Option<String> {
        let (service, party) = match self {
            Self::Here(local) => (local.id.as_str(), local.responsible.as_str()),
            Self::Anywhere(_) => {
                let service = context.programme().service_for(id)?;
                (service.id.as_str(), service.responsible.as_str())
            }
        };
        let service = tk(&["service.", service]);
        let party = tk(&["responsible.", party]);
        Some(tf("summary.need.party", &[("service", &service), ("party", &party)]))
    }
}
