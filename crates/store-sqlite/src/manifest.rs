//! What a backup says it holds.

use sealing::backup::BackupError;
use serde::{Deserialize, Serialize};
use store::{Counts, Seq, Trouble, What};

/// Name of the first entry.
pub(crate) const MANIFEST: &str = "manifest.json";

/// What a backup says it holds. Proving and restoring compare all of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Says what this is.
    pub athar: String,
    /// Version of this layout.
    pub version: u32,
    /// Number of the register.
    pub register: String,
    /// Acts in the log, erased ones included.
    pub acts: u64,
    /// Acts whose content was destroyed on request.
    pub erased: u64,
    /// Cards.
    pub cards: u64,
    /// Documents on shelves.
    pub shelved: u64,
    /// The last signed checkpoint, when there are acts.
    pub checkpoint: Option<String>,
    /// Bytes of `register.key`; the first layout did not say.
    #[serde(default)]
    pub key_bytes: Option<u64>,
    /// SHA-256 of `register.db`.
    pub database: String,
    /// Bytes of `register.db`.
    pub database_bytes: u64,
    /// Names of the sealed evidence, with their bytes.
    pub evidence: Vec<(String, u64)>,
    /// Names of evidence that was missing already.
    #[serde(default)]
    pub missing: Vec<String>,
    /// First and last act that were missing from the end already.
    #[serde(default)]
    pub cut: Option<(Seq, Seq)>,
}

impl Manifest {
    /// What stands in `athar`.
    pub(crate) const WHAT: &'static str = "register backup";
    /// The version written and the latest read.
    pub(crate) const VERSION: u32 = 2;

    /// The counts, as a store gives them.
    pub fn counts(&self) -> Counts {
        Counts {
            acts: self.acts,
            erased: self.erased,
            cards: self.cards,
            shelved: self.shelved,
            evidence: (self.evidence.len() + self.missing.len()) as u64,
        }
    }
}

/// What a failure to seal or open a backup means.
pub(crate) fn of_sealing(error: BackupError) -> Trouble {
    match error {
        BackupError::NotABackup => Trouble::NotARegister,
        BackupError::WrongKey => Trouble::WrongKey,
        BackupError::Altered => Trouble::Altered { what: What::Backup, seq: None },
        BackupError::NotAKey => Trouble::WrongKey,
        BackupError::Io(error) => error.into(),
    }
}
