//! A row that waits is offered what is right for its reason, and a decision
//! about it can be taken back.

use crate::common::{file, house, operator, take_in};
use casework::{Clearing, Field, House, Refusal, Remedy, Waiting, fields_of, remedies};
use model::{Subject, Value};
use std::ops::ControlFlow;

const LIST: &str = "الاسم;اسم الأم;تاريخ الاعتقال;هاتف
سالم ناصر الحوراني;فاطمة;12/3/2031;0999123456
باسل و محمد ابنا طاهر;ندى;2013;
";

#[track_caller]
fn row(house: &House, reason: &str) -> Waiting {
    let waiting = house.desk(operator()).waiting().unwrap();
    waiting.iter().find(|w| w.row.reason == reason).unwrap_or_else(|| panic!("no {reason}")).clone()
}

fn ways(house: &House, waiting: &Waiting) -> Vec<Remedy> {
    remedies(&waiting.row, house.today(), &|_: &Field| true)
}

#[test]
fn a_date_that_has_not_come_is_corrected_or_left_and_never_taken_as_it_stands() {
    let house = house();
    take_in(&house, "مكتب", vec![file("a.csv", LIST)]);
    let waiting = row(&house, "future");
    let ways = ways(&house, &waiting);
    assert!(!ways.contains(&Remedy::One), "{ways:?}");
    assert!(
        matches!(&ways[0], Remedy::Write(cells) if cells.len() == 1 && cells[0].text == "12/3/2031"),
        "{ways:?}"
    );
    let desk = house.desk(operator());
    let refused = desk.clear_row(waiting.seq, &Clearing::One);
    assert!(matches!(refused, Err(Refusal::Field("value", "future"))), "{refused:?}");
    let later = Clearing::Corrected(vec![("taken_date".into(), "12/3/2032".into())]);
    assert!(matches!(desk.clear_row(waiting.seq, &later), Err(Refusal::Field("value", "future"))));
    let right = Clearing::Corrected(vec![("taken_date".into(), "12/3/2013".into())]);
    let made = desk.clear_row(waiting.seq, &right).unwrap();
    let dossier = desk.dossier_of(&made[0]).unwrap();
    let date = dossier.standing().find(|s| s.claim.property.key() == "taken_date").unwrap();
    assert_eq!(date.claim.said, "12/3/2013");
    assert_eq!(date.locus.at.as_deref(), Some("12/3/2031"), "what the list says stays beside it");
}

#[test]
fn brothers_are_proposed_by_whole_names_and_what_is_of_one_is_said_of_none() {
    let house = house();
    take_in(
        &house,
        "مكتب",
        vec![file("a.csv", &LIST.replace("اسم الأم", "تاريخ الولادة").replace("ندى", "1990"))],
    );
    let waiting = row(&house, "two-people");
    let ways = ways(&house, &waiting);
    assert_eq!(ways[0], Remedy::Split(vec!["باسل طاهر".into(), "محمد طاهر".into()]));
    let desk = house.desk(operator());
    let made =
        desk.clear_row(waiting.seq, &Clearing::Split(vec!["باسل طاهر".into(), "محمد طاهر".into()])).unwrap();
    for person in made {
        let dossier = desk.dossier_of(&person).unwrap();
        assert!(dossier.fact("birth_date").is_none(), "of whom the birth was told nobody knows");
        assert!(
            dossier.fact("note").unwrap().values[0].first().claim.said.contains("1990"),
            "it is not lost"
        );
        assert!(dossier.standing().any(|s| s.claim.property.key() == "taken_date"));
    }
}

#[test]
fn a_message_without_a_person_asks_for_the_person_with_fields_for_it() {
    let house = house();
    let messages = "تم اعتقال سالم ناصر الحوراني والدته فاطمة من نوى بتاريخ 5/2013\n\
        السلام عليكم كيف حالكم يا إخوان وصل الخبر إلى الجميع\n";
    take_in(&house, "مكتب", vec![file("m.txt", messages)]);
    let waiting = row(&house, "no-sentence");
    let ways = ways(&house, &waiting);
    let Remedy::Write(cells) = &ways[0] else { panic!("{ways:?}") };
    assert!(cells.iter().any(|c| c.key == "full_name" && c.text.is_empty()), "{cells:?}");
    assert!(!ways.contains(&Remedy::One), "a message names nobody as it stands");
    let name = Clearing::Corrected(vec![
        ("full_name".into(), "هادي عمر المقداد".into()),
        ("taken_date".into(), "2014".into()),
    ]);
    let desk = house.desk(operator());
    let made = desk.clear_row(waiting.seq, &name).unwrap();
    let dossier = desk.dossier_of(&made[0]).unwrap();
    let taken = dossier.standing().find(|s| s.claim.property.key() == "taken_date").unwrap();
    assert!(matches!(taken.claim.value, Value::Date { .. }));
}

#[test]
fn a_decision_is_taken_back_and_the_row_waits_again() {
    let house = house();
    take_in(&house, "مكتب", vec![file("a.csv", LIST)]);
    let desk = house.desk(operator());
    let waiting = row(&house, "two-people");
    let names = Clearing::Split(vec!["باسل طاهر".into(), "محمد طاهر".into()]);
    desk.clear_row(waiting.seq, &names).unwrap();
    assert_eq!((desk.count().unwrap(), desk.waiting().unwrap().len()), (2, 1));
    desk.reopen_row(waiting.seq).unwrap();
    assert_eq!((desk.count().unwrap(), desk.waiting().unwrap().len()), (0, 2));
    assert!(matches!(desk.reopen_row(waiting.seq), Err(Refusal::Already)));
    assert!(house.rebuild(&mut |_, _| ControlFlow::Continue(())).unwrap().same);
    assert_eq!(desk.clear_row(waiting.seq, &names).unwrap().len(), 2, "it can be decided anew");
    assert_eq!(house.ground().expect("read").rows_cleared().len(), 1);
}

#[test]
fn a_sealed_cell_is_read_only_when_asked_for_and_the_asking_is_logged() {
    let house = house();
    take_in(&house, "مكتب", vec![file("a.csv", LIST)]);
    let waiting = row(&house, "future");
    assert!(
        fields_of(&waiting.row)
            .iter()
            .any(|f| f.key == "phone" && casework::cell_tier(&f.key) == model::Tier::Sealed)
    );
    let desk = house.desk(operator());
    assert_eq!(desk.reveal_cell(waiting.seq, "phone").unwrap()[0].text, "0999123456");
    let log = desk.log(0, 10, &casework::LogFilter::default()).unwrap();
    assert_eq!(
        (log.lines[0].kind, log.lines[0].what.ends_with("phone")),
        (model::act::ActKind::RowSealedRead, true)
    );
    let documenter = access::Viewer::new(model::MemberId(2), [access::Role::Documenter].into());
    assert!(matches!(house.desk(documenter).reveal_cell(waiting.seq, "phone"), Err(Refusal::NotAllowed(_))));
}

#[test]
fn two_cells_in_doubt_have_a_box_each() {
    let house = house();
    take_in(
        &house,
        "مكتب",
        vec![file("a.csv", "الاسم;تاريخ الولادة;تاريخ الاعتقال\nرامي خالد;2030;2012/2/30\n")],
    );
    let waiting = row(&house, "future");
    let ways = ways(&house, &waiting);
    assert!(matches!(&ways[0], Remedy::Write(cells) if cells.len() == 2), "{ways:?}");
    assert!(!ways.iter().any(|way| matches!(way, Remedy::Without(_))), "{ways:?}");
    let right = Clearing::Corrected(vec![
        ("birth_date".into(), "1990".into()),
        ("taken_date".into(), "2012/2/28".into()),
    ]);
    assert_eq!(house.desk(operator()).clear_row(waiting.seq, &right).unwrap().len(), 1);
}

#[test]
fn the_first_of_several_is_not_all_of_them() {
    let house = house();
    take_in(&house, "مكتب", vec![file("a.csv", "الاسم;تاريخ الاعتقال\nلبنى غياث المصري وأولادها;2014\n")]);
    let waiting = row(&house, "two-people");
    let one = Clearing::Split(vec!["لبنى غياث المصري".into(), String::new()]);
    assert!(matches!(
        house.desk(operator()).clear_row(waiting.seq, &one),
        Err(Refusal::Field(_, "split-one"))
    ));
    let two = Clearing::Split(vec!["لبنى غياث المصري".into(), "سلمى".into()]);
    assert_eq!(house.desk(operator()).clear_row(waiting.seq, &two).unwrap().len(), 2);
}

#[test]
fn of_a_family_one_name_may_be_all_that_is_known() {
    let house = house();
    take_in(&house, "مكتب", vec![file("a.csv", "الاسم;تاريخ الاعتقال\nعائلة خالد الديري (5 أشخاص);2012\n")]);
    let waiting = row(&house, "two-people");
    assert!(house.desk(operator()).clear_row(waiting.seq, &Clearing::Split(vec![" ".into()])).is_err());
    assert_eq!(
        house
            .desk(operator())
            .clear_row(waiting.seq, &Clearing::Split(vec!["خالد الديري".into(), String::new()]))
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn nobody_is_lost_by_a_split_and_nobody_is_added() {
    let house = house();
    take_in(&house, "مكتب", vec![file("a.csv", "الاسم;تاريخ الاعتقال\nباسل خليل الرحمون وأخوه نادر;2012\n")]);
    let waiting = row(&house, "two-people");
    let split = |answered: &[&str], names: &[&str]| {
        let desk = house.desk(operator()).asking(answered.iter().map(|one| (*one).to_owned()).collect());
        desk.clear_row(waiting.seq, &Clearing::Split(names.iter().map(|name| (*name).to_owned()).collect()))
    };
    let refused = |done: Result<Vec<Subject>, Refusal>| match done {
        Err(Refusal::Field(_, code)) => code,
        done => panic!("{done:?}"),
    };
    let both = ["باسل خليل الرحمون", "نادر خليل الرحمون"];
    assert_eq!(refused(split(&[], &[both[0], ""])), "split-one");
    assert_eq!(refused(split(&["split-one"], &[both[0], both[0]])), "split-one", "no answer lets him go");
    assert_eq!(refused(split(&[], &[both[0], "عمر طاهر الحسن"])), "split-words");
    assert_eq!(refused(split(&[], &[both[0], "خليل الرحمون"])), "split-left");
    assert_eq!(split(&[], &both).expect("both are entered").len(), 2);
}

/// The one row of a list that waits for that reason, and what can be done with it.
fn waits(list: &str, name: &str, reason: &str) -> (House, Waiting, Vec<Remedy>) {
    let house = house();
    take_in(&house, "مكتب", vec![file(name, list)]);
    let waiting = row(&house, reason);
    let ways = ways(&house, &waiting);
    (house, waiting, ways)
}

fn corrected(key: &str, text: &str) -> Clearing {
    Clearing::Corrected(vec![(key.to_owned(), text.to_owned())])
}

#[track_caller]
fn refused(house: &House, waiting: &Waiting, clearing: &Clearing, code: &str) {
    match house.desk(operator()).clear_row(waiting.seq, clearing) {
        Err(Refusal::Field(_, why)) => assert_eq!(why, code, "{clearing:?}"),
        other => panic!("{clearing:?} was let through: {other:?}"),
    }
}

#[test]
fn no_decision_writes_words_whose_letters_are_lost() {
    let list = "الرقم,الاسم الثلاثي,اسم الأم\n1,س\u{fffd}م\u{fffd} \u{fffd}د\u{fffd}ا\u{fffd},هدى\n\
        2,سامر عدنان الحلاق,سعاد\n";
    let (house, waiting, ways) = waits(list, "a.csv", "lost-letters");
    assert!(!ways.iter().any(|way| matches!(way, Remedy::One | Remedy::AsItStands)), "{ways:?}");
    refused(&house, &waiting, &Clearing::One, "lost-letters");
    refused(&house, &waiting, &Clearing::Corrected(Vec::new()), "lost-letters");
    refused(&house, &waiting, &corrected("full_name", "س\u{fffd}مر عدنان"), "lost-letters");
    let made = house.desk(operator()).clear_row(waiting.seq, &corrected("full_name", "سامر عدنان")).unwrap();
    assert_eq!(made.len(), 1);
}

#[test]
fn a_date_that_is_typed_is_one_that_is_read() {
    let list = "الاسم;تاريخ الولادة\nسالم ناصر الحوراني;31/2/1987\n";
    let (house, waiting, _) = waits(list, "a.csv", "impossible");
    for said in ["32/13/1987", "الربيع الماضي لا أدري"] {
        refused(&house, &waiting, &corrected("birth_date", said), "not-read");
    }
    house.desk(operator()).clear_row(waiting.seq, &corrected("birth_date", "28/2/1987")).unwrap();
}

#[test]
fn a_number_or_a_tag_is_no_name() {
    let (house, waiting, _) = waits("الاسم;تاريخ الاعتقال\n;2013\n", "a.csv", "no-name");
    for said in ["12345", "سامر 7", "<b>سامر</b>", "{سامر}"] {
        refused(&house, &waiting, &corrected("full_name", said), "no-name");
    }
    refused(&house, &waiting, &corrected("full_name", "سالم ناصر وأخوه هادي ناصر"), "two-people");
    let list = "الاسم,اسم الأم,تاريخ الاعتقال\nسالم ناصر الحوراني,ندى,2013\n2013,,\n\
        هادي عمر المقداد,هدى,2014\n";
    let (house, waiting, ways) = waits(list, "b.csv", "heading-or-name");
    assert!(!ways.contains(&Remedy::One), "{ways:?}");
    refused(&house, &waiting, &Clearing::One, "no-name");
}

#[test]
fn a_place_like_a_known_one_is_corrected_or_added_as_it_stands() {
    let list = "Name;Mother;Place of arrest;Date of arrest\nSamer Adnan Hallaq;Huda;Hamidiya;2013\n";
    let (house, waiting, ways) = waits(list, "a.csv", "place-near");
    assert!(ways.contains(&Remedy::AsItStands) && !ways.contains(&Remedy::One), "{ways:?}");
    refused(&house, &waiting, &Clearing::Corrected(Vec::new()), "not-corrected");
    house.desk(operator()).clear_row(waiting.seq, &Clearing::One).unwrap();
}

#[test]
fn somebody_named_outside_of_the_list_of_people_can_be_taken_in() {
    let list = r#"[{"informant": "نجاح", "detainees": [{"name": "سامر عدنان الحلاق", "mother": "هدى"}],
        "children": [{"name": "طارق سامر"}]}]"#;
    let house = house();
    take_in(&house, "مكتب", vec![file("a.json", list)]);
    let waiting = row(&house, "beside");
    let ways = ways(&house, &waiting);
    assert!(
        ways.iter().any(|way| matches!(way, Remedy::Write(cells) if cells[0].key == "full_name")),
        "{ways:?}"
    );
    let made =
        house.desk(operator()).clear_row(waiting.seq, &corrected("full_name", "طارق سامر الحلاق")).unwrap();
    assert_eq!(made.len(), 1);
}

const MESSAGES: &str =
    "[12/10/2026, 9:15 م] أم سعد: سعد خالد مرعي والدته نعيمة اعتقل من أريحا بتاريخ 5/5/2013 هاتف 0944556611
[12/10/2026, 9:16 م] أم سعد: رامي حسن الفاعوري أمه هند اعتقل بتاريخ 5/5/2031 هاتف 0944556633
";

#[test]
fn a_note_of_a_message_leaves_out_what_is_sealed_beside_it() {
    let house = house();
    take_in(&house, "مكتب", vec![file("m.txt", MESSAGES)]);
    let desk = house.desk(operator());
    let person = model::PersonId(1);
    let dossier = desk.dossier(person).unwrap();
    let notes: Vec<&str> = dossier
        .standing()
        .filter(|s| s.claim.property.key() == "note")
        .map(|s| s.claim.said.as_str())
        .collect();
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(notes[0].contains("سعد خالد مرعي") && notes[0].contains("هاتف […]"), "{notes:?}");
    assert!(!notes[0].contains("0944556611") && !notes[0].contains("أم سعد"), "{notes:?}");
    let asked = [model::Property::named("note")].into();
    let revealed = desk.reveal(person, &asked).unwrap();
    assert!(
        revealed.standing().any(|s| s.claim.said.contains("0944556611")),
        "it is asked for, and not lost"
    );

    let waiting = row(&house, "future");
    let fields = fields_of(&waiting.row);
    let note = fields.iter().find(|f| f.key == "note").unwrap();
    let shown = casework::veiled(note, &fields).expect("something in it is sealed");
    assert!(!shown.contains("0944556633") && shown.contains("رامي حسن الفاعوري"), "{shown}");
    assert_eq!(desk.reveal_cell(waiting.seq, "note").unwrap()[0].text, note.text);
}
