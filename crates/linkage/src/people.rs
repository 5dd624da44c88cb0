//! From candidate pairs to the pairs that are told and the people they make.

use std::collections::{BTreeMap, BTreeSet};

use crate::candidates::Kept;
use crate::cluster::{self, Edge};
use crate::judge::Judge;
use crate::levels::Pattern;
use crate::options::LEAST_SHOWN;
use crate::options::{DEFAULT_THRESHOLD, Options};
use crate::pack::{List, RecordTable};
use crate::result::Pair;
use crate::rivals;

/// The pairs that by themselves are probable enough to be shown, and what their
/// rivals take.
pub(crate) struct Asked {
    /// Before calibration and without their losses.
    edges: Vec<Edge>,
    codes: Vec<Pattern>,
    losses: Vec<f32>,
}

impl Asked {
    /// `may_move`: calibration may yet lift what is too improbable now.
    pub(crate) fn of(
        table: &RecordTable,
        judge: &Judge<'_>,
        kept: &[Kept],
        may_move: bool,
        threads: usize,
    ) -> Asked {
        let least = if may_move { f64::NEG_INFINITY } else { LEAST_SHOWN };
        let parts = rivals::in_parts(kept.len(), threads, |part| {
            let (mut edges, mut codes) = (Vec::with_capacity(part.len()), Vec::with_capacity(part.len()));
            for k in &kept[part] {
                let Some(log_odds) = judge.of_kept(k) else { continue };
                if log_odds >= least {
                    edges.push(Edge { a: k.a, b: k.b, log_odds });
                    codes.push(k.code);
                }
            }
            (edges, codes)
        });
        let mut parts = parts.into_iter();
        let (mut edges, mut codes) = parts.next().unwrap_or_default();
        for part in parts {
            edges.extend(part.0);
            codes.extend(part.1);
        }
        let lists: Vec<List> = table.rows.iter().map(|r| r.list).collect();
        let losses = rivals::losses(&lists, &edges, &|a, b| judge.again(a, b), threads);
        Asked { edges, codes, losses }
    }

    /// The losses of some pairs of rows.
    pub(crate) fn losses_of(&self, pairs: impl Iterator<Item = (u32, u32)>) -> BTreeMap<(u32, u32), f64> {
        let wanted: BTreeSet<(u32, u32)> = pairs.map(|(a, b)| (a.min(b), a.max(b))).collect();
        if wanted.is_empty() {
            return BTreeMap::new();
        }
        let all = self
            .edges
            .iter()
            .zip(&self.losses)
            .map(|(e, &loss)| ((e.a.min(e.b), e.a.max(e.b)), f64::from(loss)));
        all.filter(|(pair, _)| wanted.contains(pair)).collect()
    }
}

/// Pairs and clusters, by rows as they came.
pub(crate) struct People {
    pub pairs: Vec<Pair>,
    /// What rivals made too improbable to be shown.
    pub fallen: Vec<Pair>,
    pub clusters: Vec<u32>,
}

pub(crate) fn people(table: &RecordTable, mut judge: Judge<'_>, asked: Asked, options: &Options) -> People {
    let threshold = options.threshold.unwrap_or(DEFAULT_THRESHOLD).clamp(1e-6, 1.0 - 1e-9);
    let Asked { mut edges, codes, losses } = asked;
    let (mut pairs, mut fallen) = (Vec::with_capacity(edges.len()), Vec::new());
    for ((e, code), loss) in edges.iter_mut().zip(codes).zip(losses) {
        e.log_odds = judge.settled(e, code, f64::from(loss));
        let pair = Pair::new(table.came[e.a as usize], table.came[e.b as usize], e.log_odds, code);
        if e.log_odds >= LEAST_SHOWN { pairs.push(pair) } else { fallen.push(pair) }
    }
    let sure: Vec<(u32, u32)> =
        options.together.iter().map(|&(a, b)| (table.stands[a], table.stands[b])).collect();
    let clusters = std::thread::scope(|scope| {
        scope.spawn(|| {
            pairs.sort_unstable_by_key(|p| (p.a, p.b));
            fallen.sort_unstable_by_key(|p| (p.a, p.b));
        });
        let least = libm::log(threshold / (1.0 - threshold));
        let clusters = cluster::cluster(table.rows.len(), &sure, edges, least, &mut judge);
        as_they_came(table, &clusters)
    });
    People { pairs, fallen, clusters }
}

/// Clusters by rows as they came, each named by its smallest row.
fn as_they_came(table: &RecordTable, clusters: &[u32]) -> Vec<u32> {
    let mut smallest = vec![u32::MAX; clusters.len()];
    for (now, &root) in clusters.iter().enumerate() {
        let s = &mut smallest[root as usize];
        *s = (*s).min(table.came[now]);
    }
    table.stands.iter().map(|&now| smallest[clusters[now as usize] as usize]).collect()
}
