//! Which people are in which lists: the cells from which totals are estimated.

use std::collections::BTreeMap;

use hashbrown::HashMap;

/// Some lists, and how many people are in just these and no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverlapCount {
    /// Names of the lists, in the order given.
    pub lists: Vec<String>,
    /// People in all of them and in no other.
    pub people: u64,
    /// Rows of these people.
    pub rows: u64,
}

/// The cells that hold anyone, fullest first. `rows` gives for each row its list
/// and its person.
///
/// ```
/// // Maher stands in both lists, in A twice; Samer in B alone.
/// let cells = linkage::overlaps([("A", 1), ("A", 1), ("B", 1), ("B", 2)]);
/// let both = cells.iter().find(|cell| cell.lists == ["A", "B"]).unwrap();
/// assert_eq!((both.people, both.rows), (1, 3));
/// ```
pub fn overlaps<'a>(rows: impl IntoIterator<Item = (&'a str, u32)>) -> Vec<OverlapCount> {
    let mut order: Vec<&str> = Vec::new();
    let mut places: HashMap<&str, u32> = HashMap::new();
    let seen = rows.into_iter().map(|(list, person)| {
        let at = *places.entry(list).or_insert_with(|| {
            order.push(list);
            order.len() as u32 - 1
        });
        (person, at)
    });
    let seen = seen.collect();
    cells(&order, seen)
}

/// The cells of people and the numbers of their lists, one entry a row.
fn cells(order: &[&str], mut seen: Vec<(u32, u32)>) -> Vec<OverlapCount> {
    seen.sort_unstable();
    let mut cells: BTreeMap<Vec<u32>, (u64, u64)> = BTreeMap::new();
    let mut lists = Vec::new();
    for person in seen.chunk_by(|x, y| x.0 == y.0) {
        lists.clear();
        lists.extend(person.iter().map(|p| p.1));
        lists.dedup();
        let cell = match cells.get_mut(&lists) {
            Some(cell) => cell,
            None => cells.entry(lists.clone()).or_default(),
        };
        *cell = (cell.0 + 1, cell.1 + person.len() as u64);
    }
    told(order, cells)
}

/// Cells in words, fullest first.
fn told(order: &[&str], cells: impl IntoIterator<Item = (Vec<u32>, (u64, u64))>) -> Vec<OverlapCount> {
    let mut out: Vec<OverlapCount> = cells
        .into_iter()
        .map(|(lists, (people, rows))| OverlapCount {
            lists: lists.into_iter().map(|l| order[l as usize].to_string()).collect(),
            people,
            rows,
        })
        .collect();
    out.sort_by(|x, y| y.people.cmp(&x.people).then_with(|| x.lists.cmp(&y.lists)));
    out
}

/// The same of a few lists, which are the bits of a number for each person.
fn few(order: &[&str], clusters: &[u32], list: impl Fn(usize) -> u32) -> Vec<OverlapCount> {
    let mut people = vec![(0u64, 0u64); clusters.len()];
    for (row, &person) in clusters.iter().enumerate() {
        let (lists, rows) = &mut people[person as usize];
        *lists |= 1 << list(row);
        *rows += 1;
    }
    let mut counted: BTreeMap<u64, (u64, u64)> = BTreeMap::new();
    for (lists, rows) in people.into_iter().filter(|p| p.1 > 0) {
        let cell = counted.entry(lists).or_default();
        *cell = (cell.0 + 1, cell.1 + rows);
    }
    let bits = |lists: u64| (0..64u32).filter(|l| lists >> l & 1 == 1).collect();
    told(order, counted.into_iter().map(|(lists, n)| (bits(lists), n)))
}

impl crate::Linked {
    /// The cells of this run.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// let rows = [row("1", "A", "ماهر خالد الحمصي"), row("2", "B", "باسل وائل الخطيب")];
    /// let judged = Options { together: vec![(0, 1)], ..Options::default() };
    /// let linked = link(&rows, &judged, &mut |_, _| Continue::Yes)?;
    /// let cells = linked.overlaps();
    /// assert_eq!((cells[0].lists.join("+"), cells[0].people), ("A+B".into(), 1));
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn overlaps(&self) -> Vec<OverlapCount> {
        let names: Vec<&str> = self.table.lists.iter().map(String::as_str).collect();
        let list = |row: usize| self.table.rows[self.table.stands[row] as usize].list;
        if names.len() <= 64 {
            return few(&names, &self.clusters, list);
        }
        cells(&names, self.clusters.iter().enumerate().map(|(row, &person)| (person, list(row))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_lists_and_many_are_counted_alike() {
        let (clusters, lists) = ([0, 0, 2, 2, 2, 5, 0, 5], [0, 1, 2, 2, 0, 1, 2, 1]);
        let seen = clusters.iter().zip(lists).map(|(c, l)| (*c, l)).collect();
        let order = ["A", "B", "C"];
        assert_eq!(few(&order, &clusters, |row| lists[row]), cells(&order, seen));
    }

    #[test]
    fn every_person_is_in_one_cell() {
        let cells = overlaps([("A", 0), ("B", 0), ("A", 1), ("A", 1), ("B", 2), ("A", 3)]);
        let told: Vec<(String, u64, u64)> =
            cells.iter().map(|c| (c.lists.join("+"), c.people, c.rows)).collect();
        assert_eq!(told, [("A".into(), 2, 3), ("A+B".into(), 1, 2), ("B".into(), 1, 1)]);
    }
}
