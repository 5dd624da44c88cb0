//! With the places and parties of the program itself.

mod cards;

use cards::{With, card};
use model::PersonId;
use model::card::PlaceRole;
use search::{Facet, Filters, Index, Query, Reason};

fn register() -> Index {
    let mut index = Index::new();
    let place = |words: &str| {
        model::gazetteer::find(words, Some("SY12")).codes.first().cloned().expect("a place of the gazetteer")
    };
    for (n, town) in ["نوى", "داعل", "بصرى الشام", "جباتا الخشب"].into_iter().enumerate()
    {
        index.insert(
            &card(n as u64 + 1, "محمود الزعبي").place(PlaceRole::Origin, &place(town), town).cleared(),
        );
    }
    index
}

#[test]
fn a_governorate_has_all_below_it() {
    let index = register();
    let query = Query {
        filters: Filters { places: ["SY12".into()].into(), ..Filters::default() },
        limit: 9,
        ..Query::default()
    };
    assert_eq!(index.search(&query).total, 3);
    let counts = index.counts(&Filters::default());
    assert_eq!(
        (
            counts.files(Facet::Place, "SY12"),
            counts.files(Facet::Place, "SY14"),
            counts.files(Facet::Place, "SY")
        ),
        (3, 1, 4)
    );
}

#[test]
fn a_place_is_found_by_any_of_its_names() {
    let index = register();
    for (typed, person) in
        [("محمود نوى", 1), ("محمود Nawa", 1), ("داعل", 2), ("الزعبي القنيطرة", 4), ("بصرى الشام محمود", 3)]
    {
        let page = index.search(&Query::words(typed, 1));
        assert_eq!(page.hits.first().map(|h| h.person), Some(PersonId(person)), "{typed}");
    }
}

#[test]
fn a_party_has_its_branches() {
    let mut index = register();
    let branch = model::parties::find("فرع 245").ids.first().cloned().expect("a unit of the list");
    index.insert(&card(9, "سعيد قاسم").party(&branch, "ف 245 درعا").cleared());
    for typed in ["سعيد المخابرات العسكرية", "سعيد الأمن العسكري", "سعيد فرع 245"]
    {
        let page = index.search(&Query::words(typed, 1));
        assert_eq!(
            page.hits.first().map(|h| (h.person, h.why.reason)),
            Some((PersonId(9), Reason::Party)),
            "{typed}"
        );
    }
    let counts = index.counts(&Filters::default());
    assert_eq!((counts.files(Facet::Party, "SYA-MI"), counts.files(Facet::Party, "SYA")), (1, 1));
}
