//! What is in the way, and what stands behind the answers.

use super::{Entry, Fact, Part, Teller, Value, Wording, below, numbered};
use crate::inert::quoted;
use crate::sections::{Background, Facts, History, Obstacle, ObstacleStatus};
use std::collections::BTreeMap;
use suunta_time as time;

/// The background's further lists with the key of their title.
const LISTS: [(&str, &str); 3] = [
    ("activity", "background.activities"),
    ("transport", "background.transport"),
    ("referral", "background.referral"),
];

impl Teller<'_> {
    /// In the client's order.
    pub(super) fn obstacles(&self) -> Option<Entry> {
        let one = |(number, obstacle): (u32, &Obstacle)| {
            let path = numbered("background.obstacles", number);
            let (end, name) = match (&obstacle.text, &obstacle.id) {
                (Some(text), _) => ("text", Value::words(text)),
                (None, Some(id)) => ("id", Value::Text(self.say.named("factor.", id, ".label"))),
                (None, None) => return None,
            };
            let status = obstacle.status.map(|status| match status {
                ObstacleStatus::Found => "obstacle-status.found",
                ObstacleStatus::InWork => "obstacle-status.inWork",
                ObstacleStatus::Removed => "obstacle-status.removed",
            });
            let status = status.map(|key| self.say.text(key));
            Some(Fact::item(below(&path, end), name, status.into_iter().collect()))
        };
        let obstacles = (1_u32..).zip(&self.payload.background.as_ref()?.obstacles);
        self.entry(Part::Obstacles, obstacles.filter_map(one).collect())
    }

    pub(super) fn background(&self) -> Option<Entry> {
        let background = self.payload.background.as_ref()?;
        let Background { factors, social, histories, lists, .. } = background;
        let named = |path: &str, key: &str, names| Fact::list(path, self.say.text(key), names);
        let mut facts: Vec<Fact> = [
            named(
                "background.factors",
                "summary.factors",
                self.names(factors, "factor.", ".label"),
            ),
            named("background.social", "summary.social", self.names(social, "social.", ".label")),
        ]
        .into_iter()
        .flatten()
        .collect();
        facts.extend(histories.iter().filter_map(|(list, items)| self.history(list, items)));
        facts.extend(lists.iter().filter_map(|(list, ids)| {
            let title = LISTS.iter().find(|(id, _)| id == list);
            let title = title.map_or_else(|| quoted(list), |(_, key)| self.say.text(key));
            let names = self.names(ids, &[list, "."].concat(), ".label");
            Fact::list(below("background.lists", list), title, names)
        }));
        facts.extend(texts(&background.texts, self.say));
        facts.extend(background.facts.iter().flat_map(|known| self.basic(known)));
        self.entry(Part::Background, facts)
    }

    fn history(&self, list: &str, items: &BTreeMap<String, History>) -> Option<Fact> {
        let prefix = ["history.", list, ".item."].concat();
        let said = items.iter().map(|(item, said)| {
            let said = self.say.text(match said {
                History::Yes => "background.told.yes",
                History::No => "background.told.no",
                History::Later => "background.told.later",
            });
            let name = self.say.named(&prefix, item, ".label");
            (item.clone(), [&name, ": ", &said].concat())
        });
        let name = self.say.named("history.", list, ".name");
        Fact::list(below("background.histories", list), name, said.collect())
    }

    /// Facts that are asked once.
    fn basic(&self, known: &Facts) -> Vec<Fact> {
        let number = |number: Option<u32>| number.map(|number| Value::Number(number.to_string()));
        let band = known.age_band.as_ref().map(|band| self.say.named("age-band.", band, ""));
        let rows = [
            ("municipality", "municipality", known.municipality.as_deref().map(Value::words)),
            ("ageBand", "age-band", band.map(Value::Text)),
            ("monthsUnemployed", "months-unemployed", number(known.months_unemployed)),
            ("benefitDays", "benefit-days", number(known.benefit_days)),
        ];
        let rows = rows.into_iter().filter_map(|(member, field, value)| {
            let name = self.say.text(&["field.", field, ".label"].concat());
            Some(Fact::row(below("background.facts", member), name, value?))
        });
        let told = known.told.iter().map(|(fact, said)| {
            let said = if *said { "background.told.yes" } else { "background.told.no" };
            let name = self.say.named("field.", fact, ".label");
            let path = below("background.facts.told", fact);
            Fact::row(path, name, Value::Text(self.say.text(said)))
        });
        rows.chain(told).collect()
    }
}

/// Texts under the names of their fields. A choice has a name; a date is written as people write it.
pub fn texts(texts: &BTreeMap<String, String>, say: Wording) -> Vec<Fact> {
    let row = |(field, text): (&String, &String)| {
        let value = match say.find(&["field.", field, ".", text].concat()) {
            Some(name) => Value::Text(name),
            None if text.len() == 10 && time::date(text).is_some() => Value::Date((say.date)(text)),
            None => Value::words(text),
        };
        Fact::row(below("background.texts", field), say.named("field.", field, ".label"), value)
    };
    texts.iter().map(row).collect()
}
