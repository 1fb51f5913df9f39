//! Changing the language mid-form; every answer stays.

use super::{Context, keeper, notice::Notice, start_up::parse};
use crate::content::profile::Profile;
use crate::content::text::Text;
use crate::platform::{Error, boot, dom};
use crate::ui::text::{Layer, install, install_language, lang};
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
    let text: Text = parse(&boot::content(&[tag, ".json"].concat()).await?)?;
    let later: Text = parse(&boot::content(&[tag, ".later.json"].concat()).await?)?;
    let id = &context.profile().id;
    let profile: Profile =
        parse(&boot::content(&["profiles/", id, ".", tag, ".json"].concat()).await?)?;
    dom::set_root("lang", &text.lang);
    dom::set_root("dir", &text.dir);
    let tag = install_language(text);
    install(Layer::Later, later.text);
    install(Layer::Profile, profile.text.clone());
    context.profile.set(Box::leak(Box::new(profile)));
    context.later.set(true);
    context.lang.set(tag);
    keeper::remember(KEY, tag);
    Ok(())
}

/// Fetches the texts of the later pages, after the first page is there.
pub async fn load_later(context: Context) {
    let file = [lang(), ".later.json"].concat();
    let fetched = boot::content(&file).await.and_then(|text| parse::<Text>(&text));
    match fetched {
        // A language chosen meanwhile has brought its own.
        Ok(text) if text.lang == lang() => {
            install(Layer::Later, text.text);
            context.later.set(true);
        }
        Ok(_) => {}
        Err(error) => context.notice.set(Some(Notice::Platform(error.key()))),
    }
}
