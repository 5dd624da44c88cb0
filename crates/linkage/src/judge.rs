//! What is asked of a pair while people are put together: its evidence, and
//! whether anything forbids it.

use std::collections::BTreeSet;

use crate::candidates::Kept;
use crate::cluster::{Edge, Evidence};
use crate::compare::Comparer;
use crate::levels::{GroundKind, Pattern};
use crate::options::Options;
use crate::pack::{List, RecordTable, cannot_be_one};
use crate::scorer::Scorer;

/// What a second record of a list that claims to be clean costs, in nats: a
/// price and not a law, because lists err in this too; but no two or three sure
/// pairs pay it.
const ONE_A_LIST: f64 = 100.0;

pub(crate) struct Judge<'a> {
    table: &'a RecordTable,
    scorer: &'a Scorer,
    comparer: Comparer<'a>,
    clean: Vec<bool>,
    any_clean: bool,
    apart: BTreeSet<(u32, u32)>,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(
        table: &'a RecordTable,
        scorer: &'a Scorer,
        comparer: Comparer<'a>,
        options: &Options,
    ) -> Judge<'a> {
        let clean: Vec<bool> =
            table.lists.iter().map(|l| options.one_per_list.iter().any(|o| o == "*" || o == l)).collect();
        let stands = |&(a, b): &(usize, usize)| (table.stands[a], table.stands[b]);
        let apart = options.apart.iter().map(stands).map(|(a, b)| (a.min(b), a.max(b))).collect();
        Judge { table, scorer, comparer, any_clean: clean.contains(&true), clean, apart }
    }

    /// [`Judge::of_code`] of a pair whose rows need not be looked at again.
    pub(crate) fn of_kept(&self, k: &Kept) -> Option<f64> {
        if k.barred || self.is_apart(k.a, k.b) || is_nameless(k.code) {
            return None;
        }
        Some(self.scorer.plain(k.code, k.lists[0], k.lists[1]) - self.price_of(k.lists[0], k.lists[1]))
    }

    fn is_apart(&self, a: u32, b: u32) -> bool {
        !self.apart.is_empty() && self.apart.contains(&(a.min(b), a.max(b)))
    }

    /// Evidence of a pair whose pattern is known, before calibration; `None` where
    /// it is forbidden.
    pub(crate) fn of_code(&self, a: u32, b: u32, code: Pattern) -> Option<f64> {
        let (ra, rb) = (&self.table.rows[a as usize], &self.table.rows[b as usize]);
        if self.is_apart(a, b) || cannot_be_one(ra, rb) || is_nameless(code) {
            return None;
        }
        Some(self.scorer.plain(code, ra.list, rb.list) - self.cost_of_second_record(a, b))
    }

    /// The log-odds of a pair that mean what they say, without what rivals take.
    pub(crate) fn settled(&self, e: &Edge, code: Pattern, loss: f64) -> f64 {
        let price = self.cost_of_second_record(e.a, e.b);
        self.scorer.settled(code, e.log_odds + price - loss) - price
    }

    /// What is asked for two records of a list that claims to be clean.
    pub(crate) fn cost_of_second_record(&self, a: u32, b: u32) -> f64 {
        if self.any_clean {
            self.price_of(self.table.rows[a as usize].list, self.table.rows[b as usize].list)
        } else {
            0.0
        }
    }

    fn price_of(&self, a: List, b: List) -> f64 {
        if a == b && self.clean[a as usize] { ONE_A_LIST } else { 0.0 }
    }

    /// See [`crate::rivals::losses`].
    pub(crate) fn again(&self, a: List, b: List) -> f64 {
        if self.clean[b as usize] { 0.0 } else { self.scorer.again(a, b) }
    }
}

/// Where no part of a name meets another, only the person's own number can say
/// that two rows are one.
pub(crate) fn is_nameless(code: Pattern) -> bool {
    (0..4).all(|g| code.level(g) == 0) && code.level(GroundKind::National as usize) != 2
}

impl Evidence for Judge<'_> {
    fn log_odds(&mut self, a: u32, b: u32) -> Option<f64> {
        let rows = &self.table.rows;
        let code = self.comparer.code(&rows[a as usize], &rows[b as usize]);
        let e = Edge { a, b, log_odds: self.of_code(a, b, code)? };
        Some(self.settled(&e, code, 0.0))
    }
}
