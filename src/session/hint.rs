//! From what was said to the facts that a programme's rule asks.

use super::{Session, fields};
use crate::assessment::target::Facts;
use crate::content::instrument::Background;
use crate::content::rule::Fact;

/// The facts told so far. What was left out is not known, which is not the same as "no".
pub fn facts(lists: &Background, session: &Session) -> Facts {
    let mut facts = Facts::default();
    if let Some(band) =
        lists.age_bands.iter().find(|band| band.id == session.text(fields::AGE_BAND))
    {
        facts.numbers.insert(Fact::Age, (band.from, band.to));
    }
    for (fact, field) in [
        (Fact::BenefitDays, fields::BENEFIT_DAYS),
        (Fact::MonthsUnemployed, fields::MONTHS_UNEMPLOYED),
    ] {
        if let Ok(number) = session.text(field).trim().parse() {
            facts.numbers.insert(fact, (number, number));
        }
    }
    for fact in [Fact::EarningsRight, Fact::Immigrant, Fact::MultiSector] {
        match session.text(fact.key()) {
            "yes" => facts.said.insert(fact, true),
            "no" => facts.said.insert(fact, false),
            _ => None,
        };
    }
    let wishes = session.list(fields::WISHES);
    facts.wishes = (!wishes.is_empty()).then(|| wishes.iter().cloned().collect());
    facts
}
