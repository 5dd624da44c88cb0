//! Search, lists with their counts ([`Desk::list`]), and lists that people saved.

mod columns;
mod filters;
mod saved;

pub use columns::Column;
pub(crate) use filters::in_order;
pub use filters::set_filter;
pub use saved::SavedList;
pub(crate) use saved::forget;

use crate::desk::Desk;
use crate::lengths;
use access::{Action, Cleared};
use model::{Card, PersonId};
use register::Refusal;
use search::{Hit, Query, Reason, Why};
use std::sync::Arc;

/// One page of a list, with the cards of its files.
#[derive(Debug, Clone)]
pub struct ListPage {
    /// The answer of the index.
    pub page: search::Page,
    /// The cards of the hits, in their order.
    pub cards: Vec<Arc<Cleared<Card>>>,
}

impl Desk<'_> {
    /// Answers a question with one page of files.
    pub fn list(&self, query: &Query) -> Result<ListPage, Refusal> {
        self.viewer.may(Action::Read)?;
        lengths::line("words", &query.words)?;
        // Logged before the list is locked: writing brings the list up to date.
        let by_number = self.by_sealed_number(&query.words)?;
        let mut page = self.house.ask_list(self.audience(), |index| {
            let mut page = index.search(&in_order(self.audience(), query));
            self.put_before(&mut page, by_number.iter().filter(|p| index.passes(**p, &query.filters)), query);
            Ok(page)
        })?;
        let with_cards = self.with_cards(std::mem::take(&mut page.hits))?;
        let (hits, cards) = with_cards.into_iter().unzip();
        page.hits = hits;
        Ok(ListPage { page, cards })
    }

    /// Hits with their cards. A file that went while we looked is no hit any more.
    fn with_cards(&self, hits: Vec<Hit>) -> Result<Vec<(Hit, Arc<Cleared<Card>>)>, Refusal> {
        let persons: Vec<PersonId> = hits.iter().map(|hit| hit.person).collect();
        let cards = self.house.register.cleared_cards(&persons, self.audience())?;
        Ok(hits.into_iter().zip(cards).filter_map(|(hit, card)| Some((hit, card?))).collect())
    }

    /// Puts files that were found by a sealed number before the others of the first page.
    fn put_before<'p>(
        &self,
        page: &mut search::Page,
        found: impl Iterator<Item = &'p PersonId>,
        query: &Query,
    ) {
        let why = Why { reason: Reason::Number, typed: query.words.clone(), piece: query.words.clone() };
        let found: Vec<Hit> = found
            .map(|person| Hit { person: *person, score: 1000, why: why.clone(), also: Vec::new() })
            .collect();
        page.hits.retain(|hit| found.iter().all(|f| f.person != hit.person));
        page.total = page.total.max(page.hits.len()) + found.len();
        if query.from == 0 {
            page.hits.splice(0..0, found);
        }
    }

    /// Files that are perhaps the same person, while a new one is typed.
    pub fn similar(
        &self,
        name: &str,
        mother: Option<&str>,
        limit: usize,
    ) -> Result<Vec<(Hit, Arc<Cleared<Card>>)>, Refusal> {
        self.viewer.may(Action::Read)?;
        lengths::line("full_name", name)?;
        lengths::line("mother_name", mother.unwrap_or_default())?;
        let hits = self.house.ask_list(self.audience(), |index| Ok(index.similar(name, mother, limit)))?;
        self.with_cards(hits)
    }

    /// The card of a file, as the viewer may see it.
    pub fn card(&self, person: PersonId) -> Result<Arc<Cleared<Card>>, Refusal> {
        self.viewer.may(Action::Read)?;
        self.house.register.catch_up()?;
        let root = self.house.ground()?.root_for(person, self.audience().of_lists());
        self.house.register.cleared_card(root, self.audience())?.ok_or(Refusal::NotFound)
    }

    /// How many files the viewer's list has.
    pub fn count(&self) -> Result<usize, Refusal> {
        self.viewer.may(Action::Read)?;
        self.house.ask_list(self.audience(), |index| Ok(index.len()))
    }
}
