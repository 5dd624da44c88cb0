//! An act as the store sees it: bytes, and the keys by which it is found.

use std::collections::BTreeSet;
use std::fmt;

use ledger::{Hash, LeafParts, Salt};

use crate::Digest;

/// Number of an act: 1, 2, 3 … without gaps. 0 means "before the first".
pub type Seq = u64;

/// Milliseconds since 1970-01-01T00:00Z.
pub type Millis = i64;

/// The keys by which an act is found again. They repeat what the content says
/// (the log commits to the content alone), so they are derived, and
/// [`crate::Store::verify`] can compare them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Code of the act's kind, given by the model; 0 where the model knows the act not, because a newer
    /// program wrote it. Then only its moment can be compared.
    pub kind: u8,
    /// When it was recorded.
    pub at: Millis,
    /// The files it is about.
    pub subjects: Vec<u64>,
    /// The import it came with.
    pub import: Option<u64>,
}

impl Keys {
    /// The same with the subjects ascending and each named once, as stores keep them.
    pub fn in_order(mut self) -> Self {
        self.subjects.sort_unstable();
        self.subjects.dedup();
        self
    }
}

/// An act about to be appended.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct NewAct {
    /// How it will be found.
    pub keys: Keys,
    /// Its canonical bytes.
    pub content: Vec<u8>,
    /// Evidence it refers to. Named here so that no sweep takes it for an orphan.
    pub evidence: Vec<Digest>,
    /// The values in it that can be shown or destroyed each by itself; none where the act is one value.
    pub parts: Option<LeafParts>,
}

/// An act as it was kept.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredAct {
    /// Its number.
    pub seq: Seq,
    /// How it is found.
    pub keys: Keys,
    /// What the leaf commits to, with the content; `None` once erased.
    pub salt: Option<Salt>,
    /// The values that stand by themselves, where there are any.
    pub parts: Option<LeafParts>,
    /// Its canonical bytes; `None` once erased.
    pub content: Option<Vec<u8>>,
}

impl StoredAct {
    /// The hash of its leaf, computed from what is kept; `None` once erased.
    pub fn leaf(&self) -> Option<Hash> {
        leaf(self.parts.as_ref(), self.salt.as_ref()?, self.content.as_deref()?)
    }

    /// How many of its values were destroyed, where the act itself was not.
    pub fn destroyed(&self) -> usize {
        self.parts.as_ref().map_or(0, LeafParts::destroyed)
    }
}

impl StoredAct {
    /// The same with values destroyed: what is kept from then on in place of parts, salt and content.
    /// `None` where none of these values is there.
    pub fn without(&self, which: &BTreeSet<usize>) -> Option<(LeafParts, Salt, Vec<u8>)> {
        let parts = self.parts.as_ref()?;
        if which.iter().all(|n| parts.place(*n).is_none()) {
            return None;
        }
        parts.destroy(self.salt.as_ref()?, self.content.as_deref()?, which)
    }
}

/// The hash of an act's leaf, in parts or in one; `None` where the parts are not those of the content.
pub fn leaf(parts: Option<&LeafParts>, salt: &Salt, content: &[u8]) -> Option<Hash> {
    match parts {
        Some(parts) => parts.leaf(salt, content),
        None => Some(ledger::leaf(salt, content)),
    }
}

// Contents never reach a log file by way of `{:?}`.
impl fmt::Debug for NewAct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NewAct {{ kind: {}, bytes: {} }}", self.keys.kind, self.content.len())
    }
}

impl fmt::Debug for StoredAct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.content.as_ref().map(Vec::len);
        write!(f, "StoredAct {{ seq: {}, kind: {}, bytes: {bytes:?} }}", self.seq, self.keys.kind)
    }
}
