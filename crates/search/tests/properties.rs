//! What holds for every register and every text.

mod cards;

use cards::{Toy, With, card};
use model::card::{Card, NameRole, PlaceRole};
use model::{OrganisationId, PersonId};
use proptest::prelude::*;
use search::{Filters, Index, Page, Query, Sort};
use std::collections::BTreeMap;

const NAMES: [&str; 12] = [
    "محمد",
    "أحمد",
    "محمود",
    "عبد الله",
    "عبدالرحمن",
    "الزعبي",
    "المصري",
    "أبو زيد",
    "نور الدين",
    "Khaled",
    "خالد",
    "حمد",
];

/// What can happen to a register.
#[derive(Debug, Clone)]
enum Act {
    Put(Vec<Card>),
    Remove(u64),
    Pack,
}

fn any_card() -> impl Strategy<Value = Card> {
    let words = prop::collection::vec(0..NAMES.len(), 1..5);
    (
        1u64..12,
        words,
        prop::option::of(0..NAMES.len()),
        0usize..4,
        0u64..3,
        0i32..4,
        prop::option::of(1u64..12),
    )
        .prop_map(|(person, words, mother, place, organisation, year, member)| {
            let name: Vec<&str> = words.iter().map(|&w| NAMES[w]).collect();
            let mut card = card(person, &name.join(" "))
                .number(&format!("{}", 100 + person % 3))
                .taken(&format!("{}", 2011 + year));
            if let Some(mother) = mother {
                card = card.mother(NAMES[mother]).kunya(&format!("أبو {}", NAMES[mother]));
            }
            if place > 0 {
                card = card
                    .place(PlaceRole::Origin, &format!("S{}-{}", place % 2, place), "نوى")
                    .name(NameRole::Other, "Mohamad");
            }
            card.organisations = vec![OrganisationId(organisation)];
            card.members.extend(member.filter(|m| *m != person).map(PersonId));
            card
        })
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => prop::collection::vec(any_card(), 1..4).prop_map(Act::Put),
        2 => (1u64..12).prop_map(Act::Remove),
        1 => Just(Act::Pack),
    ]
}

/// Answers to many questions, without the number of changes.
fn answers(index: &Index) -> Vec<Page> {
    let words = [
        "محمد",
        "احمد الزعبي",
        "محمود خلد",
        "mohamad",
        "عبد ا",
        "101",
        "نوى",
        "حمد محمد المصري",
        "ابو زيد",
        "p3",
        "2012 محمد",
        "",
    ];
    let filters = [
        Filters::default(),
        Filters { years: [2012].into(), ..Filters::default() },
        Filters {
            places: ["S1".into()].into(),
            organisations: [OrganisationId(1)].into(),
            ..Filters::default()
        },
    ];
    let mut pages = Vec::new();
    for words in words {
        for filters in &filters {
            for sort in [Sort::Closeness, Sort::Name, Sort::Taken] {
                let query = Query {
                    words: words.into(),
                    filters: filters.clone(),
                    sort,
                    down: false,
                    from: 1,
                    limit: 4,
                    counts: true,
                };
                pages.push(index.search(&query));
            }
        }
    }
    pages
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// However a register came to be, it answers like one built at once.
    #[test]
    fn a_changed_index_is_a_rebuilt_one(acts in prop::collection::vec(any_act(), 1..12)) {
        let mut index = Index::with(Box::new(Toy));
        let mut standing: BTreeMap<PersonId, Card> = BTreeMap::new();
        for act in acts {
            match act {
                Act::Put(cards) => for card in cards {
                    standing.retain(|_, other| !other.members.iter().any(|m| card.members.contains(m)));
                    standing.insert(card.person, card.clone());
                    index.insert(&card.cleared());
                },
                Act::Remove(person) => {
                    let person = PersonId(person);
                    let there = standing.values().any(|card| card.members.contains(&person));
                    standing.retain(|_, card| !card.members.contains(&person));
                    prop_assert_eq!(index.has(person), there);
                    index.remove(person);
                    prop_assert!(!index.has(person));
                }
                Act::Pack => index.pack(),
            }
        }
        let mut rebuilt = Index::with(Box::new(Toy));
        standing.values().rev().for_each(|card| rebuilt.insert(&card.clone().cleared()));
        prop_assert_eq!(index.len(), standing.len());
        for (now, then) in answers(&index).iter().zip(answers(&rebuilt)) {
            prop_assert_eq!(now.total, then.total);
            prop_assert_eq!(&now.hits, &then.hits);
            prop_assert_eq!(&now.counts, &then.counts);
        }
        for person in standing.keys() {
            prop_assert_eq!(index.row(*person), rebuilt.row(*person));
        }
    }

    /// No text on file and no text in the box stops the search.
    #[test]
    fn any_text_is_borne(name in "\\PC{1,\
        40}", other in any::<String>(), typed in any::<String>(), arabic in "[ء-ي0-9٠-٩a-z ـً/]{0,60}") {
        let mut index = Index::with(Box::new(Toy));
        index.insert(&card(1, &name).name(NameRole::Other, &other).mother(&typed).number(&other).cleared());
        index.insert(&card(2, &arabic).number(&typed).cleared());
        for words in [&name, &other, &typed, &arabic] {
            let page = index.search(&Query { counts: true, ..Query::words(words.clone(), 3) });
            prop_assert!(page.hits.len() <= 2 && page.hits.iter().all(|hit| hit.score <= 1000));
            index.similar(words, Some(&typed), 3);
        }
    }

    /// A name on file is found as it stands there, unless it has no letters.
    #[test]
    fn what_is_on_file_is_found(words in prop::collection::vec(0..NAMES.len(), 1..5)) {
        let name: Vec<&str> = words.iter().map(|&w| NAMES[w]).collect();
        let mut index = Index::with(Box::new(Toy));
        index.insert(&card(1, &name.join(" ")).cleared());
        index.insert(&card(2, "سعيد").cleared());
        let page = index.search(&Query::words(name.join(" "), 1));
        let first = page.hits.first().map(|hit| (hit.person, hit.score >= 950));
        prop_assert_eq!(first, Some((PersonId(1), true)));
    }
}
