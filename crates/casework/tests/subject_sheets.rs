//! Places of detention, units, checkpoints leave as a sheet: as far as the reader for whom it is made is told
//! them, in words of our own, with a line in the log.

mod common;

use access::{Audience, Role};
use casework::{AsOf, Desk, ExportFormat, House, LogFilter, NewClaim, NewSubject, OURS, SubjectSheet};
use common::{desk_of, house, operator, prison, said, source};
use l10n::{Lang, Reader};
use model::{Subject, SubjectKind, Tier};
use serde_json::Value;

fn of(kind: &str, words: &str, shipped: bool) -> SubjectSheet {
    SubjectSheet { kind: SubjectKind::of(kind).expect("a kind"), words: words.into(), shipped }
}

/// Two checkpoints, and a word about a prison that ships.
fn register() -> House {
    let house = house();
    house.found("رابطة").expect("founded");
    let desk = house.desk(operator());
    let open = |claims: &[(&str, &str)]| {
        let kind = SubjectKind::of("checkpoint").expect("a kind");
        let claims = claims.iter().map(|(key, words)| said(key, words)).collect();
        desk.open_subject(NewSubject {
            kind, organisation: OURS, source: source("سائق"), at: None, claims
        })
        .expect("opened")
        .subject
    };
    let centre = open(&[
        ("subject_name", "حاجز السنتر"),
        ("subject_other_name", "حاجز المفرق"),
        ("subject_place", "نوى"),
        ("subject_party", "المخابرات الجوية"),
        ("subject_since", "2012-03"),
        ("subject_point", "32.8890, 36.0400"),
        ("subject_note", "سُحب من عنده رجال"),
    ]);
    desk.add(centre, OURS, &source("سائق آخر"), None, &[said("subject_place", "جاسم")]).expect("added");
    open(&[("subject_name", "حاجز الجسر"), ("subject_party", "جهة لا نعرفها")]);
    desk.add(prison(), OURS, &source("كتاب"), None, &[said("subject_other_name", "السجن على التلة")])
        .expect("added");
    drop(desk);
    house
}

fn json(desk: &Desk<'_>, sheet: &SubjectSheet, audience: Audience) -> Vec<Value> {
    let out =
        desk.export_subjects(sheet, ExportFormat::Json, audience, Reader::new(Lang::Ar)).expect("taken out");
    serde_json::from_slice(&out.bytes).expect("JSON")
}

#[test]
fn every_subject_of_a_kind_is_a_row_with_its_values_in_the_words_of_the_reader() {
    let house = register();
    let desk = desk_of(&house, Role::Documenter);
    let rows = json(&desk, &of("checkpoint", "", false), Audience::Sheet);
    assert_eq!(
        rows.iter().map(|row| row["id"].as_str()).collect::<Vec<_>>(),
        [Some("k2"), Some("k1")],
        "by name"
    );
    let centre = &rows[1];
    for (key, words) in [
        ("kind", "حاجز"),
        ("subject_name", "حاجز السنتر"),
        ("subject_other_name", "حاجز المفرق"),
        ("subject_place", "نوى؛ جاسم"),
        ("subject_since", "2012-03"),
        ("subject_point", "32.8890, 36.0400 ±6 m"),
    ] {
        assert_eq!(centre[key], words, "{key}");
    }
    assert!(centre["subject_party"].as_str().is_some_and(|party| party.contains("الجوية")), "{centre}");
    assert_eq!(centre["sources"].as_str().map(|sources| sources.split("؛ ").count()), Some(2), "two speak");
    assert!(centre["subject_note"].is_null() && rows[0]["subject_party"].is_null(), "words of sources stay");
    assert!(centre["about"].as_str().is_some_and(|sentence| sentence.contains("قيم مفهومة")));

    let english = desk
        .export_subjects(
            &of("checkpoint", "السنتر", false),
            ExportFormat::Csv,
            Audience::Sheet,
            Reader::new(Lang::En),
        )
        .expect("taken out");
    let text = String::from_utf8(english.bytes).expect("text");
    assert!(
        english.files == 1
            && text.contains("id,What it is,Name,Other names,Place")
            && text.contains("k1,checkpoint")
            && text.contains("Nawa"),
        "{text}"
    );
    let book = desk
        .export_subjects(
            &of("checkpoint", "", false),
            ExportFormat::Xlsx,
            Audience::Sheet,
            Reader::new(Lang::Ar),
        )
        .expect("taken out");
    assert!(book.files == 2 && book.bytes.starts_with(b"PK"));
    let log = house.desk(operator()).log(0, 1, &LogFilter::default()).expect("the log").lines;
    assert!(log[0].kind.key() == "left" && log[0].what.starts_with("xlsx 2 "), "{:?}", log[0]);
}

#[test]
fn rows_that_ship_stand_in_it_where_they_are_asked_for_or_spoken_of() {
    let house = register();
    let desk = desk_of(&house, Role::Documenter);
    let spoken_of = json(&desk, &of("facility", "", false), Audience::Sheet);
    assert_eq!(spoken_of.iter().map(|row| row["id"].as_str()).collect::<Vec<_>>(), [Some("f:F117")]);
    assert!(
        spoken_of[0]["subject_other_name"].as_str().is_some_and(|names| names.ends_with("؛ السجن على التلة")),
        "beside what ships: {}",
        spoken_of[0]
    );
    assert!(
        spoken_of[0]["sources"].as_str().is_some_and(|sources| sources.contains("بيانات مرجعية")),
        "the rest of it ships: {}",
        spoken_of[0]
    );
    assert!(json(&desk, &of("facility", "", true), Audience::Sheet).len() > 100);
    let empty = json(&desk, &of("institution", "", true), Audience::Sheet);
    assert!(
        empty.len() == 1 && empty[0]["id"].is_null() && empty[0]["about"].is_string(),
        "an empty sheet bears the sentence, too"
    );
}

#[test]
fn partners_are_told_what_partners_may_be_told_and_no_running_number() {
    let house = register();
    let desk = desk_of(&house, Role::Documenter);
    let sealed =
        NewClaim { tier: Some(Tier::Sealed), ..said("subject_other_name", "حاجز أبي سالم") };
    desk.add("k1".parse::<Subject>().expect("an id"), OURS, &source("x"), None, &[sealed]).expect("added");
    let rows = json(&desk, &of("checkpoint", "", false), Audience::Outside);
    assert!(
        rows.iter()
            .all(|row| row["id"].as_str().is_some_and(|id| id.len() == 26) && row["subject_point"].is_null()),
        "{rows:?}"
    );
    for audience in [Audience::Outside, Audience::Sheet, Audience::Team] {
        let text = serde_json::to_string(&json(&desk, &of("checkpoint", "", false), audience)).expect("text");
        assert!(
            !text.contains("أبي سالم") && !text.contains("سُحب من عنده") && !text.contains("سائق"),
            "{audience:?} {text}"
        );
        assert_eq!(text.contains("36.04"), audience != Audience::Outside, "{audience:?}");
    }
    assert_eq!(
        json(&desk, &of("checkpoint", "أبي سالم", false), Audience::Sheet)[0]["id"],
        Value::Null,
        "nor is it found by what no sheet says"
    );
}

#[test]
fn who_may_take_no_list_out_takes_none_of_these_and_none_is_of_people_or_of_an_earlier_day_for_partners() {
    let house = register();
    let refused = |desk: &Desk<'_>, sheet: &SubjectSheet, audience| {
        desk.export_subjects(sheet, ExportFormat::Csv, audience, Reader::new(Lang::Ar))
            .err()
            .map(|refusal| refusal.code())
    };
    assert_eq!(
        refused(&desk_of(&house, Role::Guest), &of("checkpoint", "", false), Audience::Outside).as_deref(),
        Some("not-allowed")
    );
    assert_eq!(
        refused(&desk_of(&house, Role::Liaison), &of("checkpoint", "", false), Audience::Sheet).as_deref(),
        Some("not-allowed")
    );
    let desk = desk_of(&house, Role::Documenter);
    assert_eq!(refused(&desk, &of("person", "", false), Audience::Sheet).as_deref(), Some("field-unknown"));
    let head = house.store().head().expect("a head");
    let past = house.desk(operator()).past(AsOf::Act(head)).expect("read");
    let then = past.desk(operator().in_the_past());
    assert_eq!(
        refused(&then, &of("checkpoint", "", false), Audience::Outside).as_deref(),
        Some("field-as-of-for-partners")
    );
    assert_eq!(json(&then, &of("checkpoint", "", false), Audience::Sheet).len(), 2);
}
