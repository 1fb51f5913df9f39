//! Sessions as the builds before the database stored them in localStorage: two slots written in turn
//! and a pointer to the one in force. They are read once, and written no more.

use crate::storage::{Error, Found, Store, decode};
use serde::de::DeserializeOwned;

/// Names the slot and revision in force, `a:17`.
const CURRENT: &str = crate::storage::keys::SESSION;
/// The two slots.
const SLOTS: [&str; 2] = ["suunta.session.a", "suunta.session.b"];
/// Every key that a session stood under.
pub const KEYS: [&str; 3] = [CURRENT, SLOTS[0], SLOTS[1]];

/// The session in force, and the keys of what is damaged. Changes nothing.
///
/// # Errors
/// [`Error::Newer`] when a newer app stored it, or the store's errors.
pub fn load<T: DeserializeOwned>(
    store: &impl Store,
) -> Result<(Found<T>, Vec<&'static str>), Error> {
    let pointer = store.get(CURRENT)?;
    let named = pointer.as_deref().and_then(parse);
    let mut whole: Option<(&str, u64, T)> = None;
    let (mut damaged, mut empty) = (Vec::new(), true);
    for slot in SLOTS {
        let Some(text) = store.get(slot)? else { continue };
        empty = false;
        match decode(&text) {
            Ok((rev, body)) if whole.as_ref().is_none_or(|(_, known, _)| rev > *known) => {
                whole = Some((slot, rev, body));
            }
            Ok(_) => {}
            Err(Error::Damaged) => damaged.push(slot),
            Err(error) => return Err(error),
        }
    }
    if empty && pointer.is_none() {
        return Ok((Found::Nothing, damaged));
    }
    // The newest that is whole, wherever the pointer leads: what is older is never taken in silence.
    let in_force =
        whole.as_ref().is_some_and(|(_, rev, _)| named.is_some_and(|(_, newest)| *rev >= newest));
    let body = whole.map(|(.., body)| body);
    Ok(match body {
        Some(body) if in_force => (Found::Whole(body), damaged),
        body => (Found::Damaged(body), damaged),
    })
}

/// The slot and revision that the pointer names.
fn parse(pointer: &str) -> Option<(&str, u64)> {
    let (slot, rev) = pointer.split_once(':')?;
    Some((slot, rev.parse().ok()?)).filter(|_| ["a", "b"].contains(&slot))
}
