//! What the judgements that count amount to: which files are one person, and
//! which stay apart.
//!
//! **Invariant:** taking judgements one by one gives what folding all of them
//! gives; where that is not plain, [`Clusters::take`] declines, and the files
//! around are folded anew.

use super::judged::Judged;
use super::part::{Map, change};
use model::{PersonId, Verdict};
use std::collections::{BTreeMap, BTreeSet};

type Pair = (PersonId, PersonId);

/// The fold of the judgements.
#[derive(Debug, Clone, Default)]
pub(super) struct Clusters {
    /// Files of one person by their oldest; only where there are several.
    groups: Map<PersonId, Vec<PersonId>>,
    root: Map<PersonId, PersonId>,
    /// The latest judgement of each pair.
    standing: Map<Pair, u64>,
    /// Who was called different from whom, both ways.
    apart: Map<PersonId, BTreeSet<PersonId>>,
}

impl Clusters {
    /// Takes one more in; declines when an earlier one of the same pair must give way.
    pub(crate) fn take(&mut self, judged: &Judged) -> bool {
        let (a, b) = (judged.judgement.a, judged.judgement.b);
        if self.standing.contains_key(&(a, b)) {
            return false;
        }
        self.standing.insert_mut((a, b), judged.seq);
        match judged.judgement.verdict {
            Verdict::Same => self.join(a, b),
            Verdict::Different => {
                for (one, other) in [(a, b), (b, a)] {
                    change(&mut self.apart, &one, |others| {
                        others.insert(other);
                    });
                }
            }
            Verdict::Unsure => {}
        }
        true
    }

    /// Lets go of all that rests on judgements of these files, which are whole groups, and takes what counts
    /// of `judged`: every judgement of one of them, in the order of the log. Files are connected by *same*; a
    /// *different* does not cut a cluster here, it refuses the *same* that would make it.
    pub(crate) fn fold_anew<'j>(
        &mut self,
        files: &BTreeSet<PersonId>,
        judged: impl Iterator<Item = &'j Judged>,
        counts: impl Fn(&Judged) -> bool,
    ) {
        let mut latest: BTreeMap<Pair, &Judged> = BTreeMap::new();
        for judged in judged {
            let pair = (judged.judgement.a, judged.judgement.b);
            self.standing.remove_mut(&pair);
            if counts(judged) {
                latest.insert(pair, judged);
            }
        }
        for file in files {
            self.groups.remove_mut(file);
            self.root.remove_mut(file);
            for other in self.apart.get(file).cloned().unwrap_or_default() {
                change(&mut self.apart, &other, |others| {
                    others.remove(file);
                });
            }
            self.apart.remove_mut(file);
        }
        for judged in latest.into_values() {
            self.take(judged);
        }
    }

    /// These files, and those they are one person with.
    pub(crate) fn with_their_groups(&self, files: &BTreeSet<PersonId>) -> BTreeSet<PersonId> {
        let group = |file: &PersonId| self.group(*file).map_or_else(|| vec![*file], <[PersonId]>::to_vec);
        files.iter().flat_map(group).collect()
    }

    fn join(&mut self, a: PersonId, b: PersonId) {
        let (x, y) = (self.root(a), self.root(b));
        if x == y {
            return;
        }
        let (oldest, other) = (x.min(y), x.max(y));
        let joining = self.groups.get(&other).cloned().unwrap_or_else(|| vec![other]);
        self.groups.remove_mut(&other);
        joining.iter().for_each(|person| self.root.insert_mut(*person, oldest));
        self.root.insert_mut(oldest, oldest);
        let mut group = self.groups.get(&oldest).cloned().unwrap_or_else(|| vec![oldest]);
        group.extend(joining);
        group.sort_unstable();
        self.groups.insert_mut(oldest, group);
    }

    pub(crate) fn root(&self, person: PersonId) -> PersonId {
        self.root.get(&person).copied().unwrap_or(person)
    }

    pub(crate) fn group(&self, person: PersonId) -> Option<&[PersonId]> {
        self.groups.get(self.root.get(&person)?).map(Vec::as_slice)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &[PersonId]> {
        self.groups.values().map(Vec::as_slice)
    }

    pub(crate) fn standing(&self, a: PersonId, b: PersonId) -> Option<u64> {
        self.standing.get(&(a, b)).copied()
    }

    pub(crate) fn apart(&self) -> Vec<Pair> {
        let both = self.apart.iter().flat_map(|(a, others)| others.iter().map(|b| (*a, *b)));
        both.filter(|(a, b)| a < b).collect()
    }

    /// The pair called different that stands between the clusters of these two.
    pub(crate) fn keeps_apart(&self, a: PersonId, b: PersonId) -> Option<Pair> {
        if self.apart.is_empty() {
            return None;
        }
        let (left, right) = (
            self.group(a).unwrap_or(std::slice::from_ref(&a)),
            self.group(b).unwrap_or(std::slice::from_ref(&b)),
        );
        left.iter().find_map(|x| {
            let others = self.apart.get(x)?;
            right.iter().find(|y| others.contains(y)).map(|y| (*x, *y))
        })
    }
}
