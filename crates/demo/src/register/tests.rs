use super::*;
use model::vocab::Kind;
use model::{Part, Property, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static SOME: LazyLock<Vec<Invented>> = LazyLock::new(|| register(2026, 2500).collect());

fn some() -> &'static [Invented] {
    &SOME
}

fn claims(files: &[Invented]) -> impl Iterator<Item = &Claim> {
    files.iter().flat_map(|f| &f.statements).flat_map(|s| &s.claims)
}

fn share(files: &[Invented], what: impl Fn(&Invented) -> bool) -> f64 {
    files.iter().filter(|f| what(f)).count() as f64 / files.len() as f64
}

#[test]
fn one_seed_is_one_register() {
    let first: Vec<_> = register(7, 100).collect();
    assert_eq!(first, register(7, 100).collect::<Vec<_>>());
    assert_ne!(first, register(8, 100).collect::<Vec<_>>());
}

#[test]
fn a_longer_register_begins_like_a_shorter_one() {
    let (short, long): (Vec<_>, Vec<_>) = (register(7, 60).collect(), register(7, 120).collect());
    assert_eq!(short, long[..60]);
}

#[test]
fn everything_says_that_it_is_invented() {
    assert!(organisations().iter().all(|o| o.contains("مختلق") || o.contains("invented")));
    for file in some() {
        assert!(!file.statements.is_empty() && file.statements.iter().all(|s| !s.claims.is_empty()));
        for said in &file.statements {
            assert!(
                said.speaker.title.contains("مختلق") || said.speaker.title.contains("invented"),
                "{}",
                said.speaker.title
            );
        }
    }
}

#[test]
fn nobody_can_be_called() {
    let files = some();
    let said = |key: &'static str| {
        claims(files).filter(move |c| c.property.key() == key).map(|c| c.said.as_str()).collect::<Vec<_>>()
    };
    assert!(said("phone").iter().all(|n| n.starts_with("0900")));
    assert!(said("national_number").iter().all(|n| n.starts_with("99")));
}

#[test]
fn shares_are_those_of_the_recipe() {
    let files = some();
    let about = |got: f64, wanted: f64, within: f64, what: &str| {
        assert!((got - wanted).abs() <= within, "{what}: {got:.3}, not {wanted}")
    };
    about(share(files, |f| f.statements.len() == 1), 0.46, 0.05, "one source");
    about(share(files, |f| f.statements.len() >= 3), 0.23, 0.05, "three sources");
    let mut seen = BTreeSet::new();
    about(
        files.iter().filter(|f| !seen.insert(f.person)).count() as f64 / files.len() as f64,
        0.06,
        0.015,
        "told twice",
    );
    let has = |f: &Invented, code: &str| {
        f.statements.iter().flat_map(|s| &s.claims).any(|c| c.value == Value::Code(code.into()))
    };
    about(share(files, |f| has(f, "forcibly_disappeared")), 0.53, 0.07, "disappeared");
    about(share(files, |f| has(f, "female")), 0.02, 0.02, "women");
    assert!(files.iter().any(|f| has(f, "flat_denial")) && files.iter().any(|f| has(f, "sighting")));
}

#[test]
fn files_of_one_person_are_of_two_organisations() {
    let mut by: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for file in some() {
        by.entry(file.person).or_default().push(file.organisation);
    }
    assert!(
        by.values().any(|o| o.len() == 2)
            && by.values().all(|o| o.len() == o.iter().collect::<BTreeSet<_>>().len())
    );
}

#[test]
fn dates_are_understood() {
    let files = some();
    let kinds = ["taken_date", "birth_date", "event_date"].map(Property::named);
    let dates: Vec<&Claim> = claims(files).filter(|c| kinds.contains(&c.property)).collect();
    let read = dates.iter().filter(|c| matches!(c.value, Value::Date { .. })).count();
    let lost: Vec<&str> = dates
        .iter()
        .filter(|c| !matches!(c.value, Value::Date { .. }))
        .map(|c| c.said.as_str())
        .take(5)
        .collect();
    assert!(read == dates.len(), "{read} of {}: {lost:?}", dates.len());
}

#[test]
fn events_and_episodes_are_numbered_from_one() {
    for file in some() {
        let parts: BTreeSet<Part> = file.statements.iter().flat_map(|s| &s.claims).map(|c| c.part).collect();
        let events: Vec<u16> =
            parts.iter().filter_map(|p| if let Part::Event(n) = p { Some(*n) } else { None }).collect();
        assert_eq!(events, (1..=events.len() as u16).collect::<Vec<_>>());
    }
}

#[test]
fn news_of_death_is_held() {
    let files = some();
    assert!(claims(files).any(|c| c.property.key() == "note" && c.speaks_of_death()));
    assert!(claims(files).any(|c| c.property.key() == "note" && !c.speaks_of_death()));
}

#[test]
fn messy_lists_have_people_of_the_register_and_others() {
    let lists = messy(2026, 80);
    assert_eq!(lists, messy(2026, 80));
    let form = lists.iter().find(|l| l.name.starts_with("form")).expect("it is one of five");
    let text = String::from_utf8(form.bytes.clone()).expect("UTF-8");
    let names: BTreeSet<&str> =
        claims(some()).filter(|c| c.property.key() == "full_name").map(|c| c.said.as_str()).collect();
    let rows: Vec<String> =
        text.lines().skip(1).map(|l| l.split(',').skip(2).take(4).collect::<Vec<_>>().join(" ")).collect();
    let known = rows.iter().filter(|name| names.contains(name.as_str())).count();
    assert!(rows.len() == 80 && known > 10 && known < 70, "{known} of {}", rows.len());
    assert!(lists.iter().all(|l| l.organisation.contains("مختلق") || l.organisation.contains("invented")));
    assert!(
        lists.iter().any(|l| l.bytes.starts_with(&[0xff, 0xfe]))
            && lists.iter().any(|l| l.bytes.starts_with("\u{feff}".as_bytes()))
    );
}

/// The words of the register are words the reference data knows.
#[test]
fn places_parties_and_places_of_detention_are_known() {
    let kinds = [Kind::Place, Kind::Party, Kind::Facility];
    let mut lost: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for claim in
        claims(some()).filter(|c| kinds.contains(&c.property.entry().kind) && c.value == Value::Words)
    {
        *lost.entry((claim.property.key(), claim.said.as_str())).or_default() += 1;
    }
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn codes_are_of_the_vocabulary() {
    for claim in claims(some()) {
        if let Value::Code(code) = &claim.value {
            let vocabulary = &claim.property.entry().codes;
            assert!(model::codes::all(vocabulary).contains(&code.as_str()), "{code} is not of {vocabulary}");
        }
    }
}
