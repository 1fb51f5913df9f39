//! Changing the language mid-form; every answer stays.

use crate::platform::{Error, boot};
use crate::service::compiled::{speak, text};
use crate::service::{missing, profile};
use crate::state::context::Context;
use crate::state::session_store;
use crate::state::text::{Layer, install, lang};
use crate::storage::keys::LANG;
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    /// The language chosen last.
    static CHOSEN: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Fetches a language and puts it in force; the old one stays when it does not arrive.
pub fn choose(context: Context, tag: String) {
    CHOSEN.set(tag.clone());
    wasm_bindgen_futures::spawn_local(async move {
        if let Err(error) = switch(context, &tag).await {
            missing::tell(context, &error, move || choose(context, tag));
            context.lang.notify();
        }
    });
}

async fn switch(context: Context, tag: &str) -> Result<(), Error> {
    let first = text(boot::content(&[tag, ".txt"].concat()).await?)?;
    let own = profile::fetch(&context.profile().id, tag, ".bin").await?;
    let loaded = profile::read(own, tag, context.pages).await?;
    let later = text(boot::content(&later(tag)).await?)?;
    if CHOSEN.with_borrow(|chosen| chosen != tag) {
        // What was chosen since comes by itself.
        return Ok(());
    }
    install(Layer::Later, later);
    boot::keep("lang", tag);
    boot::keep("text", &first);
    let tag = speak(context.catalogue, tag, first);
    loaded.show();
    context.lang.set(tag);
    session_store::remember(LANG, tag);
    Ok(())
}

/// The file of a language's texts of the later pages.
fn later(tag: &str) -> String {
    [tag, ".later.txt"].concat()
}

/// Fetches a language's texts of the later pages.
///
/// # Errors
/// The platform's.
pub async fn install_later(tag: &str) -> Result<(), Error> {
    let later = boot::content(&later(tag)).await?;
    install(Layer::Later, text(later)?);
    Ok(())
}

/// Fetches them after the first page is there: explanations and help belong to every page.
pub async fn load_later(context: Context) {
    match install_later(lang()).await {
        Ok(()) => context.later.set(true),
        Err(error) => missing::tell(context, &error, move || {
            wasm_bindgen_futures::spawn_local(load_later(context));
        }),
    }
}
