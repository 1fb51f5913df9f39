//! Facts: optional, never scored. They feed a hint about the programme, and nothing else.

use crate::content::rule::Fact;
use crate::pages::background::told::{told, write};
use crate::parts::anew::anew;
use crate::parts::carried::carried;
use crate::parts::errors::{Errors, FieldError};
use crate::parts::field::input;
use crate::parts::told_facts::{for_whom, wrong_number};
use crate::session::{Action, fields};
use crate::state::context::Context;
use crate::state::text::{t, tk};
use leptos::prelude::*;

pub fn part(context: Context, errors: Errors) -> AnyView {
    // Only what the profile's rule needs is asked beside the usual facts.
    let asked = |fact: &Fact| {
        let targets = &context.programme().targets;
        targets.iter().flat_map(|t| t.all.iter().chain(&t.any)).any(|c| c.fact == *fact)
    };
    let more = [Fact::EarningsRight, Fact::Immigrant, Fact::MultiSector].into_iter().filter(asked);
    let more = more.map(|fact| {
        told(context, fact.key(), tk(&["field.", fact.key(), ".label"]), &["yes", "no"])
    });
    view! {
        <h2>{t("background.facts")}</h2>
        <p class="hint">{t("background.facts.hint")}</p>
        {carried(context)}
        {input(context, fields::MUNICIPALITY)}
        {age(context)}
        {number(context, errors, fields::MONTHS_UNEMPLOYED)}
        {number(context, errors, fields::BENEFIT_DAYS)}
        <div on:change=move |event| write(context, &event)>{more.collect_view()}</div>
        <div role="status">{anew(move || for_whom(context))}</div>
    }
    .into_any()
}

/// A whole number, kept as it is typed.
fn number(context: Context, errors: Errors, name: &'static str) -> AnyView {
    let text = context.session(|session| session.text(name).to_owned());
    view! {
        <div class="field">
            <label for=name>{tk(&["field.", name, ".label"])}</label>
            {errors.beside(name)}
            <input
                id=name
                name=name
                type="text"
                inputmode="numeric"
                autocomplete="off"
                aria-describedby=errors.described(name, false)
                aria-invalid=errors.invalid(name)
                prop:value=text
                on:input=move |event| context.act(Action::text(name, event_target_value(&event)))
            />
        </div>
    }
    .into_any()
}

/// What is wrong with the numbers told so far.
pub fn wrong(context: Context) -> Vec<FieldError> {
    let numbers = [fields::MONTHS_UNEMPLOYED, fields::BENEFIT_DAYS];
    let wrong = |name: &'static str| {
        let says = context.session(|session| wrong_number(context, session, name))?;
        Some(FieldError::new(name, says))
    };
    numbers.into_iter().filter_map(wrong).collect()
}

fn age(context: Context) -> AnyView {
    let name = fields::AGE_BAND;
    let told = context.session(|session| session.text(name).to_owned());
    let options = context.programme().lists.age_bands.iter().map(|band| {
        view! {
            <option value=band.id.as_str() selected=told == band.id>
                {tk(&["age-band.", &band.id])}
            </option>
        }
    });
    view! {
        <div class="field">
            <label for=name>{tk(&["field.", name, ".label"])}</label>
            <select
                id=name
                name=name
                on:change=move |event| context.act(Action::text(name, event_target_value(&event)))
            >
                <option value="">{t("age-band.none")}</option>
                {options.collect_view()}
            </select>
        </div>
    }
    .into_any()
}
