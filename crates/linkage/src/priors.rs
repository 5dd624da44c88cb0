//! How large the classes are: of all pairs of two lists, the part that is one
//! person; of all pairs, the part that is kin of some kind.

use crate::model::*;
use crate::pack::{List, Packed};

/// The part of the evidence of being alone that counts (see [`Priors::alone`]).
/// On lists with a truth, all of it makes of what is shown as nine in ten about
/// eight in ten, half of it more than nineteen in twenty.
const ALONE: f64 = 0.85;

/// Class sizes as logarithms, for each pair of lists.
#[derive(Clone)]
pub(crate) struct Priors {
    /// Expected part of *same* among the pairs of two lists, by [`Kinds`].
    pub same: Vec<f64>,
    /// Part of all pairs that is of each class between; by class.
    pub between: Each,
}

impl Priors {
    pub(crate) fn logs(&self, kind: u32) -> Each {
        let mut p = self.between;
        p[SAME] = self.same[kind as usize];
        p[STRANGERS] = (1.0 - p[..STRANGERS].iter().sum::<f64>()).max(0.01);
        p.map(|p| libm::log(p.max(1e-300)))
    }

    /// What it says for *same*, in nats, that nobody else asks for two records: of
    /// two people, each would most likely have its own partner in the other's list,
    /// as far as the lists share people and name them once.
    ///
    /// Two people who were never matched are no random two: who is written so that
    /// the own partner is not found, or was taken off a list when another was put
    /// in, is also likelier to look like somebody else. So this counts in part.
    pub(crate) fn odds_of_unmatched(&self, kinds: &Kinds, a: List, b: List) -> f64 {
        if a == b || kinds.are_many() {
            return 0.0;
        }
        let (k, own) = (kinds.of(a, b) as usize, [a, b].map(|list| list as usize));
        let found = self.same[k] * kinds.sizes[own[0]] * kinds.sizes[own[1]];
        let free = |of: usize, other: List| {
            let n = kinds.sizes[of].max(1.0);
            let taken = (found / n).min(1.0 - 0.5 / n);
            1.0 - taken * (1.0 - self.again(kinds, k, other))
        };
        -ALONE * libm::log(free(own[0], b) * free(own[1], a))
    }

    /// How much less likely a second partner in a list is than a first.
    fn again(&self, kinds: &Kinds, kind: usize, list: List) -> f64 {
        (self.same[kinds.of(list, list) as usize] / self.same[kind].max(1e-300)).min(1.0)
    }
}

/// Numbers the pairs of lists; beyond a few lists only "within" and "across".
#[derive(Clone)]
pub(crate) struct Kinds {
    lists: usize,
    /// Rows a list.
    pub sizes: Vec<f64>,
}

const MANY: usize = 24;

impl Kinds {
    pub(crate) fn new(rows: &[Packed], lists: usize) -> Kinds {
        let mut sizes = vec![0.0; lists];
        rows.iter().for_each(|r| sizes[r.list as usize] += 1.0);
        Kinds { lists, sizes }
    }

    /// Whether a list was there when the kinds were numbered.
    pub(crate) fn knows(&self, list: List) -> bool {
        (list as usize) < self.lists
    }

    /// Whether pairs of lists are not told apart.
    pub(crate) fn are_many(&self) -> bool {
        self.lists > MANY
    }

    pub(crate) fn count(&self) -> usize {
        if self.lists <= MANY { self.lists * (self.lists + 1) / 2 } else { self.lists + 1 }
    }

    #[inline]
    pub(crate) fn of(&self, a: List, b: List) -> u32 {
        let (a, b) = (a.min(b) as usize, a.max(b) as usize);
        (if self.lists <= MANY {
            b * (b + 1) / 2 + a
        } else if a == b {
            a
        } else {
            self.lists
        }) as u32
    }

    /// A pair of lists of every kind.
    pub(crate) fn each(&self) -> impl Iterator<Item = (List, List)> + use<> {
        let (lists, many) = (self.lists as List, self.are_many());
        let first = move |b: List| if many { b.saturating_sub(1) } else { 0 };
        (0..lists).flat_map(move |b| (first(b)..=b).map(move |a| (a, b)))
    }

    /// Possible pairs of each kind.
    pub(crate) fn pairs(&self) -> Vec<f64> {
        let mut out = vec![0.0; self.count()];
        let total: f64 = self.sizes.iter().sum();
        for b in 0..self.lists {
            let within = self.sizes[b] * (self.sizes[b] - 1.0).max(0.0) / 2.0;
            out[self.of(b as List, b as List) as usize] += within;
            if self.lists > MANY {
                out[self.lists] += self.sizes[b] * (total - self.sizes[b]) / 2.0;
            } else {
                for a in 0..b {
                    out[self.of(a as List, b as List) as usize] += self.sizes[a] * self.sizes[b];
                }
            }
        }
        out
    }
}

/// First guess: a fifth of the smaller list is in the larger, a twentieth twice
/// in its own.
pub(crate) fn first_priors(kinds: &Kinds) -> Priors {
    let pairs = kinds.pairs();
    let total: f64 = pairs.iter().sum::<f64>().max(1.0);
    let n: f64 = kinds.sizes.iter().sum();
    let same = pairs.iter().map(|p| (0.2 * n / p.max(n)).min(0.2) / 2.0).collect();
    let between = [0.0, 1.0, 2.0, 2.0, 2.0, 0.02, 0.0].map(|each: f64| (each * n / total).min(0.05));
    Priors { same, between }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(lists: usize) -> Kinds {
        Kinds { lists, sizes: vec![1.0; lists] }
    }

    #[test]
    fn each_kind_of_pair_of_lists_has_a_pair() {
        for lists in [1, 2, 5, MANY, MANY + 1, 300] {
            let kinds = kinds(lists);
            let met: std::collections::BTreeSet<u32> = kinds.each().map(|(a, b)| kinds.of(a, b)).collect();
            assert_eq!(met.len(), kinds.count(), "{lists} lists");
        }
    }

    #[test]
    fn more_lists_than_sixteen_bits_count_are_told_apart() {
        let mut builder = crate::builder::Builder::new();
        let list = |n: usize| crate::Record {
            rec_id: n.to_string(),
            list: format!("interview {n}"),
            ..Default::default()
        };
        const LISTS: usize = 66_000;
        (0..LISTS).for_each(|n| builder.push(list(n).borrow()));
        let table = builder.table();
        let seen: std::collections::BTreeSet<List> = table.rows.iter().map(|row| row.list).collect();
        assert_eq!((seen.len(), table.lists.len()), (LISTS, LISTS));
        assert_eq!(table.list_of(LISTS as u32 - 1), format!("interview {}", LISTS - 1));
        let kinds = Kinds::new(&table.rows, table.lists.len());
        let last = LISTS as List - 1;
        assert_ne!(kinds.of(last, last), kinds.of(last - 1, last), "two interviews are no one list");
        assert_ne!(kinds.of(last, last), kinds.of(last - 1, last - 1));
    }
}
