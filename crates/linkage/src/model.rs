//! What agreement and contradiction are worth: the weights, as people can read
//! and keep them, and the tables of whole numbers the engine adds up.
//!
//! A pair of records is explained by one of seven classes. *Same*: one person.
//! *Household*: brothers, who share father, grandfather, family, mother and
//! register, but neither given name nor birth. *Kin*: father's and family name
//! shared and no more. *Namesakes*: given and father's name. *Clan*: given and
//! family name. *Alike*: all three, as cousins named after one grandfather.
//! *Strangers*: everyone else. Names are not given independently of each other;
//! the classes between hold what they have in common by custom, so that it is not
//! taken for one person. The probability is what *same* explains better than all
//! the others together.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::compare::Frequencies;
use crate::levels::{
    self, BINS, CLOSE, CLOSE_NAMES, COUNT, DIFFERENT, EQUAL, FAR, FAR_NAMES, GROUNDS, NEAR, NEAR_NAMES,
};

/// The classes, by index.
pub(crate) const SAME: usize = 0;
pub(crate) const HOUSEHOLD: usize = 1;
pub(crate) const KIN: usize = 2;
pub(crate) const NAMESAKES: usize = 3;
pub(crate) const CLAN: usize = 4;
pub(crate) const ALIKE: usize = 5;
pub(crate) const STRANGERS: usize = 6;
/// How many there are.
pub(crate) const CLASSES: usize = 7;
/// Their names in files.
pub(crate) const CLASS_NAMES: [&str; CLASSES] =
    ["same", "household", "kin", "namesakes", "clan", "alike", "strangers"];

/// A number for each class, filled up to a whole register.
pub(crate) type ClassWeights = [i32; 8];
/// A number for each class.
pub(crate) type Each = [f64; CLASSES];

/// One unit of the tables: natural logarithms times this, rounded.
pub(crate) const UNIT: f64 = 4096.0;

/// A learned model, readable, reusable; what `model.toml` holds.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct Model {
    /// The format of this file.
    pub version: u32,
    /// How many records taught it.
    pub records: u64,
    /// Of all pairs of records, the part that is of each class but *same* and
    /// *strangers*.
    pub classes: BTreeMap<String, f64>,
    /// How often a record of one list is found again in another (first list,
    /// second list, expected number of true pairs for each possible pair).
    pub overlaps: Vec<Overlap>,
    /// Scale and shift applied to the natural log-odds, 1 and 0 unless judged
    /// pairs taught better.
    pub calibration: (f64, f64),
    /// The weights, by name of ground.
    pub grounds: BTreeMap<String, GroundModel>,
}

/// How much two lists share.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
#[allow(missing_docs)]
pub struct Overlap {
    pub first: String,
    pub second: String,
    pub same: f64,
}

/// The probabilities of one ground: of what is seen, when it can be seen.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct GroundModel {
    /// How often each family of levels is seen of one person.
    pub same: BTreeMap<String, f64>,
    /// How often each is seen of two people met at random.
    pub strangers: BTreeMap<String, f64>,
    /// For each class between: how often the value is one and the same thing, as
    /// it is for one person; otherwise as for strangers.
    pub shared: BTreeMap<String, f64>,
    /// What is seen of brothers, where neither fits (given name, birth).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brothers: Option<BTreeMap<String, f64>>,
}

/// The model as arrays.
#[derive(Clone)]
pub(crate) struct Weights {
    pub same: [Vec<f64>; COUNT],
    pub random: [Vec<f64>; COUNT],
    pub brothers: [Option<Vec<f64>>; COUNT],
    /// For each ground and class: the part that is shared.
    pub shared: [Each; COUNT],
}

/// As many levels as any ground has.
const LEVELS: usize = 64;

/// Whole-number tables: for each ground and level, the weight of each class.
#[derive(Clone)]
pub(crate) struct Tables {
    rows: Vec<ClassWeights>,
    start: [usize; COUNT],
    /// By ground and level, *same* against household and against strangers.
    against: Box<[[[i32; 2]; LEVELS]; COUNT]>,
    /// The best that two unlike words of one script can say, by part of the name (or the
    /// place) and by how common the commoner is.
    unlike: [[[i32; 2]; BINS as usize]; 6],
    /// The same where nothing is known of the other.
    unlike_any: [[[i32; 2]; BINS as usize]; 6],
    best_place: [i32; 2],
    best_mother: [i32; 2],
}

impl Tables {
    pub(crate) fn new(w: &Weights, f: &Shares) -> Tables {
        let mut rows = Vec::new();
        let mut start = [0; COUNT];
        for (g, ground) in GROUNDS.iter().enumerate() {
            start[g] = rows.len();
            for level in 0..1u16 << ground.bits {
                rows.push(w.probabilities(f, g, level as u8).map_or([0; 8], row_of));
            }
        }
        let mut against = Box::new([[[0; 2]; LEVELS]; COUNT]);
        for (g, ground) in GROUNDS.iter().enumerate() {
            for (level, r) in rows[start[g]..][..1 << ground.bits].iter().enumerate() {
                against[g][level] = [r[SAME] - r[HOUSEHOLD], r[SAME] - r[STRANGERS]];
            }
        }
        let best = |g: usize, levels: &mut dyn Iterator<Item = u8>| {
            levels
                .map(|l| against[g][usize::from(l)])
                .fold([i32::MIN / 64; 2], |x, y| [x[0].max(y[0]), x[1].max(y[1])])
        };
        let every = |g: usize| best(g, &mut (0..=u8::MAX).take(1 << GROUNDS[g].bits));
        let unlike = |g: usize, bin: u8| {
            let b = bin * 6 / BINS;
            let levels =
                [DIFFERENT, CLOSE_NAMES, NEAR_NAMES, FAR_NAMES, CLOSE + b, NEAR + b, FAR + b, EQUAL + bin];
            best(g, &mut levels.into_iter())
        };
        // Of two words the commoner counts.
        let unlike_any = |g: usize, bin: u8| {
            (0..=bin).map(|b| unlike(g, b)).fold([i32::MIN; 2], |x, y| [x[0].max(y[0]), x[1].max(y[1])])
        };
        Tables {
            unlike_any: std::array::from_fn(|g| std::array::from_fn(|bin| unlike_any(g, bin as u8))),
            unlike: std::array::from_fn(|g| std::array::from_fn(|bin| unlike(g, bin as u8))),
            best_place: every(5),
            best_mother: every(4),
            rows,
            start,
            against,
        }
    }

    /// What a level says for one person, against household and against strangers.
    #[inline]
    pub(crate) fn against(&self, g: usize, level: u8) -> [i32; 2] {
        self.against[g][usize::from(level) % LEVELS]
    }

    /// The best that two unlike words can say.
    #[inline]
    pub(crate) fn best_unlike(&self, slot: usize, bin: u8) -> [i32; 2] {
        self.unlike[slot][usize::from(bin)]
    }

    /// The best that a word can say beside an unlike one.
    #[inline]
    pub(crate) fn best_unlike_any(&self, slot: usize, bin: u8) -> [i32; 2] {
        self.unlike_any[slot][usize::from(bin)]
    }

    /// The best that two places can say.
    pub(crate) fn best_place(&self) -> [i32; 2] {
        self.best_place
    }

    /// The best that two mothers' names can say.
    pub(crate) fn best_mother(&self) -> [i32; 2] {
        self.best_mother
    }

    /// The best that the sexes can say, whatever the given names are.
    #[inline]
    pub(crate) fn best_sex(&self, level: u8) -> [i32; 2] {
        let (two, one) = (self.against(10, level), self.against(10, if level == 0 { 0 } else { level + 2 }));
        [two[0].max(one[0]), two[1].max(one[1])]
    }

    #[inline]
    pub(crate) fn sum(&self, levels: &[u8; COUNT]) -> ClassWeights {
        let mut s = [0i32; 8];
        for g in 0..COUNT {
            let row = &self.rows[self.start[g] + usize::from(levels[g])];
            for c in 0..8 {
                s[c] += row[c];
            }
        }
        s
    }

    pub(crate) fn row(&self, ground: usize, level: u8) -> ClassWeights {
        self.rows[self.start[ground] + usize::from(level)]
    }
}

fn row_of(p: Each) -> ClassWeights {
    let mut row = [0; 8];
    for (r, p) in row.iter_mut().zip(p) {
        *r = (libm::log(p.max(1e-12)) * UNIT) as i32;
    }
    row
}

impl Weights {
    /// The probability of a level in each class; `None` where nothing is seen.
    pub(crate) fn probabilities(&self, shares: &Shares, g: usize, level: u8) -> Option<Each> {
        let (family, mass, square) = shares.get(g, level)?;
        let a = self.same[g][family] * mass;
        let r = self.random[g][family] * square;
        let mut out = self.shared[g].map(|w| w * a + (1.0 - w) * r);
        if let Some(own) = &self.brothers[g] {
            out[HOUSEHOLD] = own[family] * square;
        }
        Some(out)
    }

    /// The weights a model holds; what it leaves out stays as before learning.
    pub(crate) fn from_model(model: &Model) -> Weights {
        let mut w = Weights::defaults();
        for (g, ground) in GROUNDS.iter().enumerate() {
            let Some(m) = model.grounds.get(ground.name) else { continue };
            let read = |map: &BTreeMap<String, f64>, into: &mut Vec<f64>| {
                for (i, f) in ground.families.iter().enumerate() {
                    if let Some(&p) = map.get(f.name).filter(|p| p.is_finite() && **p >= 0.0) {
                        into[i] = p;
                    }
                }
                normalise(g, into);
            };
            read(&m.same, &mut w.same[g]);
            read(&m.strangers, &mut w.random[g]);
            if let (Some(own), Some(into)) = (&m.brothers, &mut w.brothers[g]) {
                read(own, into);
            }
            for (c, name) in
                CLASS_NAMES.iter().enumerate().filter(|(c, _)| (HOUSEHOLD..STRANGERS).contains(c))
            {
                if let Some(&share) = m.shared.get(*name).filter(|s| s.is_finite()) {
                    w.shared[g][c] = share.clamp(0.0, 1.0);
                }
            }
        }
        w
    }

    pub(crate) fn to_grounds(&self) -> BTreeMap<String, GroundModel> {
        let write = |g: usize, v: &Vec<f64>| -> BTreeMap<String, f64> {
            GROUNDS[g].families.iter().zip(v).map(|(f, &p)| (f.name.to_string(), rounded(p))).collect()
        };
        (0..COUNT)
            .map(|g| {
                let m = GroundModel {
                    same: write(g, &self.same[g]),
                    strangers: write(g, &self.random[g]),
                    shared: (HOUSEHOLD..STRANGERS)
                        .map(|c| (CLASS_NAMES[c].to_string(), rounded(self.shared[g][c])))
                        .collect(),
                    brothers: self.brothers[g].as_ref().map(|o| write(g, o)),
                };
                (GROUNDS[g].name.to_string(), m)
            })
            .collect()
    }
}

/// Six significant digits, so that a model reads well and is the same everywhere.
fn rounded(p: f64) -> f64 {
    format!("{p:.6e}").parse().unwrap_or(p)
}

/// What every level means: its family, and how the family's probability divides
/// among its bins, for one thing seen twice and for two things met by chance.
pub(crate) struct Shares {
    rows: Vec<Option<(u8, f64, f64)>>,
    start: [usize; COUNT],
}

impl Shares {
    pub(crate) fn of(f: &Frequencies) -> Shares {
        let mut out = Shares { rows: Vec::new(), start: [0; COUNT] };
        for (g, ground) in GROUNDS.iter().enumerate() {
            out.start[g] = out.rows.len();
            for level in 0..1u16 << ground.bits {
                out.rows.push(ground.family(level as u8).map(|(family, bin)| {
                    let (mass, square) = shares(f, g, family, bin);
                    (family as u8, mass, square)
                }));
            }
        }
        out
    }

    #[inline]
    pub(crate) fn get(&self, g: usize, level: u8) -> Option<(usize, f64, f64)> {
        self.rows[self.start[g] + usize::from(level)].map(|(f, m, s)| (usize::from(f), m, s))
    }
}

fn shares(f: &Frequencies, g: usize, family: usize, bin: u8) -> (f64, f64) {
    let fam = &GROUNDS[g].families[family];
    if fam.bins == 1 {
        return (1.0, 1.0);
    }
    if GROUNDS[g].kind == levels::GroundKind::Party {
        return (part(&f.party_mass, fam.bins, bin), part(&f.party_square, fam.bins, bin));
    }
    let column = GROUNDS[g].column.map_or(0, |c| c as usize) + if fam.group == 2 { 4 } else { 0 };
    (part(&f.mass[column], fam.bins, bin), part(&f.square[column], fam.bins, bin))
}

/// Sum of the fine bins that a coarse bin holds, of all; never quite 0.
fn part(fine: &[f64], bins: u8, bin: u8) -> f64 {
    let n = fine.len();
    let sum: f64 = (0..n).filter(|i| i * usize::from(bins) / n == usize::from(bin)).map(|i| fine[i]).sum();
    let total: f64 = fine.iter().sum();
    (sum + 1e-9) / (total + 1e-9 * f64::from(bins))
}

/// Makes the families of each group sum to 1.
pub(crate) fn normalise(g: usize, p: &mut [f64]) {
    let families = GROUNDS[g].families;
    for group in 1..=families.iter().map(|f| f.group).max().unwrap_or(0) {
        let sum: f64 =
            families.iter().zip(p.iter()).filter(|(f, _)| f.group == group).map(|(_, p)| p.max(1e-9)).sum();
        for (f, p) in families.iter().zip(p.iter_mut()).filter(|(f, _)| f.group == group) {
            *p = p.max(1e-9) / sum;
            let _ = f;
        }
    }
}

/// No less than [`log_odds`], without exponentials.
#[inline]
pub(crate) fn at_most(sums: ClassWeights, sizes: &Each) -> f64 {
    let v = in_units(sums, sizes);
    f64::from(v[0] - v[1..].iter().fold(i32::MIN, |a, &b| a.max(b))) / UNIT
}

/// Log-odds of *same* from the sums of a pair and the logarithms of the class
/// sizes, in nats.
pub(crate) fn log_odds(sums: ClassWeights, sizes: &Each) -> f64 {
    let v = in_units(sums, sizes);
    let top = v[1..].iter().fold(i32::MIN, |a, &b| a.max(b));
    let rest: f64 = v[1..].iter().map(|&x| falling(top - x)).sum();
    f64::from(v[0] - top) / UNIT - libm::log(rest)
}

fn in_units(sums: ClassWeights, sizes: &Each) -> [i32; CLASSES] {
    std::array::from_fn(|c| sums[c] + (sizes[c] * UNIT) as i32)
}

/// Steps of the coarse table of [`falling`].
const STEP: i32 = 64;
/// Nats below which nothing is added.
const DEEP: usize = 30;

/// `e` to the power of minus so many units; 0 from 30 nats on.
#[inline]
fn falling(units: i32) -> f64 {
    static TABLES: LazyLock<(Vec<f64>, Vec<f64>)> = LazyLock::new(|| {
        let e = |units: i32| libm::exp(-f64::from(units) / UNIT);
        let coarse = (0..DEEP as i32 * UNIT as i32 / STEP).map(|n| e(n * STEP)).collect();
        (coarse, (0..STEP).map(e).collect())
    });
    let (coarse, fine) = &*TABLES;
    coarse.get((units / STEP) as usize).map_or(0.0, |c| c * fine[(units % STEP) as usize])
}

/// Probability from log-odds.
pub(crate) fn probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-log_odds))
}

/// Log-odds (nats) of a probability.
pub(crate) fn log_odds_of(p: f64) -> f64 {
    let p = p.clamp(1e-12, 1.0 - 1e-12);
    libm::log(p / (1.0 - p))
}

/// Shares of each class that explain a code.
pub(crate) fn posteriors(sums: ClassWeights, sizes: &Each) -> Each {
    let v = in_units(sums, sizes);
    let top = v.iter().fold(i32::MIN, |a, &b| a.max(b));
    let e = v.map(|x| falling(top - x));
    let sum: f64 = e.iter().sum();
    e.map(|x| x / sum)
}
