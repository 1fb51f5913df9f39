//! What the questionnaire and its response have in common: the order of groups and items, the
//! codes of answers.

use super::{Coding, Extension, ORDINAL_VALUE, SYSTEM};
use crate::text::Label;
use suunta_assessment::Answer;
use suunta_content::instrument::{DimensionId, Form, Instrument, Item, Kind, Module};

/// Link ids of what is no item of the instrument.
pub const VOTES: &str = "votes";
pub const WISHES: &str = "wishes";
pub const GOAL: &str = "goal";
/// The members of [`Goal`](crate::sections::Goal), each with the key of its label.
pub const GOALS: [(&str, &str); 3] = [
    ("own-words", "field.own-words.label"),
    ("goal-text", "field.goal.label"),
    ("next-step", "field.next-step.label"),
];

/// The numbers of a dimension's tally: the end of their link ids and of the keys of their labels.
pub const SUM: &str = "sum";
pub const ANSWERED: &str = "answered";
pub const NOT_APPLICABLE: &str = "na";

/// The items of one dimension, or neighbours that belong to none.
pub struct Part<'a> {
    pub dimension: Option<DimensionId>,
    pub items: Vec<&'a Item>,
}

/// A module's items that the form asks, by dimension in the order they are asked.
pub fn parts<'a>(instrument: &'a Instrument, form: Form, module: &Module) -> Vec<Part<'a>> {
    let mut parts: Vec<Part> = Vec::new();
    let items = module.items.iter().filter_map(|id| instrument.item(id));
    for item in items.filter(|item| instrument.asks(form, item)) {
        match parts.last_mut().filter(|part| part.dimension == item.dimension) {
            Some(part) => part.items.push(item),
            None => parts.push(Part { dimension: item.dimension, items: vec![item] }),
        }
    }
    parts
}

/// Link id of a number of the dimension's tally.
pub fn number_id(dimension: DimensionId, number: &str) -> String {
    [&dimension.to_string(), ".", number].concat()
}

/// An answer's code: its scale and step, `skip` or `na`. A code has one meaning whatever the item.
pub fn code(item: &Item, answer: Answer) -> String {
    match answer {
        Answer::Skip => "skip".to_owned(),
        Answer::NotApplicable => "na".to_owned(),
        Answer::Step(step) => [scale(item), "-", &step.to_string()].concat(),
    }
}

/// The answer of a code of [`SYSTEM`]; none when the item has no such answer.
pub fn answer(instrument: &Instrument, item: &Item, code: &str) -> Option<Answer> {
    answers(instrument, item).into_iter().find(|answer| self::code(item, *answer) == code)
}

/// Every answer that an item takes, in the order of the page.
pub fn answers(instrument: &Instrument, item: &Item) -> Vec<Answer> {
    let mut answers: Vec<Answer> = (0..=instrument.top_step(item)).map(Answer::Step).collect();
    if item.na {
        answers.push(Answer::NotApplicable);
    }
    answers.push(Answer::Skip);
    answers
}

/// The key of an answer's words; none for the bare numbers of the work-ability rating.
pub fn label_key(item: &Item, answer: Answer) -> Option<String> {
    match answer {
        Answer::Skip => Some("question.skip".to_owned()),
        Answer::NotApplicable => Some("question.na".to_owned()),
        Answer::Step(_) if item.kind == Kind::WorkAbility => None,
        Answer::Step(step) => Some(["scale.", &item.scale, ".", &step.to_string()].concat()),
    }
}

/// An answer in words; the work-ability rating is a bare number.
pub fn answer_label(item: &Item, answer: Answer, label: Label) -> String {
    match label_key(item, answer) {
        Some(key) => label(&key),
        None => answer.step().map(|step| step.to_string()).unwrap_or_default(),
    }
}

/// An answer as a coding with the number that it scores. Safety answers have none: they are
/// never scored.
pub fn coding(item: &Item, answer: Answer, display: String) -> Coding {
    let number = answer.step().filter(|_| item.kind != Kind::Safety);
    let ordinal = number.map(|step| Extension {
        url: ORDINAL_VALUE.to_owned(),
        value_decimal: Some(step),
        ..Extension::default()
    });
    Coding { extension: ordinal.into_iter().collect(), ..plain(&code(item, answer), display) }
}

/// A coding without a number.
pub fn plain(code: &str, display: String) -> Coding {
    Coding { system: SYSTEM.to_owned(), code: code.to_owned(), display, ..Coding::default() }
}

/// The code of a vote.
pub fn vote(dimension: DimensionId) -> String {
    ["dimension-", &dimension.to_string()].concat()
}

/// The code of a wish.
pub fn wish(id: &str) -> String {
    ["wish-", id].concat()
}

fn scale(item: &Item) -> &str {
    if item.kind == Kind::WorkAbility { "work-ability" } else { &item.scale }
}
