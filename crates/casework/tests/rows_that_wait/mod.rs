//! A row that waits is offered what is right for its reason, and a decision
//! about it can be taken back.

use crate::common::{file, house, operator, take_in};
use casework::{Clearing, Field, House, Refusal, Remedy, Waiting, fields_of, remedies};
use model::Value;
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
    let messages = "تم اعتقال سالم ناصر الحوراني والدته فاطمة من نوى بتاريخ 5/2013\nالسلام عليكم كيف حالكم يا إخوان وصل الخبر إلى الجميع\n";
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
