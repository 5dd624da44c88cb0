//! What is no person, by its names: what a row of a list may tell of, and what a link means.

use super::shipped::{called, shipped_places};
use model::subject::Subject;
use model::{Claim, SubjectKind, Value, gazetteer};
use std::collections::{BTreeMap, BTreeSet};

/// What is no person, by its names: what the register speaks of. What ships is asked where it stands.
#[derive(Debug, Default)]
pub(crate) struct Called {
    by_name: BTreeMap<String, BTreeSet<Subject>>,
    places: BTreeMap<Subject, Vec<Claim>>,
}

impl Called {
    /// Takes one in with its names, and where it is said to be.
    pub fn take(&mut self, subject: &Subject, names: &[String], places: Vec<Claim>) {
        for name in names {
            for key in [names::fold(name), bare(subject.kind(), name)] {
                self.by_name.entry(key).or_default().insert(subject.clone());
            }
        }
        self.places.insert(subject.clone(), places);
    }

    fn named(&self, key: &str) -> impl Iterator<Item = &Subject> + use<'_> {
        self.by_name.get(key).into_iter().flatten()
    }

    /// Those of that kind that may be what a row tells of: one of its names is the name of the row, with or
    /// without «حاجز» before it, and the places are not two.
    pub fn like(&self, of: SubjectKind, row: &[Claim]) -> BTreeSet<Subject> {
        let names = row
            .iter()
            .filter(|claim| claim.property.key() == "subject_name" && claim.value != Value::Unknown);
        let alike = names.flat_map(|claim| {
            let own = self.named(&bare(of, &claim.said)).cloned();
            own.chain(called(&claim.said)).collect::<Vec<_>>()
        });
        let here =
            |subject: &Subject| self.places.get(subject).cloned().unwrap_or_else(|| shipped_places(subject));
        alike
            .filter(|subject| is_of_one_sort(subject.kind(), of) && may_be_one_place(&here(subject), row))
            .collect()
    }

    /// The only one that is called so; of what ships, of places of detention and units.
    pub(crate) fn only(&self, said: &str) -> Option<Subject> {
        let shipped = called(said).into_iter().filter(|subject| subject.kind().key() != "place");
        let all: BTreeSet<Subject> = self.named(&names::fold(said)).cloned().chain(shipped).collect();
        if all.len() == 1 { all.into_iter().next() } else { None }
    }
}

/// Whether a list of the one may tell of the other: checkpoints at which people were held ship as places of
/// detention.
pub(crate) fn is_of_one_sort(a: SubjectKind, b: SubjectKind) -> bool {
    let held_at = |kind: SubjectKind| matches!(kind.key(), "facility" | "checkpoint");
    a == b || (held_at(a) && held_at(b))
}

/// A name without the word that says what it is of: «حاجز السنتر» is «السنتر».
pub(crate) fn bare(of: SubjectKind, name: &str) -> String {
    let folded = names::fold(name);
    let words: BTreeSet<String> =
        [&of.entry().ar, &of.entry().en].into_iter().map(|word| names::fold(word)).collect();
    let left: Vec<&str> = folded.split_whitespace().filter(|word| !words.contains(*word)).collect();
    if left.is_empty() { folded } else { left.join(" ") }
}

/// Whether nothing says that these are two places: one may lie in the other, and what is not known is not
/// two.
fn may_be_one_place(here: &[Claim], row: &[Claim]) -> bool {
    let places = |claims: &[Claim]| {
        claims
            .iter()
            .filter(|claim| claim.property.key() == "subject_place" && claim.value != Value::Unknown)
            .cloned()
            .collect::<Vec<_>>()
    };
    let (here, there) = (places(here), places(row));
    let within = |a: &String, b: &String| gazetteer::within(a, b) || gazetteer::within(b, a);
    let one = |a: &Claim, b: &Claim| match (&a.value, &b.value) {
        (Value::Place { is: a, .. }, Value::Place { is: b, .. }) => {
            a.iter().any(|a| b.iter().any(|b| within(a, b)))
        }
        _ => names::fold(&a.said) == names::fold(&b.said),
    };
    here.is_empty() || there.is_empty() || here.iter().any(|a| there.iter().any(|b| one(a, b)))
}
