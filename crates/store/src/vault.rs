//! Where original bytes lie, apart from the acts: a folder of sealed files today, a store of objects
//! elsewhere another day.
//!
//! A vault knows no act. That bytes belong to the register, the first act that names them says
//! ([`crate::Questions::has_evidence`]); until then they are nobody's, and a sweep may take them.

use std::io::Read;
use std::time::Duration;

use crate::{Digest, Kept, Trouble};

/// Bytes that nobody named for so long were put by somebody who went away.
pub const FORGOTTEN: Duration = Duration::from_secs(24 * 60 * 60);

/// Keeps bytes under their digest. Shared between threads.
pub trait Vault: Send + Sync {
    /// Keeps bytes, read once from beginning to end: whole and durable before this returns. Bytes that are
    /// there are kept once, and count as put now.
    fn put(&self, from: &mut dyn Read) -> Result<Kept, Trouble>;

    /// Opens bytes for reading; [`Trouble::NoSuchEvidence`] where there are none. A reader fails on the first
    /// altered piece and never gives bytes that are not the original's.
    fn open(&self, digest: &Digest) -> Result<Box<dyn Read + Send>, Trouble>;

    /// Whether there are such bytes, altered or not.
    fn has(&self, digest: &Digest) -> Result<bool, Trouble>;

    /// Destroys bytes at once. Answers whether there were any. Evidence of the register goes by
    /// [`crate::Unit::erase_evidence`], which calls this when it is committed.
    fn erase(&self, digest: &Digest) -> Result<bool, Trouble>;

    /// Destroys what is not among these and was put longer ago than `age`: nobody is about to name it any
    /// more. Answers how many went.
    fn sweep(&self, named: &[Digest], age: Duration) -> Result<u64, Trouble>;
}
