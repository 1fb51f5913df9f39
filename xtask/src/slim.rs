//! Makes a module and its glue smaller where the glue's maker cannot know that it may.
//!
//! The glue is the page's own script, so nobody imports from it: the classes that it exports, what
//! they use of the module, all long names between the two, every way to load it but one and the
//! places in the code that a panic would name can go.

use anyhow::{Context, Result, ensure};
use std::collections::{BTreeMap, BTreeSet};
use wasm_bindgen_cli_support::Bindgen;

/// Makes glue and module; both say the same short names.
///
/// # Errors
/// When no glue can be made, or it is not of the form known here.
pub fn glue(bindgen: &mut Bindgen) -> Result<(String, Vec<u8>)> {
    let mut output = bindgen.generate_output()?;
    ensure!(
        output.snippets().values().all(Vec::is_empty) && output.local_modules().is_empty(),
        "there are scripts beside the glue; the page loads one script only"
    );
    let script = simpler(&without_exports(output.js())?)?;
    let module = output.wasm_mut();

    let used: BTreeSet<&str> = words(&script).collect();
    let unused: Vec<_> = module
        .exports
        .iter()
        .filter(|export| !used.contains(&*export.name))
        .map(|e| e.id())
        .collect();
    unused.into_iter().for_each(|id| module.exports.delete(id));
    walrus::passes::gc::run(module);
    let data: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    data.into_iter().for_each(|id| without_places(&mut module.data.get_mut(id).value));

    let imports = module.imports.iter_mut().map(|import| &mut import.name);
    let exports = module.exports.iter_mut().map(|export| &mut export.name);
    let mut short = BTreeMap::new();
    // Only what the glue's maker has made up: other names mean something in the script.
    for name in
        imports.chain(exports).filter(|name| name.contains("_bindgen_") || name.starts_with("__"))
    {
        let count = short.len();
        let shortened = short.entry(name.clone()).or_insert_with(|| format!("_{count}_"));
        name.clone_from(shortened);
    }
    let renamed = renamed(&script, &short);
    Ok((renamed, module.emit_wasm()))
}

/// How the path of a source file begins in a module; see the flags in `wasm`.
const PATHS: [&[u8]; 4] = [b"/rustc/", b"crates/", b"workers/", b"src/"];

/// Blanks the paths of source files. Only what a panic prints has them, and in a browser it prints
/// nowhere; the length stays, so that nothing moves.
fn without_places(data: &mut [u8]) {
    let in_path = |byte: &u8| byte.is_ascii_alphanumeric() || b"/_-.".contains(byte);
    let mut at = 0;
    while at < data.len() {
        let rest = &data[at..];
        let begins = PATHS.iter().any(|path| rest.starts_with(path));
        let run = rest.iter().take_while(|byte| in_path(byte)).count();
        let end = rest[..run].windows(3).position(|end| end == b".rs").filter(|_| begins);
        match end {
            Some(end) => {
                data[at..at + end + 3].fill(0);
                at += end + 3;
            }
            None => at += 1,
        }
    }
}

/// Leaves out exported classes and the export at the end.
fn without_exports(script: &str) -> Result<String> {
    let mut classes: Vec<&str> = Vec::new();
    let mut kept = String::with_capacity(script.len());
    let mut lines = script.lines();
    while let Some(line) = lines.next() {
        if let Some(class) = line.strip_prefix("export class ") {
            classes.extend(class.split_whitespace().next());
            let mut depth = braces(line);
            while depth > 0 {
                depth += braces(lines.next().context("a class does not end")?);
            }
        } else if classes.iter().any(|class| belongs(line, class)) {
            let mut last = line;
            while !last.ends_with(';') {
                last = lines.next().context("a statement does not end")?;
            }
        } else if !line.starts_with("export {") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    let missed = words(&kept).find(|word| classes.contains(word));
    ensure!(missed.is_none(), "the glue uses its exported class {missed:?}");
    Ok(kept)
}

/// How parts of the glue begin that do more than these pages need, each with what stands in its
/// place: printing values for developers, 2 GiB of texts in Safari, strings written without a copy.
const SIMPLER: [(&str, &str); 4] = [
    ("function debugString(", "const debugString = String"),
    ("function decodeText(", "const decodeText = (bytes) => cachedTextDecoder.decode(bytes)"),
    ("if (!('encodeInto' in ", ""),
    (
        "function passStringToWasm0(",
        "const passStringToWasm0 = (text, malloc) => {
            const bytes = cachedTextEncoder.encode(text)
            const pointer = malloc(WASM_VECTOR_LEN = bytes.length, 1) >>> 0
            getUint8ArrayMemory0().set(bytes, pointer)
            return pointer
        }",
    ),
];

/// Puts simpler functions and a loader that takes one kind of module in place of the glue's.
fn simpler(script: &str) -> Result<String> {
    let loader = script.find("async function __wbg_load(").context("no loader in the glue")?;
    let mut out = String::with_capacity(loader);
    let mut lines = script[..loader].lines();
    while let Some(line) = lines.next() {
        let simple = SIMPLER.iter().find(|(start, _)| line.trim_start().starts_with(start));
        if simple.is_some() {
            let mut depth = braces(line);
            while depth > 0 {
                depth += braces(lines.next().context("a function does not end")?);
            }
        }
        out.push_str(simple.map_or(line, |(_, simple)| simple));
        out.push('\n');
    }
    Ok(out + include_str!("../web/load.js"))
}

/// How much deeper a line leads into braces. What is left out has them in pairs only.
fn braces(line: &str) -> i32 {
    line.chars().map(|c| i32::from(c == '{') - i32::from(c == '}')).sum()
}

/// Whether a top-level line begins a statement about the class: how it is disposed of.
fn belongs(line: &str, class: &str) -> bool {
    line.starts_with(&format!("if (Symbol.dispose) {class}."))
        || line.starts_with(&format!("const {class}Finalization "))
}

/// Replaces whole words.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    for word in words(script) {
        let start = word.as_ptr() as usize - rest.as_ptr() as usize;
        out.push_str(&rest[..start]);
        out.push_str(names.get(word).map_or(word, String::as_str));
        rest = &rest[start + word.len()..];
    }
    out.push_str(rest);
    out
}

fn words(script: &str) -> impl Iterator<Item = &str> {
    let in_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    script.split(move |c| !in_word(c)).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{renamed, simpler, without_exports, without_places};
    use std::collections::BTreeMap;

    const GLUE: &str = "export class A {\n    free() {\n}\n    b() {\n    }\n}\n\
        if (Symbol.dispose) A.prototype[Symbol.dispose] = A.prototype.free;\n\
        const f = 1;\nconst AFinalization = x\n    : y;\nexport { f };\n";

    #[test]
    fn exported_classes_go_with_what_belongs_to_them() {
        assert_eq!(without_exports(GLUE).unwrap(), "const f = 1;\n");
        assert!(without_exports(&format!("{GLUE}const a = A.__wrap(1);\n")).is_err());
    }

    #[test]
    fn a_function_gives_way_to_a_simpler_one() {
        let glue = "function debugString(val) {\n    if (val) {\n    }\n}\nlet a;\n";
        let script = simpler(&format!("{glue}async function __wbg_load(module) {{\n}}\n")).unwrap();
        assert!(script.starts_with("const debugString = String\nlet a;\n"), "{script}");
        assert!(script.contains("const start =") && !script.contains("__wbg_load"), "{script}");
        assert!(simpler(glue).is_err());
    }

    #[test]
    fn paths_are_blanked_and_nothing_else() {
        let mut data =
            b"no/rustc/0a/core/src/option.rssrc/app/mod.rs.rsrc of /crates/x y.rs".to_vec();
        without_places(&mut data);
        let kept: Vec<u8> = data.iter().copied().filter(|byte| *byte != 0).collect();
        assert_eq!(String::from_utf8(kept).unwrap(), "no.rsrc of /crates/x y.rs");
        assert_eq!(data.len(), 67);
    }

    #[test]
    fn whole_words_are_renamed() {
        let names = BTreeMap::from([("__wbg_now".to_owned(), "_0_".to_owned())]);
        assert_eq!(renamed("wasm.__wbg_now(); __wbg_now2", &names), "wasm._0_(); __wbg_now2");
    }
}
