//! What a person was told to be saved, held against what is there.

use std::collections::BTreeMap;

/// What stands in each answer or text; `None` where nothing does.
pub type Found = BTreeMap<String, Option<String>>;

#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The last value that was told as saved.
    told: BTreeMap<String, String>,
    /// Values given since and not told as saved: they may be there or not.
    given: BTreeMap<String, Vec<String>>,
}

impl Ledger {
    /// Somebody gave a value; nothing was told yet.
    pub fn gives(&mut self, name: &str, value: &str) {
        self.given.entry(name.to_owned()).or_default().push(value.to_owned());
    }

    /// The value was told as saved: from now on nothing else may be there.
    pub fn is_told(&mut self, name: &str, value: &str) {
        self.told.insert(name.to_owned(), value.to_owned());
        self.given.remove(name);
    }

    /// Everything that was ever given.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.told.keys().chain(self.given.keys()).cloned().collect();
        names.sort();
        names.dedup();
        names
    }

    /// What was told as saved and is not there, in words.
    pub fn lost(&self, found: &Found) -> Vec<String> {
        let kept = |name: &str, told: &String| {
            let there = found.get(name).cloned().flatten();
            let since = self
                .given
                .get(name)
                .is_some_and(|given| there.is_some_and(|there| given.contains(&there)));
            found.get(name).cloned().flatten().as_ref() == Some(told) || since
        };
        let lost = self.told.iter().filter(|(name, told)| !kept(name, told));
        lost.map(|(name, told)| {
            let there = found.get(name).cloned().flatten();
            format!(
                "{name} was told as {}, is {}",
                short(told),
                there.as_deref().map_or("not there", short)
            )
        })
        .collect()
    }

    /// Goes on from what is there, so that no loss is counted twice.
    pub fn goes_on_from(&mut self, found: &Found) {
        self.given.clear();
        self.told =
            found.iter().filter_map(|(name, value)| Some((name.clone(), value.clone()?))).collect();
    }
}

fn short(value: &str) -> &str {
    value.char_indices().nth(12).map_or(value, |(end, _)| &value[..end])
}
