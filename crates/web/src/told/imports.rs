//! An import: whose list, of what, what became of its rows, and how many of them still wait.

use super::balance;
use casework::{Ground, ImportStanding};
use model::ImportId;
use pages::view::Balance;
use std::collections::BTreeMap;

/// An import as it stands.
pub(crate) struct ImportTold<'g> {
    pub id: ImportId,
    pub standing: &'g ImportStanding,
    /// The name of the organisation whose list it is.
    pub organisation: &'g str,
    /// As it was accepted.
    pub balance: Balance,
    /// Rows that wait still.
    pub still_waiting: u64,
}

impl ImportTold<'_> {
    /// Names of its files.
    pub fn files(&self) -> Vec<String> {
        self.standing.accepted.files.iter().map(|file| file.name.clone()).collect()
    }

    pub fn is_withdrawn(&self) -> bool {
        self.standing.withdrawn.is_some()
    }
}

/// All imports, the latest first. Rows that wait are counted once for all of them.
pub(crate) fn all(ground: &Ground) -> Vec<ImportTold<'_>> {
    let mut waiting: BTreeMap<ImportId, u64> = BTreeMap::new();
    for row in ground.rows_waiting() {
        *waiting.entry(row.row.import).or_default() += 1;
    }
    let all = ground.lists.imports.iter().rev();
    all.map(|(id, standing)| told(ground, *id, standing, waiting.get(id).copied().unwrap_or(0))).collect()
}

/// One of them.
pub(crate) fn one(ground: &Ground, id: ImportId) -> Option<ImportTold<'_>> {
    let waiting = || ground.rows_waiting().filter(|waiting| waiting.row.import == id).count() as u64;
    ground.lists.imports.get(&id).map(|standing| told(ground, id, standing, waiting()))
}

fn told<'g>(
    ground: &'g Ground,
    id: ImportId,
    standing: &'g ImportStanding,
    still_waiting: u64,
) -> ImportTold<'g> {
    let organisation = ground.association.organisations.get(&standing.accepted.organisation);
    ImportTold {
        id,
        standing,
        organisation: organisation.map_or("", String::as_str),
        balance: balance::of_import(standing),
        still_waiting,
    }
}
