//! The pairs that compete: every edge as its two rows see it.

use hashbrown::HashMap;

use crate::cluster::Edge;
use crate::pack::List;

/// Log-odds above this are certainty.
const CERTAIN: f64 = 40.0;

/// No slot, no table.
pub(crate) const NONE: u32 = u32::MAX;

/// How much less likely than a first a second partner in a list is.
pub(crate) type Again<'a> = dyn Fn(List, List) -> f64 + Sync + 'a;

pub(crate) fn odds(log_odds: f64) -> f64 {
    libm::exp(log_odds.min(CERTAIN))
}

/// The edges as each row sees them.
pub(crate) struct RivalEdges<'a> {
    pub(crate) lists: &'a [List],
    pub(crate) edges: &'a [Edge],
    pub(crate) again: &'a Again<'a>,
    /// For each row, where its edges to other lists begin in `ends`.
    pub(crate) starts: Vec<u32>,
    pub(crate) ends: Vec<u32>,
    /// Odds of the pairs within one list, and the rows that have any.
    pub(crate) within: HashMap<(u32, u32), f64>,
    pub(crate) doubled: Vec<bool>,
}

impl<'a> RivalEdges<'a> {
    pub(crate) fn of(lists: &'a [List], edges: &'a [Edge], again: &'a Again<'a>) -> RivalEdges<'a> {
        let across = |e: &Edge| lists[e.a as usize] != lists[e.b as usize];
        let mut starts = vec![0u32; lists.len() + 2];
        // Counted two places on, so that filling leaves each start where it belongs.
        for e in edges.iter().filter(|e| across(e)) {
            starts[e.a as usize + 2] += 1;
            starts[e.b as usize + 2] += 1;
        }
        for i in 2..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut ends = vec![0u32; starts.last().map_or(0, |&n| n as usize)];
        let (mut within, mut doubled) = (HashMap::new(), vec![false; lists.len()]);
        for (i, e) in edges.iter().enumerate() {
            if across(e) {
                for row in [e.a, e.b] {
                    let at = &mut starts[row as usize + 1];
                    ends[*at as usize] = i as u32;
                    *at += 1;
                }
            } else {
                within.insert((e.a.min(e.b), e.a.max(e.b)), odds(e.log_odds));
                (doubled[e.a as usize], doubled[e.b as usize]) = (true, true);
            }
        }
        RivalEdges { lists, edges, again, starts, ends, within, doubled }
    }

    pub(crate) fn of_row(&self, row: u32) -> &[u32] {
        &self.ends[self.starts[row as usize] as usize..self.starts[row as usize + 1] as usize]
    }

    /// The odds that two rows of one list are one person.
    pub(crate) fn odds_within_list(&self, a: u32, b: u32) -> f64 {
        if !self.doubled[a as usize] || !self.doubled[b as usize] {
            return 0.0;
        }
        self.within.get(&(a.min(b), a.max(b))).copied().unwrap_or(0.0)
    }
}
