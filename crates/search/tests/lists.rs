//! Lists, filters, counts, and a register that changes.

mod cards;

use cards::{Toy, With, card};
use model::card::{Card, PlaceRole};
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
    index.insert(&card(1, "مروان").cleared());
    assert_eq!(index.len(), 4);
    assert_eq!(index.search(&Query::words("وليد", 5)).total, 0);
    assert_eq!(index.search(&Query::words("مروان", 5)).hits[0].person, PersonId(1));
    assert_eq!(index.counts(&Filters::default()).files(Facet::Status, "missing"), 1);
    index.remove(PersonId(1));
    index.remove(PersonId(1));
    assert_eq!(index.len(), 3);
    assert_eq!(index.search(&Query::words("مروان", 5)).total, 0);
    let of_source = |id: u64| index.files_with(Facet::Source, &model::SourceId(id).to_string());
    assert_eq!((of_source(3), of_source(1), of_source(99)), (3, 0, 0), "it went with its file");
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

/// Numbers that look drawn, the same at each run.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, many: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % many
    }
}

/// A file of few different things, so that many are alike.
fn drawn_card(person: u64, drawn: &mut Drawn, moment: i64) -> Card {
    let name = ["وليد", "أحمد", "سعيد", "باسل", "مروان"][drawn.below(5) as usize];
    let mut drawn_card = card(person, name);
    if drawn.below(3) > 0 {
        drawn_card = drawn_card
            .taken(&format!("201{}", drawn.below(4)))
            .mother(["هند", "ليلى"][drawn.below(2) as usize]);
    }
    if drawn.below(2) > 0 {
        drawn_card = drawn_card.place(PlaceRole::Origin, ["S1-2", "S2-1"][drawn.below(2) as usize], "نوى");
    }
    if drawn.below(2) > 0 {
        drawn_card = drawn_card.status(["missing", "released"][drawn.below(2) as usize]);
    }
    // More sources than are named, most of them of one file.
    drawn_card = drawn_card.from(drawn.below(3), drawn.below(900)).from(1, drawn.below(40));
    drawn_card.changed = moment;
    drawn_card
}

#[test]
fn kept_lists_say_what_lists_made_anew_say() {
    let mut drawn = Drawn(7);
    let filters = [
        Filters::default(),
        Filters { years: [2012].into(), ..Filters::default() },
        Filters { status: ["missing".into()].into(), places: ["S1".into()].into(), ..Filters::default() },
        // Of a source that no file has when the list is first asked for.
        Filters { sources: [model::SourceId(899)].into(), ..Filters::default() },
    ];
    let ask = |index: &Index, round: usize| {
        let mut said = Vec::new();
        for (n, filters) in filters.iter().enumerate() {
            let sort = Sort::ALL[(round + n) % Sort::ALL.len()];
            let page = Query { sort, down: round % 2 == 1, limit: 1000, counts: true, ..Query::default() };
            let page = index.search(&Query { filters: filters.clone(), ..page });
            let hits: Vec<u64> = page.hits.iter().map(|hit| hit.person.0).collect();
            said.push((sort, page.total, hits, format!("{:?}", page.counts)));
        }
        said
    };
    let mut cards = std::collections::BTreeMap::new();
    let mut index = Index::with(Box::new(Toy));
    for round in 0..260 {
        // Many at first, so that an order holds fewer than there are; then a few come, change and go.
        let changes = if round == 0 { 1_300 } else { 1 + drawn.below(4) };
        for n in 0..changes {
            let person = if round == 0 { n } else { drawn.below(1_500) };
            if round > 0 && drawn.below(4) == 0 {
                cards.remove(&person);
                index.remove(PersonId(person));
            } else {
                let card = drawn_card(person, &mut drawn, round);
                index.insert(&card.clone().cleared());
                cards.insert(person, card);
            }
        }
        let mut anew = Index::with(Box::new(Toy));
        if round % 13 == 0 || round < 20 {
            cards.values().for_each(|card| anew.insert(&card.clone().cleared()));
            assert_eq!(ask(&index, round as usize), ask(&anew, round as usize), "round {round}");
        } else {
            ask(&index, round as usize);
        }
    }
}
