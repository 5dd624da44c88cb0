//! Rows the register has read before: by their words, and by their keys.

use model::{Card, OrganisationId, PersonId};
use std::collections::HashMap;

/// Rows the register has read before. Derived from the cards.
#[derive(Debug, Default)]
pub struct KnownRows {
    prints: HashMap<(OrganisationId, String), PersonId>,
    records: HashMap<(OrganisationId, String), Vec<PersonId>>,
}

impl KnownRows {
    /// Takes the rows of one card in.
    pub fn take(&mut self, card: &Card) {
        for (person, organisation, print) in &card.prints {
            self.prints.entry((*organisation, print.clone())).or_insert(*person);
        }
        for (person, organisation, record) in &card.records {
            let persons = self.records.entry((*organisation, record.clone())).or_default();
            if !persons.contains(person) {
                persons.push(*person);
            }
        }
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
