//! Why a pair has its probability, ground by ground.
//!
//! The weight of a ground says, in bits, how much better one person explains
//! what is seen than whatever explains it best otherwise: a brother, one of the
//! clan, a stranger. The words are the reader's own (`l10n`); here are codes.

use crate::levels::{COUNT, GROUNDS, GroundKind, Pattern};
use crate::model::{ALIKE, CLAN, CLASSES, HOUSEHOLD, KIN, NAMESAKES, SAME, STRANGERS, UNIT};
use crate::pack::List;
use crate::scorer::Scorer;

/// One reason.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ground {
    /// What was compared.
    pub kind: GroundKind,
    /// Its name; the message is `link-{name}`.
    pub name: &'static str,
    /// What was seen; the message is `link-level-{level}`.
    pub level: &'static str,
    /// Bits for one person (positive) or against.
    pub weight: f64,
    /// For agreement of a name or a place: how common it is, from 0 (every
    /// second record has it) to 15 (hardly any), one step for each halving.
    pub rarity: Option<u8>,
}

/// What explains a pair if it is not one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// Brothers, sisters, parent and child.
    Household,
    /// Kin: father's and family name shared.
    Kin,
    /// Given and father's name shared, no more.
    Namesakes,
    /// Given and family name shared, no more.
    Clan,
    /// All three shared, as cousins named after one grandfather.
    Alike,
    /// Strangers.
    Strangers,
}

/// All reasons of a pair.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// In the order of the grounds.
    pub grounds: Vec<Ground>,
    /// What is known beside these grounds, in bits: how rare it is that two records
    /// are of one person, how often relatives are named alike, and who else it
    /// could be. With the weights of the grounds it makes the weight of the pair.
    pub before: f64,
    /// The best other explanation, against which the weights are told.
    pub otherwise: Otherwise,
}

/// Grounds are told against brothers where brothers explain a pair best, else
/// against strangers; what names have in common by custom is known before.
pub(crate) fn against(class: usize) -> usize {
    if class == HOUSEHOLD { HOUSEHOLD } else { STRANGERS }
}

impl Scorer {
    /// The class that explains a pattern best, if not one person.
    pub(crate) fn otherwise(&self, code: Pattern, a: List, b: List) -> usize {
        let (sums, logs) = (self.tables.sum(&code.levels()), self.logs(a, b));
        let total = |c: usize| f64::from(sums[c]) / UNIT + logs[c];
        (HOUSEHOLD..CLASSES).max_by(|&x, &y| total(x).total_cmp(&total(y))).unwrap_or(STRANGERS)
    }

    /// Why a pattern has its weight, in bits.
    pub(crate) fn explain(&self, code: Pattern, a: List, b: List, weight: f64) -> Explained {
        let levels = code.levels();
        let class = self.otherwise(code, a, b);
        let against = against(class);
        let bits = |nats: f64| nats * std::f64::consts::LOG2_E;
        let grounds: Vec<Ground> = (0..COUNT)
            .filter_map(|g| {
                let (family, bin) = GROUNDS[g].family(levels[g])?;
                let row = self.tables.row(g, levels[g]);
                let family = &GROUNDS[g].families[family];
                Some(Ground {
                    kind: GROUNDS[g].kind,
                    name: GROUNDS[g].name,
                    level: family.name,
                    weight: bits(f64::from(row[SAME] - row[against]) / UNIT),
                    rarity: (family.bins > 1).then(|| (u32::from(bin) * 16 / u32::from(family.bins)) as u8),
                })
            })
            .filter(|g| g.kind != GroundKind::Order || g.level != "in-place")
            .collect();
        let otherwise = match class {
            HOUSEHOLD => Otherwise::Household,
            KIN => Otherwise::Kin,
            NAMESAKES => Otherwise::Namesakes,
            CLAN => Otherwise::Clan,
            ALIKE => Otherwise::Alike,
            _ => Otherwise::Strangers,
        };
        let told: f64 = grounds.iter().map(|g| g.weight).sum();
        Explained { before: weight - told, grounds, otherwise }
    }
}
