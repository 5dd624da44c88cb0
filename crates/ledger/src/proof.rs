//! Proofs: that an act is in the log, and that the log only grew.
//!
//! Making and checking follow RFC 9162 §2.1.3 and §2.1.4, which give the same
//! proofs as RFC 6962 in a form that can be checked line by line.

use crate::hash::{Hash, node};
use crate::tiles::{Tiles, range_root};

/// That leaf `index` is in the tree of `size` leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inclusion {
    /// Which leaf, counted from 0.
    pub index: u64,
    /// Leaves of the tree the proof speaks of.
    pub size: u64,
    /// Sibling hashes from the leaf up.
    pub path: Vec<Hash>,
}

/// That the tree of `new` leaves begins with the tree of `old` leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consistency {
    /// Leaves of the earlier tree.
    pub old: u64,
    /// Leaves of the later tree.
    pub new: u64,
    /// The hashes in between.
    pub path: Vec<Hash>,
}

/// Proves that leaf `index` is in the tree of `size` leaves. `Ok(None)` when
/// there is no such leaf or the tiles do not reach so far.
///
/// ```
/// use ledger::{digest, frontier::root_of, proof::inclusion, tiles::Leaves};
/// let log = [b"a", b"b", b"c"].map(|act| digest(act));
/// let Ok(proof) = inclusion(&Leaves(&log), 1, 3);
/// assert!(proof.unwrap().holds(&log[1], &root_of(&log)));
/// let Ok(none) = inclusion(&Leaves(&log), 3, 3);
/// assert_eq!(none, None, "the log has three leaves");
/// ```
pub fn inclusion<T: Tiles>(tiles: &T, index: u64, size: u64) -> Result<Option<Inclusion>, T::Error> {
    if index >= size {
        return Ok(None);
    }
    let (mut start, mut end) = (0, size);
    let mut path = Vec::new();
    while end - start > 1 {
        let middle = start + split(end - start);
        let sibling = if index < middle {
            let right = range_root(tiles, middle, end)?;
            end = middle;
            right
        } else {
            let left = range_root(tiles, start, middle)?;
            start = middle;
            left
        };
        let Some(sibling) = sibling else { return Ok(None) };
        path.push(sibling);
    }
    path.reverse();
    Ok(Some(Inclusion { index, size, path }))
}

/// Proves that the tree of `new` leaves begins with that of `old` leaves.
///
/// ```
/// use ledger::{digest, frontier::root_of, proof::consistency, tiles::Leaves};
/// let log = [b"a", b"b", b"c"].map(|act| digest(act));
/// let Ok(proof) = consistency(&Leaves(&log), 2, 3);
/// assert!(proof.unwrap().holds(&root_of(&log[..2]), &root_of(&log)));
/// let Ok(none) = consistency(&Leaves(&log), 3, 2);
/// assert_eq!(none, None, "no log grows backwards");
/// ```
pub fn consistency<T: Tiles>(tiles: &T, old: u64, new: u64) -> Result<Option<Consistency>, T::Error> {
    if old > new {
        return Ok(None);
    }
    let mut path = Vec::new();
    if old > 0 && old < new {
        let (mut start, mut end) = (0, new);
        // Down to the subtree where the old tree ends, RFC 6962 §2.1.2 SUBPROOF.
        while end != old {
            let middle = start + split(end - start);
            let other = if old <= middle {
                let right = range_root(tiles, middle, end)?;
                end = middle;
                right
            } else {
                let left = range_root(tiles, start, middle)?;
                start = middle;
                left
            };
            let Some(other) = other else { return Ok(None) };
            path.push(other);
        }
        // The old root itself is known to the reader when it is the leftmost subtree.
        if start > 0 {
            let Some(own) = range_root(tiles, start, end)? else { return Ok(None) };
            path.push(own);
        }
        path.reverse();
    }
    Ok(Some(Consistency { old, new, path }))
}

/// The largest power of two smaller than `n`, for `n` ≥ 2.
fn split(n: u64) -> u64 {
    1 << (n - 1).ilog2()
}

impl Inclusion {
    /// Whether `leaf` stands at the proof's index in the tree with this root.
    /// RFC 9162 §2.1.3.2.
    ///
    /// ```
    /// use ledger::{digest, frontier::root_of, proof::inclusion, tiles::Leaves};
    /// let log = [b"a", b"b", b"c"].map(|act| digest(act));
    /// let Ok(Some(proof)) = inclusion(&Leaves(&log), 1, 3) else { panic!("three leaves") };
    /// assert!(proof.holds(&log[1], &root_of(&log)));
    /// assert!(!proof.holds(&log[2], &root_of(&log)), "another act stands elsewhere");
    /// ```
    pub fn holds(&self, leaf: &Hash, root: &Hash) -> bool {
        self.root(leaf).as_ref() == Some(root)
    }

    /// The root of the tree in which `leaf` stands at the proof's index; `None` where the
    /// path is not as long as such a tree is high.
    ///
    /// ```
    /// use ledger::{digest, Inclusion};
    /// let leaf = digest(b"a");
    /// let alone = Inclusion { index: 0, size: 1, path: Vec::new() };
    /// assert_eq!(alone.root(&leaf), Some(leaf));
    /// // A path that is too long for the tree is no proof of anything.
    /// assert_eq!(Inclusion { path: vec![leaf], ..alone }.root(&leaf), None);
    /// ```
    pub fn root(&self, leaf: &Hash) -> Option<Hash> {
        if self.index >= self.size {
            return None;
        }
        let (mut here, mut last) = (self.index, self.size - 1);
        let mut hash = *leaf;
        for sibling in &self.path {
            if last == 0 {
                return None;
            }
            if here & 1 == 1 || here == last {
                hash = node(sibling, &hash);
                while here & 1 == 0 && here != 0 {
                    here >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(&hash, sibling);
            }
            here >>= 1;
            last >>= 1;
        }
        (last == 0).then_some(hash)
    }
}

impl Consistency {
    /// Whether the tree with root `new_root` begins with the one with `old_root`.
    /// RFC 9162 §2.1.4.2.
    ///
    /// ```
    /// use ledger::{digest, frontier::root_of, proof::consistency, tiles::Leaves};
    /// let log = [b"a", b"b", b"c"].map(|act| digest(act));
    /// let Ok(Some(proof)) = consistency(&Leaves(&log), 2, 3) else { panic!("three leaves") };
    /// let rewritten = [digest(b"x"), log[1]];
    /// assert!(!proof.holds(&root_of(&rewritten), &root_of(&log)), "the log was rewritten");
    /// ```
    pub fn holds(&self, old_root: &Hash, new_root: &Hash) -> bool {
        if self.old > self.new {
            return false;
        }
        if self.old == self.new {
            return self.path.is_empty() && old_root == new_root;
        }
        if self.old == 0 {
            return self.path.is_empty() && *old_root == Hash::of_nothing();
        }
        self.walk(old_root).is_some_and(|(old, new)| old == *old_root && new == *new_root)
    }

    /// Both roots as the path yields them.
    fn walk(&self, old_root: &Hash) -> Option<(Hash, Hash)> {
        let mut path = self.path.iter();
        let start = if self.old.is_power_of_two() { *old_root } else { *path.next()? };
        let (mut here, mut last) = (self.old - 1, self.new - 1);
        while here & 1 == 1 {
            here >>= 1;
            last >>= 1;
        }
        let (mut old, mut new) = (start, start);
        for sibling in path {
            if last == 0 {
                return None;
            }
            if here & 1 == 1 || here == last {
                old = node(sibling, &old);
                new = node(sibling, &new);
                while here & 1 == 0 && here != 0 {
                    here >>= 1;
                    last >>= 1;
                }
            } else {
                new = node(&new, sibling);
            }
            here >>= 1;
            last >>= 1;
        }
        (last == 0).then_some((old, new))
    }
}
