//! The head of the log, as C2SP `tlog-checkpoint` writes it:
//!
//! ```text
//! athar.example/register
//! 20852163
//! CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
//! ```
//!
//! signed as a note (see [`crate::note`]).

use crate::hash::Hash;
use crate::note::{NoteError, SigningKey, VerifyingKey};

/// How many acts the log had, and the root over all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log this is: a name without a scheme.
    pub origin: String,
    /// Leaves in the tree.
    pub size: u64,
    /// Root of the tree.
    pub root: Hash,
}

impl Checkpoint {
    /// The text that is signed.
    ///
    /// ```
    /// use ledger::{Checkpoint, Hash};
    /// let head = Checkpoint { origin: "athar.example/register".into(), size: 0, root: Hash::of_nothing() };
    /// assert_eq!(head.body(), "athar.example/register\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
    /// ```
    pub fn body(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, self.root.to_base64())
    }

    /// The signed note.
    ///
    /// ```
    /// use ledger::{Checkpoint, Hash, SigningKey};
    /// let key = SigningKey::new("athar.example/register", &[7; 32])?;
    /// let head = Checkpoint { origin: key.name().into(), size: 0, root: Hash::of_nothing() };
    /// assert!(head.sign(&key).starts_with(&head.body()), "people can read what was signed");
    /// # Ok::<(), ledger::NoteError>(())
    /// ```
    pub fn sign(&self, key: &SigningKey) -> String {
        key.sign(&self.body())
    }

    /// Reads a signed checkpoint and believes it only when `key` signed it and
    /// the log's name is the key's. Other signatures, of witnesses, may stand beside it.
    ///
    /// ```
    /// use ledger::{Checkpoint, Hash, NoteError, SigningKey};
    /// let key = SigningKey::new("athar.example/register", &[7; 32])?;
    /// let head = Checkpoint { origin: key.name().into(), size: 3, root: Hash::of_nothing() };
    /// assert_eq!(Checkpoint::open(&head.sign(&key), &key.verifying())?, head);
    /// // The same key under the head of another log proves nothing of ours.
    /// let other = Checkpoint { origin: "elsewhere.example".into(), ..head };
    /// assert_eq!(Checkpoint::open(&other.sign(&key), &key.verifying()), Err(NoteError::OtherLog));
    /// # Ok::<(), NoteError>(())
    /// ```
    pub fn open(note: &str, key: &VerifyingKey) -> Result<Self, NoteError> {
        let checkpoint = Self::parse(key.open(note)?)?;
        if checkpoint.origin != key.name() {
            return Err(NoteError::OtherLog);
        }
        Ok(checkpoint)
    }

    /// Reads the body. Lines after the third are extensions and are passed over.
    fn parse(body: &str) -> Result<Self, NoteError> {
        let mut lines = body.lines();
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(NoteError::Malformed);
        };
        let plain = size == "0" || (!size.starts_with('0') && size.bytes().all(|b| b.is_ascii_digit()));
        let size = size.parse().ok().filter(|_| plain).ok_or(NoteError::Malformed)?;
        let root = Hash::from_base64(root).ok_or(NoteError::Malformed)?;
        if origin.is_empty() {
            return Err(NoteError::Malformed);
        }
        Ok(Self { origin: origin.to_owned(), size, root })
    }
}
