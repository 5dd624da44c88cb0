//! A part of what is kept in memory of the log: what one capability reads again and again.
//!
//! **Invariant:** a part is a fold. The same acts in the same order give the same part; [`Part::take`] is the
//! only way to change it. Copies of a part share what is the same in them, so that a unit works on a copy of
//! its own and whoever reads keeps theirs, and either costs by what it touches.

use model::Act;
use model::act::ActKind;
use rpds::{RedBlackTreeMapSync, RedBlackTreeSetSync};

/// An ordered map of which copies share what is the same in them.
pub type Map<K, V> = RedBlackTreeMapSync<K, V>;

/// An ordered set of which copies share what is the same in them.
pub(crate) type Set<K> = RedBlackTreeSetSync<K>;

/// A part.
pub trait Part {
    /// The kinds of acts it is made of.
    const KINDS: &'static [ActKind];

    /// Takes one act in. Acts come in the order of the log; those of other kinds change nothing.
    fn take(&mut self, seq: u64, at: i64, act: &Act);
}

/// Changes the value of a key; one that is new begins empty.
pub(crate) fn change<K: Ord + Clone, V: Clone + Default>(
    map: &mut Map<K, V>,
    key: &K,
    change: impl FnOnce(&mut V),
) {
    match map.get_mut(key) {
        Some(value) => change(value),
        None => {
            let mut value = V::default();
            change(&mut value);
            map.insert_mut(key.clone(), value);
        }
    }
}
