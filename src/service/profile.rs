//! Reads profiles and puts them in force; another one can be chosen mid-form and every answer stays.

use crate::content::profile::{FORMAT, Profile, Programme};
use crate::platform::{Error, boot, dom};
use crate::service::compiled::parse;
use crate::service::missing;
use crate::state::context::{Context, Pages};
use crate::state::text::{Layer, install, lang};
use crate::state::{in_force, session_store};
use crate::storage::keys;
use leptos::prelude::*;

/// A profile that was fetched and read.
pub struct Loaded {
    pub profile: &'static Profile,
    /// All of it, when the module's pages need it.
    pub whole: Option<&'static Programme>,
    bytes: Vec<u8>,
}

impl Loaded {
    /// Puts it in force: texts, colours, and what the pages ask for.
    pub fn install(&self) {
        in_force::set(self.profile, self.whole);
        let text = self.whole.map_or(&self.profile.text, |whole| &whole.text);
        install(Layer::Profile, text.clone());
        dom::style_root(&self.profile.colours);
    }

    /// Puts it in force, for the next module too. Pages are drawn anew by whoever calls this.
    pub fn show(self) {
        self.install();
        boot::keep_bytes("profile", &self.bytes);
    }
}

/// Reads a fetched profile. A broken one gives way to the default.
///
/// # Errors
/// When the default cannot be read either.
pub async fn read(bytes: Vec<u8>, tag: &str, pages: Pages) -> Result<Loaded, Error> {
    match with_rest(bytes, tag, pages).await {
        Ok(loaded) => Ok(loaded),
        Err(_) => {
            let id = dom::root_data("profile").unwrap_or_default();
            with_rest(fetch(&id, tag, ".bin").await?, tag, pages).await
        }
    }
}

async fn with_rest(bytes: Vec<u8>, tag: &str, pages: Pages) -> Result<Loaded, Error> {
    let profile: Profile = parse(&bytes)?;
    if profile.format != FORMAT {
        return Err(Error::Content);
    }
    let whole = match pages.programme {
        Some(read) => Some(read(&fetch(&profile.id, tag, ".later.bin").await?)?),
        None => None,
    };
    // Profiles live as long as the page: at most a few are looked at, a few KiB each.
    let whole = whole.map(|whole| &*Box::leak(Box::new(whole)));
    Ok(Loaded { profile: Box::leak(Box::new(profile)), whole, bytes })
}

/// Fetches a part of a profile in a language.
///
/// # Errors
/// [`Error::Fetch`] when it did not arrive.
pub async fn fetch(id: &str, tag: &str, part: &str) -> Result<Vec<u8>, Error> {
    boot::content(&["profiles/", id, ".", tag, part].concat()).await
}

/// Puts another profile in force; the old one stays when it does not arrive or is broken.
pub fn choose(context: Context, id: String) {
    wasm_bindgen_futures::spawn_local(async move {
        let loaded =
            async { with_rest(fetch(&id, lang(), ".bin").await?, lang(), context.pages).await };
        match loaded.await {
            Ok(loaded) => {
                loaded.show();
                session_store::remember(keys::PROFILE, &id);
                // A kiosk's address is the service point's: the next person begins with it.
                if !dom::is_kiosk() {
                    dom::replace_query("profile", &id);
                }
                context.lang.notify();
            }
            Err(error) => missing::tell(context, &error, move || choose(context, id)),
        }
    });
}
