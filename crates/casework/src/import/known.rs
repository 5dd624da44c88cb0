//! Rows the register has read before: by their words, and by their keys.
//!
//! Whoever plans a list asks row by row, and each asking holds them for the time of
//! one look: what others write meanwhile is taken in without waiting for the list.

use crate::refusal::Refusal;
use model::card::Rows;
use model::{OrganisationId, PersonId};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// Rows the register has read before. Derived from what is kept beside the cards.
#[derive(Debug, Default)]
pub struct KnownRows {
    rows: RwLock<Known>,
    gathered: Mutex<bool>,
}

#[derive(Debug, Default)]
struct Known {
    prints: HashMap<(OrganisationId, String), PersonId>,
    records: HashMap<(OrganisationId, String), Vec<PersonId>>,
}

impl KnownRows {
    // A row is put in by single steps, each of which leaves the others as they are.
    fn seen(&self) -> RwLockReadGuard<'_, Known> {
        self.rows.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn changed(&self) -> RwLockWriteGuard<'_, Known> {
        self.rows.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gathers them at the first asking; only others who ask wait for it.
    pub(crate) fn gather(&self, all: impl FnOnce(&KnownRows) -> Result<(), Refusal>) -> Result<(), Refusal> {
        let mut gathered = crate::locks::whole(&self.gathered);
        if !*gathered {
            all(self)?;
            *gathered = true;
        }
        Ok(())
    }

    /// Takes the rows of one record in.
    pub fn take(&self, found: &Rows) {
        let mut rows = self.changed();
        for (person, organisation, print) in &found.prints {
            rows.prints.entry((*organisation, print.clone())).or_insert(*person);
        }
        for (person, organisation, record) in &found.records {
            let persons = rows.records.entry((*organisation, record.clone())).or_default();
            if !persons.contains(person) {
                persons.push(*person);
                // Gathered or told of while they are gathered: their order is that of their numbers.
                persons.sort();
            }
        }
    }

    /// Forgets a file of which nothing stands any more.
    pub fn forget(&self, person: PersonId) {
        let mut rows = self.changed();
        rows.prints.retain(|_, of| *of != person);
        rows.records.values_mut().for_each(|persons| persons.retain(|of| *of != person));
    }

    /// The file into which a row with these words was read.
    pub fn of_print(&self, organisation: OrganisationId, print: &str) -> Option<PersonId> {
        self.seen().prints.get(&(organisation, print.to_owned())).copied()
    }

    /// The files that a list of this organisation knows under this key.
    pub fn of_record(&self, organisation: OrganisationId, record: &str) -> Vec<PersonId> {
        self.seen().records.get(&(organisation, record.to_owned())).cloned().unwrap_or_default()
    }
}
