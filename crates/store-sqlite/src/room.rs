//! Asked before a copy is begun: whether it will fit.

use std::fs;
use std::path::{Path, PathBuf};

use store::Trouble;

/// What a copy is taken of, in bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sizes {
    /// The database: it lies once more beside itself while the copy is made and proven.
    pub database: u64,
    /// All sealed evidence.
    pub evidence: u64,
}

/// Where the database of a copy lies while it is made and proven, as a path to be beside:
/// beside the database at home, and where that disk is full, beside the copy. Refuses where
/// neither the copy nor the work would fit. Where the system does not say what is free, the
/// copy is tried.
pub(crate) fn enough(home: &Path, file: &Path, sizes: Sizes) -> Result<PathBuf, Trouble> {
    let (at_home, beside) = (folder(home), folder(file));
    // Headers, seals and the last page of the file system.
    let copy = sizes.database + sizes.evidence + sizes.evidence / 64 + (1 << 16);
    let apart = !same_disk(at_home, beside) && fits(at_home, sizes.database).is_ok();
    fits(beside, if apart { copy } else { copy + sizes.database })?;
    Ok(if apart { home } else { file }.to_owned())
}

/// Whether a register of an earlier form can be moved in its place: what it was is kept beside it, and the
/// move writes into the write-ahead file what it changes.
pub(crate) fn enough_to_move(database: &Path) -> Result<(), Trouble> {
    let needed = needed_to_move(database)?;
    match free(folder(database)).filter(|free| *free < needed) {
        Some(free) => Err(Trouble::NoRoomToMove { needed, free }),
        None => Ok(()),
    }
}

/// Bytes that moving a register takes on its disk at most.
pub(crate) fn needed_to_move(database: &Path) -> Result<u64, Trouble> {
    Ok(fs::metadata(database)?.len() * 2 + (1 << 20))
}

/// Whether a register of this size can be read as a copy in memory: it takes at most half of what is free
/// there, and SQLite keeps no more than a gigabyte in this way.
pub(crate) fn fits_in_memory(database: &Path) -> Result<bool, Trouble> {
    let bytes = fs::metadata(database)?.len();
    Ok(bytes <= MOST_IN_MEMORY && free_memory().is_none_or(|free| bytes <= free / 2))
}

/// Nine tenths of what SQLite keeps in memory: the form of today takes a little more than an earlier one.
const MOST_IN_MEMORY: u64 = (1 << 30) / 10 * 9;

/// What the machine has free in memory; nothing where it does not say.
fn free_memory() -> Option<u64> {
    let told = fs::read_to_string("/proc/meminfo").ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}

/// The same for a copy that is there and is proven.
pub(crate) fn bench(home: &Path, file: &Path, database: u64) -> Result<PathBuf, Trouble> {
    match fits(folder(home), database) {
        Ok(()) => Ok(home.to_owned()),
        Err(full) if same_disk(folder(home), folder(file)) => Err(full),
        Err(_) => fits(folder(file), database).map(|()| file.to_owned()),
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn fits(disk: &Path, needed: u64) -> Result<(), Trouble> {
    match free(disk).filter(|free| *free < needed) {
        Some(free) => Err(Trouble::NoRoom { needed, free }),
        None => Ok(()),
    }
}

/// Bytes of the files in a folder of folders, or in a folder.
pub(crate) fn size_of(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let sizes = entries.flatten().map(|entry| match entry.metadata() {
        Ok(metadata) if metadata.is_dir() => size_of(&entry.path()),
        Ok(metadata) => metadata.len(),
        Err(_) => 0,
    });
    sizes.sum()
}

#[cfg(unix)]
fn same_disk(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let disk = |path: &Path| fs::metadata(path).map(|metadata| metadata.dev()).ok();
    disk(a) == disk(b)
}

#[cfg(unix)]
fn free(path: &Path) -> Option<u64> {
    let told = rustix::fs::statvfs(path).ok()?;
    if told.f_flag.contains(rustix::fs::StatVfsMountFlags::RDONLY) {
        return Some(0);
    }
    // Some file systems do not know.
    (told.f_blocks > 0).then(|| told.f_bavail.saturating_mul(told.f_frsize))
}

/// Whether nobody can write on the disk on which a file lies.
#[cfg(unix)]
pub(crate) fn is_read_only(path: &Path) -> bool {
    rustix::fs::statvfs(folder(path))
        .is_ok_and(|told| told.f_flag.contains(rustix::fs::StatVfsMountFlags::RDONLY))
}

#[cfg(not(unix))]
pub(crate) fn is_read_only(_: &Path) -> bool {
    false
}

#[cfg(not(unix))]
fn same_disk(_: &Path, _: &Path) -> bool {
    false
}

#[cfg(not(unix))]
fn free(_: &Path) -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_larger_than_the_disk_is_refused_and_says_by_how_much() {
        let dir = std::env::temp_dir();
        let (here, file) = (dir.join("register.db"), dir.join("copy.athar"));
        assert!(enough(&here, &file, Sizes { database: 4096, evidence: 0 }).is_ok());
        let Some(free) = free(&dir) else { return };
        match enough(&here, &file, Sizes { database: free, evidence: free }) {
            Err(Trouble::NoRoom { needed, free }) => assert!(needed > free),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_too_large_for_memory_is_not_tried_there() {
        let file = std::env::temp_dir().join(format!("athar-room-{}", std::process::id()));
        let database = fs::File::create(&file).unwrap();
        database.set_len(1 << 20).unwrap();
        assert!(fits_in_memory(&file).unwrap());
        // Nothing of it is on the disk.
        database.set_len(1 << 31).unwrap();
        assert!(!fits_in_memory(&file).unwrap());
        assert_eq!(needed_to_move(&file).unwrap(), (1 << 32) + (1 << 20));
        fs::remove_file(&file).unwrap();
    }
}
