//! The commands that `docs/verify.md` tells an IT department: run as they stand there.

use super::install::Tools;
use crate::project;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The page's commands as scripts in a folder where they also leave their files.
pub struct Page {
    pub folder: PathBuf,
    scripts: BTreeMap<String, PathBuf>,
}

impl Page {
    /// Writes each block that has a name.
    ///
    /// # Errors
    /// When the page cannot be read or the folder not be written.
    pub fn open(tools: &Tools) -> Result<Self> {
        let page = fs::read_to_string(project::root().join("docs/verify.md"))?;
        // Below the tools, where Node finds their packages.
        let folder = tools.folder.join("verify");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let mut scripts = BTreeMap::new();
        for [language, name, text] in blocks(&page) {
            let extension = match language {
                "js" => "mjs",
                "python" => "py",
                _ => "sh",
            };
            // Not the bare name: Python would take the script for the package.
            let path = folder.join(format!("verify-{name}.{extension}"));
            fs::write(&path, text)?;
            scripts.insert(name.to_owned(), path);
        }
        Ok(Self { folder, scripts })
    }

    /// The file of a block.
    ///
    /// # Errors
    /// When the page has none of this name.
    pub fn script(&self, name: &str) -> Result<&Path> {
        let script = self.scripts.get(name).map(PathBuf::as_path);
        script.with_context(|| format!("docs/verify.md has no commands for {name}"))
    }

    /// A block, to be run on a file.
    ///
    /// # Errors
    /// As [`Self::script`].
    pub fn command(&self, tools: &Tools, name: &str, file: &Path) -> Result<Command> {
        let script = self.script(name)?;
        let mut command = match script.extension().and_then(|extension| extension.to_str()) {
            Some("mjs") => tools.node(script),
            Some("py") => tools.python(script),
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
