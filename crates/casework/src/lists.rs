//! Search, lists with their counts, and lists that people saved.

use crate::desk::Desk;
use crate::lengths;
use crate::refs::in_order;
use access::{Action, Cleared};
use model::{Card, MemberId, PersonId, Tier};
use register::Refusal;
use register::ground::Ground;
use search::{Filters, Hit, Query, Reason, Sort, Why};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A column a list can show. Which are shown is the reader's choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Column {
    Name,
    Names,
    Mother,
    Birth,
    From,
    Registered,
    Taken,
    TakenPlace,
    Party,
    Held,
    Status,
    Sex,
    Numbers,
    Organisations,
    Sources,
    Files,
    Missing,
    Changed,
}

impl Column {
    /// All columns, in the order of the table.
    pub const ALL: [Column; 18] = [
        Column::Name,
        Column::Names,
        Column::Mother,
        Column::Birth,
        Column::From,
        Column::Registered,
        Column::Taken,
        Column::TakenPlace,
        Column::Party,
        Column::Held,
        Column::Status,
        Column::Sex,
        Column::Numbers,
        Column::Organisations,
        Column::Sources,
        Column::Files,
        Column::Missing,
        Column::Changed,
    ];

    /// Those a list shows at first.
    pub const USUAL: [Column; 6] =
        [Column::Name, Column::Mother, Column::From, Column::Taken, Column::Party, Column::Status];

    /// The word used in addresses and message keys (`column-…`).
    pub fn key(self) -> &'static str {
        match self {
            Column::Name => "name",
            Column::Names => "names",
            Column::Mother => "mother",
            Column::Birth => "birth",
            Column::From => "from",
            Column::Registered => "registered",
            Column::Taken => "taken",
            Column::TakenPlace => "taken_place",
            Column::Party => "party",
            Column::Held => "held",
            Column::Status => "status",
            Column::Sex => "sex",
            Column::Numbers => "numbers",
            Column::Organisations => "organisations",
            Column::Sources => "sources",
            Column::Files => "files",
            Column::Missing => "missing",
            Column::Changed => "changed",
        }
    }

    /// The column of that key.
    pub fn from_key(key: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|column| column.key() == key)
    }
}

/// One page of a list, with the cards of its files.
#[derive(Debug, Clone)]
pub struct ListPage {
    /// The answer of the index.
    pub page: search::Page,
    /// The cards of the hits, in their order.
    pub cards: Vec<Arc<Cleared<Card>>>,
}

/// A list someone saved: a question with a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedList {
    /// Its name.
    pub name: String,
    /// The words of the box.
    pub words: String,
    /// What it is cut down to.
    pub filters: Filters,
    /// The order.
    pub sort: Sort,
    /// The other way round.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub down: bool,
    /// The columns it shows.
    pub columns: Vec<Column>,
    /// Who saved it.
    pub by: MemberId,
    /// Seen by every colleague whom its words may reach, or by the one who saved it.
    pub shared: bool,
}

const SHELF: &str = "saved-lists";
/// Lists that were let go, until they are taken back or let go once more.
const DROPPED: &str = "dropped-lists";

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

    /// Lists the viewer may open: their own, and those that are shared as far as their words may reach.
    ///
    /// A name and a question may hold what their author read: a number that is sealed, a source of a
    /// narrower circle. And a colleague's lists stay inside the house.
    pub fn saved_lists(&self) -> Result<Vec<(String, SavedList)>, Refusal> {
        self.viewer.may(Action::Read)?;
        let (all, ground) = (self.house.register.store().shelf_all(SHELF)?, self.house.ground()?);
        let lists = all
            .into_iter()
            .filter_map(|(key, bytes)| Some((key, serde_json::from_slice::<SavedList>(&bytes).ok()?)));
        Ok(lists
            .filter(|(_, list)| list.by == self.member() || (list.shared && self.reaches(&ground, list)))
            .collect())
    }

    fn reaches(&self, ground: &Ground, list: &SavedList) -> bool {
        const DIGITS_OF_A_NUMBER: usize = 5;
        let digits = |text: &str| text.chars().filter(|c| c.is_numeric()).count() >= DIGITS_OF_A_NUMBER;
        let tier = self.audience().tier();
        let of_circle = |id| ground.sources.get(id).is_none_or(|source| source.tier <= tier);
        !self.is_outside()
            && (tier == Tier::Sealed || !(digits(&list.words) || digits(&list.name)))
            && list.filters.sources.iter().all(of_circle)
    }

    /// Saves a list under its name; a list of the same name by the same colleague is replaced.
    pub fn save_list(&self, list: SavedList) -> Result<String, Refusal> {
        self.viewer.may(Action::Read)?;
        let name = names::clean(&list.name);
        if name.is_empty() {
            return Err(Refusal::Field("name", "needed"));
        }
        let list = SavedList { name, by: self.member(), ..list };
        let key = key_of(&list);
        let bytes = serde_json::to_vec(&list).expect("a question is text, numbers and lists");
        self.write(|work| Ok(work.unit.put_shelf(SHELF, &key, &bytes)?))?;
        Ok(key)
    }

    /// Lets go of a list the viewer saved. It can be taken back ([`Desk::restore_list`]).
    pub fn drop_list(&self, key: &str) -> Result<(), Refusal> {
        let found = self.saved_lists()?.into_iter().find(|(k, list)| k == key && list.by == self.member());
        found.ok_or(Refusal::NotFound)?;
        self.write(|work| {
            let bytes = work.unit.shelf(SHELF, key)?.ok_or(Refusal::Already)?;
            work.unit.put_shelf(DROPPED, key, &bytes)?;
            Ok(work.unit.drop_shelf(SHELF, key)?)
        })
    }

    /// Takes back that a list of the viewer's own was let go; one saved under the same name since stays
    /// instead.
    pub fn restore_list(&self, key: &str) -> Result<String, Refusal> {
        self.viewer.may(Action::Read)?;
        self.write(|work| {
            let bytes = work.unit.shelf(DROPPED, key)?.ok_or(Refusal::NotFound)?;
            let list: SavedList = serde_json::from_slice(&bytes).map_err(|_| Refusal::NotFound)?;
            if list.by != self.member() {
                return Err(Refusal::NotFound);
            }
            if work.unit.shelf(SHELF, key)?.is_some() {
                return Err(Refusal::Already);
            }
            work.unit.put_shelf(SHELF, key, &bytes)?;
            work.unit.drop_shelf(DROPPED, key)?;
            Ok(list.name)
        })
    }
}

fn key_of(list: &SavedList) -> String {
    let digest = ledger::digest(format!("{}\u{1f}{}", list.by, list.name).as_bytes());
    digest.0[..8].iter().map(|b| format!("{b:02x}")).collect()
}

/// Lets go of saved lists in whose words one of these names stands, those that were let go before, too.
pub(crate) fn forget(
    work: &mut register::Work<'_>,
    names: &std::collections::BTreeSet<String>,
) -> Result<(), Refusal> {
    for shelf in [SHELF, DROPPED] {
        for (key, bytes) in work.unit.shelf_all(shelf)? {
            let Ok(list) = serde_json::from_slice::<SavedList>(&bytes) else { continue };
            let words = names::clean(&format!("{} {}", list.name, list.words));
            if names.iter().any(|name| words.contains(name.as_str())) {
                work.unit.drop_shelf(shelf, &key)?;
            }
        }
    }
    Ok(())
}
