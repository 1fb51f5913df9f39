//! The path of phases, from left to right (mirrored in right-to-left): resting place, footpath,
//! road, the door of a workplace.

use crate::assessment::{Phase, Suggestion};
use crate::state::text::{t, tk};
use leptos::prelude::*;

const STATIONS: [&str; 4] = ["0", "1", "2", "3"];

/// The path with a lantern where the suggestion stands; near the line it leans towards it.
pub fn view(suggestion: &Suggestion) -> AnyView {
    let phase = suggestion.phase;
    let lit = |station: &str| match phase {
        Some(Phase::Border) => station == "0" || station == "1",
        Some(phase) => phase.label() == station,
        None => false,
    };
    let stations = STATIONS.map(|station| {
        let here = lit(station);
        view! {
            <li class:here=here aria-current=here.then_some("step")>
                {picture(station, here)}
                <strong><b>{station}</b> " " {tk(&["phase.", station, ".word"])}</strong>
                <span>{tk(&["phase.", station, ".short"])}</span>
            </li>
        }
    });
    let label = phase.map_or("", Phase::label);
    let key = phase.map_or("none", Phase::key);
    view! {
        <div class="path" data-phase=label data-near=suggestion.near_line.to_string()>
            <ol>{stations.into_iter().collect_view()}</ol>
            <p class="says">{tk(&["phase.", key, ".sentence"])}</p>
            {suggestion.near_line.then(|| view! { <p class="near">{t("phase.near")}</p> })}
        </div>
    }
    .into_any()
}

fn picture(station: &str, here: bool) -> AnyView {
    let d = match station {
        // A bench under a tree.
        "0" => "M14 40h30M18 40v8M40 40v8M16 32h26M58 48V26M58 26c-9 0-9-14 0-18c9 4 9 18 0 18z",
        // A footpath that winds.
        "1" => "M6 48c14-2 10-14 24-16s6-12 20-14M16 49c14-4 12-14 24-16s8-12 18-13",
        // A straight road with a centre line.
        "2" => "M10 48L34 14M66 48L46 14M39 46l.5-6M40 34l.5-6M40 22v-4",
        // A door with a step.
        _ => "M26 46V12h26v34M20 46h38M46 30h1M32 18h14M32 24h6",
    };
    view! {
        <svg viewBox="0 0 76 56" aria-hidden="true">
            <path class="ground" d="M0 50h76" />
            <path class="line" d=d />
            {here.then(|| view! { <path class="lantern" d="M33 6h10l3 5v8l-3 4H33l-3-4v-8zM38 2v4" /> })}
        </svg>
    }
    .into_any()
}
