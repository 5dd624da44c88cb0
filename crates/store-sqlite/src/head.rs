//! The head: a small file beside the database that says how far the log had come.
//!
//! A write-ahead file that is cut, deleted or damaged after a crash loses the last
//! commits, and what is left is a whole, older register. So each commit is said
//! once more, signed, in a file of its own: after the commit and before the
//! answer. The log may be ahead of its head, never behind.
//!
//! Two places in the file are written in turn, each in one stroke and synced: a
//! stroke that the plug interrupts leaves the other place whole.
//!
//! **Invariant:** the file has its full size from the beginning, so that a full
//! disk does not keep a commit from being said.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use ledger::{Checkpoint, Hash, SigningKey, VerifyingKey};
use store::{Millis, Trouble};

use crate::files::write_whole;

/// Its name within the directory.
pub(crate) const HEAD: &str = "register.head";

/// Bytes of one of the two places.
const PLACE: usize = 1024;

/// What a head says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    /// Acts in the log.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// Units committed, those without an act included: accounts, settings.
    pub units: u64,
    /// When.
    pub at: Millis,
}

/// What was found in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// No file.
    Nothing,
    /// A file in which neither place is ours.
    Spoilt,
    /// The newer of the places that are ours.
    Said(Said),
}

/// The file, open.
pub(crate) struct Head {
    file: File,
}

/// Held while a unit commits and says so; other processes wait.
pub(crate) struct Turn<'h>(&'h File);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

impl Head {
    /// What the directory's head says, whoever wrote it last.
    pub(crate) fn read(dir: &Path, key: &VerifyingKey) -> io::Result<Found> {
        let bytes = match fs::read(dir.join(HEAD)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
            Err(error) => return Err(error),
        };
        let newest = bytes
            .chunks(PLACE)
            .filter_map(|place| parse(place, key))
            .max_by_key(|said| (said.size, said.units));
        Ok(newest.map_or(Found::Spoilt, Found::Said))
    }

    /// Makes the file, whole, with this in both places.
    pub(crate) fn make(dir: &Path, said: &Said, key: &SigningKey) -> Result<(), Trouble> {
        let place = place(said, key);
        Ok(write_whole(&dir.join(HEAD), &[&place[..], &place[..]].concat())?)
    }

    /// Opens the file that is there.
    pub(crate) fn open(dir: &Path) -> io::Result<Self> {
        Ok(Self { file: File::options().read(true).write(true).open(dir.join(HEAD))? })
    }

    /// Waits for other processes that are committing.
    pub(crate) fn turn(&self) -> io::Result<Turn<'_>> {
        self.file.lock()?;
        Ok(Turn(&self.file))
    }

    /// Says how far the log has come, durably.
    pub(crate) fn say(&self, said: &Said, key: &SigningKey) -> io::Result<()> {
        let at = (said.units % 2) * PLACE as u64;
        write_at(&self.file, &place(said, key), at)?;
        self.file.sync_data()
    }
}

#[cfg(unix)]
fn write_at(file: &File, bytes: &[u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, at)
}

#[cfg(not(unix))]
fn write_at(mut file: &File, bytes: &[u8], at: u64) -> io::Result<()> {
    use std::io::{Seek, SeekFrom, Write};
    file.seek(SeekFrom::Start(at))?;
    file.write_all(bytes)
}

/// Now, as heads say it.
pub(crate) fn now() -> Millis {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as Millis)
}

/// A checkpoint with two lines more, as C2SP `tlog-checkpoint` allows them.
fn place(said: &Said, key: &SigningKey) -> [u8; PLACE] {
    let checkpoint = Checkpoint { origin: key.name().to_owned(), size: said.size, root: said.root };
    let note = key.sign(&format!("{}units {}\ntime {}\n", checkpoint.body(), said.units, said.at));
    let mut place = [b'\n'; PLACE];
    place[..note.len()].copy_from_slice(note.as_bytes());
    place
}

fn parse(place: &[u8], key: &VerifyingKey) -> Option<Said> {
    let text = std::str::from_utf8(place).ok()?;
    let note = format!("{}\n", text.trim_end_matches('\n'));
    let checkpoint = Checkpoint::open(&note, key).ok()?;
    let number = |name: &str| note.lines().find_map(|line| line.strip_prefix(name)?.parse::<i64>().ok());
    Some(Said {
        size: checkpoint.size,
        root: checkpoint.root,
        units: u64::try_from(number("units ")?).ok()?,
        at: number("time ")?,
    })
}
