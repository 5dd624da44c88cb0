//! Rows the register has read before: by their words, and by their keys.

use model::card::Rows;
use model::{OrganisationId, PersonId};
use std::collections::HashMap;

/// Rows the register has read before. Derived from what is kept beside the cards.
#[derive(Debug, Default)]
pub struct KnownRows {
    prints: HashMap<(OrganisationId, String), PersonId>,
    records: HashMap<(OrganisationId, String), Vec<PersonId>>,
}

impl KnownRows {
    /// Takes the rows of one record in.
    pub fn take(&mut self, found: &Rows) {
        for (person, organisation, print) in &found.prints {
            self.prints.entry((*organisation, print.clone())).or_insert(*person);
        }
        for (person, organisation, record) in &found.records {
            let persons = self.records.entry((*organisation, record.clone())).or_default();
            if !persons.contains(person) {
                persons.push(*person);
            }
        }
    }

    /// Forgets a file of which nothing stands any more.
    pub fn forget(&mut self, person: PersonId) {
        self.prints.retain(|_, of| *of != person);
        self.records.values_mut().for_each(|persons| persons.retain(|of| *of != person));
    }

    /// The file into which a row with these words was read.
    pub fn of_print(&self, organisation: OrganisationId, print: &str) -> Option<PersonId> {
        self.prints.get(&(organisation, print.to_owned())).copied()
    }

    /// The files that a list of this organisation knows under this key.
    pub fn of_record(&self, organisation: OrganisationId, record: &str) -> &[PersonId] {
        self.records.get(&(organisation, record.to_owned())).map_or(&[], Vec::as_slice)
    }
}
