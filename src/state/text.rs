//! The texts of the language in use.

use crate::content::text::{Texts, fill, list};
use crate::platform::intl;
use std::cell::Cell;

thread_local! {
    /// Newest first: the profile's own, the later pages', the first load's. A language's texts
    /// live as long as the page: at most a few languages are chosen, tens of KiB each.
    static LAYERS: Cell<[Option<&'static Texts>; 3]> = const { Cell::new([None; 3]) };
    static LANG: Cell<&'static str> = const { Cell::new("fi") };
}

/// Which texts a file brings.
#[derive(Clone, Copy, Debug)]
pub enum Layer {
    Profile = 0,
    Later = 1,
    First = 2,
}

/// Puts compiled texts in force. Pages are drawn anew by whoever calls this.
pub fn install(layer: Layer, compiled: String) {
    let texts = Texts::read(Box::leak(compiled.into_boxed_str()));
    let mut layers = LAYERS.get();
    layers[layer as usize] = Some(Box::leak(Box::new(texts)));
    LAYERS.set(layers);
}

/// Puts a language in force; gives its tag.
pub fn install_language(tag: &str, compiled: String) -> &'static str {
    let tag: &'static str = Box::leak(tag.to_owned().into_boxed_str());
    LANG.set(tag);
    install(Layer::First, compiled);
    tag
}

/// The tag of the language in force.
pub fn lang() -> &'static str {
    LANG.get()
}

/// A text that may be absent.
pub fn find(key: &str) -> Option<&'static str> {
    LAYERS.get().into_iter().flatten().find_map(|texts| texts.get(key))
}

/// A text; its key when it is absent, so that a gap is seen and named (the build refuses gaps).
pub fn t(key: &str) -> String {
    find(key).map_or_else(|| key.to_owned(), str::to_owned)
}

/// A text named by parts of a key.
pub fn tk(parts: &[&str]) -> String {
    t(&parts.concat())
}

/// A text with its `{places}` filled.
pub fn tf(key: &str, places: &[(&str, &str)]) -> String {
    fill(&t(key), places)
}

/// A text in the plural form of a count: `key.one`, `key.other` …; `{n}` is the count.
pub fn tn(key: &str, count: usize) -> String {
    let category = intl::plural(lang(), count as f64);
    let sentence = find(&[key, ".", &category].concat())
        .or_else(|| find(&[key, ".other"].concat()))
        .unwrap_or(key);
    fill(sentence, &[("n", &count.to_string())])
}

/// Names one after the other, parted as the language does; by a dot where one has a comma itself.
pub fn listed(names: &[String]) -> String {
    list(names, &t("list.comma"))
}

/// A date in the language's form.
pub fn date(date: &str) -> String {
    intl::date(lang(), date)
}
