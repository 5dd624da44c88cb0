//! What `verify` found, and how long work tells how far it is.

use std::ops::ControlFlow;

use ledger::{Checkpoint, Hash};

use crate::{Keys, Seq};

/// How the model reads the index keys out of an act's content, so that a store
/// that knows no acts can still check its own index. `None`: not an act.
pub type KeysOf<'a> = &'a (dyn Fn(&[u8]) -> Option<Keys> + Sync);

/// Told how far long work is; answers whether to go on.
pub type Progress<'a> = &'a mut dyn FnMut(Step) -> ControlFlow<()>;

/// What long work is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Reading the log and its hashes.
    Acts,
    /// Reading evidence and comparing digests.
    Evidence,
    /// Copying the database.
    Database,
}

/// How far long work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is being done.
    pub work: Work,
    /// Units done: acts, pieces of evidence or bytes.
    pub done: u64,
    /// Units in all.
    pub total: u64,
}

/// What was found altered. `code()` names it in `l10n`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The content of an act does not give the hash in the log.
    Content,
    /// An act is missing, or a number is used out of order.
    Gap,
    /// Index keys do not say what the content says.
    Keys,
    /// The list "acts about a person" does not match the acts.
    Index,
    /// The hashes of the log do not give its root.
    Tree,
    /// A checkpoint does not fit the log: it was rewritten or cut short.
    Checkpoint,
    /// A checkpoint is not signed by this register's key.
    Signature,
    /// A piece of evidence is missing.
    EvidenceMissing,
    /// A piece of evidence is not what was kept.
    EvidenceAltered,
    /// The database file itself is damaged.
    Database,
    /// The key file is damaged.
    KeyFile,
    /// A backup is damaged or cut short.
    Backup,
    /// What everything else in a backup hangs on is damaged or cut: its manifest, key or database.
    CopyHeart,
    /// Acts are missing from the end: the head beside the database knows of them.
    End,
    /// The last changes to accounts or settings are missing from the end.
    Units,
    /// The head beside the database is missing, damaged or about another log.
    Head,
    /// A checkpoint kept elsewhere is not found in the log.
    Kept,
}

impl What {
    /// The name in `l10n` (`broken-{code}`).
    pub fn code(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::Gap => "gap",
            Self::Keys => "keys",
            Self::Index => "index",
            Self::Tree => "tree",
            Self::Checkpoint => "checkpoint",
            Self::Signature => "signature",
            Self::EvidenceMissing => "evidence-missing",
            Self::EvidenceAltered => "evidence-altered",
            Self::Database => "database",
            Self::KeyFile => "key-file",
            Self::Backup => "backup",
            Self::CopyHeart => "copy-heart",
            Self::End => "end",
            Self::Units => "units",
            Self::Head => "head",
            Self::Kept => "kept",
        }
    }

    /// All of them, for the test that asks `l10n` for words.
    pub const ALL: &'static [What] = &[
        Self::Content,
        Self::Gap,
        Self::Keys,
        Self::Index,
        Self::Tree,
        Self::Checkpoint,
        Self::Signature,
        Self::EvidenceMissing,
        Self::EvidenceAltered,
        Self::Database,
        Self::KeyFile,
        Self::Backup,
        Self::CopyHeart,
        Self::End,
        Self::Units,
        Self::Head,
        Self::Kept,
    ];
}

/// One break in the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The act at which it shows, when it is one.
    pub seq: Option<Seq>,
    /// The last act of a range that begins there.
    pub last: Option<Seq>,
    /// What is altered.
    pub what: What,
}

/// The outcome of a verification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// Acts in the log, erased ones included.
    pub leaves: u64,
    /// Acts whose content was destroyed on request.
    pub erased: u64,
    /// Pieces of evidence read and compared.
    pub evidence: u64,
    /// The last checkpoint, when it is signed as it should be.
    pub checkpoint: Option<Checkpoint>,
    /// The root computed anew from every act.
    pub root: Hash,
    /// The first breaks, in order of the log. At most [`Verification::SHOWN`].
    pub broken: Vec<Broken>,
    /// Breaks beyond those shown.
    pub more: u64,
}

impl Verification {
    /// How many breaks are listed one by one.
    pub const SHOWN: usize = 1000;

    /// Whether the whole record is as it was written.
    pub fn ok(&self) -> bool {
        self.broken.is_empty() && self.more == 0
    }

    /// Notes a break; beyond the first [`Verification::SHOWN`] they are only counted.
    pub fn note(&mut self, what: What, seq: Option<Seq>) {
        self.note_broken(Broken { seq, last: None, what });
    }

    /// Notes a break of several acts in a row.
    pub fn note_range(&mut self, what: What, first: Seq, last: Seq) {
        self.note_broken(Broken { seq: Some(first), last: Some(last), what });
    }

    /// Notes a break as it was found.
    pub fn note_broken(&mut self, broken: Broken) {
        if self.broken.len() < Self::SHOWN {
            self.broken.push(broken);
        } else {
            self.more += 1;
        }
    }
}
