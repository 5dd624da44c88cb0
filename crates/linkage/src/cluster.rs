//! From pairs to people: the strongest edge first, and every join must convince
//! the whole of both sides.
//!
//! Components above a threshold would chain strangers together through one bad
//! link. Here two clusters join only when no pair across them is vetoed and the
//! mean evidence of all pairs across them speaks for one person.
//!
//! **Invariant:** the result depends on the edges and nothing else; ties are
//! decided by the order of the rows.

/// What stands against joining two records whatever the weights say.
pub(crate) trait Evidence {
    /// Log-odds of one pair, in nats; `None` is a veto.
    fn log_odds(&mut self, a: u32, b: u32) -> Option<f64>;
}

/// One candidate pair, in nats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Edge {
    pub a: u32,
    pub b: u32,
    pub log_odds: f64,
}

impl Edge {
    /// The end that is not `row`.
    pub(crate) fn other(&self, row: u32) -> u32 {
        if self.a == row { self.b } else { self.a }
    }
}

/// Sides larger than this are judged by this many of their records.
const LOOK_AT: usize = 24;
/// One pair cannot outweigh everything else.
const MOST: f64 = 14.0;
const LEAST: f64 = -9.0;
/// Only a price brings a pair below this, and a price is paid in full.
const PRICED: f64 = -55.0;

/// Cluster numbers by row: the smallest row of the cluster. `sure` pairs were
/// judged *same* by a person and join first.
pub(crate) fn cluster(
    rows: usize,
    sure: &[(u32, u32)],
    mut edges: Vec<Edge>,
    threshold: f64,
    evidence: &mut dyn Evidence,
) -> Vec<u32> {
    edges.sort_unstable_by(|x, y| y.log_odds.total_cmp(&x.log_odds).then(x.a.cmp(&y.a)).then(x.b.cmp(&y.b)));
    let mut sets = Sets::new(rows);
    for &(a, b) in sure {
        sets.join(a, b);
    }
    for e in edges.iter().filter(|e| e.log_odds >= threshold) {
        let (a, b) = (sets.find(e.a), sets.find(e.b));
        if a != b && evidence_suffices(&sets, a, b, e, threshold, evidence) {
            sets.join(a, b);
        }
    }
    (0..rows as u32).map(|r| sets.find(r)).collect()
}

fn evidence_suffices(
    sets: &Sets,
    a: u32,
    b: u32,
    e: &Edge,
    threshold: f64,
    evidence: &mut dyn Evidence,
) -> bool {
    let (mut sum, mut n) = (0.0, 0.0);
    for x in sets.members(a).take(LOOK_AT) {
        for y in sets.members(b).take(LOOK_AT) {
            let v = if (x, y) == (e.a, e.b) || (y, x) == (e.a, e.b) {
                Some(e.log_odds)
            } else {
                evidence.log_odds(x, y)
            };
            let Some(v) = v else { return false };
            sum += if v < PRICED { v } else { v.clamp(LEAST, MOST) };
            n += 1.0;
        }
    }
    sum / n >= threshold
}

/// Disjoint sets whose members can be walked: each set is a ring.
struct Sets {
    parent: Vec<u32>,
    next: Vec<u32>,
    size: Vec<u32>,
}

impl Sets {
    fn new(n: usize) -> Sets {
        Sets { parent: (0..n as u32).collect(), next: (0..n as u32).collect(), size: vec![1; n] }
    }

    fn find(&mut self, mut x: u32) -> u32 {
        while self.parent[x as usize] != x {
            self.parent[x as usize] = self.parent[self.parent[x as usize] as usize];
            x = self.parent[x as usize];
        }
        x
    }

    /// The smaller row stays the name of the set.
    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.find(a), self.find(b));
        if a == b {
            return;
        }
        let (root, child) = (a.min(b), a.max(b));
        self.parent[child as usize] = root;
        self.size[root as usize] += self.size[child as usize];
        self.next.swap(root as usize, child as usize);
    }

    fn members(&self, root: u32) -> impl Iterator<Item = u32> + '_ {
        let mut at = Some(root);
        std::iter::from_fn(move || {
            let x = at?;
            let n = self.next[x as usize];
            at = (n != root).then_some(n);
            Some(x)
        })
    }
}
