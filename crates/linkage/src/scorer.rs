//! From a pattern to a probability, after learning.

use crate::learn::{Kinds, Priors};
use crate::levels::{DIFFERENT, GroundKind, Pattern, X_APART};
use crate::model::{Each, HOUSEHOLD, SAME, STRANGERS, Tables, UNIT, at_most, log_odds};
use crate::pack::List;

/// The most that is given to two records with two given names: twins share all
/// else, the birth included, so a person must look.
const TWINS: f64 = -0.5;

/// Two given names that are not alike at all, or that are not one name where one
/// is a man's and one a woman's; and no number of the person's own.
fn may_be_twins(code: Pattern) -> bool {
    let is = |ground: GroundKind, level: u8| code.level(ground as usize) == level;
    let two =
        [DIFFERENT, X_APART].iter().any(|l| is(GroundKind::Given, *l)) || is(GroundKind::Sex, DIFFERENT);
    two && !is(GroundKind::National, 2) && !is(GroundKind::Phone, 2)
}

fn held(code: Pattern, odds: f64) -> f64 {
    if may_be_twins(code) { odds.min(TWINS) } else { odds }
}

/// Everything a probability needs; frozen with the model.
#[derive(Clone)]
pub(crate) struct Scorer {
    pub tables: Tables,
    pub kinds: Kinds,
    logs: Vec<Each>,
    average: Each,
    pub calibration: (f64, f64),
}

impl Scorer {
    pub(crate) fn new(tables: Tables, kinds: Kinds, priors: &Priors, calibration: (f64, f64)) -> Scorer {
        let mut logs: Vec<Each> = (0..kinds.count()).map(|k| priors.logs(k as u32)).collect();
        if !kinds.are_many() {
            for b in 0..kinds.sizes.len() as List {
                (0..b).for_each(|a| {
                    logs[kinds.of(a, b) as usize][SAME] += priors.odds_of_unmatched(&kinds, a, b)
                });
            }
        }
        let pairs = kinds.pairs();
        let total: f64 = pairs.iter().sum::<f64>().max(1.0);
        let same: f64 = priors.same.iter().zip(&pairs).map(|(s, p)| s * p).sum::<f64>() / total;
        let mean = Priors { same: vec![same], between: priors.between };
        Scorer { tables, kinds, logs, average: mean.logs(0), calibration }
    }

    /// The logarithms of the class sizes for a pair of lists; a list never seen
    /// before is taken for an average one.
    pub(crate) fn logs(&self, a: List, b: List) -> &Each {
        if self.kinds.knows(a.max(b)) { &self.logs[self.kinds.of(a, b) as usize] } else { &self.average }
    }

    /// The least that all grounds must say against household and against strangers,
    /// in units, for a pair to reach `floor`.
    #[inline]
    pub(crate) fn least(&self, floor: f64, a: List, b: List) -> [i32; 2] {
        let (scale, shift) = self.calibration;
        if scale <= 0.0 {
            return [i32::MIN / 2; 2];
        }
        let (logs, raw) = (self.logs(a, b), (floor - shift) / scale);
        // A unit less, because sizes are rounded.
        let least = |other: usize| ((raw + logs[other] - logs[SAME]) * UNIT) as i32 - 4;
        [least(HOUSEHOLD), least(STRANGERS)]
    }

    /// Log-odds of one person if they are at least `floor`, in nats.
    pub(crate) fn log_odds_from(&self, floor: f64, code: Pattern, a: List, b: List) -> Option<f64> {
        let (scale, shift) = self.calibration;
        if at_most(self.tables.sum(&code.levels()), self.logs(a, b)) * scale + shift < floor && scale > 0.0 {
            return None;
        }
        Some(self.log_odds(code, a, b)).filter(|odds| *odds >= floor)
    }

    /// How much less likely a second partner in list `b` is than a first, for a
    /// record of list `a`.
    pub(crate) fn again(&self, a: List, b: List) -> f64 {
        libm::exp(self.logs(b, b)[SAME] - self.logs(a, b)[SAME]).min(1.0)
    }

    /// Log-odds of one person by the pair alone, in nats, before calibration.
    pub(crate) fn plain(&self, code: Pattern, a: List, b: List) -> f64 {
        held(code, log_odds(self.tables.sum(&code.levels()), self.logs(a, b)))
    }

    /// Log-odds that mean what they say, from plain ones.
    pub(crate) fn settled(&self, code: Pattern, plain: f64) -> f64 {
        held(code, plain * self.calibration.0 + self.calibration.1)
    }

    /// Log-odds of one person by the pair alone, in nats.
    pub(crate) fn log_odds(&self, code: Pattern, a: List, b: List) -> f64 {
        self.settled(code, self.plain(code, a, b))
    }
}
