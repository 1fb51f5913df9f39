//! Whom a programme was meant for, in words. A hint; it stops nobody.

use crate::assessment::target::{self, Facts, Fit};
use crate::content::profile::Programme;
use crate::content::rule::{Condition, Fact, Target};
use crate::content::text::fill;
use crate::state::text::{t, tf, tk, tn};
use leptos::prelude::*;

/// "This programme was meant for you because …", from what was told so far; and when the need for
/// multi-sector support is worth asking about.
pub fn hint(programme: &Programme, facts: &Facts) -> AnyView {
    let of_programme = target::hint(&programme.targets, facts).and_then(|(rule, fit)| {
        let key = match fit {
            Fit::Yes => "target.hint.yes",
            Fit::Ask if told(rule, facts) => "target.hint.ask",
            Fit::Ask => return None,
            Fit::No => "target.hint.no",
        };
        let name = t("profile.name");
        let places = [("name", name.as_str()), ("rule", &sentence(rule))];
        Some(view! { <p class="aside" data-target=fit_name(fit)>{tf(key, &places)}</p> })
    });
    let support = target::hint(&programme.support, facts).filter(|(_, fit)| *fit == Fit::Yes);
    let support = support.map(|(rule, _)| {
        let rule = sentence(rule);
        view! { <p class="aside" data-support="">{tf("target.support", &[("rule", &rule)])}</p> }
    });
    view! { {of_programme} {support} }.into_any()
}

/// The rules of a programme as a list; nothing when it has none.
pub fn rules(programme: &Programme) -> Option<AnyView> {
    let rows = programme.targets.iter().map(|rule| {
        let class = tk(&["target.class.", rule.class.key()]);
        // One class needs no name.
        let class = (programme.targets.len() > 1).then(|| view! { <strong>{class} ": "</strong> });
        view! { <li>{class} {sentence(rule)}</li> }
    });
    (!programme.targets.is_empty()).then(|| view! { <ul>{rows.collect_view()}</ul> }.into_any())
}

/// A rule in words: every condition, then one of the others.
pub fn sentence(rule: &Target) -> String {
    let all: Vec<String> = rule.all.iter().map(condition).collect();
    let any: Vec<String> = rule.any.iter().map(condition).collect();
    let mut parts = all;
    if !any.is_empty() {
        parts.push(any.join(&[" ", &t("target.or"), " "].concat()));
    }
    and(&parts)
}

fn and(parts: &[String]) -> String {
    parts.join(&[&t("target.and"), " "].concat())
}

fn condition(condition: &Condition) -> String {
    let fact = condition.fact.key();
    let limits = [
        ("at-least", condition.at_least),
        ("over", condition.over),
        ("at-most", condition.at_most),
        ("under", condition.under),
    ];
    let said = match condition.fact {
        Fact::Wish => {
            let id = condition.id.as_deref().unwrap_or_default();
            vec![tf("target.wish", &[("wish", &tk(&["wish.", id, ".label"]))])]
        }
        Fact::Judged => {
            vec![tk(&["target.judged.", condition.id.as_deref().unwrap_or_default()])]
        }
        fact if fact.is_yes_or_no() => {
            let said = if condition.is == Some(true) { "yes" } else { "no" };
            vec![tk(&["target.", fact.key(), ".", said])]
        }
        Fact::Age if let (Some(from), Some(to)) = (condition.at_least, condition.at_most) => {
            let between = tn("target.age.between", to as usize);
            vec![fill(&between, &[("from", &from.to_string())])]
        }
        _ => limits
            .iter()
            .filter_map(|(limit, number)| Some((limit, (*number)?)))
            .map(|(limit, number)| tn(&["target.", fact, ".", limit].concat(), number as usize))
            .collect(),
    };
    and(&said)
}

/// Whether anything that the rule asks has been told.
fn told(rule: &Target, facts: &Facts) -> bool {
    let mut conditions = rule.all.iter().chain(&rule.any);
    conditions.any(|condition| target::holds(condition, facts) != Fit::Ask)
}

const fn fit_name(fit: Fit) -> &'static str {
    match fit {
        Fit::Yes => "yes",
        Fit::Ask => "ask",
        Fit::No => "no",
    }
}
