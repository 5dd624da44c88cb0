//! What the judgements that count amount to: which files are one person, and
//! which stay apart.
//!
//! **Invariant:** taking judgements one by one gives what folding all of them
//! gives; where that is not plain, [`Clusters::take`] declines.

use super::Judged;
use model::{PersonId, Verdict};
use std::collections::{BTreeMap, BTreeSet};

type Pair = (PersonId, PersonId);

/// The fold of the judgements.
#[derive(Debug, Clone, Default)]
pub(super) struct Clusters {
    /// Files of one person by their oldest; only where there are several.
    groups: BTreeMap<PersonId, Vec<PersonId>>,
    root: BTreeMap<PersonId, PersonId>,
    /// The latest judgement of each pair.
    standing: BTreeMap<Pair, u64>,
    /// Who was called different from whom, both ways.
    apart: BTreeMap<PersonId, BTreeSet<PersonId>>,
}

impl Clusters {
    /// The fold: connected by *same*. A *different* does not cut a cluster
    /// here, it refuses the *same* that would make it.
    pub fn of<'a>(judged: impl Iterator<Item = &'a Judged>) -> Clusters {
        let mut latest: BTreeMap<Pair, &Judged> = BTreeMap::new();
        for judged in judged {
            latest.insert((judged.judgement.a, judged.judgement.b), judged);
        }
        let mut clusters = Clusters::default();
        for judged in latest.into_values() {
            clusters.take(judged);
        }
        clusters
    }

    /// Takes one more in; declines when an earlier one of the same pair must give way.
    pub fn take(&mut self, judged: &Judged) -> bool {
        let (a, b) = (judged.judgement.a, judged.judgement.b);
        if self.standing.contains_key(&(a, b)) {
            return false;
        }
        self.standing.insert((a, b), judged.seq);
        match judged.judgement.verdict {
            Verdict::Same => self.join(a, b),
            Verdict::Different => {
                self.apart.entry(a).or_default().insert(b);
                self.apart.entry(b).or_default().insert(a);
            }
            Verdict::Unsure => {}
        }
        true
    }

    fn join(&mut self, a: PersonId, b: PersonId) {
        let (x, y) = (self.root(a), self.root(b));
        if x == y {
            return;
        }
        let (oldest, other) = (x.min(y), x.max(y));
        let joining = self.groups.remove(&other).unwrap_or_else(|| vec![other]);
        self.root.extend(joining.iter().map(|p| (*p, oldest)));
        self.root.insert(oldest, oldest);
        let group = self.groups.entry(oldest).or_insert_with(|| vec![oldest]);
        group.extend(joining);
        group.sort_unstable();
    }

    pub fn root(&self, person: PersonId) -> PersonId {
        self.root.get(&person).copied().unwrap_or(person)
    }

    pub fn group(&self, person: PersonId) -> Option<&[PersonId]> {
        self.groups.get(self.root.get(&person)?).map(Vec::as_slice)
    }

    pub fn all(&self) -> impl Iterator<Item = &[PersonId]> {
        self.groups.values().map(Vec::as_slice)
    }

    pub fn standing(&self, a: PersonId, b: PersonId) -> Option<u64> {
        self.standing.get(&(a, b)).copied()
    }

    pub fn apart(&self) -> Vec<Pair> {
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
