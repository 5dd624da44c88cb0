//! One new record against those already there.

use linkage::{Builder, Continue, Options, Record, RecordIndex, Span, link};

fn record(i: usize) -> Record {
    const MEN: [&str; 12] =
        ["محمد", "أحمد", "خالد", "عمر", "يوسف", "سامر", "نزار", "وائل", "بشار", "جهاد", "غسان", "منير"];
    const FAMILIES: [&str; 7] = ["المقداد", "الزعبي", "الحريري", "المسالمة", "أبازيد", "الرفاعي", "الكراد"];
    Record {
        rec_id: format!("r{i}"),
        list: if i % 2 == 0 { "A".into() } else { "B".into() },
        given: Some(MEN[i * 7 % 12].into()),
        father: Some(MEN[i * 5 / 2 % 12].into()),
        family: Some(FAMILIES[i / 5 % 7].into()),
        birth: Some(Span::day((i as i32 * 131) % 8_000)),
        ..Record::default()
    }
}

fn index() -> RecordIndex {
    let mut records: Vec<Record> = (0..600).map(record).collect();
    records.extend((0..300).map(|i| Record { rec_id: format!("again{i}"), list: "C".into(), ..record(i) }));
    link(&records, &Options::default(), &mut |_, _| Continue::Yes).expect("linked").into_index()
}

#[test]
fn who_is_there_is_found_and_explained() {
    let mut index = index();
    let asked =
        Record { rec_id: "new".into(), list: "D".into(), family: Some("مقداد".into()), ..record(2) };
    let found = index.candidates(asked.borrow(), 0.5);
    let ids: Vec<&str> = found.candidates.iter().map(|c| index.rec_id(c.row)).collect();
    assert!(ids.contains(&"r2") && ids.contains(&"again2"), "{ids:?}");
    assert!(found.candidates[0].explained.grounds.iter().any(|g| g.name == "given-name" && g.weight > 0.0));
    assert_eq!(found.left_out, 0);
}

#[test]
fn asking_changes_nothing() {
    let mut index = index();
    let asked = Record {
        rec_id: "new".into(),
        list: "never seen".into(),
        given: Some("غيلان".into()),
        place: Some("مكان لم يذكر".into()),
        ..record(2)
    };
    let first = index.candidates(asked.borrow(), 0.001);
    for i in 0..50 {
        index.candidates(Record { given: Some(format!("اسم{i}")), ..record(i) }.borrow(), 0.01);
    }
    assert_eq!(first, index.candidates(asked.borrow(), 0.001));
}

#[test]
fn what_is_inserted_is_found_and_what_is_removed_is_not() {
    let mut index = index();
    let new = Record {
        rec_id: "late".into(),
        list: "E".into(),
        given: Some("غيلان".into()),
        father: Some("عاصف".into()),
        birth: Span::iso("1999-09-09"),
        ..record(3)
    };
    assert!(index.candidates(new.borrow(), 0.5).candidates.is_empty());
    let row = index.insert(new.borrow());
    assert_eq!(index.rec_id(row), "late");
    let asked = Record { list: "F".into(), ..new.clone() };
    assert_eq!(index.candidates(asked.borrow(), 0.5).candidates.first().map(|c| c.row), Some(row));
    index.remove(row);
    assert!(index.candidates(asked.borrow(), 0.5).candidates.is_empty());
}

#[test]
fn an_index_from_a_model_answers_like_the_run_that_made_it() {
    let records: Vec<Record> = (0..600)
        .map(record)
        .chain((0..300).map(|i| Record { rec_id: format!("again{i}"), list: "C".into(), ..record(i) }))
        .collect();
    let linked = link(&records, &Options::default(), &mut |_, _| Continue::Yes).expect("linked");
    let model = linked.model.clone();
    let (mut one, mut two) = (linked.into_index(), RecordIndex::build(&records, &model));
    let asked = Record { rec_id: "new".into(), list: "D".into(), ..record(8) };
    let ids = |index: &mut RecordIndex| -> Vec<String> {
        let found = index.candidates(asked.borrow(), 0.3);
        found.candidates.iter().map(|c| index.rec_id(c.row).to_string()).collect()
    };
    assert_eq!(ids(&mut one), ids(&mut two));
}

#[test]
fn an_index_of_nothing_answers_nothing() {
    let model = link(&[], &Options::default(), &mut |_, _| Continue::Yes).expect("linked").model;
    let mut index = RecordIndex::of(Builder::new(), &model);
    assert!(index.is_empty());
    assert!(index.candidates(record(1).borrow(), 0.0).candidates.is_empty());
}
