//! The script that draws the start and the first questions before the app is there, told what to ask.

use crate::content::PROFILE;
use crate::{content, page};
use anyhow::{Context, Result, bail};
use suunta::content::catalogue::Catalogue;
use suunta::content::instrument::{Form, Item, Kind};
use suunta::session::{self, Session};
use suunta::storage;

/// The script with the questions of the default profile in the order that they are asked.
///
/// # Errors
/// When the content has faults or the script names a part that does not exist.
pub fn script() -> Result<String> {
    let content = content::read()?;
    let instrument = &content.catalogue.instrument;
    let programme = content.profiles.get(PROFILE).context("no profile")?;
    let profile = programme.first();
    let modules = session::items(instrument, &profile, &Session::default());
    let questions: Vec<String> = modules
        .iter()
        .flat_map(|(module, items)| items.iter().map(move |item| (module, item)))
        .map(|(module, item)| question(&content.catalogue, &module.id, item))
        .collect();
    let languages = &content.catalogue.languages;
    let right_to_left: Vec<&str> =
        languages.iter().filter(|language| language.dir == "rtl").map(|l| &*l.tag).collect();
    let blank = Session { ..Session::default() };
    page::fill(include_str!("../web/early.js"), |place| {
        Ok(match place {
            "questions" => questions.join(","),
            "blank" => serde_json::to_string(&blank)?,
            "mirror" => storage::MIRROR.to_owned(),
            "version" => storage::VERSION.to_string(),
            "right-to-left" => serde_json::to_string(&right_to_left)?,
            other => bail!("early.js names an unknown part {other}"),
        })
    })
}

/// Tag and name of each language, as the scripts read them.
///
/// # Errors
/// When the content has faults.
pub fn languages() -> Result<String> {
    let languages = content::read()?.catalogue.languages;
    let names: Vec<[&str; 2]> = languages.iter().map(|l| [&*l.tag, &*l.name]).collect();
    Ok(serde_json::to_string(&names)?)
}

/// Id, module, scale and flags: `n` when it may not concern one, `k` when the short form asks it.
/// A question without a scale is left to the app, and so is one that contacts stand below.
fn question(
    Catalogue { instrument, contacts, .. }: &Catalogue,
    module: &str,
    item: &Item,
) -> String {
    let bare = contacts.contacts.iter().all(|contact| !contact.beside.contains(&item.id));
    let scale = if item.kind == Kind::Step && bare { item.scale.as_str() } else { "" };
    let na = if item.na { "n" } else { "" };
    let key = if instrument.asks(Form::Short, item) { "k" } else { "" };
    format!("{} {module} {scale} {na}{key}", item.id)
}
