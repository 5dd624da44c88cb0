//! The line of a person in lists and in the search: a small summary of the
//! dossier in which every value keeps its tier.
//!
//! **Invariant:** derived. Drop all cards, fold the acts again, and the same
//! bytes come back.

use crate::dossier::{Chapter, Dossier, Fact, Spoken};
use crate::id::{ImportId, OrganisationId, PersonId, SourceId};
use crate::tier::Tiered;
use crate::value::Value;
use crate::vocab::Property;
use dates::Fuzzy;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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

/// Something a list can be cut down by or counted by, with the widest circle
/// that can know it: as wide as the widest claim that tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// A source speaks in it.
    Source(SourceId),
    /// An organisation's words stand in it.
    Organisation(OrganisationId),
    /// It came with an import.
    Import(ImportId),
    /// Some property has values that cannot all be true.
    Apart,
    /// A paper lies in it.
    Paper(u64),
    /// A step of the path stands in it.
    Event(u16, PersonId),
}

/// A summary of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The file by which the person is called: the oldest of the cluster.
    pub person: PersonId,
    /// All files of the cluster, the oldest first.
    pub members: Vec<PersonId>,
    /// Names, the one to show first.
    pub names: Vec<Tiered<(NameRole, String)>>,
    /// Numbers on the file: registration, national, of the source, phones. Digits and letters only.
    pub numbers: Vec<Tiered<String>>,
    /// Births.
    pub birth: Vec<Tiered<Fuzzy>>,
    /// Takings.
    pub taken: Vec<Tiered<Fuzzy>>,
    /// P-codes with their part, and the words where no place was understood.
    pub places: Vec<Tiered<(PlaceRole, String)>>,
    /// Places as said, for the eye: `(role, words)`.
    pub place_words: Vec<Tiered<(PlaceRole, String)>>,
    /// Ids of parties and units.
    pub parties: Vec<Tiered<String>>,
    /// Parties as said, for the eye.
    pub party_words: Vec<Tiered<String>>,
    /// Places of detention as said, for the eye.
    pub held_words: Vec<Tiered<String>>,
    /// Derived status.
    pub status: Vec<Tiered<String>>,
    /// Sex.
    pub sex: Vec<Tiered<String>>,
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
    /// Papers in the file.
    pub papers: u32,
    /// Steps of the path.
    pub events: u32,
    /// Milliseconds since 1970 of the latest act.
    pub changed: i64,
    /// From which circle on each source, organisation … is known; the lists above are cut by it.
    pub marks: Vec<Tiered<Mark>>,
    /// Rows of lists by which an import knows the file again: `(file, organisation, fingerprint)`. Never shown.
    pub prints: Vec<(PersonId, OrganisationId, String)>,
    /// Keys by which lists know the file: `(file, organisation, key)`. Never shown.
    pub records: Vec<(PersonId, OrganisationId, String)>,
}

impl Card {
    /// A card made by hand, with everything that it says of sources, papers …
    /// known to anyone: for trying out what is built on cards.
    #[must_use]
    pub fn marked(mut self) -> Card {
        let sources = self.sources.iter().map(|id| Mark::Source(*id));
        let organisations = self.organisations.iter().map(|id| Mark::Organisation(*id));
        let imports = self.imports.iter().map(|id| Mark::Import(*id));
        let papers = (0..self.papers).map(|n| Mark::Paper(n.into()));
        let events = (0..self.events).map(|n| Mark::Event(n as u16, self.person));
        let apart = self.apart.then_some(Mark::Apart);
        let all = sources.chain(organisations).chain(imports).chain(papers).chain(events).chain(apart);
        self.marks = all.map(|value| Tiered { tier: crate::tier::Tier::Public, held: false, value }).collect();
        self
    }
}

/// The card of a dossier; `None` when nothing stands in it any more.
pub fn card(dossier: &Dossier) -> Option<Card> {
    if dossier.is_empty() {
        return None;
    }
    let mut card = Card {
        person: *dossier.persons.first()?,
        members: dossier.persons.clone(),
        names: Vec::new(),
        numbers: Vec::new(),
        birth: Vec::new(),
        taken: Vec::new(),
        places: Vec::new(),
        place_words: Vec::new(),
        parties: Vec::new(),
        party_words: Vec::new(),
        held_words: Vec::new(),
        status: Vec::new(),
        sex: Vec::new(),
        organisations: distinct(dossier.standing().map(|s| s.organisation)),
        sources: distinct(dossier.standing().map(|s| s.source)),
        imports: distinct(dossier.standing().filter_map(|s| s.import)),
        missing: missing(dossier),
        apart: apart(dossier),
        papers: dossier.papers.len() as u32,
        events: dossier.events.len() as u32,
        changed: dossier.changed,
        marks: marks(dossier),
        prints: dossier.rows.iter().filter_map(|r| Some((r.person, r.organisation, r.print.clone()?))).collect(),
        records: dossier.rows.iter().filter_map(|r| Some((r.person, r.organisation, r.record.clone()?))).collect(),
    };
    card.prints.dedup();
    card.records.dedup();
    names(dossier, &mut card);
    for (hold, fact) in held_or_not(dossier) {
        for standing in &fact.values {
            take(fact.property, standing.first(), hold, &mut card);
        }
    }
    if let Some(finding) = &dossier.finding {
        card.status.push(Tiered { tier: finding.tier, held: finding.held, value: finding.code.clone() });
    }
    Some(card)
}

/// The widest circle of all that tell the same mark.
fn marks(dossier: &Dossier) -> Vec<Tiered<Mark>> {
    let mut widest: std::collections::BTreeMap<Mark, (bool, crate::tier::Tier)> = Default::default();
    let mut tell = |mark: Mark, tier: crate::tier::Tier, held: bool| {
        let known = widest.entry(mark).or_insert((held, tier));
        *known = (*known).min((held, tier));
    };
    for spoken in dossier.standing() {
        let (tier, held) = (spoken.claim.tier, spoken.claim.speaks_of_death());
        let source = dossier.sources.get(&spoken.source).map_or(tier, |s| s.tier.max(tier));
        tell(Mark::Source(spoken.source), source, held);
        tell(Mark::Organisation(spoken.organisation), tier, held);
        if let Some(import) = spoken.import {
            tell(Mark::Import(import), tier, held);
        }
        if let crate::claim::Part::Event(number) = spoken.claim.part {
            if matches!(spoken.claim.property.key(), "event_kind" | "denial_kind") {
                tell(Mark::Event(number, spoken.person), tier, held);
            }
        }
    }
    for fact in every_fact(dossier).filter(|f| f.harmony == crate::dossier::Harmony::Apart) {
        let claims = fact.values.iter().map(|s| &s.first().claim);
        let tier = claims.clone().map(|c| c.tier).max().unwrap_or(crate::tier::Tier::Sealed);
        tell(Mark::Apart, tier, claims.clone().any(|c| c.speaks_of_death()));
    }
    for paper in &dossier.papers {
        tell(Mark::Paper(paper.id.0), paper.tier, false);
    }
    widest.into_iter().map(|(value, (held, tier))| Tiered { tier, held, value }).collect()
}

fn every_fact(dossier: &Dossier) -> impl Iterator<Item = &Fact> {
    let chapters = dossier.episodes.iter().chain(&dossier.events).flat_map(|c| &c.facts);
    dossier.facts.iter().chain(chapters)
}

/// Every fact, and whether it belongs to a step of the path that speaks of
/// death: then its place and its custodian wait with it, as on the file page.
fn held_or_not(dossier: &Dossier) -> impl Iterator<Item = (bool, &Fact)> {
    let kinds = |c: &Chapter| ["event_kind", "denial_kind"].iter().filter_map(|key| c.fact(key)).any(speaks_of_death);
    let events = dossier.events.iter().flat_map(move |c| c.facts.iter().map(move |fact| (kinds(c), fact)));
    let episodes = dossier.episodes.iter().flat_map(|c| &c.facts).map(|fact| (false, fact));
    dossier.facts.iter().map(|fact| (false, fact)).chain(episodes).chain(events)
}

fn speaks_of_death(fact: &Fact) -> bool {
    fact.values.iter().flat_map(|s| &s.claims).any(|s| s.claim.speaks_of_death())
}

fn distinct<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    all.collect::<BTreeSet<T>>().into_iter().collect()
}

fn missing(dossier: &Dossier) -> Vec<Property> {
    let said: BTreeSet<Property> =
        dossier.standing().filter(|s| s.claim.value != Value::Unknown).map(|s| s.claim.property).collect();
    let has_father = dossier.standing().any(|s| matches!(&s.claim.value, Value::Name(parts) if parts.father.is_some()));
    let lacks = |p: &Property| match p.key() {
        "father_name" => !said.contains(p) && !has_father,
        "origin_place" => !said.contains(p) && !said.contains(&Property::named("registration_place")),
        "birth_date" => !said.contains(p) && !said.contains(&Property::named("age")),
        _ => !said.contains(p),
    };
    Property::all().filter(|p| p.entry().expected).filter(lacks).collect()
}

fn apart(dossier: &Dossier) -> bool {
    every_fact(dossier).any(|fact| fact.harmony == crate::dossier::Harmony::Apart)
}

fn tiered<T>(spoken: &Spoken, value: T) -> Tiered<T> {
    Tiered { tier: spoken.claim.tier, held: spoken.claim.speaks_of_death(), value }
}

fn kept_back<T>(spoken: &Spoken, hold: bool, value: T) -> Tiered<T> {
    let tiered = tiered(spoken, value);
    Tiered { held: tiered.held || hold, ..tiered }
}

fn push<T: PartialEq>(list: &mut Vec<Tiered<T>>, item: Tiered<T>) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// Whole names: as said in one cell, or put together from separate parts that one source gave.
fn names(dossier: &Dossier, card: &mut Card) {
    if let Some(fact) = dossier.fact("full_name") {
        for standing in &fact.values {
            let one = standing.first();
            push(&mut card.names, tiered(one, (NameRole::Whole, names::clean(&one.claim.said))));
            if let Value::Name(parts) = &one.claim.value {
                if let Some(kunya) = &parts.kunya {
                    push(&mut card.names, tiered(one, (NameRole::Kunya, kunya.clone())));
                }
                for other in &parts.other {
                    push(&mut card.names, tiered(one, (NameRole::Other, other.clone())));
                }
            }
        }
    }
    for (tier, name) in put_together(dossier) {
        push(&mut card.names, Tiered { tier, held: false, value: (NameRole::Whole, name) });
    }
    // The fullest name comes first: it is the one to show.
    let words = |name: &Tiered<(NameRole, String)>| names::tokens(&name.value.1).len();
    let latin = |name: &Tiered<(NameRole, String)>| names::script(&name.value.1) == names::Script::Latin;
    card.names.sort_by_key(|n| (n.value.0, latin(n), std::cmp::Reverse(words(n).min(5))));
}

fn put_together(dossier: &Dossier) -> Vec<(crate::tier::Tier, String)> {
    const PARTS: [&str; 4] = ["given_name", "father_name", "grandfather_name", "family_name"];
    let mut by_statement: std::collections::BTreeMap<(PersonId, SourceId, u64), [Option<&Spoken>; 4]> = Default::default();
    for (place, key) in PARTS.iter().enumerate() {
        let Some(fact) = dossier.fact(key) else { continue };
        for spoken in fact.values.iter().flat_map(|s| &s.claims).filter(|s| s.claim.value != Value::Unknown) {
            by_statement.entry((spoken.person, spoken.source, spoken.id.act)).or_default()[place] = Some(spoken);
        }
    }
    let whole = by_statement.into_values().filter(|parts| parts.iter().flatten().count() > 1 || parts[0].is_some());
    let mut names: Vec<_> = whole
        .map(|parts| {
            let tier = parts.iter().flatten().map(|s| s.claim.tier).max().unwrap_or(crate::tier::Tier::Team);
            let words: Vec<_> = parts.iter().flatten().map(|s| names::clean(&s.claim.said)).collect();
            (tier, words.join(" "))
        })
        .collect();
    names.dedup();
    names
}

fn take(property: Property, one: &Spoken, hold: bool, card: &mut Card) {
    let said = || names::clean(&one.claim.said);
    match (property.key(), &one.claim.value) {
        (_, Value::Unknown) => {}
        ("mother_name", _) => push(&mut card.names, kept_back(one, hold, (NameRole::Mother, said()))),
        ("kunya", _) => push(&mut card.names, kept_back(one, hold, (NameRole::Kunya, said()))),
        ("other_name", _) => push(&mut card.names, kept_back(one, hold, (NameRole::Other, said()))),
        ("sex", Value::Code(code)) => push(&mut card.sex, kept_back(one, hold, code.clone())),
        ("birth_date", Value::Date { is, .. }) => push(&mut card.birth, kept_back(one, hold, *is)),
        ("taken_date", Value::Date { is, .. }) => push(&mut card.taken, kept_back(one, hold, *is)),
        ("held_at", _) => push(&mut card.held_words, kept_back(one, hold, said())),
        ("registration_number" | "national_number" | "record_number" | "phone", Value::Digits(digits)) => {
            push(&mut card.numbers, kept_back(one, hold, digits.clone()));
        }
        ("record_number", Value::Words) => push(&mut card.numbers, kept_back(one, hold, said())),
        ("party" | "event_unit", value) => {
            push(&mut card.party_words, kept_back(one, hold, said()));
            if let Value::Party { is, .. } = value {
                for id in is {
                    push(&mut card.parties, kept_back(one, hold, id.clone()));
                }
            }
        }
        (key, value) => {
            if let Some(role) = place_role(key) {
                push(&mut card.place_words, kept_back(one, hold, (role, said())));
                if let Value::Place { is, .. } = value {
                    for code in is {
                        push(&mut card.places, kept_back(one, hold, (role, code.clone())));
                    }
                }
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
