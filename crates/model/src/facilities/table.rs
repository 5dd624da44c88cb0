//! The list of places of detention, and what is called exactly so.

use crate::codes::said::{How, Index};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A place of detention, by its number in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FacilityIdx(pub u16);

/// One row of the list.
#[derive(Debug)]
pub struct Facility {
    /// Stable id.
    pub id: &'static str,
    /// Name in Arabic.
    pub ar: &'static str,
    /// Name in English.
    pub en: &'static str,
    /// Id of the unit that held it.
    pub agency: &'static str,
    /// P-code of the governorate.
    pub governorate: &'static str,
    /// P-code of the place.
    pub place: &'static str,
    /// Intelligence branch, prison, hospital, checkpoint …
    pub kind: &'static str,
}

/// A place of detention that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FacilityCandidate {
    /// Which.
    pub facility: FacilityIdx,
    /// How.
    pub how: How,
    /// The name or alias by which it was found.
    pub alias: &'static str,
}

pub(super) struct Facilities {
    pub(super) rows: Vec<Facility>,
    pub(super) index: Index,
    by_id: HashMap<&'static str, u16>,
}

pub(super) static ALL: LazyLock<Facilities> = LazyLock::new(|| {
    let mut all = Facilities { rows: Vec::new(), index: Index::default(), by_id: HashMap::new() };
    for cells in
        crate::codes::rows(include_str!("../../data/facilities.csv")).into_iter().filter(|c| c.len() > 11)
    {
        let number = all.rows.len() as u16;
        all.by_id.insert(cells[0], number);
        for name in [cells[1], cells[2]] {
            all.index.add(number, name, How::Exact);
            all.index.add(number, name.split_once('(').map_or(name, |(front, _)| front.trim()), How::Fold);
        }
        all.rows.push(Facility {
            id: cells[0],
            ar: cells[1],
            en: cells[2],
            agency: cells[3],
            governorate: cells[4],
            place: cells[5],
            kind: cells[11],
        });
    }
    for cells in crate::codes::rows(include_str!("../../data/facility_aliases.csv")) {
        let [aliases, id, ..] = cells.as_slice() else { continue };
        let Some(&number) = all.by_id.get(id) else { continue };
        aliases.split('|').for_each(|alias| all.index.add(number, alias, How::Alias));
    }
    all
});

impl FacilityIdx {
    /// The place of detention of an id.
    ///
    /// ```
    /// use model::facilities::FacilityIdx;
    /// assert!(FacilityIdx::of("F117").is_some());
    /// assert_eq!(FacilityIdx::of("F9999"), None);
    /// ```
    pub fn of(id: &str) -> Option<FacilityIdx> {
        ALL.by_id.get(id).copied().map(FacilityIdx)
    }

    /// Its row. A number from elsewhere is the first.
    ///
    /// ```
    /// use model::facilities::FacilityIdx;
    /// assert_eq!(FacilityIdx::of("F117").unwrap().facility().id, "F117");
    /// ```
    pub fn facility(self) -> &'static Facility {
        ALL.rows.get(usize::from(self.0)).unwrap_or(&ALL.rows[0])
    }
}

/// Every place of detention.
///
/// ```
/// use model::facilities::{FacilityIdx, all};
/// assert_eq!(all().next(), Some(FacilityIdx(0)));
/// ```
pub fn all() -> impl Iterator<Item = FacilityIdx> {
    (0..ALL.rows.len() as u16).map(FacilityIdx)
}

pub(super) fn strict(words: &[String]) -> Vec<FacilityCandidate> {
    ALL.index.surest(words).into_iter().map(candidate).collect()
}

pub(super) fn candidate(hit: crate::codes::said::Hit) -> FacilityCandidate {
    FacilityCandidate { facility: FacilityIdx(hit.target), how: hit.how, alias: ALL.index.alias(hit) }
}

/// The unit that held a checkpoint known by name, and that name.
pub(crate) fn checkpoint(words: &[String]) -> Option<(&'static str, &'static str)> {
    let found = ALL
        .index
        .find(words)
        .into_iter()
        .map(candidate)
        .find(|c| c.facility.facility().kind == "checkpoint" && c.how != How::Latin)?;
    Some((found.facility.facility().agency, found.alias))
}
