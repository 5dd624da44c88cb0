//! Claims in a file, for tests of what stands in it and of what follows from it.

use dates::Day;
use model::dossier::{Dossier, Entry, Told, Voids, fold};
use model::understand::{self, Around};
use model::{Act, Claim, Locus, MemberId, OrganisationId, Part, PersonId, Property, SourceId, Statement};

pub fn claim(part: Part, key: &str, said: &str) -> Claim {
    let around = Around { today: Day::from_ymd(2026, 11, 1).unwrap(), within: None };
    let property = Property::named(key);
    Claim::new(part, property, said, understand::value(property, said, &around).value)
}

/// Each claim from a source of its own, known a day after the one before.
pub fn file(claims: Vec<Claim>) -> Dossier {
    let act = |n: usize, claim: Claim| {
        Act::Said(Statement {
            subject: PersonId(1).into(),
            source: SourceId(n as u64 + 1),
            locus: Locus::default(),
            organisation: OrganisationId(1),
            known: Day(20_000 + n as i32),
            by: MemberId(1),
            import: None,
            record: None,
            print: None,
            why: None,
            home: None,
            claims: vec![claim],
        })
    };
    let entries: Vec<Entry> = claims
        .into_iter()
        .enumerate()
        .map(|(n, c)| Entry { seq: n as u64 + 1, at: n as i64, act: act(n, c) })
        .collect();
    fold(Told::of(&[PersonId(1)], None, &entries, &Voids::default(), &|_| None))
}

/// A step: its kind or the answer of an office, and when.
pub fn step(n: u16, key: &str, code: &str, when: &str) -> Vec<Claim> {
    let mut said = vec![claim(Part::Event(n), key, code)];
    said.extend((!when.is_empty()).then(|| claim(Part::Event(n), "event_date", when)));
    said
}

pub fn taken(when: &str) -> Claim {
    claim(Part::Episode(1), "taken_date", when)
}
