//! The commands that `docs/verify.md` tells an IT department, and the recipes of `docs/desk.md`: run
//! as they stand there.

use super::install::Tools;
use crate::project;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A page's commands as scripts in a folder where they also leave their files.
pub struct Page {
    name: &'static str,
    pub folder: PathBuf,
    scripts: BTreeMap<String, PathBuf>,
}

impl Page {
    /// Writes each block that has a name.
    ///
    /// # Errors
    /// When the page cannot be read or the folder not be written.
    pub fn open(tools: &Tools, name: &'static str) -> Result<Self> {
        let page = project::root().join("docs").join(name).with_extension("md");
        let page = fs::read_to_string(page)?;
        // Below the tools, where Node finds their packages.
        let folder = tools.folder.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let mut scripts = BTreeMap::new();
        for [language, block, text] in blocks(&page) {
            let extension = match language {
                "js" => "mjs",
                "python" => "py",
                "sql" => "sql",
                _ => "sh",
            };
            // Not the bare name: Python would take the script for the package.
            let path = folder.join(format!("{name}-{block}.{extension}"));
            fs::write(&path, text)?;
            scripts.insert(block.to_owned(), path);
        }
        Ok(Self { name, folder, scripts })
    }

    /// The file of a block.
    ///
    /// # Errors
    /// When the page has none of this name.
    pub fn script(&self, block: &str) -> Result<&Path> {
        let script = self.scripts.get(block).map(PathBuf::as_path);
        script.with_context(|| format!("docs/{}.md has no commands for {block}", self.name))
    }

    /// A block, to be run on a file.
    ///
    /// # Errors
    /// As [`Self::script`].
    pub fn command(&self, tools: &Tools, block: &str, file: &Path) -> Result<Command> {
        let script = self.script(block)?;
        let mut command = match script.extension().and_then(|extension| extension.to_str()) {
            Some("mjs") => tools.node(script),
            Some("py") => tools.python(script),
            Some("sql") => {
                let mut query = tools.python(tools.folder.join("query.py"));
                query.arg(script);
                query
            }
            _ => {
                let mut shell = Command::new("sh");
                shell.arg("-e").arg(script);
                shell
            }
        };
        command.current_dir(&self.folder).arg(file);
        Ok(command)
    }
}

/// Language, name and text of each block that begins with both: `sh openssl`.
fn blocks(page: &str) -> Vec<[&str; 3]> {
    let fenced = page.split("\n```").skip(1).step_by(2);
    let named = fenced.filter_map(|block| {
        let (first, text) = block.split_once('\n')?;
        let (language, name) = first.split_once(' ')?;
        Some([language, name, text])
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_blocks_with_a_name_are_run() {
        let page =
            "# A\n\n```sh one\nls\npwd\n```\n\ntext\n\n```sh\nrm\n```\n\n```js two\n1\n```\n";
        assert_eq!(super::blocks(page), [["sh", "one", "ls\npwd"], ["js", "two", "1"]]);
    }
}
