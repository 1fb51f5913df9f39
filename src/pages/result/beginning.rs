//! The short form is a beginning: what was said most, and the way on with the answers kept.

use crate::assessment::{Band, Fraction};
use crate::content::instrument::{DimensionId, Form, Instrument};
use crate::route::Route;
use crate::session::{self, Action};
use crate::state::context::Context;
use crate::state::text::{listed, t, tf, tk};
use crate::summary::payload::Payload;
use leptos::prelude::*;

/// What is said first of a short form.
pub fn part(context: Context, payload: &Payload) -> AnyView {
    let names = |wanted: &dyn Fn(Band) -> bool| {
        let ids = context.instrument().dimensions.iter().map(|dimension| dimension.id);
        let ids = ids.filter(|id| band(context.instrument(), payload, *id).is_some_and(wanted));
        listed(&ids.map(|id| tk(&["dimension.", &id.to_string(), ".area"])).collect::<Vec<_>>())
    };
    let said = |key: &str, names: String| {
        (!names.is_empty()).then(|| view! { <p>{tf(key, &[("names", &names)])}</p> })
    };
    view! {
        <section class="beginning" data-beginning="">
            <h2>{t("beginning.title")}</h2>
            <p>{t("beginning.lead")}</p>
            {said("beginning.heavy", names(&|band| band < Band::Watch))}
            {said("beginning.well", names(&|band| band == Band::Strength))}
            {go_on(context)}
        </section>
    }
    .into_any()
}

/// What a single answer calls for; `None` where there is none. It is said in words alone: one answer
/// is no score.
fn band(instrument: &Instrument, payload: &Payload, id: DimensionId) -> Option<Band> {
    let tally = payload.dimensions.get(&id).filter(|tally| tally.answered > 0)?;
    let said = Fraction::new(100 * i64::from(tally.sum), 4 * i64::from(tally.answered))?;
    Some(Band::of(&instrument.constants, said))
}

/// Whether the answer to a dimension calls for support.
pub fn is_heavy(instrument: &Instrument, payload: &Payload, id: DimensionId) -> bool {
    band(instrument, payload, id).is_some_and(|band| band < Band::Watch)
}

/// Goes on with the full form at the first question that is open; what was answered stays.
fn go_on(context: Context) -> AnyView {
    let open = open(context);
    let left = open.len().to_string();
    let first = open.into_iter().next().map_or(Route::Tasks, Route::Question);
    let go = move |_| {
        context.act(Action::Form(Form::Full));
        context.go(first.clone());
    };
    view! {
        <p class="no-print">
            <button type="button" class="second" data-action="go-on" on:click=go>
                {t("beginning.go-on")}
            </button>
        </p>
        <p class="hint no-print">{tf("beginning.go-on.hint", &[("n", &left)])}</p>
    }
    .into_any()
}

/// The questions of the full form without an answer, in their order.
fn open(context: Context) -> Vec<String> {
    context.session(|session| {
        let full = session::Session { form: Form::Full, ..session.clone() };
        let modules = session::items(context.instrument(), context.profile(), &full);
        let items = modules.into_iter().flat_map(|(_, items)| items);
        let open = items.filter(|item| full.answer(&item.id).is_none());
        open.map(|item| item.id.clone()).collect()
    })
}
