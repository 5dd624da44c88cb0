//! Lists, filters, counts, and a register that changes.

mod cards;

use cards::{Toy, With, card};
use model::card::PlaceRole;
use model::{OrganisationId, PersonId, Property};
use search::{Facet, Filters, Flag, Index, Query, Sort};

fn register() -> Index {
    let mut index = Index::with(Box::new(Toy));
    let people = [
        card(1, "وليد")
            .taken("2012-05")
            .place(PlaceRole::Origin, "S1-2", "نوى")
            .party("A-MI-245", "فرع 245")
            .status("missing")
            .from(1, 1),
        card(2, "أحمد")
            .taken("2012")
            .place(PlaceRole::Taken, "S1-3", "طفس")
            .party("A-MI", "الأمن")
            .status("released")
            .from(1, 2)
            .from(2, 3),
        card(3, "سعيد")
            .taken("2013/2014")
            .place(PlaceRole::Origin, "S2-1", "جباثا")
            .status("missing")
            .from(2, 3)
            .lacks("mother_name"),
        card(4, "باسل").lacks("mother_name").lacks("taken_date").from(2, 3),
    ];
    people.into_iter().for_each(|p| index.insert(&p.cleared()));
    index
}

fn people(index: &Index, filters: Filters, sort: Sort) -> Vec<u64> {
    index
        .search(&Query { filters, sort, limit: 10, ..Query::default() })
        .hits
        .iter()
        .map(|h| h.person.0)
        .collect()
}

#[test]
fn orders() {
    let index = register();
    assert_eq!(people(&index, Filters::default(), Sort::Name), [2, 4, 3, 1]);
    assert_eq!(people(&index, Filters::default(), Sort::Taken), [2, 1, 3, 4]);
    assert_eq!(people(&index, Filters::default(), Sort::Changed), [4, 3, 2, 1]);
}

#[test]
fn filters_cut_down() {
    let index = register();
    let by = |f: Filters| people(&index, f, Sort::Taken);
    assert_eq!(by(Filters { years: [2012].into(), ..Filters::default() }), [2, 1]);
    assert_eq!(by(Filters { years: [2014].into(), ..Filters::default() }), [3]);
    assert_eq!(by(Filters { places: ["S1".into()].into(), ..Filters::default() }), [2, 1]);
    assert_eq!(by(Filters { places: ["S1-2".into(), "S2".into()].into(), ..Filters::default() }), [1, 3]);
    assert_eq!(by(Filters { parties: ["A-MI-245".into()].into(), ..Filters::default() }), [1]);
    assert_eq!(by(Filters { parties: ["A".into()].into(), ..Filters::default() }), [2, 1]);
    assert_eq!(
        by(Filters {
            organisations: [OrganisationId(1)].into(),
            status: ["missing".into()].into(),
            ..Filters::default()
        }),
        [1]
    );
    assert_eq!(
        by(Filters { missing: [Property::named("mother_name")].into(), ..Filters::default() }),
        [3, 4]
    );
    assert_eq!(by(Filters { flags: [Flag::Several].into(), ..Filters::default() }), [2]);
    assert!(by(Filters { places: ["nowhere".into()].into(), ..Filters::default() }).is_empty());
}

#[test]
fn a_facet_is_counted_without_its_own_filter() {
    let index = register();
    let counts = index.counts(&Filters { years: [2012].into(), ..Filters::default() });
    assert_eq!(
        counts.of(Facet::Year),
        [("2012".to_owned(), 2), ("2013".to_owned(), 1), ("2014".to_owned(), 1)]
    );
    assert_eq!(counts.of(Facet::Status), [("missing".to_owned(), 1), ("released".to_owned(), 1)]);
    assert_eq!(
        (
            counts.files(Facet::Place, "S1"),
            counts.files(Facet::Place, "S1-2"),
            counts.files(Facet::Place, "S2")
        ),
        (2, 1, 0)
    );
    assert_eq!(counts.files(Facet::Party, "A"), 2);
}

#[test]
fn words_and_filters_and_counts_together() {
    let index = register();
    let query = Query {
        filters: Filters { status: ["missing".into()].into(), ..Filters::default() },
        counts: true,
        ..Query::words("درعا", 10)
    };
    let page = index.search(&query);
    assert_eq!(page.hits.iter().map(|h| h.person.0).collect::<Vec<_>>(), [1]);
    let counts = page.counts.expect("asked for");
    assert_eq!((counts.files(Facet::Status, "released"), counts.files(Facet::Year, "2012")), (1, 1));
}

#[test]
fn a_changed_file_is_found_as_it_is_now() {
    let mut index = register();
    let before = index.generation();
    index.insert(&card(1, "مروان").cleared());
    assert!(index.generation() > before && index.len() == 4);
    assert_eq!(index.search(&Query::words("وليد", 5)).total, 0);
    assert_eq!(index.search(&Query::words("مروان", 5)).hits[0].person, PersonId(1));
    assert_eq!(index.counts(&Filters::default()).files(Facet::Status, "missing"), 1);
    index.remove(PersonId(1));
    index.remove(PersonId(1));
    assert_eq!(index.len(), 3);
    assert_eq!(index.search(&Query::words("مروان", 5)).total, 0);
}

#[test]
fn joined_files_have_one_line() {
    let mut index = register();
    let mut joined = card(1, "وليد").number("77");
    joined.members = vec![PersonId(1), PersonId(3)];
    index.insert(&joined.cleared());
    assert_eq!(index.len(), 3);
    assert_eq!(index.row(PersonId(3)).map(|row| row.person), Some(PersonId(1)));
    assert_eq!(index.search(&Query::words("p3", 5)).hits[0].person, PersonId(1));
}

#[test]
fn a_row_says_what_the_card_says() {
    let index = register();
    let row = index.row(PersonId(2)).expect("it is there");
    assert_eq!(
        (row.name, row.place(PlaceRole::Taken), row.parties.as_slice()),
        ("أحمد", Some("طفس"), ["الأمن"].as_slice())
    );
    assert_eq!(row.taken.map(|t| t.edtf()).as_deref(), Some("2012"));
    assert_eq!(row.organisations, [OrganisationId(1), OrganisationId(2)]);
    assert_eq!(index.row(PersonId(99)), None);
}
