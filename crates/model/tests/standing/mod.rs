//! What stands beside what.

use crate::saying::{claim, file, step, taken};
use model::Part;
use model::dossier::Harmony;

#[track_caller]
fn harmony(key: &str, a: &str, b: &str) -> Harmony {
    let part = if key.starts_with("taken") { Part::Episode(1) } else { Part::Person };
    let dossier = file(vec![claim(part, key, a), claim(part, key, b)]);
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
fn an_office_that_was_asked_took_nobody() {
    let parties = |key: &str, kind: &str| {
        let unit = claim(Part::Event(1), "event_unit", "الشرطة العسكرية");
        let card =
            model::card::card(&file([vec![taken("2013"), unit], step(1, key, kind, "2014")].concat()), None)
                .expect("a card");
        (card.party_words.len(), card.parties.len())
    };
    assert_eq!(parties("denial_kind", "flat_denial"), (0, 0));
    assert_eq!(parties("event_kind", "arrival"), (0, 1), "who held is found by it, and took nobody");
    assert_eq!(parties("event_kind", "taken"), (1, 1));
}
