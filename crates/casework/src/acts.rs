//! Acts as the store keeps them: read, asked for by file, and ready to be written.

use crate::ground::{Ground, HiddenFrom};
use crate::refusal::Refusal;
use access::Audience;
use ledger::LeafParts;
use model::act::{WhenForgotten, decode, encode, values};
use model::dossier::{Entry, Told};
use model::{Act, PersonId, SourceId, Subject};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{Keys, NewAct, Questions, StoredAct, Trouble};

/// The people among subjects as the store numbers them.
pub(crate) fn persons_among(subjects: impl IntoIterator<Item = u64>) -> impl Iterator<Item = PersonId> {
    subjects.into_iter().filter(|key| Subject::is_key_of_person(*key)).map(PersonId)
}

/// The act in what the store kept; `None` when it was erased on request.
pub(crate) fn entry(stored: &StoredAct) -> Result<Option<Entry>, Trouble> {
    let Some(content) = &stored.content else { return Ok(None) };
    let altered = |_| Trouble::Altered { what: store::What::Content, seq: Some(stored.seq) };
    let written = decode(content).map_err(altered)?;
    Ok(Some(Entry { seq: stored.seq, at: written.at, act: written.act }))
}

/// Files of which the acts are asked for, and kept in memory, together.
pub(crate) const AT_ONCE: usize = 64;

/// The acts about groups of files, each group in the order of the log; the store is asked once. A file is of
/// one group.
pub(crate) fn acts_by_group(
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

/// What stands in acts of the log.
pub(crate) fn entries_in(acts: &[StoredAct]) -> Result<Vec<Entry>, Trouble> {
    acts.iter().filter_map(|stored| entry(stored).transpose()).collect()
}

/// What the store knows about these files.
pub(crate) fn told_members(
    store: &dyn Questions,
    members: &[PersonId],
    ground: &Ground,
) -> Result<Told, Refusal> {
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
pub(crate) fn told(members: &[PersonId], entries: &[Entry], ground: &Ground) -> Told {
    let team = members.first().and_then(|member| ground.team_of(&Subject::from(*member)));
    Told::of(members, team, entries, &ground.association.voids, &|id: SourceId| {
        ground.sources.get(&id).cloned()
    })
}

/// The keys by which an act is found again, read out of its content. `None`: it is no act.
pub fn keys_of(content: &[u8]) -> Option<Keys> {
    decode(content).ok().map(|written| keys(&written.act, written.at))
}

/// The keys by which an act is found again.
pub fn keys(act: &Act, at: i64) -> Keys {
    Keys {
        kind: act.kind() as u8,
        at,
        subjects: act.subjects().iter().map(Subject::key).collect(),
        import: act.import().map(|i| i.0),
    }
}

/// An act about to be appended.
pub(crate) fn new_act(act: &Act, at: i64) -> NewAct {
    let evidence = match act {
        Act::DocumentKept { digest, .. } => digest.parse().into_iter().collect(),
        _ => Vec::new(),
    };
    let content = encode(at, act);
    let values = if is_in_values(act) { values(&content) } else { Vec::new() };
    let places = values.into_iter().map(|value| value.at).collect();
    let parts = LeafParts::at(places, &content).filter(|parts| !parts.is_empty());
    NewAct { keys: keys(act, at), content, evidence, parts }
}

/// Whether each value of an act can be shown or destroyed without the rest.
fn is_in_values(act: &Act) -> bool {
    let of_its_kind = act
        .kind()
        .entry()
        .is_some_and(|entry| matches!(entry.when_forgotten, WhenForgotten::Unnamed | WhenForgotten::Apart));
    of_its_kind || act.subjects().len() > 1
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
