//! Then and now: what has changed since the earlier time, and only beyond the limit.

use super::{Entry, Fact, Part, Teller};
use crate::worded;
use suunta_assessment::{Change, changes, work_ability_change};

impl Teller<'_> {
    pub(super) fn change(&self) -> Option<Entry> {
        let before = self.payload.change.as_ref()?;
        let changes = changes(self.instrument, &before.dimensions, &self.payload.dimensions);
        let names = |wanted: Change| {
            let ids = changes.iter().filter(|(_, change)| **change == wanted).map(|(id, _)| *id);
            let name = |id| {
                worded::changed(id, wanted, self.say.label).unwrap_or_else(|| self.dimension(id))
            };
            ids.map(|id| (id.to_string(), name(id))).collect::<Vec<_>>()
        };
        let sentence = |path: &str, key: &str| Fact::sentence(path, self.say.text(key));
        let since = self.say.dated("rounds.since.date", &before.since);
        let mut facts = vec![Fact::sentence("change.since", since)];
        let list =
            |path: &str, key: &str, wanted| Fact::list(path, self.say.text(key), names(wanted));
        facts.extend(list("change.up", "rounds.up", Change::Up));
        facts.extend(list("change.down", "rounds.down", Change::Down));
        let none = facts.len() == 1;
        let unclear = changes.values().filter(|change| **change == Change::Unclear).count();
        let ability = self.ability(before.work_ability);
        if !none && unclear > 0 {
            let others = self.say.filled("rounds.unclear", &[("n", &unclear.to_string())]);
            facts.push(Fact::sentence("change.unclear", others));
        } else if none && (ability.is_none() || unclear > 0) {
            // Where only work ability can be compared its own words say it.
            facts.push(sentence("change.same", "rounds.same"));
        }
        facts.extend(ability);
        self.entry(Part::Change, facts)
    }

    /// Overall work ability then and now, where it was said both times.
    fn ability(&self, then: Option<u8>) -> Option<Fact> {
        let now = self.payload.work_ability;
        let change = work_ability_change(self.instrument, then, now)?;
        let word = worded::change_key(change);
        let (then, now, word) = (then?.to_string(), now?.to_string(), self.say.text(word));
        let places = [("then", &*then), ("now", &*now), ("word", &*word)];
        Some(Fact::sentence("change.workAbility", self.say.filled("rounds.ability", &places)))
    }
}
