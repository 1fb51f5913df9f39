//! What is kept beside the session: settings, and what outlives a killed browser as the session does.

use crate::platform::device::{self, Changes};
use crate::platform::dom;
use crate::state::session_store::keeper::{number, put, with};
use crate::storage::keys::COUNT;
use crate::storage::{ERA, Error, Store};
use std::cell::RefCell;

/// Hears of trouble.
type Tell = Box<dyn Fn(Error)>;

thread_local! {
    static TELL: RefCell<Option<Tell>> = const { RefCell::new(None) };
}

/// Hears what becomes of things that are kept beside the session.
pub fn on_trouble(tell: impl Fn(Error) + 'static) {
    TELL.set(Some(Box::new(tell)));
}

/// A small setting beside the session, such as the language. Not kept at a kiosk.
pub fn remember(key: &str, value: &str) {
    // A setting that is not kept is asked again: nothing is lost.
    with(|keeper| if keeper.state.writes { keeper.local.set(key, value) } else { Ok(()) }).ok();
}

/// Keeps what is more than a setting: in localStorage at once, and in the database a moment later. At a
/// kiosk nothing is kept, as everybody there is told.
///
/// # Errors
/// The storage's; [`NOT_KEPT`] says it in words. What the database refuses is told by [`on_trouble`].
pub fn keep(key: &str, value: &str) -> Result<(), Error> {
    let changes = with(|keeper| {
        if !keeper.state.writes {
            return if dom::is_kiosk() { Ok(None) } else { Err(Error::Newer) };
        }
        put(&keeper.local, key, value)?;
        if keeper.state.trouble == Some(Error::Undurable) {
            return Ok(None);
        }
        let count = (number(keeper.local.get(COUNT)?) + 1).to_string();
        keeper.local.set(COUNT, &count)?;
        let changes = Changes::default();
        changes.put(key, &value.into());
        changes.put(COUNT, &count.as_str().into());
        Ok(Some((keeper.state.seen.expected()[0].map(str::to_owned), changes)))
    })?;
    if let Some((era, changes)) = changes {
        wasm_bindgen_futures::spawn_local(async move {
            let trouble = match device::write(&[(ERA, era.as_deref())], changes).await {
                Ok(None) => return,
                Ok(Some(_)) => Error::Erased,
                Err(error) if device::is_full(&error) => Error::Full,
                Err(_) => Error::NotKept,
            };
            TELL.with_borrow(|tell| tell.iter().for_each(|tell| tell(trouble)));
        });
    }
    Ok(())
}

/// The key of the sentence for a change that was not kept: the storage's own speak of answers.
pub const NOT_KEPT: &str = "kept.no";

/// A setting kept by [`remember`], or what [`keep`] keeps.
pub fn recall(key: &str) -> Option<String> {
    with(|keeper| keeper.local.get(key)).ok().flatten()
}
