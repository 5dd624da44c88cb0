//! An organisation whose words are here.
//!
//! One of which nothing is seen is not there for a reader outside the house, and which came first is not told
//! to them.

use casework::{Desk, Ground, ImportStanding, Refusal};
use model::OrganisationId;
use search::{Filters, Query};

/// An organisation as this reader is told of it.
pub(crate) struct OrganisationTold {
    pub id: OrganisationId,
    /// How it is called towards this reader.
    pub called: String,
    pub name: String,
    /// Files of people its word stands in; of what is no person none is counted.
    pub files: u64,
    /// What is no person and its word stands in: places of detention, units, checkpoints.
    pub subjects: u64,
    pub is_withdrawn: bool,
}

/// All of them; for readers outside the house by name.
pub(crate) fn all(desk: &Desk<'_>, ground: &Ground) -> Result<Vec<OrganisationTold>, Refusal> {
    let mut all = Vec::new();
    for id in ground.association.organisations.keys() {
        all.extend(seen(desk, ground, *id)?);
    }
    if desk.is_outside() {
        all.sort_by(|x, y| x.name.cmp(&y.name));
    }
    Ok(all)
}

/// One of them.
pub(crate) fn one(desk: &Desk<'_>, ground: &Ground, id: OrganisationId) -> Result<OrganisationTold, Refusal> {
    seen(desk, ground, id)?.ok_or(Refusal::NotFound)
}

/// The imports of its lists, for colleagues.
pub(crate) fn imports<'g>(
    desk: &Desk<'_>,
    ground: &'g Ground,
    id: OrganisationId,
) -> Vec<&'g ImportStanding> {
    let of_it = |standing: &&ImportStanding| standing.accepted.organisation == id;
    match desk.is_outside() {
        true => Vec::new(),
        false => ground.lists.imports.values().filter(of_it).collect(),
    }
}

/// How many files answer, its word standing in them.
pub(crate) fn files(desk: &Desk<'_>, filters: Filters) -> Result<u64, Refusal> {
    Ok(desk.list(&Query { filters, ..Query::default() })?.page.total as u64)
}

fn seen(desk: &Desk<'_>, ground: &Ground, id: OrganisationId) -> Result<Option<OrganisationTold>, Refusal> {
    let Some(name) = ground.association.organisations.get(&id) else { return Ok(None) };
    let files = files(desk, Filters { organisations: [id].into(), ..Filters::default() })?;
    let subjects = desk.subjects_of(id)?;
    let told = OrganisationTold {
        id,
        called: desk.refs().of(id),
        name: name.clone(),
        files,
        subjects,
        is_withdrawn: ground.is_withdrawn(id),
    };
    Ok((files > 0 || !desk.is_outside()).then_some(told))
}
