//! Asked before a copy is begun: whether it will fit.

use std::fs;
use std::path::Path;

use store::Trouble;

/// What a copy is taken of, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// The database: it lies once more beside itself while the copy is made and proven.
    pub database: u64,
    /// All sealed evidence.
    pub evidence: u64,
}

/// Refuses where the copy at `file` or the work beside `home` would not fit. Where the
/// system does not say what is free, the copy is tried.
pub fn enough(home: &Path, file: &Path, sizes: Sizes) -> Result<(), Trouble> {
    let beside = file.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Headers, seals and the last page of the file system.
    let copy = sizes.database + sizes.evidence + sizes.evidence / 64 + (1 << 16);
    let needs = match same_disk(home, beside) {
        true => vec![(home, copy + sizes.database)],
        false => vec![(home, sizes.database), (beside, copy)],
    };
    for (disk, needed) in needs {
        if let Some(free) = free(disk).filter(|free| *free < needed) {
            return Err(Trouble::NoRoom { needed, free });
        }
    }
    Ok(())
}

/// Bytes of the files in a folder of folders, or in a folder.
pub fn size_of(folder: &Path) -> u64 {
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
    // Some file systems do not know.
    (told.f_blocks > 0).then(|| told.f_bavail.saturating_mul(told.f_frsize))
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
        let here = std::env::temp_dir();
        let file = here.join("copy.athar");
        assert!(enough(&here, &file, Sizes { database: 4096, evidence: 0 }).is_ok());
        let Some(free) = free(&here) else { return };
        match enough(&here, &file, Sizes { database: free, evidence: free }) {
            Err(Trouble::NoRoom { needed, free }) => assert!(needed > free),
            other => panic!("{other:?}"),
        }
    }
}
