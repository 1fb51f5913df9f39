//! From what was said to what is to be hinted at: a programme's facts, and help.

use super::{Mode, Session, fields};
use crate::assessment::target::Facts;
use crate::content::instrument::{Background, Instrument, Kind};
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

/// Whether a safety answer tells of something to which there is help at once. Said to the person
/// alone: where others may look on, as at a kiosk or beside a coach, never.
pub fn calls_for_help(instrument: &Instrument, session: &Session) -> bool {
    let safety = |id: &str| instrument.item(id).is_some_and(|item| item.kind == Kind::Safety);
    let mut told = session.answers.iter().filter(|(id, _)| safety(id));
    session.mode == Mode::Own && told.any(|(_, answer)| answer.step().is_some_and(|step| step > 0))
}
