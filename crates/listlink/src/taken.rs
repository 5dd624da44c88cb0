//! How lists are read, and what was read of them so far.

use crate::Refusal;
use crate::identity::Identity;
use crate::taker::Taker;
use dates::Day;
use drafts::ColumnChoice;
use std::collections::BTreeSet;

pub(crate) fn stopped() -> Refusal {
    Refusal::Engine(linkage::Refusal::Stopped.to_string())
}

/// How lists are to be read.
pub(crate) struct How<'a> {
    pub columns: &'a ColumnChoice,
    pub identity: &'a Identity,
    pub today: Day,
    /// How many parts of a list may be read side by side.
    pub threads: usize,
}

/// What was read so far.
pub(crate) struct Taken<T> {
    pub into: T,
    pub left_out: Vec<String>,
    pub set_aside: usize,
    /// Titles of columns, folded.
    pub titles: BTreeSet<String>,
    /// Ids by rows, where judged pairs must find them.
    pub ids: Option<Vec<String>>,
    /// Names of lists, with the file each came in.
    pub lists: BTreeSet<(String, String)>,
}

impl<T: Taker> Taken<T> {
    pub(crate) fn new(into: T, with_ids: bool) -> Taken<T> {
        Taken {
            into,
            left_out: Vec::new(),
            set_aside: 0,
            titles: BTreeSet::new(),
            ids: with_ids.then(Vec::new),
            lists: BTreeSet::new(),
        }
    }

    /// For a part of a list that is read beside the others.
    pub(crate) fn part(&self) -> Taken<T> {
        Taken::new(self.into.part(), self.ids.is_some())
    }

    /// Takes a part behind what it has.
    pub(crate) fn absorb(&mut self, part: Taken<T>) {
        self.into.absorb(part.into);
        self.left_out.extend(part.left_out);
        self.set_aside += part.set_aside;
        if let (Some(ids), Some(more)) = (&mut self.ids, part.ids) {
            ids.extend(more);
        }
        self.lists.extend(part.lists);
    }

    /// The lists a person means by a name: that in the list's own column, or
    /// that of the file they came in. `*` is all of them.
    pub(crate) fn lists_named(&self, said: &str) -> Result<Vec<String>, Refusal> {
        let said = said.trim();
        if said == "*" {
            return Ok(vec![said.to_owned()]);
        }
        let stem = |file: &str| file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_lowercase();
        let exact = |(list, _): &&(String, String)| list == said;
        let close = |(list, file): &&(String, String)| {
            let lower = said.to_lowercase();
            list.to_lowercase() == lower || file.to_lowercase() == lower || stem(file) == lower
        };
        let mut found: Vec<String> = self.lists.iter().filter(exact).map(|(list, _)| list.clone()).collect();
        if found.is_empty() {
            found = self.lists.iter().filter(close).map(|(list, _)| list.clone()).collect();
        }
        if found.is_empty() { Err(Refusal::OfLists("list", said.to_owned())) } else { Ok(found) }
    }
}
