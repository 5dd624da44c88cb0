//! Answers: lists in an order, cut down and counted, with words or without.
//!
//! People turn the pages of one list and come back to it, so what the filters
//! let pass, the counts and the first files in each order are kept for a few
//! recent lists, until the index changes.

use crate::asked::Asked;
use crate::index::Index;
use crate::query::{FacetCounts, Filters, Hit, Page, Query, Sort, Why};
use crate::recent::List;
use crate::seek;
use crate::shelf::{LineRole, name_order};
use dates::Fuzzy;
use hashbrown::HashMap;
use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

/// How many lists are kept.
const LISTS: usize = 32;
/// How many files of each order are kept.
const FILES: usize = 1000;

/// A file less close than this is not shown at intake.
const SIMILAR: u16 = 550;

impl Index {
    /// Answers a question.
    pub fn search(&self, query: &Query) -> Page {
        match seek::read(self, &query.words) {
            Some(asked) => self.by_words(query, &asked),
            None => self.listed(query),
        }
    }

    /// Files that may be of the same person as someone being written down: for
    /// quick intake, while the name is typed. A mother's name that differs
    /// puts a file further down, one that is not on file does not.
    pub fn similar(&self, name: &str, mother: Option<&str>, limit: usize) -> Vec<Hit> {
        let Some(asked) = seek::read_intake(self, name, mother) else { return Vec::new() };
        let (matched, weighed) = seek::find(self, &asked);
        let hits = seek::page(self, &asked, &weighed, matched, 0, limit);
        hits.into_iter().filter(|hit| hit.score >= SIMILAR).collect()
    }

    /// Counts by every facet of the files that pass the filters.
    pub fn counts(&self, filters: &Filters) -> Arc<FacetCounts> {
        self.counted(&self.list(filters, true))
    }

    fn listed(&self, query: &Query) -> Page {
        let list = self.list(&query.filters, query.counts);
        let slots = self.page_of(&list, query);
        let hits = slots.into_iter().map(|slot| Hit {
            person: self.shelf.person[slot as usize],
            score: 1000,
            why: Why::default(),
            also: Vec::new(),
        });
        let counts = query.counts.then(|| self.counted(&list));
        Page { total: list.total, hits: hits.collect(), counts, generation: self.generation() }
    }

    fn by_words(&self, query: &Query, asked: &[Asked]) -> Page {
        let (matched, weighed) = seek::find(self, asked);
        let (left, counts) = if query.counts {
            let (left, counts) = self
                .values
                .sieve(&query.filters)
                .counted(&self.values, &matched, |slot| self.shelf.values.get(slot));
            (left, Some(Arc::new(counts)))
        } else if query.filters.is_empty() {
            (matched, None)
        } else {
            (self.values.sieve(&query.filters).passing(&matched, |slot| self.shelf.values.get(slot)), None)
        };
        let total = left.count();
        let hits = if query.sort == Sort::Closeness {
            seek::page(self, asked, &weighed, left, query.from, query.limit)
        } else {
            let mut slots: Vec<u32> = left.iter().collect();
            self.order(&mut slots, query, query.from, query.limit);
            slots.into_iter().map(|slot| seek::explained(self, asked, slot)).collect()
        };
        Page { total, hits, counts, generation: self.generation() }
    }

    /// The list of these filters, from memory if it was asked for lately.
    fn list(&self, filters: &Filters, counted: bool) -> Arc<List> {
        let mut lists = self.recent.lists.lock().unwrap_or_else(|broken| broken.into_inner());
        lists.retain(|list| list.generation == self.generation());
        if let Some(at) = lists.iter().position(|list| list.filters == *filters) {
            let list = lists.remove(at);
            lists.push(list.clone());
            return list;
        }
        drop(lists);
        let (sieve, of) = (self.values.sieve(filters), |slot| self.shelf.values.get(slot));
        let (passing, counts) = if counted {
            let (passing, counts) = sieve.counted(&self.values, &self.shelf.alive, of);
            (passing, OnceLock::from(Arc::new(counts)))
        } else {
            (sieve.passing(&self.shelf.alive, of), OnceLock::new())
        };
        let total = passing.count();
        let list = Arc::new(List {
            generation: self.generation(),
            filters: filters.clone(),
            passing,
            total,
            counts,
            orders: Default::default(),
        });
        let mut lists = self.recent.lists.lock().unwrap_or_else(|broken| broken.into_inner());
        if lists.len() >= LISTS {
            lists.remove(0);
        }
        lists.push(list.clone());
        list
    }

    fn counted(&self, list: &List) -> Arc<FacetCounts> {
        let of = |slot| self.shelf.values.get(slot);
        let count =
            || Arc::new(self.values.sieve(&list.filters).counted(&self.values, &self.shelf.alive, of).1);
        list.counts.get_or_init(count).clone()
    }

    fn page_of(&self, list: &List, query: &Query) -> Vec<u32> {
        let first = |from: usize, limit: usize| {
            let mut slots: Vec<u32> = list.passing.iter().collect();
            self.order(&mut slots, query, from, limit);
            slots
        };
        if query.from.saturating_add(query.limit) > FILES {
            return first(query.from, query.limit);
        }
        let sort = if query.sort == Sort::Closeness { Sort::Changed } else { query.sort };
        let known = || list.orders.lock().unwrap_or_else(|broken| broken.into_inner());
        let found = known().get(&(sort, query.down)).cloned();
        // Nobody waits for an order that somebody else asked for.
        let order = found.unwrap_or_else(|| {
            let made = Arc::new(first(0, FILES));
            known().insert((sort, query.down), made.clone());
            made
        });
        order.iter().skip(query.from).take(query.limit).copied().collect()
    }

    /// Leaves in `slots` the page asked for, in order.
    fn order(&self, slots: &mut Vec<u32>, query: &Query, from: usize, limit: usize) {
        let (shelf, down) = (&self.shelf, query.down);
        let person = |s: usize| self.tie_break(s);
        let date = |date: &Fuzzy| (date.is_unknown(), turned(date.sort_key(), down));
        match query.sort {
            Sort::Name => seek::page_by(slots, from, limit, |s| {
                (shelf.name_order[s] == u128::MAX, turned(shelf.name_order[s], down), person(s))
            }),
            Sort::Taken => seek::page_by(slots, from, limit, |s| (date(&shelf.taken[s]), person(s))),
            Sort::Birth => seek::page_by(slots, from, limit, |s| (date(&shelf.birth[s]), person(s))),
            // The last touched comes first, so the other way round is the first touched.
            Sort::Changed | Sort::Closeness => {
                seek::page_by(slots, from, limit, |s| (turned(shelf.changed[s], !down), person(s)))
            }
            Sort::Status => {
                self.order_by_said(slots, LineRole::Status, place_in("case_status"), down, from, limit)
            }
            Sort::Sex => self.order_by_said(slots, LineRole::Sex, place_in("sex"), down, from, limit),
            Sort::Mother => self.order_by_said(slots, LineRole::Mother, letters, down, from, limit),
            Sort::From => self.order_by_said(slots, LineRole::Origin, letters, down, from, limit),
            Sort::Registered => self.order_by_said(slots, LineRole::Registration, letters, down, from, limit),
            Sort::TakenPlace => self.order_by_said(slots, LineRole::Taken, letters, down, from, limit),
            Sort::Party => self.order_by_said(slots, LineRole::Party, letters, down, from, limit),
            Sort::Held => self.order_by_said(slots, LineRole::Held, letters, down, from, limit),
        }
    }

    /// What the first line of a role says: that is what the column shows.
    fn first_said(&self, slot: u32, role: LineRole) -> Option<&str> {
        self.shelf.lines(slot).find(|line| line.role == role).map(|line| self.shelf.said.get(line.said))
    }

    /// By what the column shows: each file's key is worked out once, and whoever has none comes last.
    fn order_by_said<K: Ord + Copy>(
        &self,
        slots: &mut Vec<u32>,
        role: LineRole,
        key: impl Fn(&str) -> Option<K>,
        down: bool,
        from: usize,
        limit: usize,
    ) {
        let keys: HashMap<u32, Option<K>> =
            slots.iter().map(|&slot| (slot, self.first_said(slot, role).and_then(&key))).collect();
        seek::page_by(slots, from, limit, |s| {
            let key = keys[&(s as u32)];
            (key.is_none(), turned(key, down), self.tie_break(s))
        });
    }
}

/// Words in the order of their letters.
fn letters(said: &str) -> Option<u128> {
    Some(name_order(said))
}

/// Codes in the order of their vocabulary.
fn place_in(vocabulary: &str) -> impl Fn(&str) -> Option<usize> {
    let codes = model::codes::all(vocabulary);
    move |said| codes.iter().position(|code| *code == said)
}

/// A key, or the same the other way round.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Turned<K> {
    Up(K),
    Down(Reverse<K>),
}

fn turned<K>(key: K, down: bool) -> Turned<K> {
    if down { Turned::Down(Reverse(key)) } else { Turned::Up(key) }
}
