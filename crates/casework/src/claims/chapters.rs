//! Numbers of the takings and of the steps of a path.
//!
//! **Invariant:** a number is given by the unit that writes it, from everything
//! that was ever said in the file, also from what its writer may not see: what is
//! hidden from a reader is never continued by accident.

use super::new::NewClaim;
use crate::desk::Desk;
use model::dossier::{Dossier, Entry};
use model::{Act, ClaimId, Part, PersonId};
use register::Refusal;
use register::Work;
use register::acts::entry;
use register::told::told;
use std::collections::{BTreeMap, BTreeSet};

/// Stands for the number of a taking or a step that is new.
pub const NEXT: u16 = 0;

impl Desk<'_> {
    /// The part each claim speaks of, with its number in the file.
    pub(crate) fn numbered(
        &self,
        work: &Work<'_>,
        person: PersonId,
        claims: &[NewClaim],
        supersedes: Option<ClaimId>,
    ) -> Result<Vec<Part>, Refusal> {
        let asked: Vec<Part> = claims.iter().map(|claim| claim.part).collect();
        // A correction stays where the claim before it stands.
        if supersedes.is_some() || asked.iter().all(|part| *part == Part::Person) {
            return Ok(asked);
        }
        let mut entries = Vec::new();
        for stored in work.unit.acts_about(person.0)? {
            entries.extend(entry(&stored)?);
        }
        let mut taken = parts_of(&entries);
        let seen = access::dossier(&told(&[person], &entries, &work.ground), &self.clearance());
        let seen = parts_seen(&seen);
        are_there(&asked, &seen)?;
        let mut given = BTreeMap::new();
        for part in &asked {
            if given.contains_key(part) {
                continue;
            }
            let free = !is_next(*part) && !taken.contains(part);
            let number = if free || seen.contains(part) { *part } else { next(*part, &taken) };
            taken.insert(number);
            given.insert(*part, number);
        }
        Ok(asked.iter().map(|part| given[part]).collect())
    }
}

impl Desk<'_> {
    /// The takings and steps of a file of which this reader can speak: those it is told of, and of each kind
    /// the one that comes next.
    pub fn parts_to_speak_of(&self, person: PersonId) -> Result<BTreeSet<Part>, Refusal> {
        let seen = parts_seen(&*self.file_alone(person)?);
        let more = [next(Part::Episode(NEXT), &seen), next(Part::Event(NEXT), &seen), Part::Person];
        Ok(seen.iter().copied().chain(more).collect())
    }
}

fn parts_seen(dossier: &Dossier) -> BTreeSet<Part> {
    dossier.episodes.iter().chain(&dossier.events).map(|chapter| chapter.part).collect()
}

/// Refuses a number of no taking and no step that the reader is told of, unless it is the next: beside one
/// taking the seventh is a slip, and nobody spoke of a second.
fn are_there(asked: &[Part], seen: &BTreeSet<Part>) -> Result<(), Refusal> {
    let mut known = seen.clone();
    for part in asked.iter().filter(|part| !is_next(**part)).collect::<BTreeSet<_>>() {
        if !known.contains(part) && next(*part, &known) != *part {
            return Err(Refusal::Field("part", "unknown"));
        }
        known.insert(*part);
    }
    Ok(())
}

fn is_next(part: Part) -> bool {
    matches!(part, Part::Episode(NEXT) | Part::Event(NEXT))
}

pub(crate) fn parts_of(entries: &[Entry]) -> BTreeSet<Part> {
    let said = entries.iter().filter_map(|entry| match &entry.act {
        Act::Said(said) => Some(&said.claims),
        _ => None,
    });
    said.flatten().map(|claim| claim.part).chain([Part::Person]).collect()
}

/// The number after the last of its kind.
pub(crate) fn next(part: Part, taken: &BTreeSet<Part>) -> Part {
    let last = |number: fn(&Part) -> Option<u16>| taken.iter().filter_map(number).max().unwrap_or(0);
    match part {
        Part::Person => Part::Person,
        Part::Episode(_) => {
            Part::Episode(last(|p| if let Part::Episode(n) = p { Some(*n) } else { None }).saturating_add(1))
        }
        Part::Event(_) => {
            Part::Event(last(|p| if let Part::Event(n) = p { Some(*n) } else { None }).saturating_add(1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_a_number_begins_no_taking() {
        let seen = BTreeSet::from([Part::Episode(1), Part::Event(1), Part::Event(2)]);
        let refused = |asked: &[Part]| are_there(asked, &seen).is_err();
        assert!(!refused(&[Part::Person, Part::Episode(1), Part::Event(2)]), "they are there");
        assert!(!refused(&[Part::Episode(2), Part::Event(NEXT)]), "the next of each");
        assert!(!refused(&[Part::Event(4), Part::Event(3)]), "two steps in one breath");
        assert!(refused(&[Part::Episode(7)]));
        assert!(refused(&[Part::Event(4)]));
        assert!(are_there(&[Part::Episode(2)], &BTreeSet::new()).is_err(), "there is no first one");
    }
}
