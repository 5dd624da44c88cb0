//! Acts as the store keeps them: read, asked for by file, and ready to be written.

use ledger::LeafParts;
use model::act::{WhenForgotten, decode, encode, values};
use model::dossier::Entry;
use model::{Act, PersonId, Subject};
use store::{Keys, NewAct, StoredAct, Trouble};

/// The people among subjects as the store numbers them.
pub fn persons_among(subjects: impl IntoIterator<Item = u64>) -> impl Iterator<Item = PersonId> {
    subjects.into_iter().filter(|key| Subject::is_key_of_person(*key)).map(PersonId)
}

/// The act in what the store kept; `None` when it was erased on request.
pub fn entry(stored: &StoredAct) -> Result<Option<Entry>, Trouble> {
    let Some(content) = &stored.content else { return Ok(None) };
    let altered = |_| Trouble::Altered { what: store::What::Content, seq: Some(stored.seq) };
    let written = decode(content).map_err(altered)?;
    Ok(Some(Entry { seq: stored.seq, at: written.at, act: written.act }))
}

/// What stands in acts of the log.
pub fn entries_in(acts: &[StoredAct]) -> Result<Vec<Entry>, Trouble> {
    acts.iter().filter_map(|stored| entry(stored).transpose()).collect()
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
pub fn new_act(act: &Act, at: i64) -> NewAct {
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
