//! Every candidate pair, compared once, on as many threads as are given.
//!
//! **Invariant:** work is cut by blocks and put together in the order of blocks,
//! so the number of threads changes nothing but the time.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::compare::{Comparer, Frequencies};
use crate::keys::{self, Digest, KEYS, Parting, Refined, Scratch};
use crate::learn::{self, Counted, Kinds, Priors};
use crate::levels::Pattern;
use crate::model::*;
use crate::options::{Phase, Refusal};
use crate::pack::{List, Packed, RecordTable, cannot_be_one};

/// Pairs that may become anything after learning, in nats.
const KEEP: f64 = -6.0;

/// The candidate pairs worth keeping and a sample of the others.
#[derive(Default)]
pub(crate) struct Candidates {
    pub kept: Vec<Kept>,
    /// Sampled patterns of pairs not kept, with how many each stands for.
    others: Vec<Counted>,
    pub compared: u64,
    pub by_key: Vec<(u64, u64)>,
    pub refined: Vec<Refined>,
}

#[derive(Clone, Copy)]
pub(crate) struct Kept {
    pub a: u32,
    pub b: u32,
    pub code: Pattern,
    /// Their lists, in the same order.
    pub lists: [List; 2],
    /// What no weight outweighs stands against it.
    pub barred: bool,
}

/// About this many patterns are enough to learn from.
const SAMPLE: u64 = 100_000;

impl Candidates {
    /// Patterns counted, sorted.
    pub(crate) fn counted(&self, kinds: &Kinds) -> Vec<Counted> {
        let step = (self.kept.len() as u64 / SAMPLE).max(1);
        let kept = self.kept.iter().filter(|k| mix(k.a, k.b) % step == 0).map(|k| Counted {
            code: k.code,
            kind: kinds.of(k.lists[0], k.lists[1]),
            count: step as f64,
            judged: None,
        });
        let mut all: Vec<Counted> = kept.chain(self.others.iter().copied()).collect();
        all.sort_unstable_by(|x, y| {
            (x.kind, x.code).cmp(&(y.kind, y.code)).then(x.count.total_cmp(&y.count))
        });
        all.dedup_by(|next, one| {
            let alike = (next.kind, next.code) == (one.kind, one.code);
            if alike {
                one.count += next.count;
            }
            alike
        });
        all
    }
}

#[inline]
fn mix(a: u32, b: u32) -> u64 {
    let mut s = u64::from(a) << 32 | u64::from(b);
    learn::splitmix(&mut s)
}

/// What a thread works with.
struct Worker<'a> {
    comparer: Comparer<'a>,
    near: RowsAtHand,
    /// Pairs of the group at hand that no earlier key reached.
    unmet: Vec<(u32, u32)>,
    known: &'a Known,
}

/// The rows of the group at hand, side by side in memory.
#[derive(Default)]
struct RowsAtHand {
    rows: Vec<u32>,
    digests: Vec<Digest>,
    packed: Vec<Packed>,
}

/// How many rows are fetched together.
const GROUP: u32 = 256;

/// What is known before the first pair.
struct Known {
    logs: Vec<Each>,
    /// The least that all grounds must say against household and strangers, in units;
    /// by kind.
    least: Vec<[i32; 2]>,
    /// Each pattern that is sampled stands for so many.
    sampling: u64,
}

impl Known {
    fn is_sampled(&self, a: u32, b: u32) -> bool {
        mix(a, b) <= u64::MAX / self.sampling
    }
}

/// A pass over all candidates.
pub(crate) struct Pass<'a> {
    pub table: &'a RecordTable,
    pub frequencies: &'a Frequencies,
    pub kinds: &'a Kinds,
    pub tables: Tables,
    pub priors: Priors,
    pub threads: usize,
}

impl Pass<'_> {
    fn comparer(&self) -> Comparer<'_> {
        Comparer::new(&self.table.words, self.frequencies, 16)
    }

    /// Every candidate pair, once, compared.
    pub(crate) fn candidates(
        &self,
        mut keys: keys::KeyTable,
        tell: &mut dyn FnMut(Phase, f32) -> Result<(), Refusal>,
    ) -> Result<Candidates, Refusal> {
        let rows = &self.table.rows;
        let mut out = Candidates::default();
        let mut scratches: Vec<Scratch> = (0..self.threads).map(|_| Scratch::default()).collect();
        let logs: Vec<Each> = (0..self.kinds.count()).map(|k| self.priors.logs(k as u32)).collect();
        let least = |log: &Each, other: usize| ((KEEP + log[other] - log[SAME]) * UNIT) as i32;
        let known = Known {
            least: logs.iter().map(|log| [least(log, HOUSEHOLD), least(log, STRANGERS)]).collect(),
            logs,
            sampling: (rows.len() as u64 * 30 / SAMPLE).max(1),
        };
        let worker = || Worker {
            comparer: self.comparer(),
            near: RowsAtHand::default(),
            unmet: vec![],
            known: &known,
        };
        let mut workers: Vec<Worker<'_>> = (0..self.threads).map(|_| worker()).collect();
        let mut alike: Vec<(u32, u32)> = Vec::new();
        for k in 0..KEYS {
            tell(Phase::Comparing, k as f32 / KEYS as f32)?;
            if k % self.threads == 0 {
                keys.sorted(k, &mut scratches);
            }
            let blocks =
                keys::blocks(&self.table.words, rows, &mut keys, k, &mut scratches[k % self.threads]);
            out.refined.extend(blocks.refined);
            alike.extend(&blocks.alike);
            let chunks = chunks(&blocks.spans);
            let (next, keys, blocks, chunks) = (AtomicUsize::new(0), &keys, &blocks, &chunks);
            let (next, before) = (&next, &(keys::before(k), Parting::of(k, keys.size)));
            let mut parts: Vec<(usize, Candidates)> = std::thread::scope(|scope| {
                let work: Vec<_> = workers
                    .iter_mut()
                    .map(|worker| {
                        scope.spawn(move || {
                            let mut done = Vec::new();
                            loop {
                                let i = next.fetch_add(1, Ordering::Relaxed);
                                if i >= chunks.len() {
                                    return done;
                                }
                                let mut part = Candidates::default();
                                let spans = &blocks.spans[chunks[i].0..chunks[i].1];
                                self.blocks(spans, &blocks.rows, keys, before, worker, &mut part);
                                done.push((i, part));
                            }
                        })
                    })
                    .collect();
                work.into_iter().flat_map(|w| w.join().unwrap_or_default()).collect()
            });
            parts.sort_unstable_by_key(|p| p.0);
            let before = (out.compared, out.kept.len());
            for (_, part) in parts {
                out.compared += part.compared;
                out.kept.extend(part.kept);
                out.others.extend(part.others);
            }
            out.by_key.push((out.compared - before.0, (out.kept.len() - before.1) as u64));
        }
        self.alike(alike, &keys, &mut workers[0], &mut out);
        tell(Phase::Comparing, 1.0)?;
        Ok(out)
    }

    /// Rows that were too many and all alike, where no key brought them together.
    fn alike(
        &self,
        mut pairs: Vec<(u32, u32)>,
        keys: &keys::KeyTable,
        worker: &mut Worker<'_>,
        out: &mut Candidates,
    ) {
        pairs.sort_unstable();
        pairs.dedup();
        let (before, rows) = (keys::before(KEYS), &self.table.rows);
        for (a, b) in pairs {
            let digest = |r: u32| &keys.digests[r as usize];
            if !keys.shares_earlier_key((a, digest(a)), (b, digest(b)), &before) {
                out.compared += 1;
                self.pair(
                    (a, &rows[a as usize]),
                    (b, &rows[b as usize]),
                    &mut worker.comparer,
                    worker.known,
                    out,
                );
            }
        }
    }

    /// Every pair of some blocks that no earlier key reached. Rows are fetched for
    /// a group of blocks at a time: many fetches then wait together, where one
    /// after the other would wait each for itself.
    fn blocks(
        &self,
        spans: &[(u32, u32)],
        all: &[u32],
        keys: &keys::KeyTable,
        known_by: &(Digest, Parting),
        worker: &mut Worker<'_>,
        out: &mut Candidates,
    ) {
        let mut at = 0;
        while at < spans.len() {
            let mut rows = 0;
            let group = spans[at..].iter().take_while(|s| {
                let fits = rows == 0 || rows + (s.1 - s.0) <= GROUP;
                rows += s.1 - s.0;
                fits
            });
            let end = at + group.count();
            self.group(&spans[at..end], all, keys, known_by, worker, out);
            at = end;
        }
    }

    fn group(
        &self,
        spans: &[(u32, u32)],
        all: &[u32],
        keys: &keys::KeyTable,
        known_by: &(Digest, Parting),
        worker: &mut Worker<'_>,
        out: &mut Candidates,
    ) {
        let Worker { comparer, near, unmet, known } = worker;
        let (before, parting) = known_by;
        near.rows.clear();
        spans.iter().for_each(|s| near.rows.extend_from_slice(&all[s.0 as usize..s.1 as usize]));
        near.digests.clear();
        near.digests.extend(near.rows.iter().map(|&r| keys.digests[r as usize]));
        unmet.clear();
        let mut from = 0;
        for span in spans {
            let to = from + (span.1 - span.0) as usize;
            for i in from..to {
                for j in i + 1..to {
                    let (a, b) = (&near.digests[i], &near.digests[j]);
                    if keys.shares_earlier_key((near.rows[i], a), (near.rows[j], b), before) {
                        continue;
                    }
                    out.compared += 1;
                    if !parting.parts(a, b) {
                        unmet.push((i as u32, j as u32));
                    }
                }
            }
            from = to;
        }
        if unmet.is_empty() {
            return;
        }
        near.packed.clear();
        near.packed.extend(near.rows.iter().map(|&r| self.table.rows[r as usize]));
        for &(i, j) in unmet.iter() {
            let (i, j) = (i as usize, j as usize);
            self.pair((near.rows[i], &near.packed[i]), (near.rows[j], &near.packed[j]), comparer, known, out);
        }
    }

    #[inline]
    fn pair(
        &self,
        (a, ra): (u32, &Packed),
        (b, rb): (u32, &Packed),
        comparer: &mut Comparer<'_>,
        known: &Known,
        out: &mut Candidates,
    ) {
        let kind = self.kinds.of(ra.list, rb.list);
        let levels = match comparer.within_reach(ra, rb, &self.tables, known.least[kind as usize]) {
            Some(levels) => levels,
            None if known.is_sampled(a, b) => comparer.levels(ra, rb),
            None => return,
        };
        let log = &known.logs[kind as usize];
        let sums = self.tables.sum(&levels);
        if at_most(sums, log) > KEEP && log_odds(sums, log) > KEEP {
            let ((a, la), (b, lb)) =
                if a < b { ((a, ra.list), (b, rb.list)) } else { ((b, rb.list), (a, ra.list)) };
            let barred = cannot_be_one(ra, rb);
            out.kept.push(Kept { a, b, code: Pattern::of(&levels), lists: [la, lb], barred });
        } else if known.is_sampled(a, b) {
            out.others.push(Counted {
                code: Pattern::of(&levels),
                kind,
                count: known.sampling as f64,
                judged: None,
            });
        }
    }
}

/// Groups of blocks of about the same work.
fn chunks(spans: &[(u32, u32)]) -> Vec<(usize, usize)> {
    const WORK: u64 = 100_000;
    let mut out = Vec::new();
    let (mut from, mut work) = (0, 0);
    for (i, s) in spans.iter().enumerate() {
        work += u64::from(s.1 - s.0).pow(2);
        if work >= WORK {
            out.push((from, i + 1));
            (from, work) = (i + 1, 0);
        }
    }
    if from < spans.len() {
        out.push((from, spans.len()));
    }
    out
}
