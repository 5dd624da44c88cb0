//! Who else it could be.
//!
//! Weights look at a pair alone. But a list names a person once, or a few times:
//! where a record has a better partner in a list, every other of that list is less
//! likely; and where two records each have a partner of their own in a third list,
//! they are hardly one person. What rivals take from a pair is a loss in nats.
//!
//! For two lists this is the posterior over *matchings* of their records. Its
//! exact sum is out of reach; belief propagation gives it almost exactly in a few
//! sweeps (Huang and Jebara 2009; Chertkov and others 2010). Each end of a pair is
//! told how strongly its other candidates ask for it, each of these weighed by how
//! strongly it is asked for elsewhere.
//!
//! Lists that repeat people are not held to naming them once: a second partner is
//! as much less likely than a first as the list is learned to repeat people, and
//! where the two look like one person themselves, not less likely at all.
//!
//! **Invariant:** the losses depend on the edges and their order alone.

use hashbrown::HashMap;
use std::cmp::Ordering;

use crate::cluster::Edge;

/// A record with more candidates than this in one list names so little that
/// nobody has a claim to it; it says nothing of rivals.
const MOST: usize = 32;
/// After two sweeps nothing moves that anyone would see.
const SWEEPS: usize = 3;
/// Log-odds above this are certainty.
const CERTAIN: f64 = 40.0;
/// No slot, no table.
const NONE: u32 = u32::MAX;

/// By edge, in nats: what rivals take from it. `lists` gives the list of each row;
/// `again` how much less likely a second partner in the second list is than a
/// first, for a record of the first.
pub(crate) fn losses(lists: &[u16], edges: &[Edge], again: &dyn Fn(u16, u16) -> f64) -> Vec<f32> {
    let ground = Ground::of(lists, edges, again);
    let mut losses = ground.contests().settled(edges.len());
    ground.thirds(&mut losses);
    losses
}

fn odds(log_odds: f64) -> f64 {
    libm::exp(log_odds.min(CERTAIN))
}

/// The edges as each row sees them.
struct Ground<'a> {
    lists: &'a [u16],
    edges: &'a [Edge],
    again: &'a dyn Fn(u16, u16) -> f64,
    /// For each row, where its edges to other lists begin in `ends`.
    starts: Vec<u32>,
    ends: Vec<u32>,
    /// Odds of the pairs within one list.
    within: HashMap<(u32, u32), f64>,
}

impl<'a> Ground<'a> {
    fn of(lists: &'a [u16], edges: &'a [Edge], again: &'a dyn Fn(u16, u16) -> f64) -> Ground<'a> {
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
        let mut within = HashMap::new();
        for (i, e) in edges.iter().enumerate() {
            if across(e) {
                for row in [e.a, e.b] {
                    let at = &mut starts[row as usize + 1];
                    ends[*at as usize] = i as u32;
                    *at += 1;
                }
            } else {
                within.insert((e.a.min(e.b), e.a.max(e.b)), odds(e.log_odds));
            }
        }
        Ground { lists, edges, again, starts, ends, within }
    }

    fn of_row(&self, row: u32) -> &[u32] {
        &self.ends[self.starts[row as usize] as usize..self.starts[row as usize + 1] as usize]
    }

    /// The odds that two rows of one list are one person.
    fn kin(&self, a: u32, b: u32) -> f64 {
        self.within.get(&(a.min(b), a.max(b))).copied().unwrap_or(0.0)
    }

    /// Every row with two and more candidates in one list.
    fn contests(&self) -> Contests {
        let mut out = Contests { firsts: vec![NONE; self.edges.len()], ..Contests::default() };
        let mut near: Vec<Near> = Vec::new();
        for row in 0..self.lists.len() as u32 {
            let mine = self.of_row(row);
            if mine.len() < 2 {
                continue;
            }
            near.clear();
            near.extend(mine.iter().map(|&edge| {
                let other = self.edges[edge as usize].other(row);
                Near { list: self.lists[other as usize], other, edge }
            }));
            near.sort_unstable_by_key(|n| (n.list, n.edge));
            for group in near.chunk_by(|x, y| x.list == y.list).filter(|g| (2..=MOST).contains(&g.len())) {
                out.take(self, group, (self.again)(self.lists[row as usize], group[0].list));
            }
        }
        out
    }

    /// Adds what third lists say: both of a pair have a partner there, and not the
    /// same. Third lists repeat each other, so only the one that says most counts.
    fn thirds(&self, losses: &mut [f32]) {
        let best = self.best(losses);
        for (e, loss) in self.edges.iter().zip(losses) {
            let (mut x, mut y) = (best.of_row(e.a), best.of_row(e.b));
            let own = [self.lists[e.a as usize], self.lists[e.b as usize]];
            let mut most = 0.0f64;
            while let ([z, xs @ ..], [w, ys @ ..]) = (x, y) {
                match z.list.cmp(&w.list) {
                    Ordering::Less => x = xs,
                    Ordering::Greater => y = ys,
                    Ordering::Equal => {
                        (x, y) = (xs, ys);
                        if z.row != w.row && !own.contains(&z.list) {
                            most = most.max(self.apart(own, z, w));
                        }
                    }
                }
            }
            *loss += most as f32;
        }
    }

    /// If the two were one person, it would have one of these partners or none;
    /// if not, both may stand.
    fn apart(&self, own: [u16; 2], z: &Best, w: &Best) -> f64 {
        let (x, y) = (f64::from(z.odds), f64::from(w.odds));
        let again = (self.again)(own[0], z.list).max((self.again)(own[1], z.list));
        let one = (self.kin(z.row, w.row) / x.min(y)).max(again).min(1.0);
        libm::log((1.0 + x) * (1.0 + y) / (1.0 + x + y + one * x * y))
    }

    /// For each row its best partner in each other list, by lists. Rows with one
    /// candidate need none: it is the other end of the only pair that would ask.
    fn best(&self, losses: &[f32]) -> Bests {
        let rows = self.lists.len() as u32;
        let mut out = Bests { starts: Vec::with_capacity(rows as usize + 1), best: Vec::new() };
        for row in 0..rows {
            let from = out.best.len();
            out.starts.push(from as u32);
            for &i in self.of_row(row) {
                let (e, loss) = (&self.edges[i as usize], f64::from(losses[i as usize]));
                let other = e.other(row);
                let one = Best { list: self.lists[other as usize], row: other, odds: odds(e.log_odds - loss) as f32 };
                match out.best[from..].iter_mut().find(|b| b.list == one.list) {
                    Some(b) if b.odds < one.odds => *b = one,
                    Some(_) => {}
                    None => out.best.push(one),
                }
            }
            out.best[from..].sort_unstable_by_key(|b| b.list);
        }
        out.starts.push(out.best.len() as u32);
        out
    }
}

/// A candidate of a row.
struct Near {
    list: u16,
    other: u32,
    edge: u32,
}

/// The best partner of a row in one other list.
struct Best {
    list: u16,
    row: u32,
    odds: f32,
}

struct Bests {
    starts: Vec<u32>,
    best: Vec<Best>,
}

impl Bests {
    fn of_row(&self, row: u32) -> &[Best] {
        &self.best[self.starts[row as usize] as usize..self.starts[row as usize + 1] as usize]
    }
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

#[derive(Default)]
struct Contests {
    slots: Vec<Slot>,
    groups: Vec<Group>,
    kin: Vec<f64>,
    /// By edge, the slot of the end that was met first.
    firsts: Vec<u32>,
}

impl Contests {
    fn take(&mut self, ground: &Ground<'_>, group: &[Near], again: f64) {
        let from = self.slots.len() as u32;
        for n in group {
            let here = self.slots.len() as u32;
            let other = std::mem::replace(&mut self.firsts[n.edge as usize], here);
            if other != NONE {
                self.slots[other as usize].other = here;
            }
            let odds = odds(ground.edges[n.edge as usize].log_odds);
            self.slots.push(Slot { edge: n.edge, other, odds });
        }
        let kin = self.kin_of(ground, group);
        self.groups.push(Group { from, to: self.slots.len() as u32, again, kin });
    }

    fn kin_of(&mut self, ground: &Ground<'_>, group: &[Near]) -> u32 {
        let start = self.kin.len();
        for x in group {
            self.kin.extend(group.iter().map(|y| ground.kin(x.other, y.other)));
        }
        if self.kin[start..].iter().any(|&k| k > 0.0) {
            return start as u32;
        }
        self.kin.truncate(start);
        NONE
    }

    /// Sweeps until settled, and tells the loss of each edge.
    fn settled(self, edges: usize) -> Vec<f32> {
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
                let kin = if group.kin == NONE { 0.0 } else { self.kin[group.kin as usize + (i - from) * (to - from) + j - from] };
                all += said[j];
                stands += said[j] * (kin / self.slots[i].odds).max(group.again).min(1.0);
            }
            left[i] = stands / all;
        }
    }
}
