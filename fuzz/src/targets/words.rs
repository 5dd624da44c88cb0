//! Words: names, dates, values of every property, questions.

use crate::dice::Dice;
use crate::{mutate, room};
use casework::House;
use dates::{Context, Day};
use model::Property;
use model::understand::{self, Around};
use search::Query;
use std::sync::OnceLock;

pub fn names(dice: &mut Dice) {
    let (a, b) = (mutate::words(dice, 12), mutate::words(dice, 12));
    let folded = names::fold(&a);
    assert_eq!(names::fold(&folded), folded, "what is folded stays as it is");
    let clean = names::clean(&a);
    assert_eq!(names::clean(&clean), clean, "what is clean stays as it is");
    let _ = (names::split(&a), names::split_family_first(&a), names::script(&a));
    for token in names::tokens(&a) {
        let _ = names::search_keys(&token);
    }
    let likeness = names::similarity(&a, &b);
    let probable = names::same_probability(&likeness);
    assert!((0.0..=1.0).contains(&probable), "{probable} is no probability");
}

fn day(dice: &mut Dice) -> Day {
    Day(dice.below(40_000) as i32 - 5_000)
}

pub fn dates(dice: &mut Dice) {
    let said = mutate::words(dice, 8);
    let today = day(dice);
    for context in [Context::event(today), Context::birth(today)] {
        let read = dates::read(&said, &context);
        if let Some(fuzzy) = read.fuzzy {
            assert!(
                fuzzy.from.zip(fuzzy.to).is_none_or(|(from, to)| from <= to),
                "a span ends before it begins: {said:?}"
            );
        }
    }
    let _ = (dates::read_age(&said), dates::parse_edtf(&said), dates::western_digits(&said));
}

pub fn values(dice: &mut Dice) {
    let said = mutate::words(dice, 8);
    let around = Around { today: day(dice), within: None };
    for property in Property::all() {
        let read = understand::value(property, &said, &around);
        let kept = serde_json::to_vec(&read.value).expect("a value is text and numbers");
        let again: model::Value = serde_json::from_slice(&kept).expect("what is kept is read again");
        assert_eq!(again, read.value, "{}", property.key());
    }
}

pub fn queries(dice: &mut Dice) {
    static HOUSE: OnceLock<House> = OnceLock::new();
    let house = HOUSE.get_or_init(|| {
        let house = room::empty();
        house.found("رابطة").expect("founded");
        room::LISTS
            .iter()
            .for_each(|(of, text)| room::take_in(&house, of, "list.csv", text.as_bytes()).expect("taken in"));
        house
    });
    let (desk, words) = (room::desk(house), mutate::words(dice, 10));
    let query = Query {
        from: dice.below(5),
        counts: dice.once_in(2),
        ..Query::words(words.as_str(), dice.below(30))
    };
    let page = desk.list(&query).expect("a question is answered");
    assert!(page.cards.len() <= query.limit);
    let mother = mutate::words(dice, 3);
    let _ = desk.similar(&words, Some(&mother), dice.below(10)).expect("answered");
}
