//! What stands beside what.

use dates::Day;
use model::dossier::{Dossier, Entry, Harmony, Told, Voids, fold};
use model::understand::{self, Around};
use model::{Act, Claim, Locus, MemberId, OrganisationId, Part, PersonId, Property, SourceId, Statement};

fn claim(part: Part, key: &str, said: &str) -> Claim {
    let around = Around { today: Day::from_ymd(2026, 11, 1).unwrap(), within: None };
    let property = Property::named(key);
    Claim::new(part, property, said, understand::value(property, said, &around).value)
}

/// Each claim from a source of its own, known a day after the one before.
fn told(claims: Vec<Claim>) -> Dossier {
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

#[track_caller]
fn harmony(key: &str, a: &str, b: &str) -> Harmony {
    let part = if key.starts_with("taken") { Part::Episode(1) } else { Part::Person };
    let dossier = told(vec![claim(part, key, a), claim(part, key, b)]);
    let facts = dossier.facts.iter().chain(dossier.episodes.iter().flat_map(|e| &e.facts));
    facts.into_iter().find(|f| f.property.key() == key).expect("a fact").harmony
}

#[test]
fn one_thing_said_in_two_ways_is_no_contradiction() {
    for (key, a, b) in [
        ("mother_name", "فاطمة المقداد", "Fatima Al-Mekdad"),
        ("mother_name", "فاطمة", "فاطمة المقداد"),
        ("taken_date", "2013", "5/2013"),
        ("birth_date", "1988", "12/5/1988"),
        ("taken_place", "دوما", "ريف دمشق"),
        ("birth_place", "مزرعة الشلالات", "مزرعة الشلالا"),
    ] {
        assert_ne!(harmony(key, a, b), Harmony::Apart, "{key}: {a} / {b}");
    }
}

#[test]
fn two_sources_that_disagree_still_stand_apart() {
    for (key, a, b) in [
        ("mother_name", "فاطمة المقداد", "هناء العمري"),
        ("mother_name", "فاطمة المقداد", "Hanaa Al-Omari"),
        ("taken_date", "2013", "2014"),
        ("birth_date", "12/5/1988", "13/5/1988"),
    ] {
        assert_eq!(harmony(key, a, b), Harmony::Apart, "{key}: {a} / {b}");
    }
}

/// A step: its kind or the answer of an office, and when.
fn step(n: u16, key: &str, code: &str, when: &str) -> Vec<Claim> {
    let mut said = vec![claim(Part::Event(n), key, code)];
    said.extend((!when.is_empty()).then(|| claim(Part::Event(n), "event_date", when)));
    said
}

fn taken(when: &str) -> Claim {
    claim(Part::Episode(1), "taken_date", when)
}

#[test]
fn an_office_that_was_asked_took_nobody() {
    let parties = |key: &str, kind: &str| {
        let unit = claim(Part::Event(1), "event_unit", "الشرطة العسكرية");
        let card =
            model::card::card(&told([vec![taken("2013"), unit], step(1, key, kind, "2014")].concat()), None)
                .expect("a card");
        (card.party_words.len(), card.parties.len())
    };
    assert_eq!(parties("denial_kind", "flat_denial"), (0, 0));
    assert_eq!(parties("event_kind", "arrival"), (0, 1), "who held is found by it, and took nobody");
    assert_eq!(parties("event_kind", "taken"), (1, 1));
}
