//! One run: records in, people out.

use std::collections::{BTreeMap, BTreeSet};

use crate::calibrate;
use crate::candidates::{Candidates, Pass};
use crate::cluster::{self, Edge};
use crate::compare::{Comparer, Frequencies};
use crate::judge::Judge;
use crate::learn::{self, Counted, Kinds, Priors};
use crate::levels::Code;
use crate::model::*;
use crate::options::{Continue, DEFAULT_THRESHOLD, Options, Phase, Refusal};
use crate::pack::{Builder, NAMELESS, Table};
use crate::record::Record;
use crate::result::{Linked, Pair, Report};
use crate::rivals;
use crate::scorer::Scorer;
use crate::words::Cache;

/// Pairs less probable than this are not given out.
const LEAST_SHOWN: f64 = 0.01;
/// How many unjudged pairs one judged pair speaks for.
const JUDGED_WEIGHT: f64 = 3.0;

/// Links records. `progress` hears how far it is and may stop it.
pub fn link(
    records: &[Record],
    options: &Options,
    progress: &mut dyn FnMut(Phase, f32) -> Continue,
) -> Result<Linked, Refusal> {
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
        check(options, self.len())?;
        tell(Phase::Reading, 0.0)?;
        let table = self.finish();
        let frequencies = Frequencies::of(&table.words, &table.rows, table.parties.len());
        let shares = Shares::of(&frequencies);
        let kinds = Kinds::new(&table.rows, table.lists.len());
        let mut weights = options.model.as_ref().map_or_else(Weights::defaults, Weights::from_model);
        let mut priors = learn::first_priors(&kinds);
        learn::learn_random(&mut weights, &mut comparer(&table, &frequencies), &table.rows, options.seed);
        tell(Phase::Reading, 1.0)?;

        let pass = Pass {
            table: &table,
            frequencies: &frequencies,
            kinds: &kinds,
            tables: Tables::new(&weights, &shares),
            priors: priors.clone(),
            threads: options.threads.clamp(1, 64),
        };
        let candidates = pass.candidates(&mut tell)?;
        tell(Phase::Learning, 0.0)?;
        let mut counted = candidates.counted(&kinds, &table.rows);
        counted.extend(judged(options, &table, &frequencies, &kinds));
        if options.model.is_none() {
            learn::learn(&mut weights, &mut priors, &shares, &counted, &kinds);
        } else {
            learn::learn_sizes(&weights, &mut priors, &shares, &counted, &kinds);
        }
        let calibration = options.model.as_ref().map_or((1.0, 0.0), |m| m.calibration);
        let mut scorer = Scorer::new(Tables::new(&weights, &shares), kinds, &priors, calibration);
        tell(Phase::Clustering, 0.0)?;
        let judge = Judge::new(&table, &scorer, comparer(&table, &frequencies), options);
        let may_move = calibration != (1.0, 0.0) || !options.labels.is_empty();
        let asked = Asked::of(&table, &judge, &candidates, may_move, options.threads.clamp(1, 64));
        calibrated(&mut scorer, options, &table, &frequencies, &asked);
        let judge = Judge::new(&table, &scorer, comparer(&table, &frequencies), options);
        let People { pairs, fallen, clusters } = people(&table, judge, asked, options);
        tell(Phase::Clustering, 1.0)?;
        let report = report(&table, &scorer, candidates, options);
        let model = Model::of(&weights, &priors, &table, &scorer);
        Ok(Linked { pairs, fallen, clusters, model, report, table, frequencies, scorer })
    }
}

fn comparer<'a>(table: &'a Table, frequencies: &'a Frequencies) -> Comparer<'a> {
    Comparer { words: &table.words, frequencies, cache: Cache::new(16) }
}

fn check(options: &Options, rows: usize) -> Result<(), Refusal> {
    let standing = options.apart.iter().chain(&options.together).flat_map(|&(a, b)| [a, b]);
    let labels = options.labels.iter().flat_map(|l| [l.a, l.b]);
    match standing.chain(labels).find(|&r| r >= rows) {
        Some(row) => Err(Refusal::NoSuchRow(row)),
        None => Ok(()),
    }
}

/// The patterns of judged pairs.
fn judged(options: &Options, table: &Table, frequencies: &Frequencies, kinds: &Kinds) -> Vec<Counted> {
    let mut comparer = comparer(table, frequencies);
    let of = |l: &crate::options::Label| {
        let (a, b) = (&table.rows[table.stands[l.a] as usize], &table.rows[table.stands[l.b] as usize]);
        Counted {
            code: comparer.code(a, b),
            kind: kinds.of(a.list, b.list),
            count: JUDGED_WEIGHT,
            judged: Some(l.same),
        }
    };
    options.labels.iter().map(of).collect()
}

fn calibrated(scorer: &mut Scorer, options: &Options, table: &Table, frequencies: &Frequencies, asked: &Asked) {
    let mut comparer = comparer(table, frequencies);
    let losses = asked.losses_of(options.labels.iter().map(|l| (table.stands[l.a], table.stands[l.b])));
    let odds: Vec<(f64, bool)> = options
        .labels
        .iter()
        .map(|l| {
            let (a, b) = (table.stands[l.a], table.stands[l.b]);
            let (ra, rb) = (&table.rows[a as usize], &table.rows[b as usize]);
            let (loss, code) = (losses.get(&(a.min(b), a.max(b))).copied().unwrap_or(0.0), comparer.code(ra, rb));
            (scorer.settled(code, scorer.plain(code, ra.list, rb.list) - loss), l.same)
        })
        .collect();
    let (scale, shift) = calibrate::fit(&odds);
    scorer.calibration = (scorer.calibration.0 * scale, scorer.calibration.1 * scale + shift);
}

/// The pairs that by themselves are probable enough to be shown, and what their
/// rivals take.
struct Asked {
    /// Before calibration and without their losses.
    edges: Vec<Edge>,
    codes: Vec<Code>,
    losses: Vec<f32>,
}

impl Asked {
    fn of(table: &Table, judge: &Judge<'_>, candidates: &Candidates, may_move: bool, threads: usize) -> Asked {
        // Calibration may lift what is too improbable now.
        let least = if may_move { f64::NEG_INFINITY } else { log_odds_of(LEAST_SHOWN) };
        let most = candidates.kept.len();
        let (mut edges, mut codes) = (Vec::with_capacity(most), Vec::with_capacity(most));
        for k in &candidates.kept {
            let Some(log_odds) = judge.of_code(k.a, k.b, k.code) else { continue };
            if log_odds >= least {
                edges.push(Edge { a: k.a, b: k.b, log_odds });
                codes.push(k.code);
            }
        }
        let lists: Vec<u16> = table.rows.iter().map(|r| r.list).collect();
        let losses = rivals::losses(&lists, &edges, &|a, b| judge.again(a, b), threads);
        Asked { edges, codes, losses }
    }

    /// The losses of some pairs of rows.
    fn losses_of(&self, pairs: impl Iterator<Item = (u32, u32)>) -> BTreeMap<(u32, u32), f64> {
        let wanted: BTreeSet<(u32, u32)> = pairs.map(|(a, b)| (a.min(b), a.max(b))).collect();
        if wanted.is_empty() {
            return BTreeMap::new();
        }
        let all = self.edges.iter().zip(&self.losses).map(|(e, &loss)| ((e.a.min(e.b), e.a.max(e.b)), f64::from(loss)));
        all.filter(|(pair, _)| wanted.contains(pair)).collect()
    }
}

/// Pairs and clusters, by rows as they came.
struct People {
    pairs: Vec<Pair>,
    fallen: Vec<Pair>,
    clusters: Vec<u32>,
}

fn people(table: &Table, mut judge: Judge<'_>, asked: Asked, options: &Options) -> People {
    let threshold = options.threshold.unwrap_or(DEFAULT_THRESHOLD).clamp(1e-6, 1.0 - 1e-9);
    let Asked { mut edges, codes, losses } = asked;
    let (mut pairs, mut fallen) = (Vec::new(), Vec::new());
    for ((e, code), loss) in edges.iter_mut().zip(codes).zip(losses) {
        e.log_odds = judge.settled(e, code, f64::from(loss));
        let pair = Pair::new(table.came[e.a as usize], table.came[e.b as usize], e.log_odds, code);
        if pair.probability >= LEAST_SHOWN { pairs.push(pair) } else { fallen.push(pair) }
    }
    for pairs in [&mut pairs, &mut fallen] {
        pairs.sort_unstable_by_key(|p| (p.a, p.b));
    }
    let sure: Vec<(u32, u32)> = options.together.iter().map(|&(a, b)| (table.stands[a], table.stands[b])).collect();
    let clusters =
        cluster::cluster(table.rows.len(), &sure, edges, libm::log(threshold / (1.0 - threshold)), &mut judge);
    People { pairs, fallen, clusters: as_they_came(table, &clusters) }
}

/// Clusters by rows as they came, each named by its smallest row.
fn as_they_came(table: &Table, clusters: &[u32]) -> Vec<u32> {
    let mut smallest = vec![u32::MAX; clusters.len()];
    for (now, &root) in clusters.iter().enumerate() {
        let s = &mut smallest[root as usize];
        *s = (*s).min(table.came[now]);
    }
    table.stands.iter().map(|&now| smallest[clusters[now as usize] as usize]).collect()
}

fn report(table: &Table, scorer: &Scorer, candidates: Candidates, options: &Options) -> Report {
    Report {
        records: table.rows.len(),
        lists: table.lists.iter().cloned().zip(scorer.kinds.sizes.iter().map(|s| *s as usize)).collect(),
        compared: candidates.compared,
        by_key: candidates.by_key,
        refined: candidates.refined,
        nameless: table.rows.iter().filter(|r| r.flags & NAMELESS != 0 || r.whole == 0).count(),
        threshold: options.threshold.unwrap_or(DEFAULT_THRESHOLD),
    }
}

impl Model {
    fn of(weights: &Weights, priors: &Priors, table: &Table, scorer: &Scorer) -> Model {
        Model {
            version: 1,
            records: table.rows.len() as u64,
            classes: (HOUSEHOLD..STRANGERS).map(|c| (CLASS_NAMES[c].to_string(), priors.between[c])).collect(),
            overlaps: overlaps(priors, table, &scorer.kinds),
            calibration: scorer.calibration,
            grounds: weights.to_grounds(),
        }
    }
}

/// How much each two lists share, in the order of their names' first rows.
fn overlaps(priors: &Priors, table: &Table, kinds: &Kinds) -> Vec<Overlap> {
    let n = table.lists.len().min(24);
    (0..n)
        .flat_map(|b| (0..=b).map(move |a| (a, b)))
        .map(|(a, b)| Overlap {
            first: table.lists[a].clone(),
            second: table.lists[b].clone(),
            same: priors.same[usize::from(kinds.of(a as u16, b as u16))],
        })
        .collect()
}
