//! Bytes of a memory, and when each was put.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use ledger::hash::sha256;

use crate::{Digest, Kept, Trouble, Vault};

/// What is kept under each digest.
#[derive(Default)]
pub(super) struct Bytes(RwLock<BTreeMap<Digest, (Arc<[u8]>, Instant)>>);

impl Bytes {
    pub(super) fn read(&self, digest: &Digest) -> Option<Arc<[u8]>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(digest).map(|(bytes, _)| bytes.clone())
    }
}

impl Vault for Bytes {
    fn put(&self, from: &mut dyn Read) -> Result<Kept, Trouble> {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes)?;
        let kept = Kept { digest: Digest(sha256(&bytes)), bytes: bytes.len() as u64 };
        self.0
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(kept.digest, (bytes.into(), Instant::now()));
        Ok(kept)
    }

    fn open(&self, digest: &Digest) -> Result<Box<dyn Read + Send>, Trouble> {
        let bytes = self.read(digest).ok_or(Trouble::NoSuchEvidence)?;
        Ok(Box::new(Cursor::new(bytes)))
    }

    fn has(&self, digest: &Digest) -> Result<bool, Trouble> {
        Ok(self.read(digest).is_some())
    }

    fn erase(&self, digest: &Digest) -> Result<bool, Trouble> {
        Ok(self.0.write().unwrap_or_else(PoisonError::into_inner).remove(digest).is_some())
    }

    fn sweep(&self, named: &[Digest], age: Duration) -> Result<u64, Trouble> {
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let before = kept.len();
        kept.retain(|digest, (_, put)| named.contains(digest) || put.elapsed() < age);
        Ok((before - kept.len()) as u64)
    }
}
