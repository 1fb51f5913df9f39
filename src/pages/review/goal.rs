//! What was told of the goal and the plan, and of the time since the last round.

use crate::pages::review::row::{Row, written};
use crate::parts::summary;
use crate::route::Route;
use crate::session::{self, Session, Stamp, fields};
use crate::state::context::Context;
use crate::state::text::{date, t, tf, tk};
use crate::time;

pub fn rows(context: Context, session: &Session) -> Vec<Row> {
    let field = |name: &str| Row::field(session, Route::Goal, name);
    let mut rows = vec![
        field(fields::GOAL),
        field(fields::NEXT_STEP),
        field(fields::TASK),
        dated(session, Route::Goal, fields::TASK_DUE),
        dated(session, Route::Goal, fields::FOLLOW_UP),
    ];
    let check_in = field(fields::CHECK_IN);
    if context.programme().check_in || check_in.said.is_some() {
        rows.push(check_in);
    }
    let stamp = Stamp::default();
    let all = session::everything(context.instrument(), context.profile(), session, stamp);
    let steps = all.plan.map(|plan| plan.steps).unwrap_or_default();
    rows.extend(steps.iter().enumerate().map(|(index, step)| {
        let number = (index + 1).to_string();
        let label = tf("plan.label", &[("part", &t("plan.text")), ("n", &number)]);
        let details = summary::step_details(step);
        let parts = [step.text.clone(), details];
        let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Row::new(Route::Goal, [fields::STEPS, ".", &number].concat(), label, Some(said.join(" · ")))
    }));
    rows
}

/// What became of the last round, as far as it is told.
pub fn since(session: &Session) -> Vec<Row> {
    let done = Row::field(session, Route::Rounds, fields::TASK_DONE);
    let done =
        Row { said: done.said.map(|id| tk(&["field.", fields::TASK_DONE, ".", &id])), ..done };
    let rows = [
        done,
        Row::field(session, Route::Rounds, fields::TASK_HOW),
        dated(session, Route::Rounds, fields::FIRST_SERVICE),
    ];
    rows.into_iter().filter(|row| row.said.is_some()).collect()
}

/// A date as people write it.
fn dated(session: &Session, route: Route, name: &str) -> Row {
    let said = written(session, name);
    let said = said.map(|text| time::written(&text).map_or(text, |day| date(&day)));
    Row { said, ..Row::field(session, route, name) }
}
