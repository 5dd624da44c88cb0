//! Contests: the candidates of one record in one list, each asking for it.
//!
//! **Invariant:** groups stand in the order of rows, slots in the order of groups.

use crate::rival_edges::{NONE, RivalEdges, odds};

/// After two sweeps nothing moves that anyone would see.
const SWEEPS: usize = 3;

/// A candidate of a row.
pub(crate) struct Rival {
    pub list: crate::pack::List,
    pub other: u32,
    pub edge: u32,
}

/// One end of a pair that has rivals there.
struct Slot {
    edge: u32,
    /// The slot of its other end.
    other: u32,
    odds: f64,
}

/// The candidates of one row in one list.
struct Group {
    from: u32,
    to: u32,
    again: f64,
    /// Where the odds that two of them are one person begin, if any may be.
    kin: u32,
}

/// All groups of two and more.
#[derive(Default)]
pub(crate) struct Contests {
    slots: Vec<Slot>,
    groups: Vec<Group>,
    kin: Vec<f64>,
}

impl Contests {
    /// Takes a group of a row.
    pub(crate) fn take(&mut self, rivals: &RivalEdges<'_>, group: &[Rival], again: f64) {
        let from = self.slots.len() as u32;
        for n in group {
            let odds = odds(rivals.edges[n.edge as usize].log_odds);
            self.slots.push(Slot { edge: n.edge, other: NONE, odds });
        }
        let kin = self.kin_of(rivals, group);
        self.groups.push(Group { from, to: self.slots.len() as u32, again, kin });
    }

    fn kin_of(&mut self, rivals: &RivalEdges<'_>, group: &[Rival]) -> u32 {
        let start = self.kin.len();
        for x in group {
            self.kin.extend(group.iter().map(|y| rivals.odds_within_list(x.other, y.other)));
        }
        if self.kin[start..].iter().any(|&k| k > 0.0) {
            return start as u32;
        }
        self.kin.truncate(start);
        NONE
    }

    /// Takes the groups of the rows behind.
    pub(crate) fn append(&mut self, mut more: Contests) {
        let (slots, kin) = (self.slots.len() as u32, self.kin.len() as u32);
        for g in &mut more.groups {
            (g.from, g.to) = (g.from + slots, g.to + slots);
            g.kin = if g.kin == NONE { NONE } else { g.kin + kin };
        }
        self.slots.append(&mut more.slots);
        self.groups.append(&mut more.groups);
        self.kin.append(&mut more.kin);
    }

    /// Brings the two ends of each pair together.
    pub(crate) fn pair_ends(&mut self, edges: usize) {
        let mut met = vec![NONE; edges];
        for here in 0..self.slots.len() {
            let other = std::mem::replace(&mut met[self.slots[here].edge as usize], here as u32);
            if other != NONE {
                self.slots[here].other = other;
                self.slots[other as usize].other = here as u32;
            }
        }
    }

    /// Sweeps until settled, and tells the loss of each edge.
    pub(crate) fn settled(self, edges: usize) -> Vec<f32> {
        let mut left = vec![1.0; self.slots.len()];
        let mut said = vec![0.0; self.slots.len()];
        for _ in 0..SWEEPS {
            for (slot, said) in self.slots.iter().zip(&mut said) {
                *said = slot.odds * if slot.other == NONE { 1.0 } else { left[slot.other as usize] };
            }
            self.groups.iter().for_each(|g| self.weigh(g, &said, &mut left));
        }
        let mut losses = vec![0.0; edges];
        for (slot, left) in self.slots.iter().zip(left) {
            losses[slot.edge as usize] -= libm::log(left) as f32;
        }
        losses
    }

    /// For each of a group, the part of its odds that the others leave: the weight
    /// of all cases in which it may stand, of the weight of all cases.
    fn weigh(&self, group: &Group, said: &[f64], left: &mut [f64]) {
        let (from, to) = (group.from as usize, group.to as usize);
        for i in from..to {
            let (mut stands, mut all) = (1.0, 1.0);
            for j in (from..to).filter(|&j| j != i) {
                let kin = if group.kin == NONE {
                    0.0
                } else {
                    self.kin[group.kin as usize + (i - from) * (to - from) + j - from]
                };
                all += said[j];
                stands += said[j] * (kin / self.slots[i].odds).max(group.again).min(1.0);
            }
            left[i] = stands / all;
        }
    }
}
