//! What stands in the way of the signature, each with its field and the way there.

use crate::pages::share::choice;
use crate::parts::errors::FieldError;
use crate::route::Route;
use crate::session::{Fault, Leaving, faults, fields, sections_of};
use crate::state::context::Context;
use crate::state::text::{find, t, tf, tk};
use crate::summary::payload::Section;

/// Fields of what was chosen that no summary can hold as they are, dates apart.
pub fn fields_at_fault(context: Context) -> Vec<FieldError> {
    let instrument = context.instrument();
    let found = context.session(|session| {
        let chosen = choice::chosen(context, session);
        faults(&Leaving { instrument, session, chosen: &chosen })
    });
    let error = |(field, fault): (String, Fault)| {
        let route = page_of(context, &field);
        let most = fault.most().unwrap_or_default();
        let places = [("name", name(context, &field)), ("most", most)];
        let places = places.each_ref().map(|(place, text)| (*place, text.as_str()));
        let says = tf(&["error.sign.", fault.key()].concat(), &places);
        FieldError::elsewhere(field, "", says, context.way_to(route))
    };
    // Dates have sentences of their own, which know their bounds.
    found.into_iter().filter(|(_, fault)| *fault != Fault::Date).map(error).collect()
}

/// A section that the signature refused, when its fields by themselves are well.
pub fn section(context: Context, section: Section) -> FieldError {
    let name = tk(&["section.", section.name()]);
    let says = tf("error.sign.section", &[("name", &name)]);
    let (route, field) = match section {
        Section::Votes => (Route::Vote, fields::VOTES),
        Section::Wishes => (Route::Vote, fields::WISHES),
        Section::Goal => (Route::Goal, fields::GOAL),
        Section::Plan => (Route::Goal, fields::TASK),
        Section::Background | Section::Histories => (Route::Background, fields::FACTORS),
        Section::CoachView => (Route::Coach, fields::AGREED_GOAL),
        Section::Observation => (Route::Coach, fields::OBSERVATION),
        Section::Change => (Route::Rounds, fields::FIRST_SERVICE),
        Section::Dimensions | Section::WorkAbility | Section::Answers | Section::Safety => {
            (Route::Review, "")
        }
    };
    FieldError::elsewhere(field.to_owned(), "", says, context.way_to(route))
}

/// The page that a field is on.
fn page_of(context: Context, field: &str) -> Route {
    if let Some(item) = field.strip_prefix(fields::NOTE) {
        let mut modules = context.instrument().modules.iter();
        let module = modules.find(|module| module.items.iter().any(|known| known == item));
        return module.map_or(Route::Review, |module| Route::List(module.id.clone()));
    }
    match field {
        fields::OWN_WORDS => Route::Vote,
        fields::GOAL
        | fields::NEXT_STEP
        | fields::TASK
        | fields::TASK_DUE
        | fields::FOLLOW_UP
        | fields::CHECK_IN
        | fields::STEPS => Route::Goal,
        fields::TASK_DONE | fields::TASK_HOW | fields::FIRST_SERVICE => Route::Rounds,
        fields::AGREED_GOAL | fields::DISSENT | fields::WORK_FIRST | fields::OBSERVATION => {
            Route::Coach
        }
        step if step.starts_with(fields::STEPS) => Route::Goal,
        _ => Route::Background,
    }
}

/// What the field is called where it stands.
fn name(context: Context, field: &str) -> String {
    if let Some(item) = field.strip_prefix(fields::NOTE) {
        return [t("coach.note.own"), tk(&["item.", item, ".question"])].join(": ");
    }
    let mut parts = field.split('.');
    if let (Some(fields::STEPS), Some(id), Some(part)) = (parts.next(), parts.next(), parts.next())
    {
        let place = context.session(|session| {
            session.list(fields::STEPS).iter().position(|step| step == id).unwrap_or_default()
        });
        let step = tf("plan.step", &[("n", &(place + 1).to_string())]);
        return [step, tk(&["plan.", part])].join(": ");
    }
    let label = ["field.", field, ".label"].concat();
    let known = find(&label).map(str::to_owned);
    known.unwrap_or_else(|| {
        let form = context.session(|session| session.form);
        let sections = sections_of(context.instrument(), form, field);
        sections.first().map_or_else(String::new, |section| tk(&["section.", section.name()]))
    })
}
