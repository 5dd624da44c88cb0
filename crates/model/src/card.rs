//! The line of a person in lists and in the search: a small summary of a
//! dossier, for whom that dossier was folded.
//!
//! **Invariant:** derived. Drop all cards, fold the acts again, and the same
//! bytes come back. A card knows nothing that its dossier does not.

use crate::dossier::{Dossier, Fact, Gone, Harmony, Spoken, Told, steps};
use crate::id::{ClaimId, ImportId, OrganisationId, PersonId, SourceId};
use crate::value::Value;
use crate::vocab::Property;
use dates::Fuzzy;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Whose name, or what kind of name, a line of names is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameRole {
    /// The whole name, or given, father, grandfather and family put together.
    Whole,
    /// Another spelling or name of the person.
    Other,
    /// Abu … or Umm …
    Kunya,
    /// The mother's name.
    Mother,
}

/// Why a place stands on the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceRole {
    /// From there.
    Origin,
    /// Taken there.
    Taken,
    /// Registered there.
    Registration,
    /// Lives or was born there, or was seen there.
    Other,
}

/// A summary of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The file by which the person is called: the oldest of the cluster.
    pub person: PersonId,
    /// All files of the cluster, the oldest first.
    pub members: Vec<PersonId>,
    /// Names, the one to show first.
    pub names: Vec<(NameRole, String)>,
    /// Names that a correction replaced: found, and called former. Readers outside are told of no correction,
    /// and have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<(NameRole, String)>,
    /// Numbers on the file: registration, national, of the source, phones. Digits and letters only.
    pub numbers: Vec<String>,
    /// Births.
    pub birth: Vec<Fuzzy>,
    /// Takings.
    pub taken: Vec<Fuzzy>,
    /// What was said of the day of the taking and was not understood.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken_words: Vec<String>,
    /// P-codes with their part, and the words where no place was understood.
    pub places: Vec<(PlaceRole, String)>,
    /// Places as said, for the eye: `(role, words)`.
    pub place_words: Vec<(PlaceRole, String)>,
    /// Ids of parties and units.
    pub parties: Vec<String>,
    /// Parties as said, for the eye.
    pub party_words: Vec<String>,
    /// Places of detention as said, for the eye.
    pub held_words: Vec<String>,
    /// The same in steps of the path, where somebody was seen, was moved to or was asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub step_words: Vec<String>,
    /// Offices and parties in steps of the path as said, for the search: who was asked, who had the person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub office_words: Vec<String>,
    /// Ids of those that had nobody in their hands there: an office that was asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offices: Vec<String>,
    /// Ids of places of detention, and whether a step of the path names it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facilities: Vec<(String, bool)>,
    /// Derived status.
    pub status: Vec<String>,
    /// Sex.
    pub sex: Vec<String>,
    /// Whose words stand in it.
    pub organisations: Vec<OrganisationId>,
    /// Who speaks in it.
    pub sources: Vec<SourceId>,
    /// Imports it came with.
    pub imports: Vec<ImportId>,
    /// Expected properties that nobody has said, whatever the tier.
    pub missing: Vec<Property>,
    /// Some property has values that cannot all be true.
    pub apart: bool,
    /// News that waits to be told to the family came after the last telling, or nobody was told yet. Only
    /// readers inside the house have it: towards others the news is cut before the card is made.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub untold: bool,
    /// Papers in the file.
    pub papers: u32,
    /// Steps of the path.
    pub events: u32,
    /// Milliseconds since 1970 of the latest act.
    pub changed: i64,
}

/// Rows of lists by which an import knows a file again, and its sealed numbers
/// by which those who may ask for one find it. Kept beside the cards; never shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowsOnFile {
    /// Fingerprints: `(file, organisation, fingerprint)`.
    pub prints: Vec<(PersonId, OrganisationId, String)>,
    /// Keys by which lists know the file: `(file, organisation, key)`.
    pub records: Vec<(PersonId, OrganisationId, String)>,
    /// Telephones and numbers that only few may read: `(file, property, digits)`.
    pub sealed: Vec<(PersonId, Property, String)>,
}

impl RowsOnFile {
    /// The rows of what was told, whoever may see it.
    ///
    /// ```
    /// # let told = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/told.rs"));
    /// use model::card::RowsOnFile;
    /// // A telephone that only few may read: found by those who may ask for one, and never shown.
    /// let told = told(&[r#"{"property":"phone","said":"0955 100 204","tier":"sealed",
    ///     "value":{"digits":"0955100204"}}"#]);
    /// assert_eq!(RowsOnFile::of(&told).sealed[0].2, "0955100204");
    /// ```
    pub fn of(told: &Told) -> RowsOnFile {
        let corrected: BTreeSet<ClaimId> =
            told.claims.iter().filter(|s| s.gone.is_none()).filter_map(|s| s.claim.supersedes).collect();
        let mut rows = RowsOnFile {
            prints: told
                .rows
                .iter()
                .filter_map(|r| Some((r.person, r.organisation, r.print.clone()?)))
                .collect(),
            records: told
                .rows
                .iter()
                .filter_map(|r| Some((r.person, r.organisation, r.record.clone()?)))
                .collect(),
            sealed: told
                .claims
                .iter()
                .filter(|s| s.gone.is_none() && !corrected.contains(&s.id))
                .filter_map(sealed_number)
                .collect(),
        };
        rows.prints.dedup();
        rows.records.dedup();
        rows.sealed.sort();
        rows.sealed.dedup();
        rows
    }
}

fn sealed_number(spoken: &Spoken) -> Option<(PersonId, Property, String)> {
    match &spoken.claim.value {
        Value::Digits(digits)
            if spoken.claim.tier == crate::tier::Tier::Sealed && spoken.claim.lies_in().is_none() =>
        {
            Some((spoken.subject.person()?, spoken.claim.property, digits.clone()))
        }
        _ => None,
    }
}

/// The card of a dossier with the state that follows from it (a code of `case_status`); `None` when nothing
/// stands in it any more.
///
/// ```
/// # let told = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/told.rs"));
/// use model::{card::card, dossier::{Dossier, fold}};
/// let file = fold(told(&[r#"{"property":"full_name","said":"ماهر خالد الحمصي","tier":"partner"}"#]));
/// assert_eq!(card(&file, None).unwrap().names[0].1, "ماهر خالد الحمصي");
/// assert_eq!(card(&Dossier::of_nobody(), None), None);
/// ```
pub fn card(dossier: &Dossier, status: Option<String>) -> Option<Card> {
    if dossier.is_empty() {
        return None;
    }
    let mut card = Card {
        person: *dossier.persons.first()?,
        members: dossier.persons.clone(),
        names: Vec::new(),
        former: Vec::new(),
        numbers: Vec::new(),
        birth: Vec::new(),
        taken: Vec::new(),
        taken_words: Vec::new(),
        places: Vec::new(),
        place_words: Vec::new(),
        parties: Vec::new(),
        party_words: Vec::new(),
        held_words: Vec::new(),
        step_words: Vec::new(),
        office_words: Vec::new(),
        offices: Vec::new(),
        facilities: Vec::new(),
        status: status.into_iter().collect(),
        sex: Vec::new(),
        organisations: distinct(dossier.standing().map(|s| s.organisation)),
        // Who speaks is itself a value: one whose name is not told is not counted by either.
        sources: distinct(dossier.standing().map(|s| s.source).filter(|id| dossier.sources.contains_key(id))),
        imports: distinct(dossier.standing().filter_map(|s| s.import)),
        missing: missing(dossier),
        apart: apart(dossier),
        untold: dossier.is_untold(),
        papers: dossier.papers.len() as u32,
        events: dossier.events.len() as u32,
        changed: dossier.changed,
    };
    names(dossier, &mut card);
    former(dossier, &mut card);
    for fact in every_fact(dossier) {
        for standing in &fact.values {
            take(fact.property, standing.first(), &mut card);
        }
    }
    parties_of_steps(dossier, &mut card);
    Some(card)
}

fn every_fact(dossier: &Dossier) -> impl Iterator<Item = &Fact> {
    let chapters = dossier.episodes.iter().chain(&dossier.events).flat_map(|c| &c.facts);
    dossier.facts.iter().chain(chapters)
}

fn distinct<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    all.collect::<BTreeSet<T>>().into_iter().collect()
}

/// Expected properties that nothing is known of: the one rule for the file and for lists. That something is
/// not known is no answer; a whole name that has the father's says the father's.
///
/// ```
/// # let told = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/told.rs"));
/// use model::{Property, card::missing, dossier::fold};
/// let father = Property::named("father_name");
/// let lacks = |claim: &str| missing(&fold(told(&[claim]))).contains(&father);
/// assert!(lacks(r#"{"property":"given_name","said":"ماهر","tier":"partner"}"#));
/// // A whole name says the father's.
/// assert!(!lacks(r#"{"property":"full_name","said":"ماهر خالد الحمصي","tier":"partner",
///     "value":{"name":{"given":"ماهر","father":"خالد","family":"الحمصي"}}}"#));
/// ```
pub fn missing(dossier: &Dossier) -> Vec<Property> {
    let said: BTreeSet<Property> =
        dossier.standing().filter(|s| s.claim.value != Value::Unknown).map(|s| s.claim.property).collect();
    let has_father =
        dossier.standing().any(|s| matches!(&s.claim.value, Value::Name(parts) if parts.father.is_some()));
    let lacks = |p: &Property| match p.key() {
        "father_name" => !said.contains(p) && !has_father,
        "origin_place" => !said.contains(p) && !said.contains(&Property::named("registration_place")),
        "birth_date" => !said.contains(p) && !said.contains(&Property::named("age")),
        _ => !said.contains(p),
    };
    Property::all().filter(|p| p.entry().expected).filter(lacks).collect()
}

fn apart(dossier: &Dossier) -> bool {
    every_fact(dossier).any(|fact| fact.harmony == Harmony::Apart)
}

fn push<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// Whole names: as said in one cell, or put together from separate parts that one source gave.
fn names(dossier: &Dossier, card: &mut Card) {
    if let Some(fact) = dossier.fact("full_name") {
        for standing in &fact.values {
            let one = standing.first();
            push(&mut card.names, (NameRole::Whole, names::clean(&one.claim.said)));
            if let Value::Name(parts) = &one.claim.value {
                if let Some(kunya) = &parts.kunya {
                    push(&mut card.names, (NameRole::Kunya, kunya.clone()));
                }
                for other in &parts.other {
                    push(&mut card.names, (NameRole::Other, other.clone()));
                }
            }
        }
    }
    for name in put_together(dossier) {
        push(&mut card.names, (NameRole::Whole, name));
    }
    // The fullest name comes first: it is the one to show.
    let words = |name: &str| names::tokens(name).len();
    let latin = |name: &str| names::script(name) == names::Script::Latin;
    let no_name = |name: &str| !name.chars().any(char::is_alphabetic);
    card.names.sort_by_cached_key(|(role, name)| {
        (*role, no_name(name), latin(name), std::cmp::Reverse(words(name).min(5)))
    });
}

/// Given, father's, grandfather's and family name of one telling.
const PARTS: [&str; 4] = ["given_name", "father_name", "grandfather_name", "family_name"];

fn put_together(dossier: &Dossier) -> Vec<String> {
    let mut by_telling: BTreeMap<(Option<PersonId>, u64), [Option<&Spoken>; 4]> = BTreeMap::new();
    let corrected: BTreeMap<ClaimId, &Spoken> = dossier.gone.iter().map(|s| (s.id, s)).collect();
    for (place, key) in PARTS.iter().enumerate() {
        let Some(fact) = dossier.fact(key) else { continue };
        for spoken in fact.values.iter().flat_map(|s| &s.claims).filter(|s| s.claim.value != Value::Unknown) {
            by_telling.entry((spoken.subject.person(), first_told(spoken, &corrected))).or_default()[place] =
                Some(spoken);
        }
    }
    let mut names: Vec<_> = by_telling.into_values().filter_map(whole_of).collect();
    names.dedup();
    names
}

/// The act in which the value was first said: a correction of one part stands among the parts it was told
/// with.
fn first_told(spoken: &Spoken, corrected: &BTreeMap<ClaimId, &Spoken>) -> u64 {
    let mut first = spoken;
    // A claim corrects an older one, so this ends; a hand that wrote otherwise does not make it run on.
    while let Some(before) =
        first.claim.supersedes.and_then(|id| corrected.get(&id)).filter(|before| before.id < first.id)
    {
        first = before;
    }
    first.id.act
}

fn whole_of(parts: [Option<&Spoken>; 4]) -> Option<String> {
    (parts.iter().flatten().count() > 1 || parts[0].is_some()).then(|| joined(parts))
}

fn joined(parts: [Option<&Spoken>; 4]) -> String {
    parts.iter().flatten().map(|s| names::clean(&s.claim.said)).collect::<Vec<_>>().join(" ")
}

/// Names that were corrected away: as they were said, parts with those they were told with.
fn former(dossier: &Dossier, card: &mut Card) {
    let is_known = |s: &&Spoken| s.claim.value != Value::Unknown;
    let replaced: Vec<&Spoken> = dossier
        .gone
        .iter()
        .filter(|s| matches!(s.gone, Some(Gone::Superseded(_))))
        .filter(is_known)
        .collect();
    let is_part = |s: &Spoken| PARTS.iter().position(|key| s.claim.property.key() == *key);
    let mut all: Vec<(NameRole, String)> = Vec::new();
    for one in &replaced {
        let role = match one.claim.property.key() {
            "full_name" => NameRole::Whole,
            "other_name" => NameRole::Other,
            "kunya" => NameRole::Kunya,
            "mother_name" => NameRole::Mother,
            _ => continue,
        };
        all.push((role, names::clean(&one.claim.said)));
    }
    let tellings: BTreeSet<(Option<PersonId>, u64)> =
        replaced.iter().filter(|s| is_part(s).is_some()).map(|s| (s.subject.person(), s.id.act)).collect();
    for telling in tellings {
        let mut parts: [Option<&Spoken>; 4] = [None; 4];
        let told = replaced.iter().copied().chain(dossier.standing().filter(is_known));
        for one in told.filter(|s| (s.subject.person(), s.id.act) == telling) {
            is_part(one).into_iter().for_each(|place| parts[place] = Some(one));
        }
        // A part that was corrected twice was told alone; alone it is found, too.
        all.push((NameRole::Whole, joined(parts)));
    }
    let now: BTreeSet<String> = card.names.iter().map(|(_, name)| names::tokens(name).concat()).collect();
    all.retain(|(_, name)| !now.contains(&names::tokens(name).concat()));
    all.sort();
    all.dedup();
    card.former = all;
}

fn take(property: Property, one: &Spoken, card: &mut Card) {
    let said = || names::clean(&one.claim.said);
    match (property.key(), &one.claim.value) {
        (_, Value::Unknown) => {}
        ("mother_name", _) => push(&mut card.names, (NameRole::Mother, said())),
        ("kunya", _) => push(&mut card.names, (NameRole::Kunya, said())),
        ("other_name", _) => push(&mut card.names, (NameRole::Other, said())),
        ("sex", Value::Code(code)) => push(&mut card.sex, code.clone()),
        ("birth_date", Value::Date { is, .. }) => push(&mut card.birth, *is),
        ("taken_date", Value::Date { is, .. }) => push(&mut card.taken, *is),
        ("taken_date", Value::Words) => push(&mut card.taken_words, said()),
        ("held_at" | "event_facility", value) => {
            let step = property.key() == "event_facility";
            let words = if step { &mut card.step_words } else { &mut card.held_words };
            push(words, said());
            if let Value::Facility { is, .. } = value {
                is.iter().for_each(|id| push(&mut card.facilities, (id.clone(), step)));
            }
        }
        ("registration_number" | "national_number" | "record_number" | "phone", Value::Digits(digits)) => {
            push(&mut card.numbers, digits.clone());
        }
        ("record_number", Value::Words) => push(&mut card.numbers, said()),
        ("party", value) => {
            push(&mut card.party_words, said());
            party(value, card);
        }
        // Whose it was the kind of the step tells.
        ("event_unit", _) => {}
        (key, value) => {
            if let Some(role) = place_role(key) {
                push(&mut card.place_words, (role, said()));
                if let Value::Place { is, .. } = value {
                    for code in is {
                        push(&mut card.places, (role, code.clone()));
                    }
                }
            }
        }
    }
}

fn party(value: &Value, card: &mut Card) {
    if let Value::Party { is, .. } = value {
        is.iter().for_each(|id| push(&mut card.parties, id.clone()));
    }
}

/// Parties of the steps of the path: who took the person stands beside the party of the taking, who held or
/// moved the person is found as a party, and an office that was asked did neither: it is found as one.
fn parties_of_steps(dossier: &Dossier, card: &mut Card) {
    for step in &dossier.events {
        let is = |of: &dyn Fn(&str) -> bool| {
            step.told("event_kind").any(|kind| matches!(&kind.claim.value, Value::Code(code) if of(code)))
        };
        for unit in step.told("event_unit").filter(|unit| unit.claim.value != Value::Unknown) {
            let said = names::clean(&unit.claim.said);
            match is(&|code| code == "taken") {
                true => push(&mut card.party_words, said),
                false => push(&mut card.office_words, said),
            }
            match (is(&steps::is_in_hands), &unit.claim.value) {
                (true, value) => party(value, card),
                (false, Value::Party { is, .. }) => {
                    is.iter().for_each(|id| push(&mut card.offices, id.clone()))
                }
                (false, _) => {}
            }
        }
    }
}

fn place_role(key: &str) -> Option<PlaceRole> {
    Some(match key {
        "origin_place" | "governorate" => PlaceRole::Origin,
        "taken_place" => PlaceRole::Taken,
        "registration_place" => PlaceRole::Registration,
        "birth_place" | "residence" | "event_place" => PlaceRole::Other,
        _ => return None,
    })
}
