//! Files that are either whole or not there.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Leftovers younger than this may be another process' work in hand.
pub const FRESH: Duration = Duration::from_secs(24 * 60 * 60);

/// Begins the name of everything unfinished.
pub const UNFINISHED: &str = ".new-";

/// Writes a file whole: aside, synced, renamed into place.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let aside = aside(path);
    let written = (|| {
        let mut file = private(&aside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&aside, path)?;
        sync_dir(path.parent())
    })();
    if written.is_err() {
        let _ = fs::remove_file(&aside);
    }
    written
}

/// A new file that only its owner may read.
pub fn private(path: &Path) -> io::Result<File> {
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// A directory, and those above it, that only its owner may enter.
pub fn private_dir(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path)
}

/// An unused name beside `path`.
pub fn aside(path: &Path) -> PathBuf {
    let mut bytes = [0; 8];
    random(&mut bytes);
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    path.with_file_name(format!("{UNFINISHED}{:016x}-{name}", u64::from_le_bytes(bytes)))
}

/// Makes names in a directory durable.
pub fn sync_dir(dir: Option<&Path>) -> io::Result<()> {
    let dir = dir.filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Windows has no such thing and needs none.
    if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
}

/// Removes unfinished files of this directory that nobody can still be writing.
pub fn sweep(dir: &Path) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) && stale(&entry) {
            let path = entry.path();
            let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        }
    }
}

/// Whether nobody touched an entry for so long that nobody is at it.
pub fn stale(entry: &fs::DirEntry) -> bool {
    let touched = entry.metadata().and_then(|metadata| metadata.modified());
    touched.is_ok_and(|touched| SystemTime::now().duration_since(touched).is_ok_and(|age| age > FRESH))
}

/// Unpredictable bytes of the operating system.
pub fn random(buffer: &mut [u8]) {
    getrandom::fill(buffer).expect("an operating system without randomness cannot keep a secret");
}
