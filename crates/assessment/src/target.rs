//! Whether a programme was meant for somebody: a hint to the service point, never a gate.
//!
//! What is not known stays not known: the answer is yes, no, or "ask" (Kleene's three values).

use std::collections::{BTreeMap, BTreeSet};
use suunta_content::rule::{Condition, Fact, Target};

/// The facts told so far. A number can be a range: an age band is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Both ends included.
    pub numbers: BTreeMap<Fact, (u32, u32)>,
    pub said: BTreeMap<Fact, bool>,
    /// Absent: not asked yet.
    pub wishes: Option<BTreeSet<String>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    No,
    /// The facts told do not decide it.
    Ask,
    Yes,
}

/// The first rule that fits best, and how. `None` when the programme has no rule.
pub fn hint<'a>(targets: &'a [Target], facts: &Facts) -> Option<(&'a Target, Fit)> {
    // Of equals the first: the primary class stands before the secondary.
    let fits = targets.iter().map(|target| (target, fit(target, facts)));
    fits.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

/// Whether the rule fits.
pub fn fit(target: &Target, facts: &Facts) -> Fit {
    let all = target.all.iter().map(|condition| holds(condition, facts)).min();
    let any = target.any.iter().map(|condition| holds(condition, facts)).max();
    all.unwrap_or(Fit::Yes).min(any.unwrap_or(Fit::Yes))
}

/// Whether one condition holds.
pub fn holds(condition: &Condition, facts: &Facts) -> Fit {
    let fact = condition.fact;
    let told = |holds: bool| if holds { Fit::Yes } else { Fit::No };
    match fact {
        Fact::Wish => {
            let (Some(wishes), Some(id)) = (&facts.wishes, &condition.id) else { return Fit::Ask };
            told(wishes.contains(id))
        }
        Fact::Judged => Fit::Ask,
        _ if fact.is_number() => {
            let Some((low, high)) = facts.numbers.get(&fact) else { return Fit::Ask };
            let (from, to) = condition.range();
            if from <= *low && *high <= to {
                Fit::Yes
            } else if *high < from || to < *low {
                Fit::No
            } else {
                Fit::Ask
            }
        }
        _ => facts.said.get(&fact).map_or(Fit::Ask, |said| told(Some(*said) == condition.is)),
    }
}
