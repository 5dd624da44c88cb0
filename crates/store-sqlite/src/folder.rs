//! The folder of a register: what lies in it under which name, and how it is begun.

use std::fs;
use std::io;
use std::path::Path;

use sealing::{KeyFile, KeyFileError};
use store::{Trouble, What};

use crate::files::{private_dir, sync_dir, write_whole};
use crate::head;

/// Names within the directory.
pub(crate) const KEY: &str = "register.key";

pub(crate) const DATABASE: &str = "register.db";

pub(crate) const EVIDENCE: &str = "evidence";

/// Stands while a register is being made. A directory with it and without a key
/// holds nothing yet.
pub(crate) const BEGUN: &str = ".begun";

pub(crate) fn read_key_file(dir: &Path) -> Result<KeyFile, Trouble> {
    match fs::read(dir.join(KEY)) {
        Ok(bytes) => KeyFile::parse(&bytes).map_err(of_key_file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            // One that is being made has no key yet.
            let is_made = !dir.join(BEGUN).exists();
            let is_one = [DATABASE, EVIDENCE].iter().any(|part| dir.join(part).exists());
            Err(if is_made && is_one { Trouble::MissingKey } else { Trouble::Missing })
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) fn of_key_file(error: KeyFileError) -> Trouble {
    match error {
        KeyFileError::NotAKeyFile | KeyFileError::Damaged | KeyFileError::Slot => {
            Trouble::Altered { what: What::KeyFile, seq: None }
        }
        KeyFileError::Newer(found) => Trouble::NewerVersion { found, known: sealing::keyfile::VERSION },
        KeyFileError::WrongKey => Trouble::WrongKey,
        KeyFileError::Strength => Trouble::Io(io::ErrorKind::InvalidInput.into()),
    }
}

/// Takes an empty directory, or one where making a register was interrupted.
pub(crate) fn begin_dir(dir: &Path) -> Result<(), Trouble> {
    private_dir(dir)?;
    let begun = dir.join(BEGUN);
    if begun.is_dir() && !dir.join(KEY).exists() {
        clear_begun(dir)?;
    }
    if fs::read_dir(dir)?.next().is_some() {
        return Err(Trouble::NotEmpty);
    }
    fs::create_dir(&begun)?;
    Ok(sync_dir(Some(dir))?)
}

/// Takes away what an interrupted beginning left.
pub(crate) fn clear_begun(dir: &Path) -> io::Result<()> {
    let known = [DATABASE.into(), format!("{DATABASE}-wal"), format!("{DATABASE}-shm"), head::HEAD.into()];
    known.iter().for_each(|name| drop(fs::remove_file(dir.join(name))));
    let _ = fs::remove_dir_all(dir.join(EVIDENCE));
    fs::remove_dir_all(dir.join(BEGUN))
}

/// Puts the key in its place: from here on there is a register.
pub(crate) fn finish_dir(dir: &Path, key_file: &[u8]) -> Result<(), Trouble> {
    write_whole(&dir.join(KEY), key_file)?;
    fs::remove_dir_all(dir.join(BEGUN))?;
    Ok(sync_dir(Some(dir))?)
}
