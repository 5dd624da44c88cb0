//! The tree while it grows.
//!
//! A tree of `n` leaves is a row of perfect subtrees, one for each set bit of
//! `n`, tallest first. Their roots are the *frontier*: all that is needed to
//! append, and to say the root at this moment. A million leaves need twenty
//! hashes.

use crate::hash::{Hash, node};

/// The right edge of a growing tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// Roots of the perfect subtrees, tallest first; as many as `size` has ones.
    peaks: Vec<Hash>,
}

impl Frontier {
    /// The tree without leaves.
    ///
    /// ```
    /// use ledger::{Frontier, Hash};
    /// assert_eq!(Frontier::new().root(), Hash::of_nothing());
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// How many leaves the tree has.
    ///
    /// ```
    /// let mut log = ledger::Frontier::new();
    /// log.push(ledger::leaf(b"sixteen of these", b"an act"));
    /// assert_eq!(log.size(), 1);
    /// ```
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Appends one leaf, given by its hash.
    ///
    /// ```
    /// use ledger::{Frontier, leaf, node};
    /// let [first, second] = [b"one", b"two"].map(|act| leaf(b"sixteen of these", act));
    /// let mut log = Frontier::new();
    /// log.push(first);
    /// log.push(second);
    /// assert_eq!(log.root(), node(&first, &second));
    /// ```
    pub fn push(&mut self, leaf: Hash) {
        let mut carried = leaf;
        // Each trailing one of the size is a perfect subtree as tall as the one carried.
        for _ in 0..self.size.trailing_ones() {
            let left = self.peaks.pop().unwrap_or_default();
            carried = node(&left, &carried);
        }
        self.peaks.push(carried);
        self.size += 1;
    }

    /// The root, RFC 6962 §2.1: peaks are joined from the smallest up.
    ///
    /// ```
    /// use ledger::{Frontier, leaf};
    /// let mut log = Frontier::new();
    /// log.push(leaf(b"sixteen of these", b"an act"));
    /// let before = log.root();
    /// log.push(leaf(b"sixteen of these", b"another"));
    /// assert_ne!(log.root(), before, "the head of every day is another");
    /// ```
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev();
        match peaks.next() {
            None => Hash::of_nothing(),
            Some(smallest) => peaks.fold(*smallest, |right, left| node(left, &right)),
        }
    }

    /// The frontier as bytes: the size, then its peaks.
    ///
    /// ```
    /// let mut log = ledger::Frontier::new();
    /// (0..5u8).for_each(|act| log.push(ledger::digest(&[act])));
    /// // Five leaves stand in two perfect trees, of four and of one.
    /// assert_eq!(log.to_bytes().len(), 8 + 2 * 32);
    /// ```
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.size.to_be_bytes().to_vec();
        self.peaks.iter().for_each(|peak| bytes.extend(peak.0));
        bytes
    }

    /// Reads [`Frontier::to_bytes`]; `None` when the bytes are not a frontier.
    ///
    /// ```
    /// use ledger::Frontier;
    /// let mut log = Frontier::new();
    /// (0..5u8).for_each(|act| log.push(ledger::digest(&[act])));
    /// let bytes = log.to_bytes();
    /// assert_eq!(Frontier::from_bytes(&bytes), Some(log));
    /// assert_eq!(Frontier::from_bytes(&bytes[..40]), None, "half of it is nothing");
    /// ```
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (size, peaks) = bytes.split_first_chunk::<8>()?;
        let size = u64::from_be_bytes(*size);
        let (peaks, rest) = peaks.as_chunks::<32>();
        let right = rest.is_empty() && peaks.len() == size.count_ones() as usize;
        right.then(|| Self { size, peaks: peaks.iter().copied().map(Hash).collect() })
    }
}

/// The root of the given leaves.
///
/// ```
/// use ledger::{Hash, digest, frontier::root_of, node};
/// let [a, b, c] = [b"a", b"b", b"c"].map(|leaf| digest(leaf));
/// assert_eq!(root_of(&[]), Hash::of_nothing());
/// // Three leaves: the last one stands beside the two, not doubled as elsewhere.
/// assert_eq!(root_of(&[a, b, c]), node(&node(&a, &b), &c));
/// ```
pub fn root_of(leaves: &[Hash]) -> Hash {
    let mut frontier = Frontier::new();
    leaves.iter().for_each(|leaf| frontier.push(*leaf));
    frontier.root()
}
