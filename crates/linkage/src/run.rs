//! One run: records in, people out.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::cluster::{self, Edge, Evidence};
use crate::compare::{Comparer, Frequencies};
use crate::keys::{self, KEYS, Keys, Refined, Scratch};
use crate::learn::{self, Counted, Kinds, Priors};
use crate::levels::Code;
use crate::model::*;
use crate::pack::{Builder, NAMELESS, Packed, Table};
use crate::record::Record;

/// What is being done, for a progress bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Reading words into numbers and counting them.
    Reading,
    /// Comparing candidate pairs.
    Comparing,
    /// Learning the weights.
    Learning,
    /// Joining pairs to people.
    Clustering,
}

/// The answer of whoever watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Continue {
    /// Go on.
    Yes,
    /// Stop now; nothing is kept.
    Stop,
}

/// Why there is no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// The watcher said stop.
    Stopped,
    /// More rows than the engine numbers (2³²).
    TooMany,
    /// A label or a standing judgement names a row that is not there.
    NoSuchRow(usize),
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refusal::Stopped => f.write_str("stopped"),
            Refusal::TooMany => f.write_str("too many rows"),
            Refusal::NoSuchRow(row) => write!(f, "no row {row}"),
        }
    }
}
impl std::error::Error for Refusal {}

/// A judgement of a pair, used for learning and calibration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// First row.
    pub a: usize,
    /// Second row.
    pub b: usize,
    /// One person, or two.
    pub same: bool,
}

/// What a run is told besides the records.
#[derive(Clone, Debug)]
pub struct Options {
    /// Pairs and clusters need this probability; without it, [`DEFAULT_THRESHOLD`].
    pub threshold: Option<f64>,
    /// Lists that claim to name each person once; `*` is every list.
    pub one_per_list: Vec<String>,
    /// Judged pairs to learn from.
    pub labels: Vec<Label>,
    /// Weights to use instead of learning.
    pub model: Option<Model>,
    /// Seeds the draw of random pairs.
    pub seed: u64,
    /// Standing *different*: never one person.
    pub apart: Vec<(usize, usize)>,
    /// Standing *same*.
    pub together: Vec<(usize, usize)>,
    /// Threads; the result does not depend on it.
    pub threads: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options { threshold: None, one_per_list: vec![], labels: vec![], model: None, seed: 1, apart: vec![], together: vec![], threads: 2 }
    }
}

/// The probability from which two records are proposed as one person.
pub const DEFAULT_THRESHOLD: f64 = 0.5;

/// Pairs less probable than this are not given out.
const LEAST_SHOWN: f64 = 0.01;
/// Pairs that may become anything after learning, in nats.
const KEEP: f64 = -6.0;

/// A pair of rows that may be one person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// First row.
    pub a: u32,
    /// Second row, greater.
    pub b: u32,
    /// How probable it is that both are one person.
    pub probability: f64,
    /// The same as log-odds, in bits.
    pub weight: f64,
    /// The pattern of agreement, to be explained by [`Linked::explain`].
    pub pattern: u64,
}

/// What a run says of itself.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Rows read.
    pub records: usize,
    /// Names of the lists and their rows.
    pub lists: Vec<(String, usize)>,
    /// Pairs compared.
    pub compared: u64,
    /// The same by key, with the pairs worth keeping.
    pub by_key: Vec<(u64, u64)>,
    /// Keys whose blocks were too large and how they were split.
    pub refined: Vec<Refined>,
    /// Rows whose name is empty or a placeholder.
    pub nameless: usize,
    /// The threshold used.
    pub threshold: f64,
}

/// The result of a run.
pub struct Linked {
    /// Pairs, by rows.
    pub pairs: Vec<Pair>,
    /// For each row, the smallest row of its person.
    pub clusters: Vec<u32>,
    /// What was learned.
    pub model: Model,
    /// What the run says of itself.
    pub report: Report,
    pub(crate) tables: Tables,
    pub(crate) priors: Priors,
    pub(crate) kinds: Kinds,
    pub(crate) table: Table,
}

impl Linked {
    /// The id of a row.
    pub fn rec_id(&self, row: usize) -> &str {
        self.table.ids.get(row)
    }
}

/// Links records. `progress` hears how far it is and may stop it.
pub fn link(records: &[Record], options: &Options, progress: &mut dyn FnMut(Phase, f32) -> Continue) -> Result<Linked, Refusal> {
    let mut builder = Builder::new();
    builder.extend(records);
    builder.link(options, progress)
}

impl Builder {
    /// Links the rows taken so far.
    pub fn link(self, options: &Options, progress: &mut dyn FnMut(Phase, f32) -> Continue) -> Result<Linked, Refusal> {
        let mut tell = |phase, part| match progress(phase, part) {
            Continue::Yes => Ok(()),
            Continue::Stop => Err(Refusal::Stopped),
        };
        if u32::try_from(self.len()).is_err() {
            return Err(Refusal::TooMany);
        }
        tell(Phase::Reading, 0.0)?;
        let table = self.finish();
        check(options, table.rows.len())?;
        let frequencies = Frequencies::of(&table.words, &table.rows, table.parties.len());
        let shares = Shares::of(&frequencies);
        let kinds = Kinds::new(&table.rows, table.lists.len());
        let mut comparer = Comparer { words: &table.words, frequencies: &frequencies, cache: crate::words::Cache::new(16) };
        let mut weights = options.model.as_ref().map_or_else(Weights::defaults, Weights::from_model);
        let mut priors = learn::first_priors(&kinds);
        learn::learn_random(&mut weights, &mut comparer, &table.rows, options.seed);
        tell(Phase::Reading, 1.0)?;

        let mut run = Run { table: &table, frequencies: &frequencies, kinds: &kinds, tables: Tables::new(&weights, &shares), priors: priors.clone(), threads: options.threads.max(1) };
        let candidates = run.candidates(&mut tell)?;
        let mut counted = candidates.counted(&kinds, &table.rows);
        counted.extend(labelled(options, &mut comparer, &kinds, &table.rows));
        tell(Phase::Learning, 0.0)?;
        if options.model.is_none() {
            learn::learn(&mut weights, &mut priors, &shares, &counted, &kinds);
        } else {
            learn::learn_sizes(&weights, &mut priors, &shares, &counted, &kinds);
        }
        run.tables = Tables::new(&weights, &shares);
        run.priors = priors;
        tell(Phase::Clustering, 0.0)?;
        let (pairs, clusters) = run.people(&candidates, options);
        let report = Report {
            records: table.rows.len(),
            lists: table.lists.iter().cloned().zip(kinds.sizes.iter().map(|s| *s as usize)).collect(),
            compared: candidates.compared,
            by_key: candidates.by_key,
            refined: candidates.refined,
            nameless: table.rows.iter().filter(|r| r.flags & NAMELESS != 0 || r.whole == 0).count(),
            threshold: options.threshold.unwrap_or(DEFAULT_THRESHOLD),
        };
        let model = Model {
            version: 1,
            records: table.rows.len() as u64,
            household: run.priors.household,
            kin: run.priors.kin,
            overlaps: vec![],
            calibration: (1.0, 0.0),
            grounds: weights.to_grounds(),
        };
        let Run { tables, priors, .. } = run;
        Ok(Linked { pairs, clusters, model, report, tables, priors, kinds, table })
    }
}

fn check(options: &Options, rows: usize) -> Result<(), Refusal> {
    let judged = options.apart.iter().chain(&options.together).flat_map(|&(a, b)| [a, b]);
    let labels = options.labels.iter().flat_map(|l| [l.a, l.b]);
    match judged.chain(labels).find(|&r| r >= rows) {
        Some(row) => Err(Refusal::NoSuchRow(row)),
        None => Ok(()),
    }
}

fn labelled(_options: &Options, _comparer: &mut Comparer<'_>, _kinds: &Kinds, _rows: &[Packed]) -> Vec<Counted> {
    Vec::new()
}

/// The candidate pairs worth keeping and a sample of the others.
#[derive(Default)]
struct Candidates {
    kept: Vec<Kept>,
    /// Sampled patterns of pairs not kept, with how many each stands for.
    others: Vec<Counted>,
    compared: u64,
    by_key: Vec<(u64, u64)>,
    refined: Vec<Refined>,
}

#[derive(Clone, Copy)]
struct Kept {
    a: u32,
    b: u32,
    code: Code,
}

/// About this many patterns are enough to learn from.
const SAMPLE: u64 = 150_000;

impl Candidates {
    /// Patterns counted, sorted.
    fn counted(&self, kinds: &Kinds, rows: &[Packed]) -> Vec<Counted> {
        let step = (self.kept.len() as u64 / SAMPLE).max(1);
        let kept = self.kept.iter().filter(|k| mix(k.a, k.b) % step == 0).map(|k| Counted {
            code: k.code,
            kind: kinds.of(rows[k.a as usize].list, rows[k.b as usize].list),
            count: step as f64,
        });
        let mut all: Vec<Counted> = kept.chain(self.others.iter().copied()).collect();
        all.sort_unstable_by(|x, y| (x.kind, x.code).cmp(&(y.kind, y.code)).then(x.count.total_cmp(&y.count)));
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

fn mix(a: u32, b: u32) -> u64 {
    let mut s = u64::from(a) << 32 | u64::from(b);
    learn::splitmix(&mut s)
}

/// What a thread works with.
struct Worker<'a> {
    comparer: Comparer<'a>,
    /// The records of the block at hand, side by side in memory.
    near: Vec<Packed>,
    near_keys: Vec<Keys>,
    known: &'a Known,
}

/// What is known before the first pair.
struct Known {
    logs: Vec<[f64; 4]>,
    most: Vec<[i32; 2]>,
    sampling: u64,
}

struct Run<'a> {
    table: &'a Table,
    frequencies: &'a Frequencies,
    kinds: &'a Kinds,
    tables: Tables,
    priors: Priors,
    threads: usize,
}

impl Run<'_> {
    fn comparer(&self) -> Comparer<'_> {
        Comparer { words: &self.table.words, frequencies: self.frequencies, cache: crate::words::Cache::new(16) }
    }

    fn keys(&self) -> Vec<Keys> {
        let rows = &self.table.rows;
        let mut keys: Vec<Keys> = vec![[0; KEYS]; rows.len()];
        let part = rows.len().div_ceil(self.threads).max(1);
        std::thread::scope(|scope| {
            for (keys, rows) in keys.chunks_mut(part).zip(rows.chunks(part)) {
                scope.spawn(move || keys.iter_mut().zip(rows).for_each(|(k, r)| *k = keys::keys(&self.table.words, r, rows.len() >= 200_000)));
            }
        });
        keys
    }

    /// Every candidate pair, once, compared.
    fn candidates(&self, tell: &mut dyn FnMut(Phase, f32) -> Result<(), Refusal>) -> Result<Candidates, Refusal> {
        let rows = &self.table.rows;
        let mut keys = self.keys();
        let mut out = Candidates::default();
        let mut scratch = Scratch::default();
        let known = Known {
            logs: (0..self.kinds.count()).map(|k| self.priors.logs(k as u16)).collect(),
            most: self.tables.most(),
            sampling: (rows.len() as u64 * 30 / SAMPLE).max(1),
        };
        let worker = || Worker { comparer: self.comparer(), near: vec![], near_keys: vec![], known: &known };
        let mut workers: Vec<Worker<'_>> = (0..self.threads).map(|_| worker()).collect();
        for k in 0..KEYS {
            tell(Phase::Comparing, k as f32 / KEYS as f32)?;
            let blocks = keys::blocks(&self.table.words, rows, &mut keys, k, &mut scratch);
            out.refined.extend(blocks.refined);
            let chunks = chunks(&blocks.spans);
            let (next, keys, blocks, chunks) = (AtomicUsize::new(0), &keys, &blocks, &chunks);
            let stop = AtomicBool::new(false);
            let (next, stop) = (&next, &stop);
            let mut parts: Vec<(usize, Candidates)> = std::thread::scope(|scope| {
                let work: Vec<_> = workers
                    .iter_mut()
                    .map(|worker| {
                        scope.spawn(move || {
                            let mut done = Vec::new();
                            loop {
                                let i = next.fetch_add(1, Ordering::Relaxed);
                                if i >= chunks.len() || stop.load(Ordering::Relaxed) {
                                    return done;
                                }
                                let mut part = Candidates::default();
                                for span in &blocks.spans[chunks[i].0..chunks[i].1] {
                                    let block = &blocks.rows[span.0 as usize..span.1 as usize];
                                    self.block(block, keys, k, worker, &mut part);
                                }
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
        tell(Phase::Comparing, 1.0)?;
        Ok(out)
    }

    /// Every pair of one block that no earlier key reached.
    fn block(&self, block: &[u32], keys: &[Keys], k: usize, worker: &mut Worker<'_>, out: &mut Candidates) {
        let rows = &self.table.rows;
        let Worker { comparer, near, near_keys, known } = worker;
        near.clear();
        near.extend(block.iter().map(|&r| rows[r as usize]));
        near_keys.clear();
        near_keys.extend(block.iter().map(|&r| keys[r as usize]));
        for i in 0..block.len() {
            for j in i + 1..block.len() {
                if keys::met_before(&near_keys[i], &near_keys[j], k) {
                    continue;
                }
                out.compared += 1;
                self.pair((block[i], &near[i]), (block[j], &near[j]), comparer, known, out);
            }
        }
    }

    #[inline]
    fn pair(&self, (a, ra): (u32, &Packed), (b, rb): (u32, &Packed), comparer: &mut Comparer<'_>, known: &Known, out: &mut Candidates) {
        let mut levels = comparer.name_and_birth(ra, rb);
        let kind = self.kinds.of(ra.list, rb.list);
        let log = &known.logs[usize::from(kind)];
        let so_far = self.tables.sum(&levels);
        let most = known.most[usize::from(ra.present & rb.present)];
        let bound = |other: usize, most: i32| f64::from(so_far[SAME] - so_far[other] + most) / UNIT + log[SAME] - log[other] < KEEP;
        let sampled = mix(a, b) % known.sampling == 0;
        if !sampled && (bound(HOUSEHOLD, most[0]) || bound(STRANGERS, most[1])) {
            return;
        }
        comparer.others(ra, rb, &mut levels);
        let odds = log_odds(self.tables.sum(&levels), log);
        if odds > KEEP {
            out.kept.push(Kept { a: a.min(b), b: a.max(b), code: Code::of(&levels) });
        } else if sampled {
            out.others.push(Counted { code: Code::of(&levels), kind, count: known.sampling as f64 });
        }
    }

    fn people(&self, candidates: &Candidates, options: &Options) -> (Vec<Pair>, Vec<u32>) {
        let threshold = options.threshold.unwrap_or(DEFAULT_THRESHOLD).clamp(1e-6, 1.0 - 1e-9);
        let rows = &self.table.rows;
        let mut judge = Judge::new(self, options);
        let mut pairs = Vec::new();
        let mut edges = Vec::new();
        for k in &candidates.kept {
            let Some(log_odds) = judge.of_code(k.a, k.b, k.code) else { continue };
            let p = probability(log_odds);
            if p >= LEAST_SHOWN {
                let (a, b) = (self.table.came[k.a as usize], self.table.came[k.b as usize]);
                pairs.push(Pair { a: a.min(b), b: a.max(b), probability: p, weight: log_odds * std::f64::consts::LOG2_E, pattern: k.code.0 });
                edges.push(Edge { a: k.a, b: k.b, log_odds });
            }
        }
        pairs.sort_unstable_by_key(|p| (p.a, p.b));
        let stands = |row: usize| self.table.stands[row];
        let sure: Vec<(u32, u32)> = options.together.iter().map(|&(a, b)| (stands(a), stands(b))).collect();
        let clusters = cluster::cluster(rows.len(), &sure, edges, libm::log(threshold / (1.0 - threshold)), &mut judge);
        (pairs, self.as_they_came(&clusters))
    }
}

impl Run<'_> {
    /// Clusters by rows as they came, each named by its smallest row.
    fn as_they_came(&self, clusters: &[u32]) -> Vec<u32> {
        let mut smallest = vec![u32::MAX; clusters.len()];
        for (now, &root) in clusters.iter().enumerate() {
            let s = &mut smallest[root as usize];
            *s = (*s).min(self.table.came[now]);
        }
        self.table.stands.iter().map(|&now| smallest[clusters[now as usize] as usize]).collect()
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

/// The evidence of pairs after learning, with vetoes.
struct Judge<'a> {
    run: &'a Run<'a>,
    comparer: Comparer<'a>,
    logs: Vec<[f64; 4]>,
    clean: Vec<bool>,
    apart: std::collections::BTreeSet<(u32, u32)>,
}

/// What a second record of a list that claims to be clean costs, in nats.
const ONE_A_LIST: f64 = 12.0;

impl<'a> Judge<'a> {
    fn new(run: &'a Run<'a>, options: &Options) -> Judge<'a> {
        let clean = run.table.lists.iter().map(|l| options.one_per_list.iter().any(|o| o == "*" || o == l)).collect();
        let apart = options.apart.iter().map(|&(a, b)| (run.table.stands[a], run.table.stands[b])).map(|(a, b)| (a.min(b), a.max(b))).collect();
        let logs = (0..run.kinds.count()).map(|k| run.priors.logs(k as u16)).collect();
        Judge { run, comparer: run.comparer(), logs, clean, apart }
    }

    fn of_code(&self, a: u32, b: u32, code: Code) -> Option<f64> {
        let (ra, rb) = (&self.run.table.rows[a as usize], &self.run.table.rows[b as usize]);
        if self.apart.contains(&(a.min(b), a.max(b))) || ra.national != 0 && rb.national != 0 && ra.national != rb.national {
            return None;
        }
        let kind = self.run.kinds.of(ra.list, rb.list);
        let odds = log_odds(self.run.tables.sum(&code.levels()), &self.logs[usize::from(kind)]);
        let price = if ra.list == rb.list && self.clean[usize::from(ra.list)] { ONE_A_LIST } else { 0.0 };
        Some(odds - price)
    }
}

impl Evidence for Judge<'_> {
    fn log_odds(&mut self, a: u32, b: u32) -> Option<f64> {
        let rows = &self.run.table.rows;
        let code = self.comparer.code(&rows[a as usize], &rows[b as usize]);
        self.of_code(a, b, code)
    }
}
