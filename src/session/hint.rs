//! From what was said to what is to be hinted at: a programme's facts, and help.

use crate::assessment::Answer;
use crate::assessment::target::Facts;
use crate::content::instrument::{Background, Instrument, Item, Kind};
use crate::content::rule::Fact;
use crate::session::{Mode, Session, fields};

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

/// Whether an answer tells of something to which there is help at once: contacts follow it.
pub fn is_worrying(item: &Item, answer: Option<Answer>) -> bool {
    item.kind == Kind::Safety && answer.and_then(Answer::step).is_some_and(|step| step > 0)
}

/// Whether any answer is worrying.
pub fn any_worrying(instrument: &Instrument, session: &Session) -> bool {
    worrying(instrument, session).next().is_some()
}

/// The items whose answers are worrying.
pub fn worrying<'a>(
    instrument: &'a Instrument,
    session: &'a Session,
) -> impl Iterator<Item = &'a Item> {
    instrument.items.iter().filter(|item| is_worrying(item, session.answer(&item.id)))
}

/// Whether to say so once more at the end. Said to the person alone: where others may look on, as
/// at a kiosk or beside a coach, never.
pub fn calls_for_help(instrument: &Instrument, session: &Session) -> bool {
    session.mode == Mode::Own && any_worrying(instrument, session)
}
