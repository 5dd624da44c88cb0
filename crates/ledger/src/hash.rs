//! The hashes of RFC 6962 §2.1, and the salted leaf.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Sixteen random bytes, one draw for each leaf. They keep a leaf of little
/// content ("released") from being guessed from its hash.
pub type Salt = [u8; 16];

/// A SHA-256 hash of the tree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The root of the tree without leaves: the hash of nothing.
    ///
    /// ```
    /// assert_eq!(ledger::Hash::of_nothing(), ledger::digest(b""));
    /// ```
    pub fn of_nothing() -> Self {
        Self(Sha256::digest([]).into())
    }

    /// Reads thirty-two bytes; `None` when there are more or fewer.
    ///
    /// ```
    /// use ledger::Hash;
    /// assert_eq!(Hash::from_slice(&[1; 32]), Some(Hash([1; 32])));
    /// assert_eq!(Hash::from_slice(&[1; 31]), None);
    /// ```
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Reads base64 as it stands in checkpoints.
    pub(crate) fn from_base64(text: &str) -> Option<Self> {
        Self::from_slice(&STANDARD.decode(text).ok()?)
    }

    /// Base64 as it stands in checkpoints.
    pub(crate) fn to_base64(self) -> String {
        STANDARD.encode(self.0)
    }
}

/// Hexadecimal, as people compare it on paper and on the telephone.
impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

/// SHA-256 of some bytes: the name of a file, the fingerprint of a row.
///
/// ```
/// // The test vector of the standard, as people compare it on paper.
/// assert!(ledger::digest(b"abc").to_string().starts_with("ba7816bf8f01cfea"));
/// ```
pub fn digest(bytes: &[u8]) -> Hash {
    Hash(Sha256::digest(bytes).into())
}

/// The hash of a salted leaf: `SHA-256(0x00 ‖ salt ‖ content)`.
///
/// ```
/// use ledger::leaf;
/// // "Released" is soon guessed; under another salt it has another hash.
/// assert_ne!(leaf(b"sixteen of these", b"released"), leaf(b"sixteen of those", b"released"));
/// ```
pub fn leaf(salt: &Salt, content: &[u8]) -> Hash {
    leaf_of(&[salt, content])
}

/// The hash of a leaf as RFC 6962 has it, its entry given in parts.
///
/// ```
/// use ledger::{hash::leaf_of, leaf};
/// assert_eq!(leaf_of(&[b"sixteen of these", b"an act"]), leaf(b"sixteen of these", b"an act"));
/// ```
pub fn leaf_of(parts: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update([0x00]);
    parts.iter().for_each(|part| hasher.update(part));
    Hash(hasher.finalize().into())
}

/// The hash of an inner node: `SHA-256(0x01 ‖ left ‖ right)`.
///
/// ```
/// use ledger::{digest, node};
/// let [left, right] = [b"l", b"r"].map(|side| digest(side));
/// assert_ne!(node(&left, &right), node(&right, &left), "the order is part of what is proven");
/// ```
pub fn node(left: &Hash, right: &Hash) -> Hash {
    // One buffer and one call: the tree of a million leaves is a million of these.
    let mut bytes = [0u8; 65];
    bytes[0] = 0x01;
    bytes[1..33].copy_from_slice(&left.0);
    bytes[33..].copy_from_slice(&right.0);
    Hash(Sha256::digest(bytes).into())
}

/// SHA-256 of what is written to it, for digests of evidence and of what is
/// derived: the one hash of the house, kept behind one door.
#[derive(Clone, Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// Takes more bytes.
    ///
    /// ```
    /// let mut hasher = ledger::hash::Hasher::default();
    /// hasher.update("a scan, ");
    /// hasher.update(b"read in two pieces");
    /// assert_eq!(hasher.finish(), ledger::hash::sha256(b"a scan, read in two pieces"));
    /// ```
    pub fn update(&mut self, bytes: impl AsRef<[u8]>) {
        self.0.update(bytes);
    }

    /// The digest.
    ///
    /// ```
    /// let hasher = ledger::hash::Hasher::default();
    /// assert_eq!(hasher.finish(), ledger::Hash::of_nothing().0);
    /// ```
    pub fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}

impl std::io::Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// SHA-256 of bytes at hand.
///
/// ```
/// assert_eq!(ledger::hash::sha256(b"abc"), ledger::digest(b"abc").0);
/// ```
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
