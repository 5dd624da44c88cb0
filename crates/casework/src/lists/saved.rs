//! Lists that people saved: a question with a name.

use super::columns::Column;
use crate::desk::Desk;
use access::Action;
use model::{MemberId, Tier};
use register::Refusal;
use register::ground::Ground;
use search::{Filters, Sort};
use serde::{Deserialize, Serialize};

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
