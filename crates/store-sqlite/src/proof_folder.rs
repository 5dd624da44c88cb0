//! A folder for the time of a proof.

use crate::files::private;
use crate::files::private_dir;
use std::fs::File;
use std::path::{Path, PathBuf};

use store::Trouble;

use crate::files::{HELD, aside, remove_held};

/// A folder for the time of the proof, removed when dropped.
pub(crate) struct ProofFolder {
    dir: PathBuf,
    _held: File,
}

impl ProofFolder {
    /// Takes a place beside `path`.
    pub(crate) fn beside(path: &Path) -> Result<Self, Trouble> {
        let dir = aside(path);
        private_dir(&dir)?;
        let held = private(&dir.join(HELD))?;
        Ok(Self { dir, _held: held })
    }

    /// The folder.
    pub(crate) fn dir(&self) -> &Path {
        &self.dir
    }
}

impl Drop for ProofFolder {
    fn drop(&mut self) {
        let _ = remove_held(&self.dir);
    }
}
