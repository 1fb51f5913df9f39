//! What was told of the background: what the profile asks, and what was told though it does not.

use crate::content::profile::Part;
use crate::pages::review::row::{Row, written};
use crate::parts::told_facts::wrong_number;
use crate::route::Route;
use crate::session::{Session, fields};
use crate::state::context::Context;
use crate::state::text::{t, tk};

/// Every part, in the usual order.
const PARTS: [Part; 13] = [
    Part::Factors,
    Part::Obstacles,
    Part::Social,
    Part::Histories,
    Part::Career,
    Part::Activities,
    Part::Transport,
    Part::Belonging,
    Part::Trap,
    Part::Referral,
    Part::Proceed,
    Part::Experience,
    Part::Facts,
];

/// The rows in the profile's order.
pub fn rows(context: Context, session: &Session) -> Vec<Row> {
    let asked = &context.programme().background;
    let others = PARTS.iter().filter(|part| !asked.contains(part));
    let asked = asked.iter().flat_map(|part| of_part(context, session, *part));
    let others = others.flat_map(|part| of_part(context, session, *part));
    asked.chain(others.filter(|row| row.said.is_some())).collect()
}

fn of_part(context: Context, session: &Session, part: Part) -> Vec<Row> {
    let list = |title: &str, name: &str| {
        vec![Row::list(session, Route::Background, title, name, (name, ".label"))]
    };
    let texts = |names: &[&str]| {
        let row = |name: &&str| Row::field(session, Route::Background, name);
        names.iter().map(row).collect::<Vec<_>>()
    };
    match part {
        Part::Factors => list("background.factors", fields::FACTORS),
        Part::Obstacles => obstacles(context, session),
        Part::Social => list("background.social", fields::SOCIAL),
        Part::Histories => histories(context, session),
        Part::Career => texts(&["career-past", "career-wish"]),
        Part::Activities => list("background.activities", "activity"),
        Part::Transport => list("background.transport", "transport"),
        Part::Belonging => texts(&["belonging"]),
        Part::Trap => texts(&["incentive-trap"]),
        Part::Referral => list("background.referral", "referral"),
        Part::Proceed => texts(&["proceed"]),
        Part::Experience => texts(&["went-well", "needs-work"]),
        Part::Facts => facts(session, context),
    }
}

/// In the client's order, each with how far it is.
fn obstacles(context: Context, session: &Session) -> Vec<Row> {
    let name = |(index, id): (usize, &String)| {
        let name = if id == fields::OBSTACLE_OWN {
            written(session, id).unwrap_or_else(|| t("background.obstacle.own"))
        } else {
            tk(&["factor.", id, ".label"])
        };
        let status = match session.text(&[fields::OBSTACLE_STATUS, ".", id].concat()) {
            "" => String::new(),
            status => [" (", &tk(&["obstacle-status.", status]), ")"].concat(),
        };
        [&(index + 1).to_string(), ". ", &name, &status].concat()
    };
    let names: Vec<String> = session.list(fields::OBSTACLES).iter().enumerate().map(name).collect();
    let said = (!names.is_empty()).then(|| names.join("; "));
    let one_thing = Row::field(session, Route::Background, "one-thing");
    let asked = context.programme().one_thing || one_thing.said.is_some();
    let title = t("background.obstacles");
    asked
        .then_some(one_thing)
        .into_iter()
        .chain([Row::new(Route::Background, fields::OBSTACLES, title, said)])
        .collect()
}

fn histories(context: Context, session: &Session) -> Vec<Row> {
    let row = |(list, items): (&String, &Vec<String>)| {
        let field = [fields::HISTORY, ".", list].concat();
        let said = items.iter().filter_map(|item| {
            let told = written(session, &[&field, ".", item].concat())?;
            let label = tk(&["history.", list, ".item.", item, ".label"]);
            Some([&label, ": ", &tk(&["background.told.", &told])].concat())
        });
        let said = said.collect::<Vec<_>>().join("; ");
        let said = (!said.is_empty()).then_some(said);
        Row::new(Route::Background, field, tk(&["history.", list, ".name"]), said)
    };
    context.programme().lists.histories.iter().map(row).collect()
}

fn facts(session: &Session, context: Context) -> Vec<Row> {
    let field = |name: &str| Row::field(session, Route::Background, name);
    let named = |name: &str, prefix: &str| {
        let row = field(name);
        Row { said: row.said.map(|id| tk(&[prefix, ".", &id])), ..row }
    };
    // A number that cannot be is said as it stands, with what is wrong with it.
    let number = |name: &'static str| {
        let row = field(name);
        let wrong = wrong_number(context, session, name);
        Row {
            said: row.said.map(|said| {
                [Some(said), wrong].into_iter().flatten().collect::<Vec<_>>().join(" – ")
            }),
            ..row
        }
    };
    let told = fields::TOLD.iter().map(|fact| named(fact, "background.told"));
    let told = told.filter(|row| row.said.is_some());
    [
        field(fields::MUNICIPALITY),
        named(fields::AGE_BAND, "age-band"),
        number(fields::MONTHS_UNEMPLOYED),
        number(fields::BENEFIT_DAYS),
    ]
    .into_iter()
    .chain(told)
    .collect()
}
