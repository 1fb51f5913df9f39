//! Encrypted files: what we seal the `age` tool opens, and the other way round.

use super::install::Tools;
use super::ours;
use super::page::Page;
use super::verify::refuses;
use crate::tool;
use anyhow::{Context, Result, ensure};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PASSPHRASE: &str = "aalto koivu peippo ratas";
const WRONG: &str = "aalto koivu peippo";

/// Where the commands of the page leave what they opened.
const OPENED: &str = "opened.suunta.json";

/// # Errors
/// When a file is not opened, opens to something else, or opens by another passphrase or key.
pub fn check(tools: &Tools, page: &Page, summary: &Path) -> Result<()> {
    let case = Case { tools, page, summary };
    tool::output(&mut page.command(tools, "age-keygen", Path::new(""))?)?;
    let keys = fs::read_to_string(page.folder.join("identity.txt"))?;
    let recipient = keys.lines().find_map(|line| line.strip_prefix("# public key: "));
    let recipient = recipient.context("age-keygen wrote no public key")?;
    case.by_us(recipient)?;
    case.by_age(secret(&keys)?, recipient)
}

/// The private key of an identity file.
fn secret(keys: &str) -> Result<&str> {
    let secret = keys.lines().find(|line| line.starts_with("AGE-SECRET-KEY-1"));
    secret.context("age-keygen wrote no key")
}

struct Case<'a> {
    tools: &'a Tools,
    page: &'a Page,
    summary: &'a Path,
}

impl Case<'_> {
    /// Sealed by us, opened by the commands of the page.
    fn by_us(&self, recipient: &str) -> Result<()> {
        let sealed = self.page.folder.join("sealed.age");
        let seal = |with: &str| {
            let words = [OsStr::new("seal"), self.summary.as_ref(), with.as_ref(), sealed.as_ref()];
            tool::run(&mut ours::ask(words))
        };
        seal(recipient)?;
        tool::output(&mut self.page.command(self.tools, "age", &sealed)?)?;
        self.is_the_summary(&fs::read(self.page.folder.join(OPENED))?)?;
        let mut other = Command::new("age");
        other.args(["--decrypt", "--identity"]).args([&self.other_key()?, &sealed]);
        refuses(&mut other, "no identity matched")?;
        println!("age: opens what we sealed for its key, and with no other");

        seal(PASSPHRASE)?;
        fs::remove_file(self.page.folder.join(OPENED))?;
        let open = |passphrase| -> Result<Command> {
            let shell = self.page.command(self.tools, "age-passphrase", &sealed)?;
            Ok(self.at_a_terminal(passphrase, &shell))
        };
        refuses(&mut open(WRONG)?, "incorrect passphrase")?;
        tool::output(&mut open(PASSPHRASE)?)?;
        self.is_the_summary(&fs::read(self.page.folder.join(OPENED))?)?;
        println!("age: opens what we sealed by a passphrase, and by no other");
        Ok(())
    }

    /// Sealed by `age`, opened by us.
    fn by_age(&self, identity: &str, recipient: &str) -> Result<()> {
        let sealed = self.page.folder.join("by-age.age");
        let age = |words: &[&str]| {
            let mut age = Command::new("age");
            age.args(words).arg("--output").args([&sealed, self.summary]);
            age
        };
        let open =
            |with: &str| ours::ask([OsStr::new("open"), sealed.as_os_str(), OsStr::new(with)]);
        for words in [&["--recipient", recipient][..], &["--armor", "--recipient", recipient]] {
            tool::run(&mut age(words))?;
            self.is_the_summary(tool::output(&mut open(identity))?.as_bytes())?;
            refuses(&mut open(PASSPHRASE), "Wrong")?;
            refuses(&mut open(secret(&fs::read_to_string(self.other_key()?)?)?), "Wrong")?;
        }
        tool::output(&mut self.at_a_terminal(PASSPHRASE, &age(&["--passphrase"])))?;
        self.is_the_summary(tool::output(&mut open(PASSPHRASE))?.as_bytes())?;
        refuses(&mut open(WRONG), "Wrong")?;
        refuses(&mut open(identity), "Wrong")?;
        println!("age: we open what it sealed for a key (binary and armored) and by a passphrase");
        Ok(())
    }

    /// The identity file of somebody else.
    fn other_key(&self) -> Result<PathBuf> {
        let other = self.page.folder.join("other.txt");
        if !other.exists() {
            tool::output(Command::new("age-keygen").arg("--output").arg(&other))?;
        }
        Ok(other)
    }

    /// The command at a terminal where somebody types the passphrase.
    fn at_a_terminal(&self, passphrase: &str, command: &Command) -> Command {
        let mut typed = self.tools.python(self.tools.folder.join("answer.py"));
        typed.current_dir(&self.page.folder).arg(passphrase);
        typed.arg(command.get_program()).args(command.get_args());
        typed
    }

    fn is_the_summary(&self, opened: &[u8]) -> Result<()> {
        ensure!(opened == fs::read(self.summary)?, "opened to another text");
        Ok(())
    }
}
