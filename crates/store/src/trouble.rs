//! What can go wrong with a store, in the few ways a person can act upon.

use std::io;

use crate::{Seq, What};

/// Why the store did not do it. Whatever the reason, nothing was overwritten
/// and no unit was half applied.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The passphrase or key file opens nothing here.
    #[error("the key does not open this register")]
    WrongKey,
    /// There is no register at this place.
    #[error("no register here")]
    Missing,
    /// Part of a register is there, and its key file is not.
    #[error("the key file is missing")]
    MissingKey,
    /// The key file of a register is there, and its database is not.
    #[error("the database is missing")]
    MissingDatabase,
    /// There is something at this place already.
    #[error("this place is not empty")]
    NotEmpty,
    /// There is a file, and it is not a register's or not a backup's.
    #[error("not a register")]
    NotARegister,
    /// Written by a later version of the program.
    #[error("written by a newer version ({found}; this program knows {known})")]
    NewerVersion {
        /// Version of the file.
        found: u32,
        /// Latest version this program reads.
        known: u32,
    },
    /// A later version of the program has written here. It may be read, verified and
    /// copied; nothing is written by a program that does not know what it would change.
    #[error("a newer program has written here ({found}; this program knows {known})")]
    NewerProgram {
        /// Version of the program that wrote.
        found: u32,
        /// Latest version this program writes.
        known: u32,
    },
    /// Bytes are not those that were written.
    #[error("altered: {what:?} (act {seq:?})")]
    Altered {
        /// What was found altered.
        what: What,
        /// The act at which it shows, when it is one.
        seq: Option<Seq>,
    },
    /// The head beside the database knows of acts that the log does not hold, or
    /// is itself missing. The register is open for reading and copying.
    #[error("the end of the log is missing ({missing:?})")]
    Cut {
        /// First and last missing act, where they are known.
        missing: Option<(Seq, Seq)>,
    },
    /// No room on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// A copy would not fit on the disk; nothing of it was begun.
    #[error("not enough room: {needed} bytes needed, {free} free")]
    NoRoom {
        /// Bytes that the work needs at most.
        needed: u64,
        /// Bytes that are free there.
        free: u64,
    },
    /// A register of an earlier form is moved to the form of today before it is read, and what it was is kept
    /// until that is proven: there is no room for both. Nothing of it was begun.
    #[error("not enough room to move it: {needed} bytes needed, {free} free")]
    NoRoomToMove {
        /// Bytes that the move needs at most.
        needed: u64,
        /// Bytes that are free there.
        free: u64,
    },
    /// The same, and a copy of it was moved in memory: it may be read, verified and copied, and the file
    /// stays as it is.
    #[error("read as it is: {needed} bytes needed to move it, {free} free")]
    NotMoved {
        /// Bytes that the move needs at most.
        needed: u64,
        /// Bytes that are free there.
        free: u64,
    },
    /// Another process is writing and did not finish in time.
    #[error("another program is writing to this register")]
    Busy,
    /// The files may be read and not written.
    #[error("this register may only be read here")]
    ReadOnly,
    /// The person stopped the work; nothing of it remains.
    #[error("stopped")]
    Stopped,
    /// The evidence asked for was never kept, or was erased.
    #[error("no such evidence")]
    NoSuchEvidence,
    /// Anything else of the machine.
    #[error("input or output failed")]
    Io(#[source] io::Error),
    /// Anything else of the database driver.
    #[error("the database failed")]
    Driver(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Trouble {
    /// The name of this trouble in `l10n` (`err-store-{code}`, `fix-store-{code}`).
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongKey => "wrong-key",
            Self::Missing => "missing",
            Self::MissingKey => "missing-key",
            Self::MissingDatabase => "missing-database",
            Self::NotEmpty => "not-empty",
            Self::NotARegister => "not-a-register",
            Self::NewerVersion { .. } => "newer-version",
            Self::NewerProgram { .. } => "newer-program",
            Self::Altered { .. } => "altered",
            Self::Cut { .. } => "cut",
            Self::DiskFull => "disk-full",
            Self::NoRoom { .. } => "no-room",
            Self::NoRoomToMove { .. } => "no-room-to-move",
            Self::NotMoved { .. } => "not-moved",
            Self::Busy => "busy",
            Self::ReadOnly => "read-only",
            Self::Stopped => "stopped",
            Self::NoSuchEvidence => "no-such-evidence",
            Self::Io(_) => "io",
            Self::Driver(_) => "driver",
        }
    }

    /// Whether nothing can be written here for now, while everything can be read.
    pub fn forbids_writing(&self) -> bool {
        matches!(
            self,
            Self::DiskFull
                | Self::ReadOnly
                | Self::Cut { .. }
                | Self::NewerProgram { .. }
                | Self::NotMoved { .. }
        )
    }

    /// Bytes that are needed on the disk, and those that are free on it, where it is too small.
    pub fn room(&self) -> Option<(u64, u64)> {
        match self {
            Self::NoRoom { needed, free }
            | Self::NoRoomToMove { needed, free }
            | Self::NotMoved { needed, free } => Some((*needed, *free)),
            _ => None,
        }
    }

    /// Every code, so that a test can ask `l10n` for the words of each.
    pub const CODES: &'static [&'static str] = &[
        "wrong-key",
        "missing",
        "missing-key",
        "missing-database",
        "not-empty",
        "not-a-register",
        "newer-version",
        "newer-program",
        "altered",
        "cut",
        "disk-full",
        "no-room",
        "no-room-to-move",
        "not-moved",
        "busy",
        "read-only",
        "stopped",
        "no-such-evidence",
        "io",
        "driver",
    ];
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::DiskFull
            }
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::ReadOnly,
            _ => Self::Io(error),
        }
    }
}
