//! Long texts: the first printed page shows where each begins, and a later one all of it.

use crate::parts::summary::rows::words;
use crate::state::text::{date, t, tf};
use crate::summary::payload::Payload;
use crate::summary::sections::{Obstacle, Task};
use crate::summary::vouched::Vouched;
use leptos::prelude::*;

/// Lines that the printed first page gives, as in its style: to the own words, a row, an obstacle.
const WORDS: usize = 4;
const ROW: usize = 3;
const OBSTACLE: usize = 2;
/// What fits in any of its lines: letters, of which those of East Asia take two places.
const WIDTH: usize = 36;

/// On paper only; on a screen nothing is cut.
pub fn part(payload: &Payload, vouched: Vouched) -> Option<AnyView> {
    let goal = payload.goal.as_ref();
    let coach = payload.coach_view.as_ref();
    let of = |key: &str, text: Option<&String>, most| Some((t(key), text?.clone(), most));
    let by_coach = |key: &str, text: Option<&String>| {
        Some((vouched.name(&t(key), &|key| t(key)), text?.clone(), ROW))
    };
    let task =
        |task: &Task| (tf("summary.task", &[("date", &date(&task.due))]), task.text.clone(), ROW);
    let told = [
        of("summary.own-words", goal.and_then(|goal| goal.own_words.as_ref()), WORDS),
        by_coach("field.agreed-goal.label", coach.and_then(|coach| coach.agreed_goal.as_ref())),
        by_coach("field.dissent.label", coach.and_then(|coach| coach.dissent.as_ref())),
        by_coach("field.work-first.label", coach.and_then(|coach| coach.work_first.as_ref())),
        of("summary.goal", goal.and_then(|goal| goal.goal.as_ref()), ROW),
        of("summary.next-step", goal.and_then(|goal| goal.next_step.as_ref()), ROW),
        payload.plan.as_ref().and_then(|plan| plan.task.as_ref()).map(task),
    ];
    let obstacles = payload.background.iter().flat_map(|background| &background.obstacles);
    let obstacle =
        |obstacle: &Obstacle| Some((t("summary.obstacles"), obstacle.text.clone()?, OBSTACLE));
    let all = told.into_iter().chain(obstacles.map(obstacle)).flatten();
    let long: Vec<_> = all.filter(|(_, text, most)| lines(text) > *most).collect();
    (!long.is_empty()).then(|| {
        let rows =
            long.iter().map(|(title, text, _)| view! { <h3>{title.clone()}</h3> {words(text)} });
        view! {
            <section class="print-only whole">
                <h2>{t("summary.whole")}</h2>
                {rows.collect_view()}
            </section>
        }
        .into_any()
    })
}

/// At most so many lines of print.
fn lines(text: &str) -> usize {
    let width =
        |line: &str| line.chars().map(|c| if c < '\u{1100}' { 1 } else { 2 }).sum::<usize>();
    text.lines().map(|line| width(line).div_ceil(WIDTH).max(1)).sum()
}
