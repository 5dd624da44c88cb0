//! Marks of a name that is not kept: by them a later list that holds somebody who was forgotten is noticed.
//!
//! A mark is keyed ([`sealing::mark`]), so that the register, once it is in other hands, tells of a name only
//! to whoever has its key and asks for that very name. Several combinations are marked, each over what stays
//! the same between spellings and scripts. Another spelling can still return unnoticed; and somebody of the
//! same names is noticed who was never forgotten. So a row that meets a mark waits for people, and never
//! vanishes.

use model::{Claim, Value};
use std::collections::BTreeSet;

/// Combinations of consonant keys of one name past which no more are marked.
const MOST: usize = 64;

/// The parts of a name that are marked, each as the keys under which it is the same in any spelling.
#[derive(Default)]
struct Parts {
    given: BTreeSet<String>,
    father: BTreeSet<String>,
    family: BTreeSet<String>,
    mother: BTreeSet<String>,
    numbers: BTreeSet<String>,
    /// Names of what is no person, and where it is.
    things: BTreeSet<String>,
    places: BTreeSet<String>,
}

/// The words that are marked for what these claims say of one person.
pub(crate) fn marked<'c>(claims: impl Iterator<Item = &'c Claim>) -> BTreeSet<String> {
    let mut parts = Parts::default();
    for claim in claims.filter(|claim| claim.value != Value::Unknown) {
        match claim.property.key() {
            "subject_name" => drop(parts.things.insert(names::fold(&claim.said))),
            "subject_place" => match &claim.value {
                Value::Place { is, .. } => parts.places.extend(is.iter().cloned()),
                _ => drop(parts.places.insert(names::fold(&claim.said))),
            },
            "full_name" | "other_name" => parts.take_whole(&claim.said),
            "given_name" => keys(&mut parts.given, &claim.said),
            "father_name" => keys(&mut parts.father, first(&claim.said)),
            "family_name" => keys(&mut parts.family, &claim.said),
            "mother_name" => {
                let name = names::split(&claim.said);
                keys(&mut parts.mother, name.given.as_deref().unwrap_or(&claim.said));
            }
            "national_number" => {
                if let Value::Digits(digits) = &claim.value {
                    parts.numbers.insert(digits.clone());
                }
            }
            _ => {}
        }
    }
    parts.marked()
}

/// The same of somebody of whom it is asked whether they were marked: of a name that begins with the family,
/// as lists of offices have it, too.
pub(crate) fn met<'c>(claims: impl Iterator<Item = &'c Claim> + Clone) -> BTreeSet<String> {
    let family_last: Vec<Claim> = claims
        .clone()
        .map(|claim| match (claim.property.key(), claim.said.trim().split_once(char::is_whitespace)) {
            ("full_name" | "other_name", Some((family, rest))) => {
                Claim { said: format!("{} {family}", rest.trim()), ..claim.clone() }
            }
            _ => claim.clone(),
        })
        .collect();
    let mut met = marked(claims);
    met.extend(marked(family_last.iter()));
    met
}

/// The words that are marked for what somebody is called in another register.
pub(crate) fn abroad(name: &str) -> String {
    format!("abroad\u{1f}{name}")
}

impl Parts {
    fn take_whole(&mut self, said: &str) {
        let name = names::split(said);
        let part = |into: &mut BTreeSet<String>, part: &Option<String>| {
            if let Some(part) = part {
                keys(into, part);
            }
        };
        part(&mut self.given, &name.given);
        part(&mut self.father, &name.father);
        part(&mut self.family, &name.family);
    }

    /// Two parts of a chain are a name that thousands bear; three are one, or one and a namesake.
    fn marked(&self) -> BTreeSet<String> {
        let mut marked = BTreeSet::new();
        let three = [
            ("father family", [&self.given, &self.father, &self.family]),
            ("father mother", [&self.given, &self.father, &self.mother]),
            ("family mother", [&self.given, &self.family, &self.mother]),
        ];
        for (what, [a, b, c]) in three {
            let all = a.iter().flat_map(|a| b.iter().flat_map(move |b| c.iter().map(move |c| (a, b, c))));
            marked.extend(all.take(MOST).map(|(a, b, c)| format!("{what}\u{1f}{a}\u{1f}{b}\u{1f}{c}")));
        }
        marked.extend(self.numbers.iter().map(|number| format!("number\u{1f}{number}")));
        // A checkpoint at a bridge stands in every town: its name and its place, or a name of which nobody
        // says where.
        let nowhere = [String::new()].into();
        let places = if self.places.is_empty() { &nowhere } else { &self.places };
        let things = self
            .things
            .iter()
            .flat_map(|name| places.iter().map(move |place| format!("thing\u{1f}{name}\u{1f}{place}")));
        marked.extend(things.take(MOST));
        marked
    }
}

/// «سالم بن علي»: the father's own name.
fn first(said: &str) -> &str {
    said.split_whitespace().next().unwrap_or(said)
}

/// The keys of a part: its consonants, which are the same in Arabic and in Latin letters, where it has such.
fn keys(into: &mut BTreeSet<String>, part: &str) {
    let folded = names::fold(part);
    let all = names::search_keys(&folded);
    let consonants: Vec<&String> = all.iter().filter(|key| key.starts_with('~')).collect();
    if consonants.is_empty() {
        into.extend((!folded.is_empty()).then_some(folded));
    } else {
        into.extend(consonants.into_iter().cloned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::claim::Part;
    use model::{Property, understand};

    fn of(said: &[(&str, &str)]) -> BTreeSet<String> {
        let today = dates::Day::parse_iso("2026-11-30").expect("a day");
        let claims: Vec<Claim> = said
            .iter()
            .map(|(property, words)| {
                let property = Property::of(property).expect("a property");
                let around = understand::Around { today, within: None };
                Claim::new(Part::Person, property, *words, understand::value(property, words, &around).value)
            })
            .collect();
        marked(claims.iter())
    }

    #[track_caller]
    fn meet(a: &[(&str, &str)], b: &[(&str, &str)], wanted: bool) {
        assert_eq!(!of(a).is_disjoint(&of(b)), wanted, "{:?} / {:?}", of(a), of(b));
    }

    #[test]
    fn the_same_person_is_noticed_in_another_spelling_script_and_shape() {
        let kept = [("full_name", "أحمد سالم المصري"), ("mother_name", "فاطمة الزعبي")];
        meet(&kept, &[("full_name", "احمد سالم المصرى")], true);
        meet(&kept, &[("full_name", "Ahmad Salem Al-Masri")], true);
        meet(&kept, &[("given_name", "أحمد"), ("father_name", "سالم"), ("family_name", "المصري")], true);
        meet(&kept, &[("full_name", "أحمد المصري"), ("mother_name", "فاطمة")], true);
    }

    #[test]
    fn a_row_that_begins_with_the_family_is_noticed_and_a_son_of_the_same_names_is_not() {
        let today = dates::Day::parse_iso("2026-11-30").expect("a day");
        let name = |words: &str| {
            let property = Property::of("full_name").expect("a property");
            let around = understand::Around { today, within: None };
            Claim::new(Part::Person, property, words, understand::value(property, words, &around).value)
        };
        let kept = of(&[("full_name", "ياسر علي المقدادين")]);
        assert!(!kept.is_disjoint(&met([name("المقدادين ياسر علي")].iter())));
        assert!(!kept.is_disjoint(&met([name("ياسر علي المقدادين")].iter())));
        assert!(kept.is_disjoint(&met([name("علي ياسر المقدادين")].iter())));
    }

    #[test]
    fn who_shares_two_parts_only_is_not_noticed() {
        let kept = [("full_name", "أحمد سالم المصري"), ("mother_name", "فاطمة الزعبي")];
        meet(&kept, &[("full_name", "أحمد خالد المصري"), ("mother_name", "هدى")], false);
        meet(&kept, &[("full_name", "أحمد المصري")], false);
        meet(&kept, &[("full_name", "خالد سالم المصري"), ("mother_name", "فاطمة")], false);
        assert!(of(&[("given_name", "أحمد")]).is_empty());
    }
}
