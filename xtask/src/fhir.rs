//! The instrument as FHIR `Questionnaire`s, published beside the app for others' form fillers.

use crate::content;
use crate::site::Files;
use anyhow::{Context, Result};
use suunta::content::instrument::Form;
use suunta::content::source::Locale;
use suunta::summary::fhir::questionnaire::{self, Words};

/// `fhir/questionnaire-full.json` and `-short.json`: Finnish, with translations into the other
/// languages that native speakers have read.
///
/// # Errors
/// When the content has faults.
pub fn files() -> Result<Files> {
    let content = content::read()?;
    // The build refuses a language with gaps: a missing text is seen as its key.
    let text =
        |locale: &Locale, key: &str| locale.get(key).map_or_else(|| key.to_owned(), Clone::clone);
    let languages = content.catalogue.languages.iter().filter(|language| !language.review);
    let labels: Vec<_> = languages
        .filter_map(|language| Some((&language.tag, content.locales.get(&language.tag)?)))
        .map(|(tag, locale)| (tag, move |key: &str| text(locale, key)))
        .collect();
    let all = labels.iter().map(|(tag, label)| Words { tag, label });
    let (first, others): (Vec<Words>, Vec<Words>) =
        all.partition(|words| words.tag == content::LANGUAGE);
    let words = first.first().context("no texts of the first language")?;
    let mut files = Files::new();
    for form in [Form::Full, Form::Short] {
        let instrument = &content.catalogue.instrument;
        let questionnaire = questionnaire::of(instrument, form, words, &others);
        let name = format!("fhir/questionnaire-{}.json", form.key());
        files.insert(name, serde_json::to_vec(&questionnaire)?);
    }
    Ok(files)
}
