//! Rows the register has read before: by their words, and by their keys.
//!
//! Whoever plans a list asks row by row, and each asking holds them for the time of
//! one look: what others write meanwhile is taken in without waiting for the list.

use model::card::RowsOnFile;
use model::{OrganisationId, Subject, SubjectKind};
use register::Refusal;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// Rows the register has read before. Derived from what is kept beside the cards.
#[derive(Debug, Default)]
pub struct KnownRows {
    rows: RwLock<Known>,
    gathered: Mutex<bool>,
}

#[derive(Debug, Default)]
struct Known {
    prints: HashMap<RowKey, Subject>,
    records: HashMap<RowKey, Vec<Subject>>,
    /// What was read into each file: what is new of one touches its own rows alone.
    of: HashMap<Subject, Vec<RowKey>>,
}

/// A row as one organisation's lists have it: its fingerprint, or its key.
type RowKey = (OrganisationId, String);

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
        let mut gathered = register::locks::whole(&self.gathered);
        if !*gathered {
            all(self)?;
            *gathered = true;
        }
        Ok(())
    }

    /// Takes the rows of one record in.
    pub fn take(&self, found: &RowsOnFile) {
        let mut rows = self.changed();
        for (person, organisation, print) in &found.prints {
            rows.take_print(*organisation, print, (*person).into());
        }
        for (person, organisation, record) in &found.records {
            rows.take_record(*organisation, record, (*person).into());
        }
    }

    /// Takes in all that lists say of what is no person, in place of what was known of it: fingerprint and
    /// key of each row.
    pub(crate) fn take_subjects(&self, found: &BTreeMap<Subject, Vec<RowOf>>) {
        let mut rows = self.changed();
        found.keys().for_each(|subject| rows.forget(subject));
        for (subject, (organisation, print, record)) in
            found.iter().flat_map(|(subject, rows)| rows.iter().map(move |row| (subject, row)))
        {
            if let Some(print) = print {
                rows.take_print(*organisation, print, subject.clone());
            }
            if let Some(record) = record {
                rows.take_record(*organisation, record, subject.clone());
            }
        }
    }

    /// Forgets a file of which nothing stands any more.
    pub fn forget(&self, subject: &Subject) {
        self.changed().forget(subject);
    }

    /// The file of that kind into which a row with these words was read.
    pub(crate) fn of_print(
        &self,
        of: SubjectKind,
        organisation: OrganisationId,
        print: &str,
    ) -> Option<Subject> {
        self.seen()
            .prints
            .get(&(organisation, print.to_owned()))
            .filter(|subject| subject.kind() == of)
            .cloned()
    }

    /// The files of that kind that a list of this organisation knows under this key.
    pub(crate) fn of_record(
        &self,
        of: SubjectKind,
        organisation: OrganisationId,
        record: &str,
    ) -> Vec<Subject> {
        let seen = self.seen();
        let known = seen.records.get(&(organisation, record.to_owned())).into_iter().flatten();
        known.filter(|subject| subject.kind() == of).cloned().collect()
    }
}

impl Known {
    fn forget(&mut self, subject: &Subject) {
        for row in self.of.remove(subject).unwrap_or_default() {
            if self.prints.get(&row) == Some(subject) {
                self.prints.remove(&row);
            }
            if let Some(subjects) = self.records.get_mut(&row) {
                subjects.retain(|of| of != subject);
            }
        }
    }

    fn take_print(&mut self, organisation: OrganisationId, print: &str, subject: Subject) {
        self.of.entry(subject.clone()).or_default().push((organisation, print.to_owned()));
        self.prints.entry((organisation, print.to_owned())).or_insert(subject);
    }

    fn take_record(&mut self, organisation: OrganisationId, record: &str, subject: Subject) {
        self.of.entry(subject.clone()).or_default().push((organisation, record.to_owned()));
        let subjects = self.records.entry((organisation, record.to_owned())).or_default();
        if !subjects.contains(&subject) {
            subjects.push(subject);
            // Gathered or told of while they are gathered: their order is that of their numbers.
            subjects.sort();
        }
    }
}

/// A row of a list as it is known again: whose list, the fingerprint, the key.
pub(crate) type RowOf = (OrganisationId, Option<String>, Option<String>);
