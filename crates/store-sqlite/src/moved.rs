//! A register of an earlier program is moved to the form of today when it is opened.
//!
//! What it was is kept beside it until the moved one is proven: until every act of it was read and compared,
//! by `verify` or by a copy. The move itself is one transaction; a program that is killed in it leaves the
//! register as it was, and the next one moves it.
//!
//! It is moved in its place and not by putting another file there: a program that still has the old file open
//! would go on writing into a file that nobody opens any more.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use store::Trouble;

use crate::connection::Source;
use crate::copy::copy;
use crate::files::{aside, private, sync_dir};
use crate::refusals::{trouble, whole};

/// Between these stands the version of the file that was kept.
const NAME: (&str, &str) = ("earlier-", ".db");

/// Keeps the database as it is, whole or not at all.
pub(crate) fn keep(from: &Connection, source: &Source, dir: &Path, version: u32) -> Result<(), Trouble> {
    let path = dir.join(format!("{}{version}{}", NAME.0, NAME.1));
    let aside = aside(&path);
    let kept = (|| {
        let held = private(&aside)?;
        let mut to = source.of(aside.clone()).create()?;
        let moment = from.unchecked_transaction().map_err(trouble)?;
        copy(&moment, &mut to, &mut |_| std::ops::ControlFlow::Continue(()))?;
        drop(moment);
        // What is kept has to be what was there: it is all that is left, should the move have spoiled something.
        whole(&to)?;
        // Alone it has no write-ahead file.
        to.pragma_update(None, "journal_mode", "delete").map_err(trouble)?;
        drop(to);
        held.sync_all()?;
        fs::rename(&aside, &path)?;
        Ok(sync_dir(path.parent())?)
    })();
    kept.inspect_err(|_| drop(fs::remove_file(&aside)))
}

/// Lets go of what was kept: the moved register is proven, or has to forget somebody whom the earlier one
/// holds.
pub(crate) fn let_go(dir: &Path) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries.flatten().filter(|entry| is_kept(&entry.file_name().to_string_lossy())) {
        let _ = fs::remove_file(entry.path());
    }
}

fn is_kept(name: &str) -> bool {
    let version = name.strip_prefix(NAME.0).and_then(|rest| rest.strip_suffix(NAME.1));
    version.is_some_and(|version| !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit()))
}
