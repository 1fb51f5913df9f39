use crate::content::instrument::{Instrument, Item, Module};
use crate::content::profile::Profile;
use crate::session::Session;

/// Modules in the profile's order, then those it does not name in the instrument's.
fn modules<'a>(instrument: &'a Instrument, profile: &Profile) -> Vec<&'a Module> {
    let named = profile.modules.iter();
    let mut modules: Vec<&Module> =
        named.filter_map(|id| instrument.modules.iter().find(|m| m.id == *id)).collect();
    for module in &instrument.modules {
        if !modules.iter().any(|known| known.id == module.id) {
            modules.push(module);
        }
    }
    modules
}

/// The modules with the items that this session's form asks, in order; empty modules are left out.
pub fn items<'a>(
    instrument: &'a Instrument,
    profile: &Profile,
    session: &Session,
) -> Vec<(&'a Module, Vec<&'a Item>)> {
    modules(instrument, profile)
        .into_iter()
        .map(|module| {
            let items = module.items.iter().filter_map(|id| instrument.item(id));
            (module, items.filter(|item| instrument.asks(session.form, item)).collect::<Vec<_>>())
        })
        .filter(|(_, items)| !items.is_empty())
        .collect()
}

/// Where an item stands among the questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    pub module: String,
    /// 1-based.
    pub number: usize,
    pub total: usize,
}

pub fn progress(
    instrument: &Instrument,
    profile: &Profile,
    session: &Session,
    item: &str,
) -> Option<Progress> {
    let modules = items(instrument, profile, session);
    let total = modules.iter().map(|(_, items)| items.len()).sum();
    let mut all = modules.iter().flat_map(|(module, items)| items.iter().map(move |i| (module, i)));
    let index = all.clone().position(|(_, candidate)| candidate.id == item)?;
    let (module, _) = all.nth(index)?;
    Some(Progress { module: module.id.clone(), number: index + 1, total })
}

fn neighbour(
    instrument: &Instrument,
    profile: &Profile,
    session: &Session,
    item: &str,
    step: isize,
) -> Option<String> {
    let all: Vec<&Item> =
        items(instrument, profile, session).into_iter().flat_map(|(_, items)| items).collect();
    let index = all.iter().position(|candidate| candidate.id == item)?;
    all.get(index.checked_add_signed(step)?).map(|item| item.id.clone())
}

/// The question after this one; `None` after the last.
pub fn next_item(i: &Instrument, p: &Profile, s: &Session, item: &str) -> Option<String> {
    neighbour(i, p, s, item, 1)
}

/// The question before this one; `None` before the first.
pub fn previous_item(i: &Instrument, p: &Profile, s: &Session, item: &str) -> Option<String> {
    neighbour(i, p, s, item, -1)
}

/// How far a module is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    NotStarted,
    InProgress,
    Done,
}

/// A module is done when each of its questions has an answer, "I'd rather not" included.
pub fn module_standing(session: &Session, items: &[&Item]) -> (Standing, usize) {
    let answered = items.iter().filter(|item| session.answers.contains_key(&item.id)).count();
    let standing = match answered {
        0 => Standing::NotStarted,
        some if some == items.len() => Standing::Done,
        _ => Standing::InProgress,
    };
    (standing, answered)
}
