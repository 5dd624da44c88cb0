//! Everyone with everyone, without keys.

use crate::compare::Comparer;
use crate::judge::is_nameless;
use crate::lanes::{Bounds, TILE, Tile};
use crate::levels::Pattern;
use crate::model::log_odds_of;
use crate::pack::{Packed, cannot_be_one};
use crate::reach::Said;
use crate::result::{Linked, Pair};

/// Compares rows of a run each with each; keeps its working memory for the next.
pub struct SideBySide<'a> {
    linked: &'a Linked,
    comparer: Comparer<'a>,
    bounds: Bounds,
    tile: Tile,
    near: Vec<(u32, Packed)>,
    /// Log-odds, in nats.
    floor: f64,
    /// What all grounds must say, by kind of pair of lists.
    least: Vec<Said>,
}

impl Linked {
    /// Compares each with each, whether a key brought them together or not; for pairs
    /// that are at least so probable.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "ماهر خالد يوسف الحمصي"), row("2", "B", "باسل وائل الخطيب")];
    /// let linked = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?;
    /// assert!(linked.side_by_side(0.5).among(&[0, 1]).is_empty(), "two strangers");
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn side_by_side(&self, least: f64) -> SideBySide<'_> {
        SideBySide::new(self, least)
    }
}

impl<'a> SideBySide<'a> {
    pub(crate) fn new(linked: &'a Linked, least: f64) -> SideBySide<'a> {
        let (floor, kinds) = (log_odds_of(least), &linked.scorer.kinds);
        let mut said = vec![[0, 0]; kinds.count()];
        for (a, b) in kinds.each() {
            said[kinds.of(a, b) as usize] = linked.scorer.least(floor, a, b);
        }
        SideBySide {
            linked,
            comparer: Comparer::new(&linked.table.words, &linked.frequencies, 14),
            bounds: Bounds::of(&linked.scorer.tables),
            tile: Tile::default(),
            near: Vec::new(),
            floor,
            least: said,
        }
    }

    /// The pairs among some rows; rows that are not there are passed over.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "ماهر خالد يوسف الحمصي"), row("2", "B", "باسل وائل الخطيب")];
    /// let linked = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?;
    /// let mut compare = linked.side_by_side(0.01);
    /// assert_eq!(compare.among(&[0, 1, 99]), compare.among(&[0, 1]), "rows that are not there");
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn among(&mut self, rows: &[usize]) -> Vec<Pair> {
        let table = &self.linked.table;
        let row = |r: &usize| Some((*r as u32, table.rows[*table.stands.get(*r)? as usize]));
        self.near.clear();
        self.near.extend(rows.iter().filter_map(row));
        let SideBySide { linked, comparer, bounds, tile, near, least, .. } = self;
        let (tables, kinds) = (&linked.scorer.tables, &linked.scorer.kinds);
        let least = |a, b| least[kinds.of(a, b) as usize];
        let mut out = Vec::new();
        for (t, others) in near.chunks(TILE).enumerate() {
            tile.lay(others.iter().map(|o| &o.1), comparer, tables);
            for (i, (a, ra)) in near.iter().enumerate().take(t * TILE + others.len()) {
                for &j in tile.worth_comparing(
                    ra,
                    (i + 1).saturating_sub(t * TILE),
                    (comparer, tables, bounds),
                    &least,
                ) {
                    let (b, rb) = &others[j as usize];
                    let Some(levels) = comparer.within_reach(ra, rb, tables, least(ra.list, rb.list)) else {
                        continue;
                    };
                    let code = Pattern::of(&levels);
                    let odds = linked.scorer.log_odds_from(self.floor, code, ra.list, rb.list);
                    let Some(odds) = odds.filter(|_| !cannot_be_one(ra, rb) && !is_nameless(code)) else {
                        continue;
                    };
                    // Rivals only take, so no pair is missed that they leave.
                    match linked.seen(*a, *b) {
                        Some(pair) if pair.weight < self.floor * std::f64::consts::LOG2_E => {}
                        Some(pair) => out.push(pair),
                        None => out.push(Pair::new(*a, *b, odds, code)),
                    }
                }
            }
        }
        out
    }
}
