//! A register of an earlier program is moved to the form of today when it is opened.
//!
//! What it was is kept beside it until the moved one is proven: until every act of it was read and compared,
//! by `verify` or by a copy. The move itself is one transaction; a program that is killed in it leaves the
//! register as it was, and the next one moves it.
//!
//! Where the disk has no room for both, or nothing can be written on it, a copy in memory is moved in its
//! place, sealed there as in the file: it is read, verified and copied, and the file stays as it is. Nothing
//! of it lies on another disk.
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
use crate::folder::DATABASE;
use crate::migrate::migrate;
use crate::refusals::{trouble, whole};
use crate::room::{enough_to_move, fits_in_memory, needed_to_move};

/// Between these stands the version of the file that was kept.
const NAME: (&str, &str) = ("earlier-", ".db");

/// Keeps the database as it is, whole or not at all.
fn keep(from: &Connection, source: &Source, dir: &Path, version: u32) -> Result<(), Trouble> {
    let path = dir.join(format!("{}{version}{}", NAME.0, NAME.1));
    let aside = aside(&path);
    let kept = (|| {
        let held = private(&aside)?;
        let mut to = source.of(aside.clone()).create()?;
        let moment = from.unchecked_transaction().map_err(trouble)?;
        copy(&moment, &mut to, &mut |_| std::ops::ControlFlow::Continue(()))?;
        drop(moment);
        // What is kept has to be what was there: it is all that is left, should the move have spoiled
        // something.
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

/// Why a register is open and nothing is written in it, although nothing in it says so.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Unmoved {
    /// What it was and what it would become do not fit on its disk: bytes needed, and bytes free.
    NoRoom(u64, u64),
    /// Its disk can only be read.
    ReadOnly,
}

impl Unmoved {
    /// For whoever wants to write.
    pub(crate) fn trouble(self) -> Trouble {
        match self {
            Self::NoRoom(needed, free) => Trouble::NotMoved { needed, free },
            Self::ReadOnly => Trouble::ReadOnly,
        }
    }
}

/// The register of an earlier form, moved: in its place, or, where the disk does not allow it, in memory.
pub(crate) fn moved(
    connection: Connection,
    source: Source,
    dir: &Path,
    version: u32,
) -> Result<(Connection, Source, Option<Unmoved>), Trouble> {
    let mut connection = connection;
    let unmoved = match in_its_place(&mut connection, &source, dir, version) {
        Ok(()) => return Ok((connection, source, None)),
        Err(Trouble::ReadOnly) => Unmoved::ReadOnly,
        Err(Trouble::NoRoomToMove { needed, free }) => Unmoved::NoRoom(needed, free),
        // Where the system does not say what is free, or it went meanwhile.
        Err(Trouble::DiskFull) => Unmoved::NoRoom(needed_to_move(&dir.join(DATABASE))?, 0),
        Err(other) => return Err(other),
    };
    if !fits_in_memory(&dir.join(DATABASE))? {
        return Err(match unmoved {
            Unmoved::NoRoom(needed, free) => Trouble::NoRoomToMove { needed, free },
            Unmoved::ReadOnly => Trouble::ReadOnly,
        });
    }
    let memory = source.in_memory();
    let mut copy = copy_in_memory(&connection, &source, &memory, version)?;
    migrate(&mut copy)?;
    Ok((copy, memory, Some(unmoved)))
}

fn in_its_place(
    connection: &mut Connection,
    source: &Source,
    dir: &Path,
    version: u32,
) -> Result<(), Trouble> {
    if source.is_unchanging() {
        return Err(Trouble::ReadOnly);
    }
    enough_to_move(&dir.join(DATABASE))?;
    keep(connection, source, dir, version)?;
    migrate(connection)
}

/// Everything that stands in the file, in the form it has, in memory.
fn copy_in_memory(
    from: &Connection,
    source: &Source,
    memory: &Source,
    version: u32,
) -> Result<Connection, Trouble> {
    let copy = memory.create()?;
    let (uri, key) = source.attached();
    copy.execute("attach database ?1 as earlier key ?2", [uri.as_str(), key]).map_err(trouble)?;
    copy.query_row("select sqlcipher_export('main', 'earlier')", [], |_| Ok(())).map_err(trouble)?;
    copy.execute("detach database earlier", []).map_err(trouble)?;
    let application: i32 =
        from.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(trouble)?;
    copy.pragma_update(None, "application_id", application).map_err(trouble)?;
    copy.pragma_update(None, "user_version", version).map_err(trouble)?;
    Ok(copy)
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
