//! What stands beside what, and what follows from it.

use dates::Day;
use model::dossier::{fold, Dossier, Entry, Harmony, Told, Voids};
use model::understand::{self, Around};
use model::{Act, Claim, Locus, MemberId, OrganisationId, Part, PersonId, Property, SourceId, Statement, Value};

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
            claims: vec![claim],
        })
    };
    let entries: Vec<Entry> =
        claims.into_iter().enumerate().map(|(n, c)| Entry { seq: n as u64 + 1, at: n as i64, act: act(n, c) }).collect();
    fold(Told::of(&[PersonId(1)], &entries, &Voids::default(), &|_| None))
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

#[test]
fn whoever_left_an_opened_prison_did_not_flee() {
    let status = |said: &str| told(vec![claim(Part::Episode(1), "status", said)]).finding.expect("a finding").code;
    assert_eq!(status("خرج حيا من صيدنايا"), "prison_opened");
    assert_eq!(status("هرب من السجن"), "escaped");
    // A register of before wrote one code for both; the words tell.
    let mut old = claim(Part::Episode(1), "status", "خرج عند فتح السجون");
    old.value = Value::Code("escaped".into());
    assert_eq!(told(vec![old]).finding.expect("a finding").code, "prison_opened");
}

#[test]
fn after_a_sighting_nobody_says_that_nothing_was_said() {
    let taken = claim(Part::Episode(1), "taken_date", "2013");
    assert_eq!(told(vec![taken.clone()]).finding.expect("a finding").rule, "taken");
    let seen = claim(Part::Event(1), "event_kind", "مشاهدة من ناج");
    let finding = told(vec![taken.clone(), seen.clone()]).finding.expect("a finding");
    assert_eq!((finding.rule.as_str(), finding.by.len()), ("taken-then", 2));
    let status = claim(Part::Episode(1), "status", "معتقل");
    let finding = told(vec![taken, status, seen]).finding.expect("a finding");
    assert_eq!(finding.since.len(), 1, "what came after is named");
}
