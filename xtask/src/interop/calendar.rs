//! The plan's dates as a calendar file, read by `icalendar`.

use super::install::Tools;
use super::ours;
use crate::tool;
use anyhow::Result;
use std::ffi::OsStr;

/// # Errors
/// When `icalendar` finds something else in the files than the RFC says and we put there.
pub fn check(tools: &Tools) -> Result<()> {
    let folder = tools.folder.join("calendar");
    tool::run(&mut ours::ask([OsStr::new("calendar"), folder.as_os_str()]))?;
    tool::run(tools.python("ics_check.py").arg(&folder))
}
