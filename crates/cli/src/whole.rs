//! Files that appear whole or not at all: written beside the target, then
//! renamed. A full disk, or whoever stops the program, leaves the old file as it was.
//!
//! What is written holds people: only its owner may read it. The name it waits under
//! cannot be guessed and must be free, so that no link laid in its way is followed.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use store_sqlite::files;

/// Writes a file through `write`.
pub fn write(target: &Path, write: &mut Writes<'_>) -> std::io::Result<()> {
    stage(target, write)?.put()
}

/// What writes a file.
pub type Writes<'w> = dyn FnMut(&mut dyn Write) -> std::io::Result<()> + 'w;

/// A file that is written and waits beside its place; dropped, it is gone.
pub struct Staged {
    beside: PathBuf,
    target: PathBuf,
}

/// Writes a file beside its place.
pub fn stage(target: &Path, write: &mut Writes<'_>) -> std::io::Result<Staged> {
    let staged = Staged { beside: beside(target), target: target.to_owned() };
    let mut to = BufWriter::with_capacity(1 << 18, private(&staged.beside)?);
    write(&mut to)?;
    to.flush()?;
    to.get_ref().sync_all()?;
    Ok(staged)
}

/// Where a file waits until it is whole: the same place for as long as the program runs.
pub fn beside(target: &Path) -> PathBuf {
    static RUN: OnceLock<u64> = OnceLock::new();
    let run = RUN.get_or_init(|| {
        let mut bytes = [0; 8];
        files::random(&mut bytes);
        u64::from_le_bytes(bytes)
    });
    let name = target.file_name().map_or_else(|| "out".into(), |n| n.to_string_lossy().into_owned());
    target.with_file_name(format!("{}{run:016x}-{name}", files::UNFINISHED))
}

/// A new file that only its owner may read; an error where there is one already.
pub fn private(path: &Path) -> std::io::Result<File> {
    files::private(path)
}

impl Staged {
    /// Puts it in its place.
    pub fn put(self) -> std::io::Result<()> {
        fs::rename(&self.beside, &self.target)
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // Once it is in its place there is nothing left to take away.
        let _ = fs::remove_file(&self.beside);
    }
}
