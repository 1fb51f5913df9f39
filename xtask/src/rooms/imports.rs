//! Which source file imports from which, read from their text.
//!
//! A path counts wherever it stands, in `use` or in an expression, as an import from the file in which
//! the thing that it names is written: names that a module hands on (`pub use`) are followed. So
//! neither a module that a path only goes through counts, nor `mod name;`, nor `pub use` of what the
//! file itself has no word about.

use super::words::{Word, words};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

/// The folders that hold sources.
const FOLDERS: [&str; 4] = ["crates", "src", "workers", "xtask/src"];
/// How many names that are handed on are followed, one after another.
const HANDED_ON: usize = 8;

/// Source files and what they import from each other.
pub struct Graph {
    /// Their paths from the project's top.
    pub files: Vec<String>,
    /// From, to, and the line where that stands first.
    pub imports: BTreeMap<(usize, usize), usize>,
}

/// A module: the crate, then the names down to it.
type Module = Vec<String>;

/// What is said in a module.
#[derive(Default)]
struct Said {
    /// The file that it stands in.
    file: usize,
    /// Names that `use` brings in, and the paths that they stand for.
    names: BTreeMap<String, Vec<String>>,
    /// Paths with their lines.
    paths: Vec<(Vec<String>, usize)>,
}

impl Graph {
    /// Of the project.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn read(root: &Path) -> io::Result<Self> {
        let mut files = Vec::new();
        for folder in FOLDERS {
            collect(root, &root.join(folder), &mut files)?;
        }
        files.sort();
        Ok(Self::of(&files))
    }

    /// Of paths from the project's top with their texts.
    pub fn of(files: &[(String, String)]) -> Self {
        let library = files.iter().find(|(path, _)| path == "src/lib.rs");
        let declared = library.map(|(_, text)| declared(text)).unwrap_or_default();
        let mut modules: BTreeMap<Module, Said> = BTreeMap::new();
        for (number, (path, text)) in files.iter().enumerate() {
            if let Some(module) = module(path, &declared) {
                modules.entry(module.clone()).or_default().file = number;
                say(&words(text), number, &module, &mut modules);
            }
        }
        let mut imports = BTreeMap::new();
        for (module, said) in &modules {
            for (path, line) in &said.paths {
                let Some(file) = written(&modules, module, path, HANDED_ON) else { continue };
                if file != said.file {
                    let first = imports.entry((said.file, file)).or_insert(*line);
                    *first = (*first).min(*line);
                }
            }
        }
        Self { files: files.iter().map(|(path, _)| path.clone()).collect(), imports }
    }

    /// The files that each file imports from.
    pub fn from(&self, file: usize) -> impl Iterator<Item = usize> {
        self.imports.range((file, 0)..=(file, usize::MAX)).map(|((_, to), _)| *to)
    }

    /// Groups of files that all import from each other, directly or by others, the largest first.
    pub fn circles(&self) -> Vec<Vec<usize>> {
        let all = 0..self.files.len();
        let reached: Vec<BTreeSet<usize>> = all.clone().map(|file| self.reached(file)).collect();
        let mut circles: Vec<Vec<usize>> = Vec::new();
        for file in all.clone() {
            if !reached[file].contains(&file) || circles.iter().any(|one| one.contains(&file)) {
                continue;
            }
            let both =
                |other: &usize| reached[file].contains(other) && reached[*other].contains(&file);
            circles.push(all.clone().filter(both).collect());
        }
        circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
        circles
    }

    /// What a file imports from, directly or by others.
    fn reached(&self, file: usize) -> BTreeSet<usize> {
        let (mut reached, mut ahead) = (BTreeSet::new(), vec![file]);
        while let Some(file) = ahead.pop() {
            ahead.extend(self.from(file).filter(|to| reached.insert(*to)));
        }
        reached
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
            files.push((name, fs::read_to_string(&path)?));
        }
    }
    Ok(())
}

/// The modules that the library's root declares.
fn declared(text: &str) -> Vec<String> {
    let words = words(text);
    let names = words.windows(3).filter_map(|three| match three {
        [(Word::Name("mod"), _), (Word::Name(name), _), (Word::Sign(';'), _)] => {
            Some((*name).to_owned())
        }
        _ => None,
    });
    names.collect()
}

/// The module of a file. Beside the library's modules lie programs, each a crate of its own.
fn module(path: &str, declared: &[String]) -> Option<Module> {
    let (package, rest) = path.split_once("src/")?;
    let mut names: Vec<String> = rest.strip_suffix(".rs")?.split('/').map(str::to_owned).collect();
    let package = package.trim_end_matches('/');
    let name = package.rsplit('/').next().unwrap_or_default();
    let library = match package.split('/').next() {
        Some("") => "suunta".to_owned(),
        Some("crates") => format!("suunta_{name}"),
        _ => name.to_owned(),
    };
    if package.is_empty() && names[0] != "lib" && !declared.contains(&names[0]) {
        return Some(vec![format!("program {}", names[0])]);
    }
    names.pop_if(|last| ["mod", "lib", "main"].contains(&last.as_str()));
    names.insert(0, library);
    Some(names)
}

/// Notes what a file says, in the modules that it says it in.
fn say(words: &[(Word, usize)], file: usize, top: &Module, modules: &mut BTreeMap<Module, Said>) {
    // The module, and for each brace that is open whether it opened one.
    let (mut module, mut open) = (top.clone(), Vec::new());
    let mut at = 0;
    while let Some((word, line)) = words.get(at) {
        let before = at.checked_sub(1).map(|before| words[before].0);
        match word {
            Word::Sign('{') => open.push(false),
            Word::Sign('}') if open.pop() == Some(true) => {
                module.pop();
            }
            Word::Name("mod") => {
                if let [(Word::Name(name), _), (Word::Sign('{'), _), ..] = words[at + 1..] {
                    module.push(name.to_owned());
                    modules.entry(module.clone()).or_default().file = file;
                    open.push(true);
                    at += 2;
                }
            }
            Word::Name("use") if begins(before) => {
                let mut leaves = Vec::new();
                at = tree(words, at + 1, &[], &mut leaves);
                let said = modules.entry(module.clone()).or_default();
                for (name, path) in leaves {
                    if before != Some(Word::Name("pub")) || is_said(words, &name) {
                        said.paths.push((path.clone(), *line));
                    }
                    said.names.insert(name, path);
                }
                continue;
            }
            Word::Name(name) if before != Some(Word::Path) => {
                let mut path = vec![(*name).to_owned()];
                while let Some([(Word::Path, _), (Word::Name(name), _)]) = words.get(at + 1..at + 3)
                {
                    path.push((*name).to_owned());
                    at += 2;
                }
                if path.len() > 1 {
                    modules.entry(module.clone()).or_default().paths.push((path, *line));
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// Whether a file says a name other than to declare a module, or as a part of a longer path, which
/// is noted for itself.
fn is_said(words: &[(Word, usize)], name: &str) -> bool {
    let (mut before, mut handed_on) = (Word::Sign(';'), false);
    words.iter().zip(words.iter().skip(1)).any(|((word, _), (after, _))| {
        handed_on |= *word == Word::Name("use") && begins(Some(before));
        handed_on &= *word != Word::Sign(';');
        // Neither a member of something nor the name of a field.
        let other = [Word::Path, Word::Name("mod"), Word::Sign('.')].contains(&before)
            || [Word::Path, Word::Sign(':')].contains(after);
        before = *word;
        *word == Word::Name(name) && !other && !handed_on
    })
}

/// Whether a statement can begin after this word.
fn begins(before: Option<Word>) -> bool {
    let ends = [Word::Sign(';'), Word::Sign('{'), Word::Sign('}'), Word::Sign(']')];
    before.is_none_or(|word| {
        ends.contains(&word) || word == Word::Name("pub") || word == Word::Sign(')')
    })
}

/// Reads what `use` names, from a word on: the name that each thing gets here, and its path. Answers
/// with the word after it.
fn tree(
    words: &[(Word, usize)],
    mut at: usize,
    above: &[String],
    leaves: &mut Vec<(String, Vec<String>)>,
) -> usize {
    let mut path = above.to_vec();
    while let Some((word, _)) = words.get(at) {
        at += 1;
        match word {
            Word::Name("as") => {
                if let Some((Word::Name(name), _)) = words.get(at) {
                    leaves.push(((*name).to_owned(), path.clone()));
                    path.clear();
                    at += 1;
                }
            }
            Word::Name("self") if !path.is_empty() => {}
            Word::Name(name) => path.push((*name).to_owned()),
            Word::Sign('{') => {
                at = tree(words, at, &path, leaves);
                path.clear();
            }
            Word::Sign(end @ (',' | '}' | ';')) => {
                if let Some(last) =
                    path.last().filter(|_| path.len() > above.len() || is_self(words, at))
                {
                    leaves.push((last.clone(), path.clone()));
                }
                path = above.to_vec();
                match end {
                    '}' => return at,
                    ';' if above.is_empty() => return at,
                    _ => {}
                }
            }
            _ => {}
        }
    }
    at
}

/// Whether the word before the last is `self`: the module itself is brought in.
fn is_self(words: &[(Word, usize)], at: usize) -> bool {
    at.checked_sub(2).is_some_and(|before| words[before].0 == Word::Name("self"))
}

/// The file that the thing is written in which a path names in a module; `None` for what is not ours.
fn written(
    modules: &BTreeMap<Module, Said>,
    module: &Module,
    path: &[String],
    handed_on: usize,
) -> Option<usize> {
    let (mut at, mut rest) = begin(modules, module, path, handed_on)?;
    while let Some((name, further)) = rest.split_first() {
        let mut child = at.clone();
        child.push(name.clone());
        let handed = modules.get(&at)?.names.get(name);
        match handed {
            _ if modules.contains_key(&child) && (handed.is_none() || !further.is_empty()) => {
                at = child;
                rest = further;
            }
            Some(handed) if handed_on > 0 => {
                let path: Vec<String> = handed.iter().chain(further).cloned().collect();
                return written(modules, &at, &path, handed_on - 1);
            }
            _ => return Some(modules.get(&at)?.file),
        }
    }
    None
}

/// Where a path begins, and what is left of it.
fn begin<'a>(
    modules: &BTreeMap<Module, Said>,
    module: &Module,
    path: &'a [String],
    handed_on: usize,
) -> Option<(Module, &'a [String])> {
    let (first, rest) = path.split_first()?;
    match first.as_str() {
        "crate" => return Some((module[..1].to_vec(), rest)),
        "self" => return Some((module.clone(), rest)),
        "super" => {
            let (mut above, mut rest) = (module.clone(), path);
            while rest.first().is_some_and(|name| name == "super") {
                above.pop();
                rest = &rest[1..];
            }
            return Some((above, rest));
        }
        _ => {}
    }
    let mut child = module.clone();
    child.push(first.clone());
    if modules.contains_key(&child) {
        return Some((child, rest));
    }
    if let Some(handed) = modules.get(module)?.names.get(first).filter(|_| handed_on > 0) {
        return whole(modules, module, handed, handed_on - 1).map(|at| (at, rest));
    }
    let other = vec![first.clone()];
    modules.contains_key(&other).then_some((other, rest))
}

/// The module that a path names; `None` for what is none.
fn whole(
    modules: &BTreeMap<Module, Said>,
    module: &Module,
    path: &[String],
    handed_on: usize,
) -> Option<Module> {
    let (mut at, rest) = begin(modules, module, path, handed_on)?;
    for (number, name) in rest.iter().enumerate() {
        let mut child = at.clone();
        child.push(name.clone());
        if modules.contains_key(&child) {
            at = child;
            continue;
        }
        let handed = modules.get(&at)?.names.get(name).filter(|_| handed_on > 0)?;
        let path: Vec<String> = handed.iter().chain(&rest[number + 1..]).cloned().collect();
        return whole(modules, &at, &path, handed_on - 1);
    }
    Some(at)
}
