//! The content: compiled by the app's own library, checked on the way.

use crate::{hash, project};
use anyhow::{Context, Result, anyhow};
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};
use suunta::content::catalogue::Language;
use suunta::content::profile::Programme;
use suunta::content::source::{self, Fault};

/// The language and the profile that a visitor gets who chose none.
pub const LANGUAGE: &str = "fi";
pub const PROFILE: &str = "kainuu";

/// The compiled content.
pub struct Content {
    /// The folder it is served from, `content/<hash>/`: another content is another folder.
    pub folder: String,
    /// Name below that folder and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    pub languages: Vec<Language>,
}

/// `cargo xtask content`
pub fn command() -> Result<()> {
    let content = compile()?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let today = i64::try_from(now / 86_400)?;
    let read = read()?;
    let ahead = source::ahead(&root(), &read, today);
    whole(if ahead.is_empty() { Ok(()) } else { Err(ahead) })?;
    for old in source::stale(&root(), &read, today).into_iter().chain(source::unverified(&root())) {
        println!("to look at: {old}");
    }
    println!("{} content files are in order", content.files.len());
    Ok(())
}

/// What is wrong in the content, a line each.
pub fn faults() -> Vec<String> {
    let faults = source::compile(&root()).err().unwrap_or_default();
    faults.iter().map(ToString::to_string).collect()
}

fn root() -> PathBuf {
    project::root().join("content")
}

/// What was read, or every fault on the standard error and their number.
fn whole<T>(read: Result<T, Vec<Fault>>) -> Result<T> {
    read.map_err(|faults| {
        for fault in &faults {
            eprintln!("{fault}");
        }
        anyhow!("{} faults in the content", faults.len())
    })
}

/// The data files, read and not compiled.
///
/// # Errors
/// With every fault found in them.
pub fn read() -> Result<source::Content> {
    whole(source::read(&root()))
}

/// What the start says of the default programme, as lines of a language's texts: its name and,
/// where it has one, its promise.
fn first_lines(programme: &Programme, language: &str) -> Vec<String> {
    let texts = programme.texts.get(language).and_then(|tables| tables.get("profile"));
    let line = |key: &str| Some(format!("early.{key}\t{}", texts?.get(key)?));
    ["name", "promise"].into_iter().filter_map(line).collect()
}

/// Compiles the content.
///
/// # Errors
/// With every fault found in the data files.
pub fn compile() -> Result<Content> {
    let mut files = whole(source::compile(&root()))?;
    let mut content = read()?;
    let programme = content.profiles.remove(PROFILE).context("no profile")?;
    for (name, bytes) in &mut files {
        let language = name.strip_suffix(".txt").filter(|name| !name.contains(['.', '/']));
        if let Some(language) = language {
            let mut lines = first_lines(&programme, language);
            lines.extend(str::from_utf8(bytes)?.lines().map(str::to_owned));
            lines.sort_unstable(); // the app looks a text up by halves
            *bytes = (lines.join("\n") + "\n").into_bytes();
        }
    }
    let mut all = Vec::new();
    for (name, bytes) in &files {
        all.extend([name.as_bytes(), &[0], bytes, &[0]].concat());
    }
    let folder = format!("content/{}/", hash::short(&all));
    Ok(Content { folder, files, languages: content.catalogue.languages })
}

impl Content {
    /// The files of the first load, named as the page's boot script asks for them.
    pub fn first_load() -> [String; 2] {
        ["catalogue.bin".to_owned(), format!("profiles/{PROFILE}.{LANGUAGE}.bin")]
    }

    /// What the rest of the way to a signed summary needs of the default language.
    pub fn whole_way() -> [String; 2] {
        [format!("{LANGUAGE}.later.txt"), format!("profiles/{PROFILE}.{LANGUAGE}.later.bin")]
    }

    /// The default language's texts of the first load, which stand in the first script.
    ///
    /// # Errors
    /// When the language has none.
    pub fn texts(&self) -> Result<&str> {
        let name = format!("{LANGUAGE}.txt");
        let file = self.files.iter().find(|(known, _)| *known == name);
        let (_, bytes) = file.with_context(|| format!("no {name}"))?;
        std::str::from_utf8(bytes).context(name)
    }

    /// A text of the default language, for the page that is shown before the app runs.
    ///
    /// # Errors
    /// When the language has no such text.
    pub fn text(&self, key: &str) -> Result<String> {
        self.text_in(LANGUAGE, key)
    }

    /// A text of a language.
    ///
    /// # Errors
    /// When the language has no such text.
    pub fn text_in(&self, language: &str, key: &str) -> Result<String> {
        let names = [format!("{language}.txt"), format!("{language}.later.txt")];
        for (name, bytes) in self.files.iter().filter(|(name, _)| names.contains(name)) {
            let text = std::str::from_utf8(bytes).with_context(|| name.clone())?;
            let mut lines = text.lines().filter_map(|line| line.split_once('\t'));
            if let Some((_, text)) = lines.find(|(known, _)| *known == key) {
                return Ok(text.to_owned());
            }
        }
        Err(anyhow!("no text {key} in {language}"))
    }
}
