//! Files that are either whole or not there.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use store::vault::FORGOTTEN;

/// A file is locked within this time of being made.
const MOMENT: Duration = Duration::from_millis(100);

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

/// Within an unfinished folder: locked for as long as someone is at it.
pub const HELD: &str = ".held";

/// A new file that only its owner may read. As long as it is open it is locked,
/// which tells a sweep that somebody is writing it; a killed program holds no lock.
pub fn private(path: &Path) -> io::Result<File> {
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let file = options.open(path)?;
    // Where the file system knows no locks, age decides.
    let _ = file.try_lock();
    Ok(file)
}

/// Copies a file into one that only its owner may read.
pub(crate) fn copy_private(from: &Path, to: &Path) -> io::Result<u64> {
    let mut to = private(to)?;
    let copied = io::copy(&mut File::open(from)?, &mut to)?;
    to.sync_all()?;
    Ok(copied)
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
pub(crate) fn sync_dir(dir: Option<&Path>) -> io::Result<()> {
    let dir = dir.filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Windows has no such thing and needs none.
    if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
}

/// Removes unfinished files of this directory that nobody is writing any more.
pub fn sweep(dir: &Path) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries.flatten().filter(|entry| unfinished(&entry.file_name().to_string_lossy())) {
        if abandoned(&entry) {
            let path = entry.path();
            let _ = if path.is_dir() { remove_held(&path) } else { fs::remove_file(path) };
        }
    }
}

/// Removes an unfinished folder, its lock last: whoever is killed on the way leaves a folder that still says
/// that nobody is at it, or an empty one.
pub fn remove_held(dir: &Path) -> io::Result<()> {
    for entry in fs::read_dir(dir)?.flatten().filter(|entry| entry.file_name() != HELD) {
        let path = entry.path();
        if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
    }
    fs::remove_dir_all(dir)
}

/// Whether a name was given by [`aside`].
fn unfinished(name: &str) -> bool {
    let Some((number, _)) = name.strip_prefix(UNFINISHED).and_then(|rest| rest.split_once('-')) else {
        return false;
    };
    number.len() == 16 && number.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether whoever wrote an entry is gone: nobody holds its lock, and it is not
/// in the moment between being made and being locked.
fn abandoned(entry: &fs::DirEntry) -> bool {
    let path = entry.path();
    let is_dir = path.is_dir();
    let lock = File::open(if is_dir { path.join(HELD) } else { path });
    match lock.map(|file| file.try_lock()) {
        Ok(Ok(())) => older(entry, MOMENT),
        Ok(Err(fs::TryLockError::WouldBlock)) => false,
        // A folder that was made and not yet locked, or is removed but for itself.
        _ if is_dir && empty(&entry.path()) => older(entry, MOMENT),
        // Links, folders without a lock, file systems without locks.
        _ => stale(entry),
    }
}

fn empty(dir: &Path) -> bool {
    fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_none())
}

/// Whether nobody touched an entry for so long that nobody is at it.
pub fn stale(entry: &fs::DirEntry) -> bool {
    older(entry, FORGOTTEN)
}

/// Whether nobody touched an entry for that long.
pub fn older(entry: &fs::DirEntry, than: Duration) -> bool {
    let touched = entry.metadata().and_then(|metadata| metadata.modified());
    touched.is_ok_and(|touched| SystemTime::now().duration_since(touched).is_ok_and(|age| age > than))
}

/// Unpredictable bytes of the operating system.
pub fn random(buffer: &mut [u8]) {
    getrandom::fill(buffer).expect("an operating system without randomness cannot keep a secret");
}
