use super::{heading, last_question, step, target, toggle};
use crate::app::{Context, Route};
use crate::session::{Action, fields};
use crate::ui::choice::{Choice, checkboxes, radios};
use crate::ui::field::{input, textarea};
use crate::ui::text::{t, tf, tk};
use leptos::prelude::*;

const AGE_BANDS: [&str; 5] = ["under25", "25-29", "30-44", "45-54", "over54"];
const TOLD: [&str; 3] = ["yes", "no", "later"];

/// Facts, factors, histories, people, and what is in the way in the client's own order. All of
/// it optional, none of it scored.
pub fn page(context: Context) -> AnyView {
    let lists = &context.instrument().background;
    let histories = lists.histories.iter().map(|(name, items)| history(context, name, items));
    let content = view! {
        {heading("background.title")}
        <p class="lead">{t("background.lead")}</p>
        <fieldset on:change=move |event| {
            toggle(context, &event, usize::MAX);
        }>
            <legend>{t("background.factors")}</legend>
            <p class="hint">{t("background.factors.hint")}</p>
            <div class="columns">
                {chosen_of(context, fields::FACTORS, "factor", &lists.factors)}
            </div>
        </fieldset>
        {obstacles(context)}
        <fieldset on:change=move |event| {
            toggle(context, &event, usize::MAX);
        }>
            <legend>{t("background.social")}</legend>
            <p class="hint">{t("background.social.hint")}</p>
            <div class="columns">{chosen_of(context, fields::SOCIAL, "social", &lists.social)}</div>
        </fieldset>
        <h2>{t("background.histories")}</h2>
        <p class="hint">{t("background.histories.hint")}</p>
        {histories.collect_view()}
        <h2>{t("background.facts")}</h2>
        <p class="hint">{t("background.facts.hint")}</p>
        {input(context, fields::MUNICIPALITY, "text")}
        {age(context)}
        {input(context, fields::MONTHS_UNEMPLOYED, "number")}
        {input(context, fields::BENEFIT_DAYS, "number")}
    };
    step(context, last_question(context), Route::Goal, content.into_any())
}

fn chosen_of(context: Context, list: &str, prefix: &str, ids: &[String]) -> AnyView {
    let choice = |id: &String| {
        let chosen = context.session(|session| session.has(list, id));
        Choice::new(id.clone(), tk(&[prefix, ".", id, ".label"]), chosen)
    };
    checkboxes(list, ids.iter().map(choice).collect())
}

/// A checklist of one history: yes, no, or "I'll tell later". No diagnosis is asked.
fn history(context: Context, name: &str, items: &[String]) -> AnyView {
    let rows = items.iter().map(|item| {
        let field = [fields::HISTORY, ".", name, ".", item].concat();
        let told = context.session(|session| session.text(&field).to_owned());
        let choices =
            TOLD.map(|value| Choice::new(value, tk(&["background.told.", value]), told == value));
        view! {
            <fieldset class="inline">
                <legend>{tk(&["history.", name, ".item.", item, ".label"])}</legend>
                <div class="row">{radios(&field, choices.into())}</div>
            </fieldset>
        }
    });
    let change = move |event: web_sys::Event| {
        if let Some(input) = target(&event) {
            context.act(Action::text(&input.name(), input.value()));
        }
    };
    view! {
        <details on:change=change>
            <summary>{tk(&["history.", name, ".name"])}</summary>
            {rows.collect_view()}
        </details>
    }
    .into_any()
}

fn age(context: Context) -> AnyView {
    let name = fields::AGE_BAND;
    let told = context.session(|session| session.text(name).to_owned());
    let options = AGE_BANDS.map(|band| {
        view! {
            <option value=band selected=told == band>
                {tk(&["age-band.", band])}
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

/// What is in the way, the one thing first. Chosen from the factors and the client's own words,
/// then put in order by buttons (no dragging is needed).
fn obstacles(context: Context) -> AnyView {
    let factors = &context.instrument().background.factors;
    let mut choices: Vec<Choice> = factors
        .iter()
        .map(|id| {
            let chosen = context.session(|session| session.has(fields::OBSTACLES, id));
            Choice::new(id.clone(), tk(&["factor.", id, ".label"]), chosen)
        })
        .collect();
    let own = context.session(|session| session.has(fields::OBSTACLES, fields::OBSTACLE_OWN));
    choices.push(Choice::new(fields::OBSTACLE_OWN, t("background.obstacle.own"), own));
    view! {
        <fieldset on:change=move |event| {
            toggle(context, &event, usize::MAX);
        }>
            <legend>{t("background.obstacles")}</legend>
            <p class="hint">{t("background.obstacles.hint")}</p>
            <details>
                <summary>{t("background.obstacles.choose")}</summary>
                <div class="columns">{checkboxes(fields::OBSTACLES, choices)}</div>
            </details>
        </fieldset>
        {move || {
            let own = context.watch(|s| s.has(fields::OBSTACLES, fields::OBSTACLE_OWN));
            own.then(|| textarea(context, fields::OBSTACLE_OWN))
        }}
        {order(context)}
    }
    .into_any()
}

/// The chosen obstacles as an ordered list with a button that moves each up.
fn order(context: Context) -> AnyView {
    let chosen =
        Memo::new(move |_| context.watch(|session| session.list(fields::OBSTACLES).to_vec()));
    let row = move |index: usize, id: &String| {
        let name = if id == fields::OBSTACLE_OWN {
            t("background.obstacle.own")
        } else {
            tk(&["factor.", id, ".label"])
        };
        let label = tf("background.obstacle.up", &[("name", &name)]);
        let up = (index > 0).then(|| {
            view! {
                <button type="button" class="second" aria-label=label on:click=move |_| {
                    let mut values = chosen.get_untracked();
                    values.swap(index, index - 1);
                    context.act(Action::List { name: fields::OBSTACLES.to_owned(), values });
                }>"↑"</button>
            }
        });
        view! { <li><span>{name.clone()}</span> {up}</li> }
    };
    view! {
        <div role="status">
            {move || {
                let chosen = chosen.get();
                let rows = chosen.iter().enumerate().map(|(index, id)| row(index, id));
                let rows = rows.collect_view();
                (!chosen.is_empty()).then(|| view! {
                    <p>{t("background.obstacles.order")}</p>
                    <ol class="order">{rows}</ol>
                })
            }}
        </div>
    }
    .into_any()
}
