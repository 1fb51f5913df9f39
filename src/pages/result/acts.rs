//! The needs as acts, what the person voted for among them, and where the numbers are of.

use crate::assessment::{Assessment, Why, why};
use crate::content::instrument::{DimensionId, Form};
use crate::content::profile::ServiceMap;
use crate::pages::result::act::card;
use crate::pages::result::beginning::is_heavy;
use crate::pages::result::whom::Whom;
use crate::parts::anew::anew;
use crate::parts::fold::fold;
use crate::platform::dom;
use crate::service::local_services;
use crate::service::task::on_page;
use crate::session::fields;
use crate::state::context::Context;
use crate::state::text::{listed, t, tf, tk};
use crate::summary::inert::inert;
use crate::summary::nothing;
use crate::summary::payload::Payload;
use leptos::prelude::*;

/// In the short form, which has no scores, money comes first where its answer is low.
const MONEY: DimensionId = 'E';

/// What is told.
pub struct Told {
    needs: Vec<(DimensionId, Option<Why>)>,
    votes: Vec<DimensionId>,
    /// One need at a time.
    heavy: bool,
    /// The sentence where there is no need.
    none: Option<&'static str>,
}

impl Told {
    pub fn of(context: Context, form: Form, found: &Assessment, payload: &Payload) -> Self {
        let instrument = context.instrument();
        let votes = payload.votes.clone();
        let mut ids = found.needs.clone();
        if form == Form::Short && is_heavy(instrument, payload, MONEY) {
            ids.retain(|id| *id != MONEY);
            ids.insert(0, MONEY);
            ids.truncate(instrument.constants.max_needs.value);
        }
        let reason = |id| (id, why(instrument, &found.scores, &votes, id));
        Self {
            needs: ids.into_iter().map(reason).collect(),
            heavy: found.is_heavy(instrument),
            none: nothing::needed(form, payload, found).filter(|_| form == Form::Full),
            votes,
        }
    }

    /// What was voted for where something else comes first, with the reason.
    fn voted(&self) -> Option<String> {
        let (first, _) = self.needs.first()?;
        let told = |id: &DimensionId| self.needs.iter().any(|(need, _)| need == id);
        let votes = self.votes.iter().copied();
        let left: Vec<String> = votes.clone().filter(|id| !told(id)).map(area).collect();
        if !left.is_empty() {
            Some(tf("acts.vote.left", &[("names", &listed(&left))]))
        } else if !self.votes.is_empty() && !self.votes.contains(first) {
            let names = listed(&votes.map(area).collect::<Vec<_>>());
            Some(tf("acts.vote.first", &[("names", &names), ("first", &area(*first))]))
        } else {
            None
        }
    }
}

/// A dimension by the name that it had in the vote.
fn area(id: DimensionId) -> String {
    tk(&["dimension.", &id.to_string(), ".area"])
}

/// The section; the numbers of the person's municipality stand in it once its map has come.
pub fn part(context: Context, told: Told) -> AnyView {
    if told.needs.is_empty() {
        return none(&told);
    }
    let map = RwSignal::new(None::<ServiceMap>);
    if let Some(id) = local_services::chosen(context) {
        on_page(map, async move {
            // Without it the numbers of the whole country stay, and the page says so.
            if let Some(Ok(found)) = local_services::map(context, id).await {
                map.set(Some(found));
            }
        });
    }
    anew(move || section(context, &told, map.get().as_ref())).into_any()
}

fn none(told: &Told) -> AnyView {
    let said = told.none.map(|key| {
        view! {
            <section>
                <h2>{t("summary.needs")}</h2>
                <p>{t(key)}</p>
            </section>
        }
    });
    view! { {said} }.into_any()
}

fn section(context: Context, told: &Told, map: Option<&ServiceMap>) -> AnyView {
    let cards = |needs: &[(DimensionId, Option<Why>)]| {
        let cards = needs.iter().map(|need| card(context, map, *need));
        view! { <ol class="acts">{cards.collect_view()}</ol> }.into_any()
    };
    let now = if told.heavy { 1 } else { told.needs.len() };
    let (now, later) = told.needs.split_at(now);
    let title = if told.heavy { "acts.one" } else { "acts.week" };
    let call = if dom::is_kiosk() { "acts.kiosk" } else { "acts.no-call" };
    view! {
        <section data-acts="">
            <h2>{t(title)}</h2>
            {cards(now)}
            {(!later.is_empty()).then(|| fold(t("acts.later"), None, cards(later)))}
            {told.voted().map(|said| view! { <p data-voted="">{said}</p> })}
            {place(context, told, map)
                .map(|said| view! { <p class="hint no-print" data-numbers="">{said}</p> })}
            <p class="hint no-print" data-call=call>{t(call)}</p>
        </section>
    }
    .into_any()
}

/// Whose numbers these are, unless all are the municipality's own.
fn place(context: Context, told: &Told, map: Option<&ServiceMap>) -> Option<String> {
    if told.needs.iter().all(|(id, _)| Whom::of(context, map, *id).is_here()) {
        return None;
    }
    let name = context.session(|session| session.text(fields::MUNICIPALITY).trim().to_owned());
    Some(if !name.is_empty() {
        let name = map.map_or_else(|| inert(&name), |map| map.name.clone());
        tf("acts.place.missing", &[("name", &name)])
    } else if context.programme().municipalities.is_empty() {
        t("acts.place.none")
    } else {
        t("acts.place.untold")
    })
}
