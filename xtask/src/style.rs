//! The style sheets: the files of `style/` in the order of their names, as one, and those of
//! `style/later/`, which come with the later pages.

use crate::project;
use anyhow::{Context, Result};
use std::fs;

/// Reads the style sheets of a folder and joins them, without comments and indentation.
///
/// # Errors
/// When the folder or a file in it cannot be read.
pub fn sheet(folder: &str) -> Result<Vec<u8>> {
    let folder = project::root().join(folder);
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("no {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "css") {
            files.push(path);
        }
    }
    files.sort();
    let mut sheet = String::new();
    for path in files {
        sheet.push_str(&fs::read_to_string(&path)?);
        sheet.push('\n');
    }
    Ok(strip(&sheet).into_bytes())
}

/// Leaves out comments, indentation and empty lines. What is left of white space, brotli squeezes.
fn strip(sheet: &str) -> String {
    let mut bare = String::with_capacity(sheet.len());
    let mut quote = None;
    let mut rest = sheet.chars();
    while let Some(c) = rest.next() {
        match quote {
            Some(open) => {
                if c == '\\' {
                    bare.push(c);
                    bare.extend(rest.next());
                    continue;
                }
                if c == open {
                    quote = None;
                }
            }
            None if c == '/' && rest.as_str().starts_with('*') => {
                let after = rest.as_str().find("*/").map_or("", |end| &rest.as_str()[end + 2..]);
                rest = after.chars();
                // A comment separates words as white space does.
                bare.push(' ');
                continue;
            }
            None if c == '"' || c == '\'' => quote = Some(c),
            None => {}
        }
        bare.push(c);
    }
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn comments_and_indentation_go_and_strings_stay() {
        let sheet =
            "/* a\n b */\n.a {\n    content: \"/* no \\\" comment */\";\n\n    top: 0;/**/\n}\n";
        assert_eq!(strip(sheet), ".a {\ncontent: \"/* no \\\" comment */\";\ntop: 0;\n}");
    }
}
