//! Then and now: what has changed since the earlier time, and only beyond the limit.

use crate::assessment::{Change, changes, work_ability_change};
use crate::content::instrument::Instrument;
use crate::parts::summary::rows::Reader;
use crate::state::text::{date, listed, t, tf};
use crate::summary::payload::Payload;
use leptos::prelude::*;

pub fn part(instrument: &Instrument, payload: &Payload, reader: Reader) -> Option<AnyView> {
    let before = payload.change.as_ref()?;
    let changes = changes(instrument, &before.dimensions, &payload.dimensions);
    let names = |wanted: Change| {
        let names = changes.iter().filter(|(_, change)| **change == wanted);
        names.map(|(id, _)| reader.dimension(*id)).collect::<Vec<_>>()
    };
    let (up, down) = (names(Change::Up), names(Change::Down));
    let unclear = names(Change::Unclear).len();
    let row = |class: &'static str, label: &str, names: Vec<String>| {
        (!names.is_empty()).then(|| {
            view! {
                <p class=class data-changed=class>
                    <strong>{t(label)}</strong>
                    ": "
                    {listed(&names)}
                </p>
            }
        })
    };
    let ability = work_ability_change(instrument, before.work_ability, payload.work_ability);
    let ability = ability.zip(before.work_ability).zip(payload.work_ability);
    let ability = ability.map(|((change, then), now)| {
        let word = match change {
            Change::Up => t("summary.change.up"),
            Change::Down => t("summary.change.down"),
            Change::Unclear => t("summary.change.unclear"),
        };
        let (then, now) = (then.to_string(), now.to_string());
        tf("rounds.ability", &[("then", &then), ("now", &now), ("word", &word)])
    });
    let none = up.is_empty() && down.is_empty();
    // Where only work ability can be compared its own words say it.
    let same = none && (ability.is_none() || !changes.is_empty());
    Some(
        view! {
            <section data-change-section="">
                <h2>{t("section.change")}</h2>
                <p>{tf("rounds.since.date", &[("date", &date(&before.since))])}</p>
                {row("up", "rounds.up", up)} {row("down", "rounds.down", down)}
                {same.then(|| view! { <p>{t("rounds.same")}</p> })}
                {(!none && unclear > 0).then(|| {
                    view! { <p class="quiet">{tf("rounds.unclear", &[("n", &unclear.to_string())])}</p> }
                })}
                {ability.map(|text| view! { <p>{text}</p> })}
            </section>
        }
        .into_any(),
    )
}
