//! Facts: optional, never scored. They feed a hint about the programme, and nothing else.

use super::super::rounds::carried;
use super::{told, write};
use crate::app::Context;
use crate::content::rule::Fact;
use crate::session::{Action, fields};
use crate::ui::field::input;
use crate::ui::target;
use crate::ui::text::{t, tk};
use leptos::prelude::*;

pub fn part(context: Context) -> AnyView {
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
        {input(context, fields::MUNICIPALITY, "text")}
        {age(context)}
        {input(context, fields::MONTHS_UNEMPLOYED, "number")}
        {input(context, fields::BENEFIT_DAYS, "number")}
        <div on:change=move |event| write(context, &event)>{more.collect_view()}</div>
        <div role="status">{move || target::hint(context)}</div>
    }
    .into_any()
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
