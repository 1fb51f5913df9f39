//! Services that answer the needs, by municipality.

use crate::assessment::{Phase, assess, tallies};
use crate::content::instrument::DimensionId;
use crate::content::profile::{Deadline, LocalService, Programme, Service, ServiceMap};
use crate::parts::anew::anew;
use crate::parts::choice::{Choice, checkboxes};
use crate::parts::step::{heading, step, toggle};
use crate::platform::clock;
use crate::route::Route;
use crate::service::local_services;
use crate::service::missing;
use crate::service::task::on_page;
use crate::session::{Action, fields};
use crate::state::context::Context;
use crate::state::text::{date, find, listed, t, tf, tk};
use leptos::prelude::*;

/// Services along the path, from left to right, those of the chosen municipality. The client marks
/// what interests; later ones are visible too, and none is forbidden.
pub fn page(context: Context) -> AnyView {
    let map = RwSignal::new(None::<ServiceMap>);
    let programme = context.programme();
    let chosen = local_services::chosen(context);
    if let Some(id) = chosen {
        show(context, map, id);
    }
    let found = found(context);
    let content = view! {
        {heading("services.title")}
        <p class="lead">{t("services.lead")}</p>
        {find("profile.note").map(|note| view! { <p class="hint">{note}</p> })}
        {municipality(context, map, chosen)}
        <section class="money">
            <h2>{t("services.money")}</h2>
            <p>{t("services.money.lead")}</p>
        </section>
        {anew(move || columns(context, &found, map.get()))}
        {law(programme)}
    };
    step(context, Route::Result, Route::Review, content.into_any())
}

/// What the answers say that matters here.
struct Found {
    /// The suggested phase; nothing is "later" without one.
    phase: Option<Phase>,
    needs: Vec<DimensionId>,
}

impl Found {
    /// Whether the suggestion stands in a column: in two of them at the border.
    fn is_here(&self, column: u8) -> bool {
        match self.phase {
            Some(Phase::Border) => column <= 1,
            Some(phase) => phase.label() == column.to_string(),
            None => false,
        }
    }

    /// Whether a column comes after the suggestion.
    fn is_later(&self, column: u8) -> bool {
        self.phase.is_some()
            && (0..column).any(|before| self.is_here(before))
            && !self.is_here(column)
    }
}

fn found(context: Context) -> Found {
    let instrument = context.instrument();
    context.session(|session| {
        let tallies = tallies(instrument, session.form, &session.answers);
        let votes = session.votes();
        let found =
            assess(instrument, session.form, &tallies, session.work_ability(instrument), &votes);
        Found { phase: found.suggestion.phase, needs: found.needs }
    })
}

/// The municipality whose map is shown; nothing when the profile has no maps.
fn municipality(
    context: Context,
    map: RwSignal<Option<ServiceMap>>,
    chosen: Option<&str>,
) -> Option<AnyView> {
    let all = &context.programme().municipalities;
    let options = all.iter().map(|(id, name)| {
        let selected = chosen == Some(id);
        view! { <option value=id.as_str() selected=selected>{name.as_str()}</option> }
    });
    let choose = move |event| {
        let id = event_target_value(&event);
        let found = all.iter().find(|(known, _)| *known == id);
        let name = found.map(|(_, name)| name.clone()).unwrap_or_default();
        context.act(Action::text(fields::MUNICIPALITY, name));
        match found {
            Some((id, _)) => show(context, map, id),
            None => map.set(None),
        }
    };
    (!all.is_empty()).then(|| {
        view! {
            <div class="field">
                <label for="map">{t("services.municipality")}</label>
                <select id="map" name=fields::MUNICIPALITY autocomplete="off" on:change=choose>
                    <option value="">{t("services.municipality.none")}</option>
                    {options.collect_view()}
                </select>
            </div>
        }
        .into_any()
    })
}

/// Fetches a municipality's map; without it the profile's types stay in sight. One that arrives
/// when another is chosen is not shown.
fn show(context: Context, map: RwSignal<Option<ServiceMap>>, id: &'static str) {
    on_page(map, async move {
        match local_services::map(context, id).await {
            None => {}
            Some(Ok(found)) => map.set(Some(found)),
            Some(Err(error)) => missing::tell(context, &error, move || show(context, map, id)),
        }
    });
}

fn columns(context: Context, found: &Found, map: Option<ServiceMap>) -> AnyView {
    let programme = context.programme();
    let columns = (0..=3_u8).map(|phase| {
        let rows = programme.services.iter().filter(|service| service.phase == phase);
        let choices: Vec<Choice> =
            rows.filter_map(|service| offered(context, found, service, map.as_ref())).collect();
        let number = phase.to_string();
        let (here, later) = (found.is_here(phase), found.is_later(phase));
        view! {
            <fieldset class:later=later class:here=here>
                <legend>
                    {[&number, " · ", &tk(&["phase.", &number, ".name"])].concat()}
                    {here.then(|| view! { <small class="suggested">{t("services.here")}</small> })}
                    {later.then(|| view! { <small>{t("services.later")}</small> })}
                </legend>
                {if choices.is_empty() {
                    view! { <p class="hint">{t("services.none")}</p> }.into_any()
                } else {
                    checkboxes(fields::SERVICES, choices)
                }}
            </fieldset>
        }
    });
    let checked = map.as_ref().map(|map| {
        let key = if map.indicative { "services.map.indicative" } else { "services.map.checked" };
        tf(key, &[("name", &map.name), ("date", &date(&map.checked))])
    });
    view! {
        <div class="map" on:change=move |event| {
            toggle(context, &event, usize::MAX);
        }>{columns.collect_view()}</div>
        <p class="hint" role="status" data-map=map.map(|map| map.id)>{checked}</p>
    }
    .into_any()
}

/// A service as a row to mark, with who is responsible, how to reach them here, and which of the
/// client's needs it answers. `None` when the municipality does not have it.
fn offered(
    context: Context,
    found: &Found,
    service: &Service,
    map: Option<&ServiceMap>,
) -> Option<Choice> {
    let local = map.map(|map| map.services.iter().find(|local| local.id == service.id));
    let chosen = context.session(|session| session.has(fields::SERVICES, &service.id));
    let named = tk(&["service.", &service.id]);
    let (name, hint) = match local {
        None => (named, tk(&["responsible.", &service.responsible])),
        Some(None) => return None,
        Some(Some(local)) => (local.name.clone().unwrap_or(named), reached(local)),
    };
    let needs = found.needs.iter().filter(|need| service.needs.contains(need));
    let needs: Vec<String> =
        needs.map(|need| tk(&["dimension.", &need.to_string(), ".area"])).collect();
    let hint = if needs.is_empty() {
        hint
    } else {
        [hint, tf("services.answers", &[("names", &listed(&needs))])].join(" · ")
    };
    Some(Choice { hint: Some(hint), ..Choice::new(service.id.clone(), name, chosen) })
}

fn reached(local: &LocalService) -> String {
    let party = tk(&["responsible.", &local.responsible]);
    let parts = [Some(&party), local.phone.as_ref(), local.web.as_ref()];
    parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(" · ")
}

/// Dated times of the law; each to be checked against the enacted text.
fn law(programme: &Programme) -> Option<AnyView> {
    // What is over is not shown; what is to come is, with its date.
    let today = clock::date(clock::now());
    let over = |law: &&Deadline| law.until.as_ref().is_some_and(|until| *until < today);
    let rows = programme.law.iter().filter(|law| !over(law)).map(|law| {
        let number = law.working_days.or(law.months).unwrap_or_default().to_string();
        let from = law.from.as_deref().map(date);
        let until = law.until.as_deref().map(date);
        let when = match (from, until) {
            (Some(from), _) => tf("deadline.from", &[("date", &from)]),
            (None, Some(until)) => tf("deadline.until", &[("date", &until)]),
            (None, None) => String::new(),
        };
        let said = tf(&["deadline.", &law.id].concat(), &[("n", &number)]);
        let source = tf("deadline.source", &[("source", &law.source)]);
        view! { <li>{said} " " {when} " " <span class="quiet">{source}</span></li> }
    });
    (!programme.law.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t("deadline.title")}</h2>
                <ul>{rows.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
