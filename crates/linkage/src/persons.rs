//! Which rows are known to be of one person before anything is compared.

use crate::options::Options;
use crate::pack::RecordTable;
use std::collections::BTreeMap;

/// Groups of rows, as they stand in the table, of one person each.
#[derive(Debug, Default)]
pub(crate) struct Persons {
    groups: Vec<Vec<u32>>,
    grouped: Vec<bool>,
}

impl Persons {
    /// By pairs of rows as they came.
    pub(crate) fn of(table: &RecordTable, pairs: impl Iterator<Item = (usize, usize)>) -> Persons {
        let mut heads: BTreeMap<u32, u32> = BTreeMap::new();
        for (a, b) in pairs {
            let (a, b) = (head(&heads, table.stands[a]), head(&heads, table.stands[b]));
            heads.insert(a.max(b), a.min(b));
            heads.entry(a.min(b)).or_insert(a.min(b));
        }
        let mut by_head: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        heads.keys().for_each(|&row| by_head.entry(head(&heads, row)).or_default().push(row));
        let groups: Vec<Vec<u32>> = by_head.into_values().filter(|rows| rows.len() > 1).collect();
        let mut grouped = vec![false; if groups.is_empty() { 0 } else { table.rows.len() }];
        groups.iter().flatten().for_each(|&row| grouped[row as usize] = true);
        Persons { groups, grouped }
    }

    /// By all that a run is told.
    pub(crate) fn told(table: &RecordTable, options: &Options) -> Persons {
        let judged = options.labels.iter().filter(|label| label.same).map(|label| (label.a, label.b));
        Persons::of(table, judged.chain(options.together.iter().chain(&options.one_person).copied()))
    }

    /// The groups, each of two rows or more.
    pub(crate) fn groups(&self) -> &[Vec<u32>] {
        &self.groups
    }

    /// Whether the row is in one.
    pub(crate) fn has(&self, row: u32) -> bool {
        self.grouped.get(row as usize).copied().unwrap_or(false)
    }
}

fn head(heads: &BTreeMap<u32, u32>, mut row: u32) -> u32 {
    while let Some(&above) = heads.get(&row).filter(|above| **above != row) {
        row = above;
    }
    row
}
