//! Look-up tables keyed by short words.
//!
//! The standard hash withstands chosen keys; these tables hold only the data
//! files of this crate, so a plain FNV-1a is enough and several times faster.
//! Nothing ever walks one in order.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

pub(crate) type Map<V> = HashMap<String, V, BuildHasherDefault<Fnv>>;
pub(crate) type Set = HashSet<String, BuildHasherDefault<Fnv>>;

pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = (self.0 ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
