//! The lists that were asked for last, kept right while files come and go.
//!
//! People turn the pages of one list and come back to it while colleagues write. What the filters let pass,
//! the counts and the first files in each order are worked out once; a file that goes or comes changes them
//! by what it is.
//!
//! **Invariant:** a kept list says what a list worked out anew would say.

use crate::bits::Bits;
use crate::facets::{Counted, Values};
use crate::query::{FacetCounts, Filters, Sort};
use crate::shelf::Shelf;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

/// How many lists are kept.
const LISTS: usize = 16;
/// How many files of each order are kept.
pub(crate) const FILES: usize = 1000;

/// The recent lists, the last asked for at the end.
#[derive(Default)]
pub(crate) struct Recent(Mutex<Vec<Arc<List>>>);

/// One list, each part worked out when it was first asked for.
pub(crate) struct List {
    pub(crate) filters: Filters,
    pub(crate) passing: Bits,
    pub(crate) total: usize,
    counted: OnceLock<Counted>,
    counts: OnceLock<Arc<FacetCounts>>,
    orders: Mutex<BTreeMap<(Sort, bool), Arc<Vec<u32>>>>,
}

impl Recent {
    /// The list of these filters, if it was asked for lately.
    pub(crate) fn find(&self, filters: &Filters) -> Option<Arc<List>> {
        let mut lists = self.lists();
        let list = lists.iter().position(|list| list.filters == *filters).map(|at| lists.remove(at))?;
        lists.push(list.clone());
        Some(list)
    }

    /// Keeps a list; who made the same one meanwhile is given that.
    pub(crate) fn keep(&self, list: List) -> Arc<List> {
        let mut lists = self.lists();
        if let Some(same) = lists.iter().find(|kept| kept.filters == list.filters) {
            return same.clone();
        }
        if lists.len() >= LISTS {
            lists.remove(0);
        }
        lists.push(Arc::new(list));
        lists[lists.len() - 1].clone()
    }

    /// Takes a file out of the lists in which it stands.
    pub(crate) fn leave(&mut self, shelf: &Shelf, values: &Values, slot: u32) {
        self.each(|list| list.leave(shelf, values, slot));
    }

    /// Puts a file that was written into the lists in which it belongs.
    pub(crate) fn join(&mut self, shelf: &Shelf, values: &Values, slot: u32) {
        self.each(|list| list.join(shelf, values, slot));
    }

    /// Drops all lists.
    pub(crate) fn forget(&mut self) {
        self.lists().clear();
    }

    fn each(&mut self, change: impl Fn(&mut List)) {
        // A list that somebody holds cannot be changed; it is worked out anew when it is asked for again.
        self.lists().retain_mut(|list| Arc::get_mut(list).map(&change).is_some());
    }

    fn lists(&self) -> MutexGuard<'_, Vec<Arc<List>>> {
        self.0.lock().unwrap_or_else(|broken| broken.into_inner())
    }
}

impl List {
    pub(crate) fn new(filters: Filters, passing: Bits, counted: Option<Counted>) -> List {
        let total = passing.count();
        let counted = counted.map_or_else(OnceLock::new, OnceLock::from);
        List { filters, passing, total, counted, counts: OnceLock::new(), orders: Mutex::default() }
    }

    /// Counts by facet; `count` counts the files where nobody asked for counts before.
    pub(crate) fn counts(&self, values: &Values, count: impl FnOnce() -> Counted) -> Arc<FacetCounts> {
        let told = || Arc::new(values.counts(self.counted.get_or_init(count)));
        self.counts.get_or_init(told).clone()
    }

    /// How many files of the list have a value; `count` counts them where nobody asked before.
    pub(crate) fn files(&self, value: u32, count: impl FnOnce() -> Counted) -> u32 {
        self.counted.get_or_init(count).files(value)
    }

    /// The first files in an order; `make` gives the first [`FILES`] where too few are kept. Nobody waits for
    /// an order that somebody else asked for.
    pub(crate) fn order(
        &self,
        (sort, down): (Sort, bool),
        up_to: usize,
        make: impl FnOnce() -> Vec<u32>,
    ) -> Arc<Vec<u32>> {
        let kept = || self.orders.lock().unwrap_or_else(|broken| broken.into_inner());
        let enough = |order: &Arc<Vec<u32>>| order.len() >= up_to.min(self.total);
        let found = kept().get(&(sort, down)).cloned().filter(enough);
        found.unwrap_or_else(|| {
            let made = Arc::new(make());
            kept().insert((sort, down), made.clone());
            made
        })
    }

    fn leave(&mut self, shelf: &Shelf, values: &Values, slot: u32) {
        let fails = self.count_out(shelf, values, slot, Counted::without);
        if fails != 0 {
            return;
        }
        self.passing.clear(slot);
        self.total -= 1;
        for order in self.orders.get_mut().unwrap_or_else(|broken| broken.into_inner()).values_mut() {
            if let Some(at) = order.iter().position(|other| *other == slot) {
                Arc::make_mut(order).remove(at);
            }
        }
    }

    fn join(&mut self, shelf: &Shelf, values: &Values, slot: u32) {
        let fails = self.count_out(shelf, values, slot, Counted::with);
        if fails != 0 {
            return;
        }
        let before = self.total;
        self.passing.grow_and_set(slot);
        self.total += 1;
        for ((sort, down), order) in self.orders.get_mut().unwrap_or_else(|broken| broken.into_inner()) {
            let place = shelf.place(*sort, *down, slot);
            let at = order.partition_point(|other| shelf.place(*sort, *down, *other) < place);
            // Behind the last that is kept stand others, of whom nothing is known here.
            if at < order.len() || order.len() == before {
                let order = Arc::make_mut(order);
                order.insert(at, slot);
                order.truncate(FILES);
            }
        }
    }

    /// Changes the counts by one file; answers by which kinds of filter it fails.
    fn count_out(
        &mut self,
        shelf: &Shelf,
        values: &Values,
        slot: u32,
        change: impl Fn(&mut Counted, &Values, u32),
    ) -> u32 {
        let (own, wanted) = (shelf.values.get(slot), values.wanted(&self.filters));
        let fails = wanted.fails(own);
        if let Some(counted) = self.counted.get_mut() {
            let counts_for = |value: &&u32| fails == 0 || fails == values.kind(**value);
            own.iter().filter(counts_for).for_each(|value| change(counted, values, *value));
        }
        self.counts = OnceLock::new();
        fails
    }
}
