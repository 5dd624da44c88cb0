//! Who else it could be, for one question: the same as in a run, over the
//! neighbourhood of the record that is asked for.
//!
//! Its candidates are rivals of each other within their lists. Where the list of
//! the question is known, the strongest candidates are asked in turn who else they
//! could be: others of that list may have a better claim, and a third list may
//! hold a partner of each.

use hashbrown::HashMap;

use crate::cluster::Edge;
use crate::index::{Hit, RecordIndex};
use crate::options::LEAST_SHOWN;
use crate::pack::{List, Packed};
use crate::rivals;

/// So many of the candidates are asked in turn.
const IN_TURN: usize = 8;
/// More rows of one list than this are not compared among each other.
const AMONG: usize = 16;

/// The rows of a neighbourhood, numbered; 0 is the question.
#[derive(Default)]
struct Neighbours {
    numbers: HashMap<u32, u32>,
    rows: Vec<u32>,
    lists: Vec<List>,
    edges: Vec<Edge>,
}

impl Neighbours {
    fn number(&mut self, row: u32, list: List) -> u32 {
        let next = self.rows.len() as u32;
        let number = *self.numbers.entry(row).or_insert(next);
        if number == next {
            self.rows.push(row);
            self.lists.push(list);
        }
        number
    }
}

impl RecordIndex {
    /// What rivals take from each hit, in nats.
    pub(crate) fn losses(&mut self, id: &str, asked: &Packed, hits: &[Hit]) -> Vec<f64> {
        let mut strong: Vec<usize> = (0..hits.len()).filter(|&i| hits[i].plain >= LEAST_SHOWN).collect();
        let mut losses = vec![0.0; hits.len()];
        let known = self.scorer.kinds.knows(asked.list);
        if strong.len() < 2 && !known {
            return losses;
        }
        let mut near = Neighbours { rows: vec![u32::MAX], lists: vec![asked.list], ..Neighbours::default() };
        for &i in &strong {
            let b = near.number(hits[i].row, self.packed(hits[i].row).list);
            near.edges.push(Edge { a: 0, b, log_odds: hits[i].plain });
        }
        self.among(&mut near);
        strong.sort_by(|&x, &y| hits[y].plain.total_cmp(&hits[x].plain).then(x.cmp(&y)));
        if known {
            for &i in strong.iter().take(IN_TURN) {
                self.in_turn(id, asked.list, hits[i].row, &mut near);
            }
        }
        let found = rivals::losses(&near.lists, &near.edges, &|a, b| self.scorer.again(a, b), 1);
        // The first edges are those of the question, in the order of the strong.
        strong.sort_unstable();
        strong.iter().zip(found).for_each(|(&i, loss)| losses[i] = f64::from(loss));
        losses
    }

    fn packed(&self, row: u32) -> Packed {
        self.builder.table().rows[row as usize]
    }

    /// Compares the candidates of each list with each other: a list may repeat people.
    fn among(&mut self, near: &mut Neighbours) {
        let mut by_list: Vec<u32> = (1..near.rows.len() as u32).collect();
        by_list.sort_by_key(|&n| (near.lists[n as usize], n));
        let lists = near.lists.clone();
        let groups = by_list.chunk_by(|&x, &y| lists[x as usize] == lists[y as usize]);
        for group in groups.filter(|g| g.len() <= AMONG) {
            for (i, &a) in group.iter().enumerate() {
                let others: Vec<u32> = group[i + 1..].iter().map(|&n| near.rows[n as usize]).collect();
                let packed = self.packed(near.rows[a as usize]);
                for hit in self.hits(&packed, &others, LEAST_SHOWN) {
                    let b = near.number(hit.row, packed.list);
                    near.edges.push(Edge { a, b, log_odds: hit.plain });
                }
            }
        }
    }

    /// Asks a candidate who else it could be. The record of the question itself, as
    /// it stood before, is nobody else.
    fn in_turn(&mut self, id: &str, list: List, row: u32, near: &mut Neighbours) {
        let packed = self.packed(row);
        if packed.list == list {
            return;
        }
        let (rows, _) = self.reached(&packed);
        let a = near.number(row, packed.list);
        for hit in self.hits(&packed, &rows, LEAST_SHOWN) {
            let other = self.packed(hit.row).list;
            let itself = other == list && self.rec_id(hit.row) == id;
            if other == packed.list || itself {
                continue;
            }
            let b = near.number(hit.row, other);
            if !near.edges.iter().any(|e| (e.a, e.b) == (a, b) || (e.a, e.b) == (b, a)) {
                near.edges.push(Edge { a, b, log_odds: hit.plain });
            }
        }
    }
}
