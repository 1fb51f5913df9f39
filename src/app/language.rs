//! Changing the language mid-form; every answer stays.

use super::{Context, keeper, notice::Notice, start_up::parse};
use crate::content::profile::Profile;
use crate::content::text::Text;
use crate::platform::{Error, boot, dom};
use crate::ui::text::{Layer, install, install_language, later_texts_are_here};
use leptos::prelude::*;

/// The key under which the language is remembered; the page's own boot script reads it too.
const KEY: &str = "suunta.lang";

/// Fetches a language and puts it in force; the old one stays when it does not arrive.
pub fn choose(context: Context, tag: String) {
    wasm_bindgen_futures::spawn_local(async move {
        if let Err(error) = switch(context, &tag).await {
            context.notice.set(Some(Notice::Platform(error.key())));
            context.lang.notify();
        }
    });
}

async fn switch(context: Context, tag: &str) -> Result<(), Error> {
    let first = boot::content(&[tag, ".json"].concat()).await?;
    let id = &context.profile().id;
    let own = boot::content(&["profiles/", id, ".", tag, ".json"].concat()).await?;
    let (text, profile): (Text, Profile) = (parse(&first)?, parse(&own)?);
    if later_texts_are_here() {
        install_later(tag).await?;
    }
    boot::keep("text", &first);
    boot::keep("profile", &own);
    dom::set_root("lang", &text.lang);
    dom::set_root("dir", &text.dir);
    let tag = install_language(text);
    install(Layer::Profile, profile.text.clone());
    context.profile.set(Box::leak(Box::new(profile)));
    context.lang.set(tag);
    keeper::remember(KEY, tag);
    Ok(())
}

/// Fetches a language's texts of the later pages.
///
/// # Errors
/// The platform's.
pub async fn install_later(tag: &str) -> Result<(), Error> {
    let later: Text = parse(&boot::content(&[tag, ".later.json"].concat()).await?)?;
    install(Layer::Later, later.text);
    Ok(())
}
