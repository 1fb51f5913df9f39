//! What is in the way, the one thing first. Chosen from the factors and the client's own words,
//! then put in order by buttons (no dragging is needed).

use crate::parts::anew::anew;
use crate::parts::choice::{Choice, checkboxes};
use crate::parts::field::{select, textarea};
use crate::parts::step::toggle;
use crate::platform::dom;
use crate::session::{Action, fields};
use crate::state::context::Context;
use crate::state::text::{t, tf, tk};
use leptos::prelude::*;

/// How far an obstacle is (Hamina–Kotka).
const STATUSES: [&str; 3] = ["found", "inWork", "removed"];

pub fn part(context: Context) -> AnyView {
    let factors = &context.programme().lists.factors;
    let mut choices: Vec<Choice> = factors
        .iter()
        .map(|id| {
            let chosen = context.session(|session| session.has(fields::OBSTACLES, id));
            Choice::new(id.clone(), tk(&["factor.", id, ".label"]), chosen)
        })
        .collect();
    let own = context.session(|session| session.has(fields::OBSTACLES, fields::OBSTACLE_OWN));
    choices.push(Choice::new(fields::OBSTACLE_OWN, t("background.obstacle.own"), own));
    let one_thing = context.programme().one_thing;
    view! {
        {one_thing.then(|| textarea(context, "one-thing"))}
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
    let with_status = context.programme().obstacle_status;
    let moved = RwSignal::new(String::new());
    let row = move |index: usize, id: &String| {
        let name = if id == fields::OBSTACLE_OWN {
            t("background.obstacle.own")
        } else {
            tk(&["factor.", id, ".label"])
        };
        let told = name.clone();
        let label = tf("background.obstacle.up", &[("name", &name)]);
        let here = id.clone();
        let up = (index > 0).then(|| {
            view! {
                <button type="button" class="second" aria-label=label on:click=move |_| {
                    let mut values = chosen.get_untracked();
                    values.swap(index, index - 1);
                    let (place, total) = (index.to_string(), values.len().to_string());
                    let places = [("name", told.as_str()), ("n", &place), ("total", &total)];
                    moved.set(tf("background.obstacle.moved", &places));
                    context.act(Action::List { name: fields::OBSTACLES.to_owned(), values });
                    // The focus goes along with what was moved; at the top it has no button.
                    let row = ["[data-obstacle=\"", &here, "\"]"].concat();
                    dom::after_paint(move || {
                        dom::focus(&row);
                        dom::focus(&[&row, " button"].concat());
                    });
                }>"↑"</button>
            }
        });
        let status = with_status.then(|| {
            let field = [fields::OBSTACLE_STATUS, ".", id].concat();
            let label = tf("background.obstacle.status", &[("name", &name)]);
            select(context, field, label, "obstacle-status", &STATUSES)
        });
        view! {
            <li tabindex="-1" data-obstacle=id.to_owned()><span>{name.clone()}</span> {up} {status}</li>
        }
    };
    let list = move || {
        let chosen = chosen.get();
        let rows = chosen.iter().enumerate().map(|(index, id)| row(index, id));
        let rows = rows.collect_view();
        let list = (!chosen.is_empty()).then(|| {
            view! {
                <p>{t("background.obstacles.order")}</p>
                <ol class="order">{rows}</ol>
            }
        });
        list.into_any()
    };
    view! {
        {anew(list)}
        <p class="unseen" role="status" prop:textContent=move || moved.get()></p>
    }
    .into_any()
}
