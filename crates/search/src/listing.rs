//! Answers: lists in an order, cut down and counted, with words or without.
//!
//! Lists that were asked for lately are kept ([`crate::recent`]).

use crate::asked::Asked;
use crate::facets::Counted;
use crate::index::Index;
use crate::order::{Place, is_by_line};
use crate::query::{Facet, FacetCounts, Filters, Hit, Page, Query, Sort, Why};
use crate::recent::{FILES, List};
use crate::seek;
use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;
use std::sync::Arc;

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

    /// How many files have a value: of the list of all, which is kept, so that a page may ask for hundreds.
    pub fn files_with(&self, facet: Facet, value: &str) -> u32 {
        let Some(value) = self.values.find(facet, value) else { return 0 };
        let all = self.list(&Filters::default(), true);
        all.files(value, || self.count(&all))
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
        Page { total: list.total, hits: hits.collect(), counts }
    }

    fn by_words(&self, query: &Query, asked: &[Asked]) -> Page {
        let (matched, weighed) = seek::find(self, asked);
        let (left, counts) = if query.counts {
            let (left, counts) = self
                .values
                .sieve(&query.filters)
                .counted(&self.values, &matched, |slot| self.shelf.values.get(slot));
            (left, Some(Arc::new(self.values.counts(&counts))))
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
        Page { total, hits, counts }
    }

    /// The list of these filters, from memory if it was asked for lately.
    fn list(&self, filters: &Filters, counted: bool) -> Arc<List> {
        self.recent.find(filters).unwrap_or_else(|| {
            let (sieve, of) = (self.values.sieve(filters), |slot| self.shelf.values.get(slot));
            let (passing, counted) = if counted {
                let (passing, counted) = sieve.counted(&self.values, &self.shelf.alive, of);
                (passing, Some(counted))
            } else {
                (sieve.passing(&self.shelf.alive, of), None)
            };
            self.recent.keep(List::new(filters.clone(), passing, counted))
        })
    }

    fn counted(&self, list: &List) -> Arc<FacetCounts> {
        list.counts(&self.values, || self.count(list))
    }

    fn count(&self, list: &List) -> Counted {
        let of = |slot| self.shelf.values.get(slot);
        self.values.sieve(&list.filters).counted(&self.values, &self.shelf.alive, of).1
    }

    fn page_of(&self, list: &List, query: &Query) -> Vec<u32> {
        let first = |from: usize, limit: usize| {
            let mut slots: Vec<u32> = list.passing.iter().collect();
            self.order(&mut slots, query, from, limit);
            slots
        };
        let up_to = query.from.saturating_add(query.limit);
        if up_to > FILES {
            return first(query.from, query.limit);
        }
        let sort = if query.sort == Sort::Closeness { Sort::Changed } else { query.sort };
        let order = list.order((sort, query.down), up_to, || first(0, FILES));
        order.iter().skip(query.from).take(query.limit).copied().collect()
    }

    /// Leaves in `slots` the page asked for, in order.
    fn order(&self, slots: &mut Vec<u32>, query: &Query, from: usize, limit: usize) {
        let place = |slot: u32| self.shelf.place(query.sort, query.down, slot);
        if is_by_line(query.sort) {
            // Each file's place is worked out once.
            let places: HashMap<u32, Place, FxBuildHasher> =
                slots.iter().map(|&slot| (slot, place(slot))).collect();
            seek::page_by(slots, from, limit, |slot| places[&(slot as u32)]);
        } else {
            seek::page_by(slots, from, limit, |slot| place(slot as u32));
        }
    }
}
