//! Which people are in which lists: the cells from which totals are estimated.

use std::collections::BTreeMap;

/// Some lists, and how many people are in just these and no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Names of the lists, in the order given.
    pub lists: Vec<String>,
    /// People in all of them and in no other.
    pub people: u64,
    /// Rows of these people.
    pub rows: u64,
}

/// The cells that hold anyone, fullest first. `rows` gives for each row its list
/// and its person.
pub fn overlaps<'a>(rows: impl IntoIterator<Item = (&'a str, u32)>) -> Vec<Cell> {
    let mut order: Vec<&str> = Vec::new();
    let mut people: BTreeMap<u32, (Vec<usize>, u64)> = BTreeMap::new();
    for (list, person) in rows {
        let at = order.iter().position(|l| *l == list).unwrap_or_else(|| {
            order.push(list);
            order.len() - 1
        });
        let (lists, rows) = people.entry(person).or_default();
        if let Err(i) = lists.binary_search(&at) {
            lists.insert(i, at);
        }
        *rows += 1;
    }
    let mut cells: BTreeMap<Vec<usize>, (u64, u64)> = BTreeMap::new();
    for (lists, rows) in people.into_values() {
        let cell = cells.entry(lists).or_default();
        *cell = (cell.0 + 1, cell.1 + rows);
    }
    let mut out: Vec<Cell> = cells
        .into_iter()
        .map(|(lists, (people, rows))| Cell {
            lists: lists.into_iter().map(|l| order[l].to_string()).collect(),
            people,
            rows,
        })
        .collect();
    out.sort_by(|x, y| y.people.cmp(&x.people).then_with(|| x.lists.cmp(&y.lists)));
    out
}

impl crate::Linked {
    /// The cells of this run.
    pub fn overlaps(&self) -> Vec<Cell> {
        overlaps(self.clusters.iter().enumerate().map(|(row, &person)| (self.list(row), person)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_person_is_in_one_cell() {
        let cells = overlaps([("A", 0), ("B", 0), ("A", 1), ("A", 1), ("B", 2), ("A", 3)]);
        let told: Vec<(String, u64, u64)> = cells.iter().map(|c| (c.lists.join("+"), c.people, c.rows)).collect();
        assert_eq!(told, [("A".into(), 2, 3), ("A+B".into(), 1, 2), ("B".into(), 1, 1)]);
    }
}
