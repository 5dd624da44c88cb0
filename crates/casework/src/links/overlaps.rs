//! Which person is in which list: the cells from which totals are estimated later.

use crate::desk::Desk;
use access::{Action, Cleared};
use model::{Card, OrganisationId};
use register::Refusal;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Persons who are in exactly these lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Organisations whose words stand in the file.
    pub organisations: BTreeSet<OrganisationId>,
    /// How many persons.
    pub persons: u64,
}

/// The table of cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overlaps {
    /// Organisations with the number of their persons.
    pub organisations: BTreeMap<OrganisationId, (String, u64)>,
    /// Cells, the largest first.
    pub cells: Vec<Cell>,
    /// All persons.
    pub persons: u64,
}

impl Desk<'_> {
    /// Counts persons by the organisations that name them.
    pub fn overlaps(&self) -> Result<Overlaps, Refusal> {
        self.viewer.may(Action::Judge)?;
        self.house.register.catch_up()?;
        let ground = self.house.ground()?;
        let mut cells: BTreeMap<BTreeSet<OrganisationId>, u64> = BTreeMap::new();
        self.house.register.each_card(self.audience(), |card| {
            *cells.entry(card.organisations.iter().copied().collect()).or_default() += 1
        })?;
        let mut organisations: BTreeMap<OrganisationId, (String, u64)> = BTreeMap::new();
        for (names, persons) in &cells {
            for id in names {
                let name = ground.association.organisations.get(id).cloned().unwrap_or_default();
                organisations.entry(*id).or_insert((name, 0)).1 += persons;
            }
        }
        let persons = cells.values().sum();
        let mut cells: Vec<Cell> =
            cells.into_iter().map(|(organisations, persons)| Cell { organisations, persons }).collect();
        cells.sort_by_key(|c| (std::cmp::Reverse(c.persons), c.organisations.len()));
        Ok(Overlaps { organisations, cells, persons })
    }

    /// Persons who are in exactly these lists: how many, and the cards of some of them.
    pub fn persons_in(
        &self,
        organisations: &BTreeSet<OrganisationId>,
        from: usize,
        limit: usize,
    ) -> Result<(u64, Vec<Arc<Cleared<Card>>>), Refusal> {
        self.viewer.may(Action::Judge)?;
        self.house.register.catch_up()?;
        let mut persons = Vec::new();
        self.house.register.each_card(self.audience(), |card| {
            if card.organisations.len() == organisations.len()
                && card.organisations.iter().all(|id| organisations.contains(id))
            {
                persons.push(card.person);
            }
        })?;
        let some =
            persons.iter().skip(from).take(limit).filter_map(|person| self.card(*person).ok()).collect();
        Ok((persons.len() as u64, some))
    }
}
