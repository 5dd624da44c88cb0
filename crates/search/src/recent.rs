//! What was worked out of the lists that were asked for last.

use crate::bits::Bits;
use crate::query::{FacetCounts, Filters, Sort};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

/// The recent lists.
#[derive(Default)]
pub(crate) struct Recent {
    pub(crate) lists: Mutex<Vec<Arc<List>>>,
}

/// What was worked out of one list, each part when it was first asked for.
pub(crate) struct List {
    pub(crate) generation: u64,
    pub(crate) filters: Filters,
    pub(crate) passing: Bits,
    pub(crate) total: usize,
    pub(crate) counts: OnceLock<Arc<FacetCounts>>,
    pub(crate) orders: Mutex<BTreeMap<(Sort, bool), Arc<Vec<u32>>>>,
}
