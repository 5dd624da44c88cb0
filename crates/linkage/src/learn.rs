//! Learning the weights: expectation and maximisation over counted patterns.
//!
//! Fellegi and Sunter (1969) give the weights, Enamorado, Fifield and Imai
//! (2019) the counting of patterns. What strangers agree in is not estimated
//! from the candidates, who were chosen for agreeing, but from random pairs and
//! from the frequencies of the values. All pairs that are no candidates count as
//! strangers.
//!
//! **Invariant:** the sums run over sorted patterns in one fixed order, and
//! logarithms come from `libm`; the same records give the same model, to the bit.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::compare::{Comparer, Frequencies};
use crate::levels::{COUNT, GROUNDS, GroundKind, Pattern};
use crate::model::*;
use crate::pack::{Packed, RecordTable};
pub(crate) use crate::priors::{Kinds, Priors, first_priors};

/// A pattern, the pair of lists it was seen between, and how often.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(crate) struct Counted {
    pub code: Pattern,
    pub kind: u32,
    pub count: f64,
    /// What a person judged, where one did.
    pub judged: Option<bool>,
}

/// How strongly the defaults are held on to, as a number of pairs.
const HOLD: f64 = 150.0;
/// Namesakes are often of one age, because names have their years; but beyond
/// this the class would explain one person away.
const MOST_OF_A_GENERATION: f64 = 0.3;
/// At least this many pairs of brothers for each pair that is one person.
const BROTHERS: f64 = 0.3;
const ROUNDS: usize = 12;

/// What strangers agree in: counted on pairs drawn at random with a seed, in a few
/// portions, so that threads can share them.
pub(crate) fn learn_random(
    w: &mut Weights,
    table: &RecordTable,
    frequencies: &Frequencies,
    seed: u64,
    threads: usize,
) {
    const PORTIONS: u64 = 8;
    let n = table.rows.len() as u64;
    if n < 3 {
        return;
    }
    let draws = (n * (n - 1) / 2).min(n * 80).min(400_000).div_ceil(PORTIONS);
    let next = AtomicU64::new(0);
    let mut sums: Drawn = nothing_drawn();
    std::thread::scope(|scope| {
        let work: Vec<_> = (0..threads.min(PORTIONS as usize))
            .map(|_| {
                scope.spawn(|| {
                    let mut comparer = Comparer::new(&table.words, frequencies, 16);
                    let mut counts = nothing_drawn();
                    loop {
                        let portion = next.fetch_add(1, Ordering::Relaxed);
                        if portion >= PORTIONS {
                            return counts;
                        }
                        let mut state = seed ^ 0x5851_f42d_4c95_7f2d;
                        (0..=portion).for_each(|_| state = splitmix(&mut state));
                        draw(&mut comparer, &table.rows, state, draws, &mut counts);
                    }
                })
            })
            .collect();
        for counts in work.into_iter().filter_map(|w| w.join().ok()) {
            sums.iter_mut().zip(counts).for_each(|(s, c)| s.iter_mut().zip(c).for_each(|(s, c)| *s += c));
        }
    });
    for g in 0..COUNT {
        let counts: Vec<f64> = sums[g].iter().map(|n| *n as f64).collect();
        blend(g, &mut w.random[g], &counts, 30.0);
    }
    exact_equals(w, frequencies);
}

/// How often each family of levels was drawn, by ground.
type Drawn = [Vec<u64>; COUNT];

fn nothing_drawn() -> Drawn {
    std::array::from_fn(|g| vec![0; GROUNDS[g].families.len()])
}

fn draw(comparer: &mut Comparer<'_>, rows: &[Packed], mut state: u64, draws: u64, counts: &mut Drawn) {
    let n = rows.len() as u64;
    for _ in 0..draws {
        let (a, b) = (splitmix(&mut state) % n, splitmix(&mut state) % n);
        let (ra, rb) = (&rows[a as usize], &rows[b as usize]);
        if a == b || ra.list == rb.list && ra.is_copy_of(rb) {
            continue;
        }
        let levels = comparer.levels(ra, rb);
        for g in 0..COUNT {
            if let Some((f, _)) = GROUNDS[g].family(levels[g]) {
                counts[g][f] += 1;
            }
        }
    }
}

/// Equality within a script is known exactly from the frequencies.
fn exact_equals(w: &mut Weights, f: &Frequencies) {
    for g in 0..COUNT {
        let Some(column) = GROUNDS[g].column else { continue };
        let Some(at) = GROUNDS[g].families.iter().position(|f| f.name == "equal") else { continue };
        let square: f64 = f.square[column as usize].iter().sum();
        if square > 0.0 && g != 5 {
            w.random[g][at] = w.random[g][at].max(square.min(0.9));
            normalise(g, &mut w.random[g]);
        }
    }
}

/// Counts with the old values held as so many further observations a group.
fn blend(g: usize, into: &mut [f64], counts: &[f64], hold: f64) {
    for (p, c) in into.iter_mut().zip(counts) {
        *p = *p * hold + c;
    }
    normalise(g, into);
}

pub(crate) fn splitmix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ z >> 31
}

/// Learns what one person's records agree in, what a household shares and how
/// large the classes are.
pub(crate) fn learn(w: &mut Weights, priors: &mut Priors, f: &Shares, counted: &[Counted], kinds: &Kinds) {
    let held = w.clone();
    let all = kinds.pairs();
    let first = priors.clone();
    for _ in 0..ROUNDS {
        let tables = Tables::new(w, f);
        let mut sums = Sums::new(kinds.count());
        let logs: Vec<Each> = (0..kinds.count()).map(|k| priors.logs(k as u32)).collect();
        for c in counted {
            let levels = c.code.levels();
            let p = with_judgement(c.judged, posteriors(tables.sum(&levels), &logs[c.kind as usize]));
            sums.add(w, f, &levels, c, p);
        }
        sums.maximise(w, &held);
        sums.sizes(priors, &first, &all);
    }
}

/// A judgement leaves no doubt whether it is one person; of two people it leaves
/// open how they are related.
fn with_judgement(judged: Option<bool>, mut p: Each) -> Each {
    match judged {
        None => p,
        Some(true) => std::array::from_fn(|c| f64::from(u8::from(c == SAME))),
        Some(false) => {
            p[SAME] = 0.0;
            let rest = p.iter().sum::<f64>().max(1e-300);
            p.map(|x| x / rest)
        }
    }
}

/// Expected counts of one round.
struct Sums {
    same: [Vec<f64>; COUNT],
    brothers: [Vec<f64>; COUNT],
    /// For each class between: pairs where the ground was seen, and those where
    /// the value is shared.
    shared: [[[f64; 2]; CLASSES]; COUNT],
    by_kind: Vec<f64>,
    between: Each,
}

impl Sums {
    fn new(kinds: usize) -> Sums {
        let zeros = || std::array::from_fn(|g| vec![0.0; GROUNDS[g].families.len()]);
        Sums {
            same: zeros(),
            brothers: zeros(),
            shared: [[[0.0; 2]; CLASSES]; COUNT],
            by_kind: vec![0.0; kinds],
            between: [0.0; CLASSES],
        }
    }

    /// Counts the classes of a pattern.
    fn sort(&mut self, kind: u32, p: &Each) {
        self.by_kind[kind as usize] += p[SAME];
        for c in HOUSEHOLD..STRANGERS {
            self.between[c] += p[c];
        }
    }

    fn add(&mut self, w: &Weights, shares: &Shares, levels: &[u8; COUNT], c: &Counted, p: Each) {
        let p = p.map(|p| p * c.count);
        self.sort(c.kind, &p);
        for g in 0..COUNT {
            let Some((family, mass, square)) = shares.get(g, levels[g]) else { continue };
            self.same[g][family] += p[SAME];
            self.brothers[g][family] += p[HOUSEHOLD];
            let (a, r) = (w.same[g][family] * mass, w.random[g][family] * square);
            for class in HOUSEHOLD..STRANGERS {
                let share = w.shared[g][class];
                if p[class] > 1e-6 && share > 0.0 && share < 1.0 {
                    self.shared[g][class][0] += p[class];
                    self.shared[g][class][1] +=
                        p[class] * share * a / (share * a + (1.0 - share) * r).max(1e-300);
                }
            }
        }
    }

    /// Shares of exactly 0 or 1 define their class and are not learned.
    fn maximise(&self, w: &mut Weights, held: &Weights) {
        for g in 0..COUNT {
            w.same[g].clone_from(&held.same[g]);
            blend(g, &mut w.same[g], &self.same[g], HOLD);
            monotone(g, &mut w.same[g], &w.random[g]);
            if let (Some(into), Some(old)) = (&mut w.brothers[g], &held.brothers[g]) {
                into.clone_from(old);
                blend(g, into, &self.brothers[g], HOLD);
            }
            for class in HOUSEHOLD..STRANGERS {
                let (old, s) = (held.shared[g][class], self.shared[g][class]);
                if old > 0.0 && old < 1.0 {
                    let most = if GROUNDS[g].kind == GroundKind::Birth { MOST_OF_A_GENERATION } else { 1.0 };
                    w.shared[g][class] = ((old * HOLD + s[1]) / (HOLD + s[0])).min(most);
                }
            }
        }
    }

    fn sizes(&self, priors: &mut Priors, first: &Priors, all: &[f64]) {
        const GUESS: f64 = 5.0;
        for (k, s) in priors.same.iter_mut().enumerate() {
            let held = GUESS / (first.same[k] * all[k]).max(GUESS);
            *s = ((self.by_kind[k] + held * first.same[k] * all[k]) / all[k].max(1.0)).clamp(1e-12, 0.5);
        }
        let total: f64 = all.iter().sum::<f64>().max(1.0);
        for c in HOUSEHOLD..STRANGERS {
            // There are brothers in every country, seen or not yet.
            let least = if c == HOUSEHOLD { BROTHERS * self.by_kind.iter().sum::<f64>() } else { 0.0 };
            priors.between[c] = (self.between[c].max(least) / total).clamp(1e-12, 0.2);
        }
    }
}

/// A closer level never speaks less for one person than a further one.
fn monotone(g: usize, same: &mut [f64], random: &[f64]) {
    const CHAINS: [&[&str]; 6] = [
        &["equal", "close-slip", "near-slip", "far-slip"],
        &["script-equal", "script-close", "script-near", "script-far", "script-different", "script-apart"],
        &["day", "one-year", "three-years", "eight-years", "fifteen-years"],
        &[
            "coarse-month",
            "coarse-year",
            "coarse-one-year",
            "coarse-three-years",
            "coarse-eight-years",
            "coarse-fifteen-years",
        ],
        &["age", "age-one-year", "age-three-years", "age-eight-years", "age-fifteen-years"],
        &["range-within", "range-one-year", "range-four-years", "range-further"],
    ];
    for chain in CHAINS {
        let at: Vec<usize> =
            chain.iter().filter_map(|n| GROUNDS[g].families.iter().position(|f| f.name == *n)).collect();
        for pair in at.windows(2) {
            let most = same[pair[0]] / random[pair[0]].max(1e-12) * random[pair[1]];
            same[pair[1]] = same[pair[1]].min(most);
        }
    }
    normalise(g, same);
}

/// With given weights, only how large the classes are.
pub(crate) fn learn_sizes(w: &Weights, priors: &mut Priors, f: &Shares, counted: &[Counted], kinds: &Kinds) {
    let all = kinds.pairs();
    let first = priors.clone();
    let tables = Tables::new(w, f);
    for _ in 0..ROUNDS {
        let mut sums = Sums::new(kinds.count());
        let logs: Vec<Each> = (0..kinds.count()).map(|k| priors.logs(k as u32)).collect();
        for c in counted {
            let p = posteriors(tables.sum(&c.code.levels()), &logs[c.kind as usize]).map(|p| p * c.count);
            sums.sort(c.kind, &p);
        }
        sums.sizes(priors, &first, &all);
    }
}
