//! `index.html` from its template, with a shell of real text that is painted before the app runs, and
//! `404.html`, which a host answers with where there is nothing.

use crate::{content::Content, hash, hosting, project, wasm::Module};
use anyhow::{Context, Result, bail};
use std::fs;
use suunta::content::catalogue::Language;

/// The page's other files, by the name they are served under.
pub struct Parts<'a> {
    pub content: &'a Content,
    pub style: (&'a str, &'a [u8]),
    pub app: &'a Module,
}

/// Fills the template.
///
/// # Errors
/// When a text of the shell is missing or the template names a part that does not exist.
pub fn html(parts: &Parts) -> Result<Vec<u8>> {
    let template = project::root().join("index.html");
    let template = fs::read_to_string(&template).context("no index.html")?;
    let content = parts.content;
    let (style, sheet) = parts.style;
    let html = fill(&template, |place| {
        Ok(match place {
            "lang" => crate::content::LANGUAGE.to_owned(),
            "profile" => crate::content::PROFILE.to_owned(),
            "content" => content.folder.clone(),
            "policy" => hosting::policy(hosting::Place::Page),
            "title" => escape(&content.text("start.title")?),
            "failed" => failed(content)?,
            "style" => style.to_owned(),
            "style-integrity" => hash::integrity(sheet),
            "script" => parts.app.script_name.clone(),
            "script-integrity" => hash::integrity(&parts.app.script),
            other => bail!("index.html names an unknown part {{{{{other}}}}}"),
        })
    })?;
    Ok(html.into_bytes())
}

/// The page for an address that leads nowhere, in every language, the default one first. It is
/// answered at any depth, so its own addresses begin at the root.
///
/// # Errors
/// When a language lacks a text.
pub fn not_found(content: &Content, (style, sheet): (&str, &[u8])) -> Result<Vec<u8>> {
    let said = |language: &Language, heading: &str| -> Result<String> {
        let text = |key| Ok::<_, anyhow::Error>(escape(&content.text_in(&language.tag, key)?));
        Ok(format!(
            "<section lang=\"{}\" dir=\"{}\">\n<{heading}>{}</{heading}>\n<p>{}</p>\n\
             <p><a href=\"/\">{}</a></p>\n<p><a href=\"/#/help\">{}</a></p>\n</section>\n",
            language.tag,
            language.dir,
            text("unknown.title")?,
            text("unknown.lead")?,
            text("shell.start")?,
            text("frame.help")?,
        ))
    };
    let mut sections = String::new();
    for (index, language) in content.languages.iter().enumerate() {
        sections.push_str(&said(language, if index == 0 { "h1" } else { "h2" })?);
    }
    let first = content.languages.first().context("no language")?;
    let html = format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>{} – Suunta</title>\n\
         <link rel=\"stylesheet\" href=\"/{style}\" integrity=\"{}\">\n</head>\n<body>\n\
         <header class=\"top\"><a class=\"mark\" href=\"/\">Suunta</a></header>\n\
         <main>\n{sections}</main>\n</body>\n</html>\n",
        first.tag,
        first.dir,
        escape(&content.text("unknown.title")?),
        hash::integrity(sheet),
    );
    Ok(html.into_bytes())
}

/// The sentence about a start that fails, in every language: nobody knows yet which one is read. What
/// two forms of a language say alike stands there once, and what is in brackets loads the page again.
fn failed(content: &Content) -> Result<String> {
    let mut sentences = Vec::new();
    let mut out = String::new();
    for language in &content.languages {
        let sentence = content.text_in(&language.tag, "shell.failed")?;
        if sentences.contains(&sentence) {
            continue;
        }
        let link = escape(&sentence).replace('[', "<a href=\"\">").replace(']', "</a>");
        out.push_str(&format!("<p lang=\"{}\" dir=\"{}\">{link}</p>", language.tag, language.dir));
        sentences.push(sentence);
    }
    Ok(out)
}

/// Replaces each `{{place}}`.
///
/// # Errors
/// Those of `value`, and a place that is not closed.
pub fn fill(template: &str, value: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (place, tail) = after.split_once("}}").context("a {{ is not closed")?;
        out.push_str(before);
        out.push_str(&value(place)?);
        rest = tail;
    }
    out.push_str(rest);
    Ok(out)
}

/// Text as HTML, in an element or an attribute.
fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{escape, fill};

    #[test]
    fn places_are_filled_and_unclosed_ones_told() {
        let value = |place: &str| Ok(place.to_uppercase());
        assert_eq!(fill("a {{b}} {{c}}", value).unwrap(), "a B C");
        assert!(fill("a {{b", value).is_err());
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(escape("<a href=\"x\">&"), "&lt;a href=&quot;x&quot;&gt;&amp;");
    }
}
