//! What was told of files, read from the acts about them.

use crate::acts::entries_in;
use crate::ground::{Ground, HiddenFrom};
use crate::refusal::Refusal;
use access::Audience;
use model::dossier::{Entry, Told};
use model::{PersonId, SourceId, Subject};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{Questions, StoredAct, Trouble};

/// Files of which the acts are asked for, and kept in memory, together.
pub const AT_ONCE: usize = 64;

/// The acts about groups of files, each group in the order of the log; the store is asked once. A file is of
/// one group.
pub fn acts_by_group(
    store: &dyn Questions,
    groups: &[Vec<PersonId>],
) -> Result<Vec<Vec<StoredAct>>, Trouble> {
    let of: HashMap<u64, usize> = groups
        .iter()
        .enumerate()
        .flat_map(|(n, group)| group.iter().map(move |person| (person.0, n)))
        .collect();
    let mut acts: Vec<Vec<StoredAct>> = groups.iter().map(|_| Vec::new()).collect();
    let asked: Vec<u64> = groups.iter().flatten().map(|person| person.0).collect();
    if asked.is_empty() {
        return Ok(acts);
    }
    for act in store.acts_about_any(&asked)? {
        let about: BTreeSet<usize> =
            act.keys.subjects.iter().filter_map(|subject| of.get(subject).copied()).collect();
        about.into_iter().for_each(|n| acts[n].push(act.clone()));
    }
    Ok(acts)
}

/// What the store knows about these files.
pub fn told_members(store: &dyn Questions, members: &[PersonId], ground: &Ground) -> Result<Told, Refusal> {
    let acts = store.acts_about_any(&members.iter().map(|member| member.0).collect::<Vec<_>>())?;
    Ok(told(members, &entries_in(&acts)?, ground))
}

/// What the store knows about each of these groups of files.
pub(crate) fn told_groups(
    store: &dyn Questions,
    groups: &[Vec<PersonId>],
    ground: &Ground,
) -> Result<Vec<Told>, Refusal> {
    let acts = acts_by_group(store, groups)?;
    groups.iter().zip(&acts).map(|(members, acts)| Ok(told(members, &entries_in(acts)?, ground))).collect()
}

/// What these acts say of these files.
pub fn told(members: &[PersonId], entries: &[Entry], ground: &Ground) -> Told {
    let team = members.first().and_then(|member| ground.team_of(&Subject::from(*member)));
    Told::of(members, team, entries, &ground.association.voids, &|id: SourceId| {
        ground.sources.get(&id).cloned()
    })
}

/// From whom each of these files is hidden, by what was said of it alone.
pub(crate) fn hidden_from(
    store: &dyn Questions,
    ground: &Ground,
    among: impl IntoIterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, HiddenFrom>, Refusal> {
    let mut hidden = BTreeMap::new();
    let alone: Vec<Vec<PersonId>> = among.into_iter().map(|person| vec![person]).collect();
    for some in alone.chunks(AT_ONCE) {
        for (persons, told) in some.iter().zip(told_groups(store, some, ground)?) {
            let from = Audience::ALL.into_iter().filter(|audience| !access::is_shown(&told, *audience));
            hidden.insert(persons[0], from.map(|audience| 1 << (audience as u8)).sum());
        }
    }
    Ok(hidden)
}
