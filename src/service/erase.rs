//! Erasing: one way for every door. What is in memory goes first, then what is stored; what could not
//! be erased is told.

use crate::platform::{dom, exit, key_store};
use crate::session::{Mode, Session};
use crate::state::context::Context;
use crate::state::notice::Notice;
use crate::state::remains::{Forgetting, Remains};
use crate::state::session_store;
use crate::storage::Error;
use crate::storage::keys::{Of, outliving};
use crate::summary::{KEY_DATABASE, STAFF_DATABASE};
use leptos::prelude::*;

/// Erases everything but what is the staff's.
pub fn everything(context: Context) {
    erase(context, Of::Device, Vec::new());
}

/// Erases what is the client's; the service point's own stays.
pub fn client(context: Context) {
    erase(context, Of::Client, outliving(Of::Client));
}

fn erase(context: Context, of: Of, stay: Vec<&'static str>) {
    if context.mode == Mode::Kiosk {
        return anew(context);
    }
    let forgetting = forget(context, of);
    wasm_bindgen_futures::spawn_local(async move {
        let mut erased = stored(of, &stay).await;
        if let Some(forgetting) = forgetting {
            erased = erased.and(forgetting.await);
        }
        // What somebody has begun meanwhile is theirs, and is kept again.
        if !context.session(Session::is_blank) {
            context.keep();
        }
        let told = match erased {
            Ok(()) => Notice::Erased,
            Err(remains) => Notice::Platform(remains.key()),
        };
        context.notice.set(Some(told));
    });
}

/// Hides a kiosk's page and begins with a fresh document, which holds nothing. Nothing is stored there.
fn anew(context: Context) {
    dom::set_root("data-left", "");
    let forgetting = context.pages.forget.map(|forget| forget(Of::Client));
    wasm_bindgen_futures::spawn_local(async move {
        if let Some(forgetting) = forgetting {
            // Nobody is there to be told.
            let _ = forgetting.await;
        }
        exit::to(&dom::search());
    });
}

/// Forgets what is in memory and on the page.
fn forget(context: Context, of: Of) -> Option<Forgetting> {
    let forgetting = context.pages.forget.map(|forget| forget(of));
    context.clear();
    // It is not told before it is done.
    context.notice.set(None);
    forgetting
}

/// Erases what the device holds of `of` and of whoever comes before, but what stands under the keys
/// that stay. Done when the databases are gone as well.
///
/// # Errors
/// What remained.
pub async fn stored(of: Of, stay: &[&str]) -> Result<(), Remains> {
    let mut erased = match session_store::wipe(stay).await {
        // Where nothing can be stored nothing is.
        Ok(()) | Err(Error::Blocked) => Ok(()),
        Err(_) => Err(Remains::Stored),
    };
    let databases = [KEY_DATABASE, STAFF_DATABASE];
    for database in databases.iter().take(if of == Of::Client { 1 } else { 2 }) {
        erased = erased.and(key_store::forget(database).await.map_err(|_| Remains::Keys));
    }
    erased
}
