//! What was chosen before the app was there: the page's own script notes each tap, and the app makes it again
//! as the ordinary change that it is, so that Undo takes it back like any other.

use crate::assessment::Answer;
use crate::content::instrument::{Form, Instrument};
use crate::session::{Action, Work};

/// Makes the taps again, in their order, each `name<tab>value<tab>place<tab>milliseconds since 1970`; tells
/// whether there were any. What is no tap of this app's changes nothing.
pub fn replay(work: &mut Work, instrument: &Instrument, taps: &[String]) -> bool {
    for tap in taps {
        let mut parts = tap.split('\t');
        let mut part = || parts.next().unwrap_or_default();
        let (name, value, place, time) = (part(), part(), part(), part().parse().unwrap_or(0));
        let action = match value {
            "short" if name == "length" => Action::Form(Form::Short),
            "full" if name == "length" => Action::Form(Form::Full),
            _ if instrument.item(name).is_none() => continue,
            _ => match Answer::from_form(value) {
                Some(answer) => Action::Answer { item: name.to_owned(), answer: Some(answer) },
                None => continue,
            },
        };
        if !place.is_empty() {
            work.visit(place);
        }
        work.act(action, time);
    }
    !taps.is_empty()
}
