//! Who else it could be.
//!
//! Weights look at a pair alone. But a list names a person once, or a few times:
//! where a record has a better partner in a list, every other of that list is less
//! likely; and where two records each have a partner of their own in a third list,
//! they are hardly one person. What rivals take from a pair is a loss in nats.
//!
//! For two lists this is the posterior over *matchings* of their records. Its
//! exact sum is out of reach; belief propagation gives it almost exactly in a few
//! sweeps (Huang and Jebara 2009; Chertkov et al. 2010). Each end of a pair is
//! told how strongly its other candidates ask for it, each of these weighed by how
//! strongly it is asked for elsewhere.
//!
//! Lists that repeat people are not held to naming them once: a second partner is
//! as much less likely than a first as the list is learned to repeat people, and
//! where the two look like one person themselves, not less likely at all.
//!
//! **Invariant:** the losses depend on the edges and their order alone.

use std::cmp::Ordering;
use std::ops::Range;

use crate::cluster::Edge;
use crate::contests::{Contests, Rival};
use crate::pack::List;
use crate::rival_edges::{Again, RivalEdges, odds};

/// A record with more candidates than this in one list names so little that
/// nobody has a claim to it; it says nothing of rivals.
const MOST: usize = 32;
/// A partner less likely than one in twenty refutes nothing, in nats.
const LEAST: f32 = -3.0;
/// Fewer than this are not worth a thread.
const FEW: usize = 20_000;
/// By edge, in nats: what rivals take from it. `lists` gives the list of each row;
/// `again` how much less likely a second partner in the second list is than a
/// first, for a record of the first.
pub(crate) fn losses(lists: &[List], edges: &[Edge], again: &Again<'_>, threads: usize) -> Vec<f32> {
    let rivals = RivalEdges::of(lists, edges, again);
    let mut losses = rivals.contests(threads).settled(edges.len());
    rivals.thirds(&mut losses, threads);
    losses
}

impl RivalEdges<'_> {
    /// Every row with two and more candidates in one list.
    fn contests(&self, threads: usize) -> Contests {
        let mut parts = in_parts(self.lists.len(), threads, |rows| {
            let (mut out, mut near) = (Contests::default(), Vec::new());
            for row in rows.map(|row| row as u32).filter(|&row| self.of_row(row).len() > 1) {
                self.contests_of(row, &mut near, &mut out);
            }
            out
        })
        .into_iter();
        let mut out = parts.next().unwrap_or_default();
        parts.for_each(|part| out.append(part));
        out.pair_ends(self.edges.len());
        out
    }

    fn contests_of(&self, row: u32, near: &mut Vec<Rival>, out: &mut Contests) {
        near.clear();
        near.extend(self.of_row(row).iter().map(|&edge| {
            let other = self.edges[edge as usize].other(row);
            Rival { list: self.lists[other as usize], other, edge }
        }));
        if near.len() == 2 && near[0].list != near[1].list {
            return;
        }
        near.sort_unstable_by_key(|n| (n.list, n.edge));
        for group in near.chunk_by(|x, y| x.list == y.list).filter(|g| (2..=MOST).contains(&g.len())) {
            out.take(self, group, (self.again)(self.lists[row as usize], group[0].list));
        }
    }

    /// Adds what third lists say: both of a pair have a partner there, and not the
    /// same. Third lists repeat each other, so only the one that says most counts.
    fn thirds(&self, losses: &mut [f32], threads: usize) {
        let best = self.best(losses, threads);
        let parts = in_parts(self.edges.len(), threads, |edges| {
            self.edges[edges].iter().map(|e| self.third(e, &best)).collect::<Vec<f32>>()
        });
        losses.iter_mut().zip(parts.iter().flatten()).for_each(|(loss, third)| *loss += third);
    }

    fn third(&self, e: &Edge, best: &Bests) -> f32 {
        let (mut x, mut y) = (best.of_row(e.a), best.of_row(e.b));
        let own = [self.lists[e.a as usize], self.lists[e.b as usize]];
        let mut most = 0.0f64;
        while let ([z, xs @ ..], [w, ys @ ..]) = (x, y) {
            match z.list.cmp(&w.list) {
                Ordering::Less => x = xs,
                Ordering::Greater => y = ys,
                Ordering::Equal => {
                    (x, y) = (xs, ys);
                    if z.row != w.row && !own.contains(&z.list) && z.log_odds.min(w.log_odds) > LEAST {
                        most = most.max(self.apart(own, z, w));
                    }
                }
            }
        }
        most as f32
    }

    /// If the two were one person, it would have one of these partners or none;
    /// if not, both may stand.
    fn apart(&self, own: [List; 2], z: &Best, w: &Best) -> f64 {
        let [x, y] = [z, w].map(|best| odds(f64::from(best.log_odds)));
        let again = (self.again)(own[0], z.list).max((self.again)(own[1], z.list));
        let one = (self.odds_within_list(z.row, w.row) / x.min(y)).max(again).min(1.0);
        libm::log((1.0 + x) * (1.0 + y) / (1.0 + x + y + one * x * y))
    }

    /// For each row its best partner in each other list, by lists. Of rows with one
    /// candidate nobody asks but the candidate, which is no third.
    fn best(&self, losses: &[f32], threads: usize) -> Bests {
        let parts = in_parts(self.lists.len(), threads, |rows| {
            let mut part = BestsOfRows {
                first: rows.start as u32,
                starts: Vec::with_capacity(rows.len() + 1),
                best: Vec::new(),
            };
            part.starts.push(0);
            for row in rows {
                if self.of_row(row as u32).len() > 1 || self.doubled[row] {
                    self.best_of(row as u32, losses, &mut part.best);
                }
                part.starts.push(part.best.len() as u32);
            }
            part
        });
        Bests { parts }
    }

    fn best_of(&self, row: u32, losses: &[f32], out: &mut Vec<Best>) {
        let from = out.len();
        for &i in self.of_row(row) {
            let e = &self.edges[i as usize];
            let other = e.other(row);
            let log_odds = e.log_odds as f32 - losses[i as usize];
            let one = Best { list: self.lists[other as usize], row: other, log_odds };
            match out[from..].iter_mut().find(|b| b.list == one.list) {
                Some(b) if b.log_odds < one.log_odds => *b = one,
                Some(_) => {}
                None => out.push(one),
            }
        }
        out[from..].sort_unstable_by_key(|b| b.list);
    }
}

/// Work on ranges of `0..n`, side by side where it is worth it; in their order.
pub(crate) fn in_parts<T: Send>(n: usize, threads: usize, work: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    if threads < 2 || n < FEW {
        return vec![work(0..n)];
    }
    let size = n.div_ceil(threads);
    std::thread::scope(|scope| {
        let work = &work;
        let parts: Vec<_> = (0..threads)
            .map(|t| scope.spawn(move || work((t * size).min(n)..((t + 1) * size).min(n))))
            .collect();
        parts.into_iter().filter_map(|part| part.join().ok()).collect()
    })
}

/// The best partner of a row in one other list.
struct Best {
    list: List,
    row: u32,
    log_odds: f32,
}

/// The best partners of a range of rows.
struct BestsOfRows {
    first: u32,
    starts: Vec<u32>,
    best: Vec<Best>,
}

struct Bests {
    parts: Vec<BestsOfRows>,
}

impl Bests {
    fn of_row(&self, row: u32) -> &[Best] {
        let part = self.parts.partition_point(|p| p.first <= row);
        let part = &self.parts[part - 1];
        let at = (row - part.first) as usize;
        &part.best[part.starts[at] as usize..part.starts[at + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(a: u32, b: u32, log_odds: f64) -> Edge {
        Edge { a, b, log_odds }
    }

    fn never(_: List, _: List) -> f64 {
        0.0
    }

    #[test]
    fn of_two_candidates_in_one_list_each_takes_from_the_other_by_its_odds() {
        let lists = [0, 1, 1];
        let edges = [edge(0, 1, 5.0), edge(0, 2, 2.0)];
        let losses = losses(&lists, &edges, &never, 1);
        let exact = [libm::log1p(libm::exp(2.0)), libm::log1p(libm::exp(5.0))];
        assert!(losses.iter().zip(exact).all(|(l, e)| (f64::from(*l) - e).abs() < 1e-4), "{losses:?}");
    }

    #[test]
    fn who_is_asked_for_elsewhere_is_a_weak_rival() {
        // 2 could be 0, but is 3; so 0 and 1 lose nothing to it.
        let lists = [0, 1, 1, 0];
        let edges = [edge(0, 1, 1.0), edge(0, 2, 1.0), edge(3, 2, 20.0)];
        let losses = losses(&lists, &edges, &never, 1);
        assert!(losses[0] < 0.01 && losses[1] > 15.0 && losses[2] < 1.0, "{losses:?}");
    }

    #[test]
    fn a_list_that_repeats_people_may_hold_two_of_one() {
        let lists = [0, 1, 1];
        let mut edges = vec![edge(0, 1, 8.0), edge(0, 2, 6.0)];
        let often = losses(&lists, &edges, &|_, _| 1.0, 1);
        assert_eq!(often, [0.0, 0.0], "as likely to be there twice as once");
        edges.push(edge(1, 2, 12.0));
        let twice = losses(&lists, &edges, &never, 1);
        assert!(twice.iter().all(|l| l.abs() < 0.01), "the two look like one person: {twice:?}");
    }

    #[test]
    fn two_partners_in_a_third_list_refute_a_pair() {
        let lists = [0, 1, 2, 2];
        let edges = [edge(0, 1, 3.0), edge(0, 2, 9.0), edge(1, 3, 8.0)];
        let apart = losses(&lists, &edges, &never, 1);
        assert!(apart[0] > 7.0 && apart[1] < 0.01 && apart[2] < 0.01, "{apart:?}");
        let shared = [edge(0, 1, 3.0), edge(0, 2, 9.0), edge(1, 2, 8.0)];
        assert!(losses(&lists, &shared, &never, 1).iter().all(|l| *l < 0.01));
    }

    #[test]
    fn a_crowd_of_candidates_says_nothing() {
        let lists: Vec<List> = std::iter::once(0).chain([1; 40]).collect();
        let edges: Vec<Edge> = (1..=40).map(|b| edge(0, b, 1.0)).collect();
        assert!(losses(&lists, &edges, &never, 1).iter().all(|l| *l == 0.0));
    }

    #[test]
    fn threads_change_nothing() {
        let lists: Vec<List> = (0..50_000u32).map(|row| row % 5).collect();
        let mut state = 7;
        let mut next = |n: u64| crate::learn::splitmix(&mut state) % n;
        let edges: Vec<Edge> = (0..60_000)
            .map(|_| {
                let a = next(49_990) as u32;
                edge(a, a + 1 + next(9) as u32, next(200) as f64 / 10.0 - 4.0)
            })
            .collect();
        let again = |a: List, b: List| f64::from(a + b) / 20.0;
        assert_eq!(losses(&lists, &edges, &again, 1), losses(&lists, &edges, &again, 3));
    }
}
